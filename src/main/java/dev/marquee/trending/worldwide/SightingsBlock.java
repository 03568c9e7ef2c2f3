package dev.marquee.trending.worldwide;

import dev.marquee.job.KeyGroups;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The sightings of some videos of one group, as bytes: of all that the job ships between machines
 * this is nearly all, and what handles each is Flink's, so a group of videos is one element to it,
 * with one key. {@link SightingsWriter} says what is in it. Never used for state, so that the form
 * may change. Immutable.
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
        return new SightingsReader(bytes);
    }
}
