package dev.marquee.trending.worldwide.sightings;

import dev.marquee.job.KeyGroups;
import java.util.Iterator;
import org.apache.flink.util.MathUtils;

/**
 * The sightings of some videos of one key group, as bytes that the package's page describes. They
 * are decoded while they are iterated. Immutable.
 */
public final class SightingsBlock implements Iterable<Sightings> {
    private final int group;
    private final byte[] bytes;

    SightingsBlock(int group, byte[] bytes) {
        this.group = group;
        this.bytes = bytes;
    }

    /** The key with which Flink assigns the block to the key group of its videos. */
    public int key() {
        return KeyGroups.key(group);
    }

    /** The key group of the videos. */
    int group() {
        return group;
    }

    /** The videos; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * The key group of a video. It never changes, because the state of the video is in it.
     *
     * @param bytes contain the id in UTF-8, from {@code start} to {@code end}
     */
    static int groupOf(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return KeyGroups.ofHash(MathUtils.bitMix(hash));
    }

    @Override
    public Iterator<Sightings> iterator() {
        return new SightingsReader(bytes);
    }
}
