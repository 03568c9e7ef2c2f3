package dev.marquee.sample;

/**
 * The records of {@code links.csv}: which film a movie of MovieLens is; a few are at MovieLens
 * alone. Not thread-safe.
 */
final class LinkRows implements FilmFile.Rows {
    private final FilmSettings settings;

    LinkRows(FilmSettings settings) {
        this.settings = settings;
    }

    /** The number at MovieLens of the film at an index. */
    static long movie(long index) {
        return index + 1;
    }

    @Override
    public String header() {
        return "movieId,imdbId,tmdbId";
    }

    @Override
    public void write(RowBuffer out, long index, FilmDamage damage) {
        if (damage == FilmDamage.BLANK_LINE) {
            out.append('\n');
        }
        out.number(movie(index));
        out.append(',');
        out.number(1_000_000 + index);
        if (damage != FilmDamage.FIELD_MISSING) {
            out.append(',');
        }
        if (damage == FilmDamage.NUMBER) {
            out.ascii("none");
        } else if (!new Dice(Dice.seed(Dice.seed(settings.seed(), 3), index)).oneIn(100)) {
            out.number(MadeUpFilm.id(index));
        }
        out.append('\n');
    }
}
