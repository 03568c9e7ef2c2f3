package dev.marquee.trending.worldwide.sightings;

import dev.marquee.job.KeyGroups;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The gathered videos of a subtask by their ids: a hash table with linear probing, at most half
 * full. Every row is looked up here, by bytes that are not copied. Not thread-safe.
 */
final class GatheredVideos {
    private static final int FIRST_CELLS = 1 << 6;

    private final KeyedHash hash;
    private GatheredVideo[] cells = new GatheredVideo[FIRST_CELLS];

    /** The hash of the video in each cell; different hashes spare the comparison of ids. */
    private int[] hashes = new int[FIRST_CELLS];

    private int size;

    /**
     * @param seed chooses the hash function; to be random and secret
     */
    GatheredVideos(long seed) {
        this.hash = new KeyedHash(seed);
    }

    int size() {
        return size;
    }

    /**
     * Returns the video with an id; a new one if there is none.
     *
     * @param bytes contain the id in UTF-8, from {@code start} to {@code end}
     */
    GatheredVideo get(byte[] bytes, int start, int end) {
        int hashOfId = hash.hash(bytes, start, end);
        int cell = hashOfId & (cells.length - 1);
        while (cells[cell] != null) {
            if (hashes[cell] == hashOfId && cells[cell].is(bytes, start, end)) {
                return cells[cell];
            }
            cell = (cell + 1) & (cells.length - 1);
        }
        GatheredVideo added = new GatheredVideo(Arrays.copyOfRange(bytes, start, end));
        cells[cell] = added;
        hashes[cell] = hashOfId;
        if (2 * ++size > cells.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        GatheredVideo[] cellsBefore = cells;
        int[] hashesBefore = hashes;
        cells = new GatheredVideo[2 * cellsBefore.length];
        hashes = new int[cells.length];
        for (int i = 0; i < cellsBefore.length; i++) {
            if (cellsBefore[i] != null) {
                int cell = hashesBefore[i] & (cells.length - 1);
                while (cells[cell] != null) {
                    cell = (cell + 1) & (cells.length - 1);
                }
                cells[cell] = cellsBefore[i];
                hashes[cell] = hashesBefore[i];
            }
        }
    }

    /** Removes all videos and passes them on, those of one key group after another. */
    void drainByGroup(Consumer<GatheredVideo> videos) {
        for (GatheredVideo video : byGroup()) {
            videos.accept(video);
        }
        clear();
    }

    /** Removes all videos. */
    void clear() {
        Arrays.fill(cells, null);
        size = 0;
    }

    /** A counting sort. */
    private GatheredVideo[] byGroup() {
        int[] places = new int[KeyGroups.COUNT + 1];
        for (GatheredVideo video : cells) {
            if (video != null) {
                places[video.group + 1]++;
            }
        }
        for (int group = 0; group < KeyGroups.COUNT; group++) {
            places[group + 1] += places[group];
        }
        GatheredVideo[] byGroup = new GatheredVideo[size];
        for (GatheredVideo video : cells) {
            if (video != null) {
                byGroup[places[video.group]++] = video;
            }
        }
        return byGroup;
    }

    /** The number of cells that are looked at to find all videos: a measure for tests. */
    long probes() {
        long probes = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != null) {
                probes += 1 + ((cell - hashes[cell]) & (cells.length - 1));
            }
        }
        return probes;
    }
}
