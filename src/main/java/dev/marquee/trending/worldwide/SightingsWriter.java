package dev.marquee.trending.worldwide;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Puts blocks together. Not thread-safe.
 *
 * <p>The bytes of a video are: its rows, the number of its listings and these, its id, whether
 * there is a latest appearance, and if so its day, country, title and link. Numbers that are mostly
 * small take as few bytes as they need, seven bits in each; texts have their length before them. Of
 * a link that differs from the one before by the video's id alone, as nearly all do, there is only
 * a mark.
 */
final class SightingsWriter {
    static final byte LINK_AS_IT_IS = 0;
    static final byte LINK_LIKE_THE_ONE_BEFORE = 1;

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
                && Arrays.equals(some.looks, behind, some.looksLength, link, idEnd, link.length);
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
