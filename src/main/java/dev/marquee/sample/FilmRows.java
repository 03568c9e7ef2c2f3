package dev.marquee.sample;

import java.util.LinkedHashSet;
import java.util.Set;

/** The records of {@code movies_metadata.csv}: a film each. Not thread-safe. */
final class FilmRows implements FilmFile.Rows {
    /**
     * A genre as TMDB has it.
     *
     * @param id its number there
     */
    private record Genre(int id, String name) {}

    private static final Genre[] GENRES = {
        new Genre(18, "Drama"),
        new Genre(35, "Comedy"),
        new Genre(53, "Thriller"),
        new Genre(10749, "Romance"),
        new Genre(28, "Action"),
        new Genre(27, "Horror"),
        new Genre(80, "Crime"),
        new Genre(99, "Documentary"),
        new Genre(12, "Adventure"),
        new Genre(878, "Science Fiction"),
        new Genre(10751, "Family"),
        new Genre(16, "Animation")
    };

    private static final Spread SENTENCES = Spread.of(0, 0, 30, 1, 500, 3, 1000, 9);

    private static final byte[] COMMA = {',', ' '};
    private static final int WINDOWS_APOSTROPHE = 0x92;

    private final FilmSettings settings;
    private final RowBuffer title = new RowBuffer(256);
    private final RowBuffer scratch = new RowBuffer(4096);
    private final PythonLiteral literal = new PythonLiteral(scratch);

    FilmRows(FilmSettings settings) {
        this.settings = settings;
    }

    @Override
    public String header() {
        return "adult,belongs_to_collection,budget,genres,homepage,id,imdb_id,original_language,"
                + "original_title,overview,popularity,poster_path,production_companies,"
                + "production_countries,release_date,revenue,runtime,spoken_languages,status,"
                + "tagline,title,video,vote_average,vote_count";
    }

    @Override
    public void write(RowBuffer out, long index, FilmDamage damage) {
        MadeUpFilm film = MadeUpFilm.of(settings, index);
        Dice dice = new Dice(film.seed());
        title(film, dice, damage);
        if (damage == FilmDamage.BLANK_LINE) {
            out.append('\n');
        }
        out.ascii("False,,");
        if (damage == FilmDamage.BUDGET) {
            out.ascii("/ff9qCepilowshEtG2GYWwzt2bs4.jpg");
        } else {
            out.number(film.budget());
        }
        out.append(',');
        genres(dice, damage);
        out.quoted(scratch);
        out.ascii(",,");
        if (damage == FilmDamage.NUMBER) {
            out.ascii("1997-08-20");
        } else {
            out.number(film.id());
        }
        out.ascii(",tt");
        out.number(1_000_000 + index);
        out.ascii(",xx,");
        out.quoted(title);
        out.append(',');
        overview(out, film, dice, damage);
        out.append(',');
        out.number(dice.below(40));
        out.append('.');
        out.twoDigits(dice.below(100));
        out.ascii(",/made-up.jpg,[],");
        countries(film);
        out.quoted(scratch);
        out.append(',');
        released(out, film, damage);
        out.append(',');
        out.number(film.budget() * dice.below(5));
        out.append(',');
        out.number(60 + dice.below(120));
        out.ascii(".0,[],Released,");
        if (damage != FilmDamage.FIELD_MISSING) {
            out.append(',');
        }
        out.quoted(title);
        out.ascii(",False,");
        out.number(dice.below(10));
        out.append('.');
        out.number(dice.below(10));
        out.append(',');
        out.number(dice.below(9000));
        out.append('\n');
    }

    private void title(MadeUpFilm film, Dice dice, FilmDamage damage) {
        title.clear();
        Language language = film.language();
        int words = 1 + dice.below(4);
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                title.append(dice.oneIn(15) ? COMMA : language.space());
            }
            title.append(language.capitalisedWord(dice));
        }
        if (dice.oneIn(25)) {
            title.ascii(" \"2\"");
        }
        if (damage == FilmDamage.NOT_UTF_8) {
            title.append(WINDOWS_APOSTROPHE);
            title.append('s');
        }
    }

    private void genres(Dice dice, FilmDamage damage) {
        Set<Genre> genres = new LinkedHashSet<>();
        int count = dice.below(4);
        for (int i = 0; i < count; i++) {
            genres.add(dice.pick(GENRES));
        }
        scratch.clear();
        literal.beginList();
        for (Genre genre : genres) {
            literal.beginDict();
            literal.entry("id", genre.id());
            literal.entry("name", genre.name());
            literal.endDict();
        }
        if (damage == FilmDamage.LIST) {
            literal.beginDict();
        } else {
            literal.endList();
        }
    }

    private void countries(MadeUpFilm film) {
        scratch.clear();
        literal.beginList();
        for (MadeUpFilm.Country country : film.countries()) {
            literal.beginDict();
            literal.entry("iso_3166_1", country.code());
            literal.entry("name", country.name());
            literal.endDict();
        }
        literal.endList();
    }

    /** Its sentences are written as the inside of a quoted field. */
    private static void overview(RowBuffer out, MadeUpFilm film, Dice dice, FilmDamage damage) {
        if (damage == FilmDamage.CUT_IN_TWO) {
            out.ascii("What it is about\n is told in two lines");
            return;
        }
        int sentences = (int) SENTENCES.draw(dice);
        out.append('"');
        for (int i = 0; i < sentences; i++) {
            out.append(film.language().sentence(dice));
            if (dice.oneIn(30)) {
                out.append('\n');
            }
        }
        out.append('"');
    }

    private static void released(RowBuffer out, MadeUpFilm film, FilmDamage damage) {
        if (damage == FilmDamage.DATE) {
            out.append('1');
        } else if (film.released() != null) {
            out.ascii(film.released().toString());
        }
    }
}
