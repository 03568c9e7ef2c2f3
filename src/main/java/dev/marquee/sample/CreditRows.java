package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The records of {@code credits.csv}: who made a film. Not thread-safe. */
final class CreditRows implements FilmFile.Rows {
    private static final byte[][] FIRST_NAMES =
            names(
                    "Ana Bruno Carla Darío Elena Félix Gloria Hugo Inés Jaime Kiara Lucas Marta"
                            + " Nico Olga Pablo Quique Rosa Simón Tania Ulises Vera Walter Ximena");

    private static final byte[][] LAST_NAMES =
            names(
                    "Acosta Beltrán Cardoso Duarte Escobar Ferro Godoy Heredia Ibarra Juárez Kaplan"
                            + " Ledesma Medina Núñez O'Brien Paz Quiroga Roldán Sosa Toledo Urquiza"
                            + " Vidal Weiss Yáñez Zárate D'Elía");

    private static final byte[][] PARTS = names("Self The_Neighbour A_Policeman Mother Father");

    private static final String[] JOBS = {
        "Director", "Writer", "Producer", "Editor", "Director of Photography"
    };

    /** So many people a country's films have parts for. */
    private static final int PEOPLE = 120;

    private static final Spread CAST = Spread.of(0, 0, 40, 1, 500, 9, 900, 18, 1000, 40);

    private final FilmSettings settings;
    private final RowBuffer scratch = new RowBuffer(1 << 14);
    private final RowBuffer name = new RowBuffer(64);
    private final PythonLiteral literal = new PythonLiteral(scratch);

    CreditRows(FilmSettings settings) {
        this.settings = settings;
    }

    @Override
    public String header() {
        return "cast,crew,id";
    }

    @Override
    public void write(RowBuffer out, long index, FilmDamage damage) {
        MadeUpFilm film = MadeUpFilm.of(settings, index);
        Dice dice = new Dice(Dice.seed(film.seed(), 1));
        if (damage == FilmDamage.BLANK_LINE) {
            out.append('\n');
        }
        cast(film, dice, damage);
        out.quoted(scratch);
        out.append(',');
        if (damage != FilmDamage.FIELD_MISSING) {
            crew(film, dice);
            out.quoted(scratch);
            out.append(',');
        }
        if (damage == FilmDamage.NUMBER) {
            out.append('-');
        }
        out.number(film.id());
        out.append('\n');
    }

    private void cast(MadeUpFilm film, Dice dice, FilmDamage damage) {
        scratch.clear();
        literal.beginList();
        int count = (int) CAST.draw(dice);
        for (int i = 0; i < count; i++) {
            int person = person(dice);
            literal.beginDict();
            literal.entry("cast_id", i + 1L);
            literal.entry("character", part(film, dice));
            literal.entry("credit_id", "52fe4284c3a36847f8024" + (100 + dice.below(900)));
            literal.entry("gender", dice.below(3));
            literal.entry("id", 1000L + person);
            literal.entry("name", name(film, person));
            literal.entry("order", i);
            if (dice.oneIn(3)) {
                literal.none("profile_path");
            } else {
                literal.entry("profile_path", "/made-up.jpg");
            }
            literal.endDict();
        }
        if (damage == FilmDamage.LIST) {
            literal.beginDict();
        } else {
            literal.endList();
        }
    }

    private void crew(MadeUpFilm film, Dice dice) {
        scratch.clear();
        literal.beginList();
        for (String job : JOBS) {
            int person = person(dice);
            literal.beginDict();
            literal.entry("credit_id", "52fe4284c3a36847f8024" + (100 + dice.below(900)));
            literal.entry("department", "Production");
            literal.entry("gender", dice.below(3));
            literal.entry("id", 1000L + person);
            literal.entry("job", job);
            literal.entry("name", name(film, person));
            literal.none("profile_path");
            literal.endDict();
        }
        literal.endList();
    }

    /** A few people are in most of a country's films. */
    private static int person(Dice dice) {
        return Math.min(dice.below(PEOPLE), dice.below(PEOPLE));
    }

    private byte[] name(MadeUpFilm film, int person) {
        String country = film.countries().isEmpty() ? "" : film.countries().get(0).code();
        Dice dice = new Dice(Dice.seed(Dice.seed(settings.seed(), country.hashCode()), person));
        name.clear();
        name.append(dice.pick(FIRST_NAMES));
        name.append(' ');
        name.append(dice.pick(LAST_NAMES));
        return name.copy();
    }

    private byte[] part(MadeUpFilm film, Dice dice) {
        name.clear();
        if (dice.oneIn(6)) {
            name.append(dice.pick(PARTS));
        } else {
            name.append(film.language().capitalisedWord(dice));
        }
        if (dice.oneIn(10)) {
            name.ascii("'s \"Friend\"");
        } else if (dice.oneIn(10)) {
            name.ascii("'s Friend");
        } else if (dice.oneIn(10)) {
            name.ascii(" (voice)");
        }
        return name.copy();
    }

    private static byte[][] names(String all) {
        return Arrays.stream(all.split(" ", -1))
                .map(name -> name.replace('_', ' ').getBytes(UTF_8))
                .toArray(byte[][]::new);
    }
}
