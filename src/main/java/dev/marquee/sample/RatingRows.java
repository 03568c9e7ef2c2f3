package dev.marquee.sample;

/** The records of {@code ratings.csv}: what a user thinks of a film. Not thread-safe. */
final class RatingRows implements FilmFile.Rows {
    private static final int RATINGS_OF_A_USER = 100;

    /** The beginning of MovieLens, in seconds since 1970. */
    private static final long FIRST_SECOND = 823_255_538;

    private static final Spread HALF_STARS =
            Spread.of(0, 1, 60, 3, 150, 5, 300, 6, 500, 7, 700, 8, 900, 9, 1000, 11);

    private final FilmSettings settings;

    RatingRows(FilmSettings settings) {
        this.settings = settings;
    }

    @Override
    public String header() {
        return "userId,movieId,rating,timestamp";
    }

    @Override
    public void write(RowBuffer out, long index, FilmDamage damage) {
        Dice dice = new Dice(Dice.seed(Dice.seed(settings.seed(), 2), index));
        if (damage == FilmDamage.BLANK_LINE) {
            out.append('\n');
        }
        out.number(1 + index / RATINGS_OF_A_USER);
        out.append(',');
        // Some films are rated by many, and most by few.
        int films = settings.films();
        out.number(
                LinkRows.movie(
                        Math.min(
                                dice.below(films),
                                Math.min(dice.below(films), dice.below(films)))));
        out.append(',');
        if (damage == FilmDamage.NUMBER) {
            out.ascii("good");
        } else {
            long halfStars = HALF_STARS.draw(dice);
            out.number(halfStars / 2);
            out.ascii(halfStars % 2 == 0 ? ".0" : ".5");
        }
        if (damage != FilmDamage.FIELD_MISSING) {
            out.append(',');
            out.number(FIRST_SECOND + dice.below(700_000_000));
        }
        out.append('\n');
    }
}
