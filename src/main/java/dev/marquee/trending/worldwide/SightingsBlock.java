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
 * <p>The bytes of a video are: its rows, the number of its listings, these, the length of its id
 * and the id, whether there is a latest appearance, and if so its day, country, title and link,
 * these two with their lengths. Never used for state, so that the form may change.
 */
public final class SightingsBlock implements Iterable<Sightings> {
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
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rest.hasRemaining();
            }

            @Override
            public Sightings next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return sightings(rest);
            }
        };
    }

    private Sightings sightings(ByteBuffer rest) {
        long rows = rest.getLong();
        Listings listings = new Listings();
        listings.size = rest.getInt();
        listings.pairs = new int[listings.size];
        for (int i = 0; i < listings.size; i++) {
            listings.pairs[i] = rest.getInt();
        }
        String video = text(rest);
        Appearance latest =
                rest.get() != 0
                        ? new Appearance(rest.getInt(), rest.getShort(), text(rest), text(rest))
                        : null;
        return new Sightings(video, listings, rows, latest);
    }

    private String text(ByteBuffer rest) {
        int length = rest.getInt();
        int start = rest.position();
        rest.position(start + length);
        return new String(bytes, start, length, UTF_8);
    }

    /** Puts blocks together. Not thread-safe. */
    static final class Builder {
        // Rows, the number of listings, the video's length, whether there is a latest.
        private static final int ALWAYS = Long.BYTES + 2 * Integer.BYTES + 1;

        // Day, country, the texts' lengths.
        private static final int OF_LATEST = Integer.BYTES + Short.BYTES + 2 * Integer.BYTES;

        private ByteBuffer bytes = ByteBuffer.allocate(1 << 12);

        /** Adds a video, which must be of the group. */
        void add(GatheredVideo some) {
            Listings listings = some.listings;
            int looks = some.hasLatest() ? OF_LATEST + some.looksLength : 0;
            makeRoom(ALWAYS + some.video.length + listings.size * Integer.BYTES + looks);
            bytes.putLong(some.rows).putInt(listings.size);
            for (int i = 0; i < listings.size; i++) {
                bytes.putInt(listings.pairs[i]);
            }
            bytes.putInt(some.video.length).put(some.video);
            bytes.put((byte) (some.hasLatest() ? 1 : 0));
            if (some.hasLatest()) {
                bytes.putInt(some.latestDay).putShort(some.latestCountry);
                int linkLength = some.looksLength - some.titleLength;
                bytes.putInt(some.titleLength).put(some.looks, 0, some.titleLength);
                bytes.putInt(linkLength).put(some.looks, some.titleLength, linkLength);
            }
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
            return new SightingsBlock(group, all);
        }
    }
}
