package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.csv.RowBlock;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Some listings of one country, column by column, as a row of a file tells each: there are so many
 * that they are handed on together, and so few of them have an answer in them that their texts stay
 * the bytes that they are. Mutable while it is made, not thread-safe; public fields are how Flink
 * serializes it.
 */
public final class ListingBlock implements RowBlock {
    /** Enough that handing on costs nothing, and few enough to stay in a cache. */
    static final int CAPACITY = 512;

    // The texts of a listing, in the order in which they are added.
    private static final int VIDEO = 0;
    private static final int TITLE = 1;
    private static final int CATEGORY = 2;
    private static final int TAGS = 3;
    private static final int THUMBNAIL = 4;
    private static final int TEXTS = 5;

    private static final int USUAL_BYTES_OF_TEXTS = 128;

    /** A small file has few listings. */
    private static final int FIRST_CAPACITY = 8;

    private static final int GROWTH = 4;

    /** Texts may be as long as a record may. */
    private static final int MOST_BYTES_OF_TEXTS = 1 << 19;

    /** The number of the country of all. */
    public short country;

    /** How many listings. */
    public int size;

    /** The day of each, since 1970-01-01; of this and all else the first {@link #size} count. */
    public int[] days;

    public long[] views;
    public long[] likes;

    /** Whether the video's id was restored. */
    public boolean[] restored;

    /** The texts of all, as UTF-8. */
    public byte[] texts;

    /** Where the texts end, of each listing: id, title, category, tags, link. */
    public int[] ends;

    /** One for Flink to fill. */
    public ListingBlock() {
        this((short) 0);
    }

    /** An empty one. */
    public ListingBlock(short country) {
        this(country, FIRST_CAPACITY, FIRST_CAPACITY * USUAL_BYTES_OF_TEXTS);
    }

    private ListingBlock(short country, int capacity, int bytesOfTexts) {
        this.country = country;
        days = new int[capacity];
        views = new long[capacity];
        likes = new long[capacity];
        restored = new boolean[capacity];
        texts = new byte[bytesOfTexts];
        ends = new int[capacity * TEXTS];
    }

    /** An empty one for as much as there is in this one, and a little more. */
    ListingBlock emptyLikeThis() {
        return new ListingBlock(country, days.length, bytesOfTexts() * 9 / 8);
    }

    private void grow() {
        int capacity = Math.min(GROWTH * days.length, CAPACITY);
        days = Arrays.copyOf(days, capacity);
        views = Arrays.copyOf(views, capacity);
        likes = Arrays.copyOf(likes, capacity);
        restored = Arrays.copyOf(restored, capacity);
        ends = Arrays.copyOf(ends, capacity * TEXTS);
    }

    @Override
    public int rows() {
        return size;
    }

    public boolean isFull() {
        return size == CAPACITY || bytesOfTexts() >= MOST_BYTES_OF_TEXTS;
    }

    private int bytesOfTexts() {
        return start(size, VIDEO);
    }

    /** The listing at an index. */
    public Listing listing(int index) {
        return new Listing(
                country,
                text(index, VIDEO),
                days[index],
                text(index, TITLE),
                text(index, CATEGORY),
                text(index, TAGS),
                views[index],
                likes[index],
                text(index, THUMBNAIL),
                restored[index]);
    }

    /** Hands out those with more likes than this. */
    void forEachOverLikes(long likesOver, Consumer<Listing> listings) {
        for (int i = 0; i < size; i++) {
            if (likes[i] > likesOver) {
                listings.accept(listing(i));
            }
        }
    }

    /** Adds a listing of this country; there must be room. */
    public void add(Listing listing) {
        Adder adder = new Adder(this);
        for (String text :
                new String[] {
                    listing.video(),
                    listing.title(),
                    listing.category(),
                    listing.tags(),
                    listing.thumbnail()
                }) {
            adder.text(text.getBytes(UTF_8));
        }
        adder.end(listing.day(), listing.views(), listing.likes(), listing.restored());
    }

    /** Where the id of a listing's video begins in {@link #texts}. */
    public int videoStart(int index) {
        return start(index, VIDEO);
    }

    /** Where it ends. */
    public int videoEnd(int index) {
        return end(index, VIDEO);
    }

    /** Where the title begins. */
    public int titleStart(int index) {
        return start(index, TITLE);
    }

    /** Where it ends. */
    public int titleEnd(int index) {
        return end(index, TITLE);
    }

    /** Where the link of the thumbnail begins. */
    public int thumbnailStart(int index) {
        return start(index, THUMBNAIL);
    }

    /** Where it ends. */
    public int thumbnailEnd(int index) {
        return end(index, THUMBNAIL);
    }

    private String text(int index, int text) {
        int start = start(index, text);
        return new String(texts, start, end(index, text) - start, UTF_8);
    }

    private int start(int index, int text) {
        int before = index * TEXTS + text - 1;
        return before < 0 ? 0 : ends[before];
    }

    private int end(int index, int text) {
        return ends[index * TEXTS + text];
    }

    /**
     * Adds one listing to a block: its texts, in their order, then the rest. If that is not reached
     * the block is as it was.
     */
    static final class Adder {
        private final ListingBlock block;
        private int next;
        private int end;

        Adder(ListingBlock block) {
            if (block.size == block.days.length) {
                block.grow();
            }
            this.block = block;
            this.next = block.size * TEXTS;
            this.end = block.bytesOfTexts();
        }

        /** The bytes to write the next text into, with room for so many. */
        byte[] room(int bytes) {
            if (block.texts.length - end < bytes) {
                int more = Math.max(end + bytes, GROWTH * block.texts.length);
                block.texts = Arrays.copyOf(block.texts, more);
            }
            return block.texts;
        }

        /** Where to write it. */
        int at() {
            return end;
        }

        /** Tells where the text that was written ends. */
        void endText(int behind) {
            end = behind;
            block.ends[next++] = behind;
        }

        void text(byte[] utf8) {
            System.arraycopy(utf8, 0, room(utf8.length), end, utf8.length);
            endText(end + utf8.length);
        }

        void end(int day, long views, long likes, boolean restored) {
            int index = block.size++;
            block.days[index] = day;
            block.views[index] = views;
            block.likes[index] = likes;
            block.restored[index] = restored;
        }
    }
}
