package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The texts of a video: title, channel, tags, description. Not thread-safe. */
final class VideoText {

    /** Length in bytes. */
    private static final Spread DESCRIPTION =
            Spread.of(0, 0, 20, 0, 100, 100, 500, 640, 900, 1900, 990, 4300, 1000, 5000);

    private static final byte[][] EMOJI =
            bytes("😂", "🔥", "😱", "❤️", "🎮", "⚽", "🎵", "✨", "👀", "🤣", "💥", "🚀");
    private static final byte[][] ENDINGS =
            bytes(
                    " (Official Video)",
                    " [4K]",
                    " | Episode 12",
                    " - Part 2",
                    " (Live)",
                    "!",
                    "?",
                    "...",
                    " ft. Nobody");
    private static final byte[][] CHANNEL_ENDINGS =
            bytes(" TV", " Studio", " Music", " Official", "", "", "", "");
    private static final byte[][] LINK_NAMES =
            bytes("▶ ", "► ", "➜ ", "Shop: ", "Instagram: ", "@ ", "📩 ");
    private static final byte[] LINK = "https://example.com/".getBytes(UTF_8);
    private static final byte[][] FUNNY = bytes("funny", "funny", "Funny", "FUNNY");
    private static final byte[][] ALMOST_FUNNY = bytes("funny moments", "not funny", "funnyvideo");

    private static final int WINDOWS_APOSTROPHE = 0x92;

    private static final int MILLION = 1_000_000;

    private final VideoStatistics statistics;
    private final int describedInAMillion;

    /**
     * @param descriptions the share of videos that have one
     */
    VideoText(VideoStatistics statistics, double descriptions) {
        this.statistics = statistics;
        describedInAMillion = (int) Math.round(descriptions * MILLION);
    }

    /** The characters around the tags of a field, and between them. */
    record TagMarks(
            String open, String afterFirst, String between, String closeOne, String closeSeveral) {}

    void title(Video video, int day, Damage damage, RowBuffer out) {
        Dice dice = new Dice(video.titleSeed(day));
        Language language = video.language();
        VideoStatistics.Titles titles = statistics.titles();
        if (dice.oneIn(titles.emojiBefore())) {
            out.append(dice.pick(EMOJI));
            out.append(' ');
        }
        int words = 4 + dice.below(6);
        int quoted = dice.oneIn(titles.quotedWord()) ? dice.below(words) : -1;
        int comma = dice.oneIn(titles.comma()) ? 1 + dice.below(words - 1) : -1;
        for (int i = 0; i < words; i++) {
            if (i == comma) {
                out.append(',');
            }
            if (i > 0) {
                out.append(language.space());
            }
            if (i == quoted) {
                out.append('"');
                out.append(language.capitalisedWord(dice));
                out.append('"');
            } else {
                out.append(language.capitalisedWord(dice));
            }
        }
        if (damage == Damage.NOT_UTF_8) {
            out.append(WINDOWS_APOSTROPHE);
            out.append('s');
        }
        if (dice.percent(40)) {
            out.append(dice.pick(ENDINGS));
        }
        if (dice.oneIn(8)) {
            out.ascii(" | ");
            channel(video, out);
        }
        if (dice.oneIn(titles.emojiAfter())) {
            out.append(' ');
            out.append(dice.pick(EMOJI));
        }
    }

    void channel(Video video, RowBuffer out) {
        Dice dice = new Dice(Dice.seed(video.channel(), 6));
        Language language = video.language();
        out.append(language.capitalisedWord(dice));
        out.append(language.space());
        out.append(language.capitalisedWord(dice));
        out.append(dice.pick(CHANNEL_ENDINGS));
    }

    void channelId(Video video, RowBuffer out) {
        out.ascii("UC");
        out.append(Video.letters(new Dice(Dice.seed(video.channel(), 7)), 22));
    }

    /** Writes the tags, or returns false where there are none. */
    boolean tags(Video video, Damage damage, TagMarks marks, RowBuffer out) {
        Dice dice = new Dice(Dice.seed(video.textSeed(), 8));
        if (dice.percent(statistics.percentWithoutTags())
                && !video.funny()
                && damage != Damage.RETURN_IN_TAG) {
            return false;
        }
        int count = (int) statistics.tags().draw(dice);
        int funny = video.funny() ? dice.below(count) : -1;
        int almostFunny = dice.oneIn(50) ? dice.below(count) : -1;
        out.ascii(marks.open());
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.ascii(i == 1 ? marks.afterFirst() : marks.between());
            }
            if (i == funny) {
                out.append(dice.pick(FUNNY));
            } else if (i == almostFunny) {
                out.append(dice.pick(ALMOST_FUNNY));
            } else {
                tag(video.language(), dice, out);
            }
            if (i == 0 && damage == Damage.RETURN_IN_TAG) {
                out.append('\r');
                out.append(video.language().word(dice));
            }
        }
        out.ascii(count == 1 ? marks.closeOne() : marks.closeSeveral());
        return true;
    }

    /**
     * Writes the description as the inside of a quoted field, with at least one newline in it.
     *
     * @param newline what the file has for a newline
     */
    void description(Video video, Damage damage, String newline, RowBuffer out) {
        Dice dice = new Dice(Dice.seed(video.textSeed(), 9));
        boolean described =
                new Dice(Dice.seed(video.textSeed(), 10)).below(MILLION) < describedInAMillion;
        long length = described ? DESCRIPTION.draw(dice) : 0;
        if (damage == Damage.RETURNS_IN_DESCRIPTION) {
            length = Math.max(length, 1);
        }
        int end = out.length() + (int) length;
        while (out.length() < end) {
            out.append(video.language().sentence(dice));
            int next = dice.below(8);
            if (next == 0) {
                out.ascii(newline);
                out.append(dice.pick(LINK_NAMES));
                out.append(LINK);
                out.append(Video.letters(dice, 10));
            }
            if (next <= 3) {
                out.ascii(newline);
            }
        }
        if (damage == Damage.RETURNS_IN_DESCRIPTION) {
            out.ascii(newline);
        }
    }

    private static void tag(Language language, Dice dice, RowBuffer out) {
        out.append(language.word(dice));
        for (int more = dice.below(3); more > 0; more--) {
            out.append(language.space());
            out.append(language.word(dice));
        }
    }

    private static byte[][] bytes(String... texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = texts[i].getBytes(UTF_8);
        }
        return bytes;
    }
}
