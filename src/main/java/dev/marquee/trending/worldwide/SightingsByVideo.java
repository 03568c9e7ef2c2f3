package dev.marquee.trending.worldwide;

import dev.marquee.job.KeyGroups;
import dev.marquee.job.LocalGathering;
import dev.marquee.trending.ListingBatch;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The sightings of some videos: a file is nearly sorted by day, and a video stays on a list for
 * days, so several rows come to one. A hash table of its own, with linear probing and half full at
 * most, because every row passes through it. Not thread-safe.
 *
 * <p>Ids are chosen by strangers, so the table hashes them with a random multiplier of its own:
 * nobody can choose ids that share a cell here. The key group of an id must be the same in every
 * run, so ids can still be chosen that share a group, and with it a subtask.
 */
final class SightingsByVideo implements LocalGathering.Gatherer<ListingBatch, SightingsBlock> {
    private static final int FIRST_CELLS = 1 << 6;

    private final WorldwideRule rule;
    private final int mostVideos;
    private final int mostListings;
    private final long mostBytes;
    private final int multiplier;
    private final SightingsWriter writer = new SightingsWriter();

    private GatheredVideo[] cells = new GatheredVideo[FIRST_CELLS];

    /** The hash of the video in each cell; unequal hashes spare comparing the ids. */
    private int[] hashes = new int[FIRST_CELLS];

    private int videos;
    private int listings;

    /** The bytes of the texts of all videos. */
    private long bytes;

    /**
     * @param mostVideos the number of videos at which it drains
     * @param mostListings the number of listings at which it drains
     * @param mostBytes the bytes of ids, titles and links at which it drains
     * @param seed makes the order of cells differ between tables
     */
    SightingsByVideo(
            WorldwideRule rule, int mostVideos, int mostListings, long mostBytes, int seed) {
        this.rule = rule;
        this.mostVideos = mostVideos;
        this.mostListings = mostListings;
        this.mostBytes = mostBytes;
        this.multiplier = seed | 1;
    }

    @Override
    public void add(ListingBatch rows, Consumer<SightingsBlock> sightings) {
        short country = rows.country(0);
        boolean asked = rule.asksFor(country);
        for (int i = 0; i < rows.rows(); i++) {
            if (rows.country(i) != country) {
                country = rows.country(i);
                asked = rule.asksFor(country);
            }
            GatheredVideo video = video(rows, i);
            long before = video.bytes();
            listings += video.add(rows, i, asked);
            bytes += video.bytes() - before;
            if (videos >= mostVideos || listings >= mostListings || bytes >= mostBytes) {
                drainTo(sightings);
            }
        }
    }

    private GatheredVideo video(ListingBatch rows, int index) {
        int start = rows.videoStart(index);
        int end = rows.videoEnd(index);
        int hash = hash(rows.texts(), start, end);
        int cell = hash & (cells.length - 1);
        while (cells[cell] != null
                && (hashes[cell] != hash || !cells[cell].is(rows.texts(), start, end))) {
            cell = (cell + 1) & (cells.length - 1);
        }
        if (cells[cell] != null) {
            return cells[cell];
        }
        GatheredVideo added = new GatheredVideo(Arrays.copyOfRange(rows.texts(), start, end));
        bytes += added.bytes();
        put(cell, added, hash);
        if (2 * ++videos > cells.length) {
            grow();
        }
        return added;
    }

    /** A polynomial whose multiplier is not known outside. */
    private int hash(byte[] texts, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = (hash + texts[i] + 1) * multiplier;
        }
        return hash ^ (hash >>> 16);
    }

    private void put(int cell, GatheredVideo video, int hash) {
        cells[cell] = video;
        hashes[cell] = hash;
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
                put(cell, cellsBefore[i], hashesBefore[i]);
            }
        }
    }

    /** Emits one block for each group that has a video. */
    @Override
    public void drainTo(Consumer<SightingsBlock> sightings) {
        int[] byGroup = cellsByGroup();
        for (int i = 0; i < videos; i++) {
            int group = cells[byGroup[i]].group;
            writer.add(cells[byGroup[i]]);
            cells[byGroup[i]] = null;
            if (i + 1 == videos || cells[byGroup[i + 1]].group != group) {
                sightings.accept(writer.block(group));
            }
        }
        videos = 0;
        listings = 0;
        bytes = 0;
    }

    /** The cells that are used, in the order of their groups: a counting sort. */
    private int[] cellsByGroup() {
        int[] places = new int[KeyGroups.COUNT + 1];
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != null) {
                places[cells[cell].group + 1]++;
            }
        }
        for (int group = 0; group < KeyGroups.COUNT; group++) {
            places[group + 1] += places[group];
        }
        int[] byGroup = new int[videos];
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != null) {
                byGroup[places[cells[cell].group]++] = cell;
            }
        }
        return byGroup;
    }
}
