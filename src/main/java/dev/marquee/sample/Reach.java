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

    /**
     * Views as measured in 2025, but of the time when a video has nearly all that it will ever
     * have.
     */
    private static final Spread VIEWS_IN_2025 =
            Spread.of(
                    0,
                    0,
                    50,
                    25_000,
                    100,
                    60_000,
                    300,
                    370_000,
                    500,
                    1_100_000,
                    700,
                    3_900_000,
                    800,
                    8_000_000,
                    900,
                    21_000_000,
                    950,
                    40_000_000,
                    980,
                    75_000_000,
                    990,
                    105_000_000,
                    999,
                    200_000_000,
                    1000,
                    400_000_000);

    private static final Spread DAYS_IN_2025 =
            Spread.of(0, 1, 698, 2, 867, 3, 910, 4, 928, 5, 973, 11, 989, 21, 1000, 38);

    private static final Spread THREE_WEEKS_OR_MORE = Spread.of(0, 23, 1000, 37);

    /** On the lists of every country on the same days, for three weeks or more. */
    static final Reach WORLDWIDE =
            new Reach(
                    Countries.ALL,
                    THREE_WEEKS_OR_MORE,
                    Spread.of(0, 60_000_000, 500, 180_000_000, 900, 420_000_000, 1000, 900_000_000),
                    8);

    /** On the lists of several countries at once. */
    static final Reach SEVERAL_COUNTRIES =
            new Reach(Countries.SEVERAL, Spread.of(0, 3, 1000, 13), ORDINARY_VIEWS, 2);

    /** On the list of one country. */
    static final Reach ONE_COUNTRY =
            new Reach(Countries.ONE, Spread.of(0, 1, 500, 4, 900, 8, 1000, 12), ORDINARY_VIEWS, 1);

    /** In 2025 on the lists of every country on the same days, for three weeks or more. */
    static final Reach WORLDWIDE_IN_2025 =
            new Reach(
                    Countries.ALL,
                    THREE_WEEKS_OR_MORE,
                    Spread.of(0, 20_000_000, 500, 60_000_000, 900, 140_000_000, 1000, 300_000_000),
                    8);

    /** In 2025 on the lists of several countries. */
    static final Reach SEVERAL_COUNTRIES_IN_2025 =
            new Reach(Countries.SEVERAL, DAYS_IN_2025, VIEWS_IN_2025, 3);

    /** In 2025 on the list of one country. */
    static final Reach ONE_COUNTRY_IN_2025 =
            new Reach(Countries.ONE, DAYS_IN_2025, VIEWS_IN_2025, 3);

    private enum Countries {
        ONE,
        SEVERAL,
        ALL
    }

    private final Countries countries;

    private final Spread daysOnTheList;
    private final Spread finalViews;
    private final int daysToHalfOfTheViews;

    private Reach(
            Countries countries,
            Spread daysOnTheList,
            Spread finalViews,
            int daysToHalfOfTheViews) {
        this.countries = countries;
        this.daysOnTheList = daysOnTheList;
        this.finalViews = finalViews;
        this.daysToHalfOfTheViews = daysToHalfOfTheViews;
    }

    boolean isOneCountry() {
        return countries == Countries.ONE;
    }

    boolean isWorldwide() {
        return countries == Countries.ALL;
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
