package dev.marquee.trending.worldwide.sightings;

import dev.marquee.trending.worldwide.rule.Listings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes blocks. The package's page describes the bytes. Not thread-safe. */
final class SightingsWriter {
    static final byte LINK_IS_WRITTEN = 0;
    static final byte LINK_HAS_ANOTHER_ID = 1;

    private static final int FIRST_CAPACITY = 1 << 12;

    private static final byte[] NO_LINK = {};

    private final DataOutputSerializer out = new DataOutputSerializer(FIRST_CAPACITY);

    /** The last link that was written and contains its video's id, and where it contains it. */
    private byte[] link = NO_LINK;

    private int idStart;
    private int idEnd;

    private int group;

    /** Whether no video was added since the last block. */
    boolean isEmpty() {
        return out.length() == 0;
    }

    /** The key group of the video that was added last. */
    int group() {
        return group;
    }

    /** Adds a video, which must be of the same key group as the others of the block. */
    void add(GatheredVideo video) {
        group = video.group;
        try {
            write(video);
        } catch (IOException e) {
            throw new UncheckedIOException("a block of more than 2 GiB", e);
        }
    }

    private void write(GatheredVideo video) throws IOException {
        writeNumber(video.rows);
        Listings listings = video.listings;
        writeNumber(listings.size);
        for (int i = 0; i < listings.size; i++) {
            out.writeInt(listings.pairs[i]);
        }
        writeText(video.video, 0, video.video.length);
        out.writeBoolean(video.hasLatest());
        if (video.hasLatest()) {
            out.writeInt(video.day());
            out.writeShort(video.country());
            writeText(video.texts(), video.titleStart(), video.titleEnd());
            writeLink(video);
        }
    }

    private void writeLink(GatheredVideo video) throws IOException {
        if (differsByIdAlone(video)) {
            out.writeByte(LINK_HAS_ANOTHER_ID);
            return;
        }
        out.writeByte(LINK_IS_WRITTEN);
        writeText(video.texts(), video.thumbnailStart(), video.thumbnailEnd());
        byte[] written =
                Arrays.copyOfRange(video.texts(), video.thumbnailStart(), video.thumbnailEnd());
        int id = indexOf(video.video, written, 0, written.length);
        if (id >= 0) {
            link = written;
            idStart = id;
            idEnd = id + video.video.length;
        }
    }

    /** Whether the link of a video is the last one that was written, with the video's own id. */
    private boolean differsByIdAlone(GatheredVideo video) {
        byte[] texts = video.texts();
        int start = video.thumbnailStart();
        int end = video.thumbnailEnd();
        int id = start + idStart;
        int afterId = id + video.video.length;
        return link != NO_LINK
                && end - afterId == link.length - idEnd
                && video.is(texts, id, afterId)
                && Arrays.equals(texts, start, id, link, 0, idStart)
                && Arrays.equals(texts, afterId, end, link, idEnd, link.length);
    }

    /**
     * The index of the first occurrence of an id in a range of bytes, or -1. The id is not empty.
     */
    static int indexOf(byte[] id, byte[] bytes, int start, int end) {
        for (int i = start; i + id.length <= end; i++) {
            if (Arrays.equals(bytes, i, i + id.length, id, 0, id.length)) {
                return i;
            }
        }
        return -1;
    }

    private void writeText(byte[] bytes, int start, int end) throws IOException {
        writeNumber(end - start);
        out.write(bytes, start, end - start);
    }

    private void writeNumber(long number) throws IOException {
        long rest = number;
        while (rest >= 0x80) {
            out.writeByte((int) (rest | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Returns the videos that were added as a block, and begins the next one. */
    SightingsBlock block() {
        SightingsBlock block = new SightingsBlock(group, out.getCopyOfBuffer());
        out.clear();
        link = NO_LINK;
        return block;
    }
}
