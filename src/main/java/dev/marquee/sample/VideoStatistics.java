package dev.marquee.sample;

/**
 * The statistics of the videos of lists, besides those that depend on their {@link Reach}.
 *
 * @param likes likes for each ten thousand views
 * @param likesOfHits the same for videos of many views
 * @param dislikes dislikes for each thousand likes
 * @param comments comments for each thousand likes
 * @param categories the frequency of each category
 * @param percentOfForeignWords the percentage of the videos of several countries that may be in
 *     another language than English
 * @param percentWithoutTags the percentage of the videos that have no tags
 * @param tags the number of tags of the others
 * @param titles the share of titles with each feature
 */
record VideoStatistics(
        Spread likes,
        Spread likesOfHits,
        Spread dislikes,
        Spread comments,
        CategoryShares categories,
        int percentOfForeignWords,
        int percentWithoutTags,
        Spread tags,
        Titles titles) {

    /**
     * How rare each feature of titles is: 12 means one title in 12.
     *
     * @param emojiBefore an emoji before the title
     * @param emojiAfter an emoji after it
     * @param quotedWord a word in quotes
     * @param comma a comma
     */
    record Titles(int emojiBefore, int emojiAfter, int quotedWord, int comma) {}

    private static final VideoStatistics EVENTFUL =
            new VideoStatistics(
                    Spread.of(0, 5, 100, 60, 500, 300, 900, 700, 990, 1300, 1000, 2700),
                    Spread.of(0, 200, 500, 420, 1000, 900),
                    Spread.of(0, 0, 100, 9, 500, 34, 900, 250, 1000, 1400),
                    Spread.of(0, 0, 100, 46, 500, 111, 900, 400, 1000, 2000),
                    CategoryShares.of(
                            24, 225, 10, 200, 20, 100, 22, 100, 23, 80, 17, 75, 25, 55, 26, 50, 1,
                            35, 28, 25, 27, 20, 2, 12, 19, 8, 15, 8, 29, 4, 43, 2, 30, 1),
                    40,
                    6,
                    Spread.of(0, 1, 100, 4, 500, 16, 900, 34, 990, 50, 1000, 62),
                    new Titles(12, 10, 12, 5));

    private static final VideoStatistics YEAR_2025 =
            new VideoStatistics(
                    Spread.of(
                            0, 17, 100, 93, 300, 243, 500, 386, 700, 553, 900, 922, 990, 2007, 1000,
                            3300),
                    Spread.of(0, 50, 500, 200, 900, 350, 1000, 700),
                    Spread.of(0, 0, 1000, 0),
                    Spread.of(0, 0, 100, 18, 500, 63, 900, 158, 990, 341, 1000, 1000),
                    CategoryShares.of(
                            20, 384, 10, 300, 24, 179, 1, 85, 22, 36, 17, 5, 23, 4, 28, 2, 2, 1, 26,
                            1, 19, 1, 27, 1, 25, 1),
                    22,
                    22,
                    Spread.of(0, 1, 50, 2, 370, 9, 680, 25, 870, 32, 1000, 36),
                    new Titles(30, 20, 60, 11));

    static VideoStatistics of(Lists lists) {
        return switch (lists) {
            case EVENTFUL -> EVENTFUL;
            case YEAR_2025 -> YEAR_2025;
        };
    }
}
