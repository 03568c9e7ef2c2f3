package dev.marquee.sample;

/** How far a video spreads, and with that how long it stays and how much it is seen. */
final class Reach {

    /**
     * Views as measured, but for the last hundredth, where they are larger: so that a small sample
     * has some hits too.
     */
    private static final Spread ORDINARY_VIEWS =
            Spread.of(
                    0,
                    700,
                    100,
                    50_000,
                    500,
                    450_000,
                    900,
                    3_500_000,
                    985,
                    25_000_000,
                    990,
                    110_000_000,
                    1000,
                    420_000_000);

    /** On the lists of every country on the same days, for three weeks or more. */
    static final Reach WORLDWIDE =
            new Reach(
                    Spread.of(0, 23, 1000, 37),
                    Spread.of(0, 60_000_000, 500, 180_000_000, 900, 420_000_000, 1000, 900_000_000),
                    8);

    /** On the lists of several countries at once. */
    static final Reach SEVERAL_COUNTRIES = new Reach(Spread.of(0, 3, 1000, 13), ORDINARY_VIEWS, 2);

    /** On the list of one country. */
    static final Reach ONE_COUNTRY =
            new Reach(Spread.of(0, 1, 500, 4, 900, 8, 1000, 12), ORDINARY_VIEWS, 1);

    private final Spread daysOnTheList;
    private final Spread finalViews;
    private final int daysToHalfOfTheViews;

    private Reach(Spread daysOnTheList, Spread finalViews, int daysToHalfOfTheViews) {
        this.daysOnTheList = daysOnTheList;
        this.finalViews = finalViews;
        this.daysToHalfOfTheViews = daysToHalfOfTheViews;
    }

    int daysOnTheList(Dice dice) {
        return (int) daysOnTheList.draw(dice);
    }

    long finalViews(Dice dice) {
        return finalViews.draw(dice);
    }

    /**
     * On how many days a video of this reach has gathered half of the views that it will ever have.
     */
    int daysToHalfOfTheViews() {
        return daysToHalfOfTheViews;
    }
}
