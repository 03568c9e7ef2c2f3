package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What is true of a video; everything follows from its seed, so that it is the same in each
 * country's file.
 */
final class Video {

    private static final byte[] ID_LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(US_ASCII);
    private static final int ID_LENGTH = 11;
    private static final int CHANNELS = 5000;

    private final long seed;
    private final int firstDay;
    private final byte[] id;
    private final Language language;
    private final int category;
    private final long channel;
    private final int publishedDaysBefore;
    private final int publishedSecond;
    private final long finalViews;
    private final int daysToHalfOfTheViews;
    private final long likesInTenThousand;
    private final long dislikesInThousand;
    private final long commentsInThousand;
    private final boolean funny;
    private final boolean commentsDisabled;
    private final boolean ratingsDisabled;
    private final boolean removed;
    private final int daysToNewTitle;
    private final boolean newTitleNewCategory;

    /**
     * The video of a seed.
     *
     * @param statistics of the lists that it is on
     * @param localLanguage of the country, for a video that is seen in one country alone
     * @param firstDay the day on which it came on the lists
     */
    Video(
            long seed,
            Reach reach,
            VideoStatistics statistics,
            Language localLanguage,
            int firstDay) {
        this.seed = seed;
        this.firstDay = firstDay;
        Dice dice = new Dice(Dice.seed(seed, 1));
        id = letters(dice, ID_LENGTH);
        boolean local = reach.isOneCountry();
        language =
                dice.percent(local ? 75 : statistics.percentOfForeignWords())
                        ? (local ? localLanguage : Language.any(dice))
                        : Language.ENGLISH;
        category = statistics.categories().draw(dice);
        channel = dice.below(CHANNELS);
        publishedDaysBefore = 1 + dice.below(3);
        publishedSecond = dice.below(24 * 60 * 60);
        finalViews = reach.finalViews(dice);
        daysToHalfOfTheViews = reach.daysToHalfOfTheViews();
        boolean hit = finalViews > 60_000_000;
        likesInTenThousand = (hit ? statistics.likesOfHits() : statistics.likes()).draw(dice);
        dislikesInThousand = statistics.dislikes().draw(dice);
        commentsInThousand = statistics.comments().draw(dice);
        // Funny videos trend in more countries.
        funny = dice.percent(category == YouTubeCategories.COMEDY ? 50 : hit ? 30 : 6);
        commentsDisabled = dice.percent(1);
        ratingsDisabled = !hit && dice.oneIn(200);
        removed = dice.oneIn(2000);
        boolean retitled = dice.oneIn(hit ? 2 : 30);
        daysToNewTitle =
                retitled ? 2 + dice.below(reach.isWorldwide() ? 15 : 4) : Integer.MAX_VALUE;
        newTitleNewCategory = dice.oneIn(4);
    }

    byte[] id() {
        return id;
    }

    Language language() {
        return language;
    }

    /** The seed of the channel's name and id. */
    long channel() {
        return channel;
    }

    /** The seed of what is in the tags and the description. */
    long textSeed() {
        return Dice.seed(seed, 2);
    }

    /** The seed of the title, which may change while the video is listed. */
    long titleSeed(int day) {
        return Dice.seed(seed, hasNewTitle(day) ? 4 : 3);
    }

    int category(int day) {
        return newTitleNewCategory && hasNewTitle(day) ? YouTubeCategories.ENTERTAINMENT : category;
    }

    int publishedDay() {
        return firstDay - publishedDaysBefore;
    }

    int publishedSecond() {
        return publishedSecond;
    }

    /** The views as of a day, which only grow. */
    long views(int day) {
        long age = day - firstDay + 1L;
        return finalViews / 100 + finalViews * age / (age + daysToHalfOfTheViews);
    }

    long likes(int day) {
        return ratingsDisabled ? 0 : views(day) * likesInTenThousand / 10_000;
    }

    long dislikes(int day) {
        return likes(day) * dislikesInThousand / 1000;
    }

    long comments(int day) {
        return commentsDisabled ? 0 : likes(day) * commentsInThousand / 1000;
    }

    boolean funny() {
        return funny;
    }

    boolean commentsDisabled() {
        return commentsDisabled;
    }

    boolean ratingsDisabled() {
        return ratingsDisabled;
    }

    boolean removed() {
        return removed;
    }

    /** Random letters of those that YouTube's ids have. */
    static byte[] letters(Dice dice, int count) {
        byte[] letters = new byte[count];
        long bits = 0;
        for (int i = 0; i < count; i++) {
            if (i % 10 == 0) {
                bits = dice.next();
            }
            letters[i] = ID_LETTERS[(int) (bits & 63)];
            bits >>>= 6;
        }
        return letters;
    }

    private boolean hasNewTitle(int day) {
        return day - firstDay >= daysToNewTitle;
    }
}
