package dev.marquee.trending.worldwide;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.job.KeyGroups;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The sightings of some videos of one group, as bytes: of all that the job ships between machines
 * this is nearly all, and what handles each is Flink's, so a group of videos is one element to it,
 * with one key. Immutable.
 *
 * <p>The bytes of a video are: its rows, the number of its listings and these, its id, whether
 * there is a latest appearance, and if so its day, country, title and link. Numbers that are mostly
 * small take as few bytes as they need, seven bits in each; texts have their length before them. Of
 * a link that differs from the one before by the video's id alone, as nearly all do, there is only
 * a mark. Never used for state, so that the form may change.
 */
public final class SightingsBlock implements Iterable<Sightings> {
    private static final byte LINK_AS_IT_IS = 0;
    private static final byte LINK_LIKE_THE_ONE_BEFORE = 1;

    private final int group;
    private final byte[] bytes;

    SightingsBlock(int group, byte[] bytes) {
        this.group = group;
        this.bytes = bytes;
    }

    /** The group of the videos; see {@link #groupOf}. */
    int group() {
        return group;
    }

    byte[] bytes() {
        return bytes;
    }

    /**
     * The group of a video. Never changes, because the state of a video is with its group.
     *
     * @param hash the {@link #hash} of its id
     */
    static int groupOf(int hash) {
        return KeyGroups.ofHash(hash);
    }

    /**
     * The hash of an id in UTF-8: that of {@link Arrays#hashCode(byte[])}, whose bits are then
     * mixed as MurmurHash3 does in the end (Austin Appleby, {@code fmix32}).
     */
    static int hash(byte[] texts, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + texts[i];
        }
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }

    @Override
    public Iterator<Sightings> iterator() {
        return new Reader(bytes);
    }

    /** Reads the sightings of a block. */
    private static final class Reader implements Iterator<Sightings> {
        private final byte[] bytes;
        private final ByteBuffer rest;
        private String linkBeforeId = "";
        private String linkBehindId = "";

        Reader(byte[] bytes) {
            this.bytes = bytes;
            this.rest = ByteBuffer.wrap(bytes);
        }

        @Override
        public boolean hasNext() {
            return rest.hasRemaining();
        }

        @Override
        public Sightings next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            long rows = number();
            Listings listings = new Listings();
            listings.size = (int) number();
            listings.pairs = new int[listings.size];
            for (int i = 0; i < listings.size; i++) {
                listings.pairs[i] = rest.getInt();
            }
            String video = text();
            return new Sightings(video, listings, rows, rest.get() == 0 ? null : latest(video));
        }

        private Appearance latest(String video) {
            return new Appearance(rest.getInt(), rest.getShort(), text(), link(video));
        }

        private String link(String video) {
            if (rest.get() == LINK_LIKE_THE_ONE_BEFORE) {
                return linkBeforeId + video + linkBehindId;
            }
            String link = text();
            int id = link.indexOf(video);
            if (id >= 0) {
                linkBeforeId = link.substring(0, id);
                linkBehindId = link.substring(id + video.length());
            }
            return link;
        }

        private String text() {
            int length = (int) number();
            int start = rest.position();
            rest.position(start + length);
            return new String(bytes, start, length, UTF_8);
        }

        private long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = rest.get();
                number |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }
    }

    /** Puts blocks together. Not thread-safe. */
    static final class Builder {
        // What a video needs beside texts and listings: six numbers, two marks, day and country.
        private static final int MOST_OF_THE_REST = 6 * 10 + 2 + Integer.BYTES + Short.BYTES;

        private ByteBuffer bytes = ByteBuffer.allocate(1 << 12);

        /** The last link that was written and holds its video's id, and where that is in it. */
        private byte[] link = {};

        private int idStart;
        private int idEnd;

        /** Adds a video, which must be of the group. */
        void add(GatheredVideo some) {
            Listings listings = some.listings;
            int texts = some.video.length + (some.hasLatest() ? some.looksLength : 0);
            makeRoom(MOST_OF_THE_REST + texts + listings.size * Integer.BYTES);
            number(some.rows);
            number(listings.size);
            for (int i = 0; i < listings.size; i++) {
                bytes.putInt(listings.pairs[i]);
            }
            text(some.video, 0, some.video.length);
            bytes.put((byte) (some.hasLatest() ? 1 : 0));
            if (some.hasLatest()) {
                bytes.putInt(some.latestDay).putShort(some.latestCountry);
                text(some.looks, 0, some.titleLength);
                link(some);
            }
        }

        private void link(GatheredVideo some) {
            if (isLikeTheOneBefore(some)) {
                bytes.put(LINK_LIKE_THE_ONE_BEFORE);
                return;
            }
            bytes.put(LINK_AS_IT_IS);
            text(some.looks, some.titleLength, some.looksLength);
            byte[] written = Arrays.copyOfRange(some.looks, some.titleLength, some.looksLength);
            int id = indexOf(some.video, written);
            if (id >= 0) {
                link = written;
                idStart = id;
                idEnd = id + some.video.length;
            }
        }

        /** Whether this is that link, but for the id. */
        private boolean isLikeTheOneBefore(GatheredVideo some) {
            int start = some.titleLength;
            int id = start + idStart;
            int behind = id + some.video.length;
            int behindId = link.length - idEnd;
            return link.length > 0
                    && some.looksLength == behind + behindId
                    && Arrays.equals(some.looks, id, behind, some.video, 0, some.video.length)
                    && Arrays.equals(some.looks, start, id, link, 0, idStart)
                    && Arrays.equals(
                            some.looks, behind, some.looksLength, link, idEnd, link.length);
        }

        /** Where a text first holds another, which is not empty; -1 if it does not. */
        private static int indexOf(byte[] part, byte[] text) {
            for (int i = 0; i + part.length <= text.length; i++) {
                if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                    return i;
                }
            }
            return -1;
        }

        private void text(byte[] from, int start, int end) {
            number(end - start);
            bytes.put(from, start, end - start);
        }

        private void number(long number) {
            long rest = number;
            while (rest >= 0x80) {
                bytes.put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }

        private void makeRoom(int more) {
            if (bytes.remaining() < more) {
                int most = Math.max(2 * bytes.capacity(), bytes.position() + more);
                bytes = ByteBuffer.allocate(most).put(bytes.flip());
            }
        }

        /** What was added, as the sightings of a group, and begins anew. */
        SightingsBlock block(int group) {
            byte[] all = Arrays.copyOf(bytes.array(), bytes.position());
            bytes.clear();
            link = new byte[0];
            return new SightingsBlock(group, all);
        }
    }
}
