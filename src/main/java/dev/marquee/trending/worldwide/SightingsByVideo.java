package dev.marquee.trending.worldwide;

import dev.marquee.job.KeyGroups;
import dev.marquee.job.LocalGathering;
import dev.marquee.trending.ListingBatch;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The sightings of some videos: a file is nearly sorted by day, and a video stays on a list for
 * days, so several rows come to one. A hash table of its own, with linear probing and half full at
 * most, because every row there is comes through here. Not thread-safe.
 */
final class SightingsByVideo implements LocalGathering.Gatherer<ListingBatch, SightingsBlock> {
    private static final int FIRST_CELLS = 1 << 6;

    private final WorldwideRule rule;
    private final int mostVideos;
    private final int mostListings;
    private final SightingsWriter writer = new SightingsWriter();

    private GatheredVideo[] cells = new GatheredVideo[FIRST_CELLS];

    /** The hash of the video in each cell, which nearly always tells whether to look at it. */
    private int[] hashes = new int[FIRST_CELLS];

    private int videos;
    private int listings;

    /**
     * @param mostVideos so many videos are held at most
     * @param mostListings so many listings are held at most
     */
    SightingsByVideo(WorldwideRule rule, int mostVideos, int mostListings) {
        this.rule = rule;
        this.mostVideos = mostVideos;
        this.mostListings = mostListings;
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
            listings += video(rows, i).add(rows, i, asked);
            if (videos >= mostVideos || listings >= mostListings) {
                drainTo(sightings);
            }
        }
    }

    private GatheredVideo video(ListingBatch rows, int index) {
        int start = rows.videoStart(index);
        int end = rows.videoEnd(index);
        int hash = SightingsBlock.hash(rows.texts(), start, end);
        int cell = hash & (cells.length - 1);
        while (cells[cell] != null
                && (hashes[cell] != hash || !cells[cell].is(rows.texts(), start, end))) {
            cell = (cell + 1) & (cells.length - 1);
        }
        if (cells[cell] != null) {
            return cells[cell];
        }
        GatheredVideo added = new GatheredVideo(Arrays.copyOfRange(rows.texts(), start, end));
        put(cell, added, hash);
        if (2 * ++videos > cells.length) {
            grow();
        }
        return added;
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

    /** Hands out a block for each group that there is. */
    @Override
    public void drainTo(Consumer<SightingsBlock> sightings) {
        int[] byGroup = cellsByGroup();
        for (int i = 0; i < videos; i++) {
            int group = SightingsBlock.groupOf(hashes[byGroup[i]]);
            writer.add(cells[byGroup[i]]);
            cells[byGroup[i]] = null;
            if (i + 1 == videos || SightingsBlock.groupOf(hashes[byGroup[i + 1]]) != group) {
                sightings.accept(writer.block(group));
            }
        }
        videos = 0;
        listings = 0;
    }

    /** The cells that are used, in the order of their groups: a counting sort. */
    private int[] cellsByGroup() {
        int[] places = new int[KeyGroups.COUNT + 1];
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != null) {
                places[SightingsBlock.groupOf(hashes[cell]) + 1]++;
            }
        }
        for (int group = 0; group < KeyGroups.COUNT; group++) {
            places[group + 1] += places[group];
        }
        int[] byGroup = new int[videos];
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != null) {
                byGroup[places[SightingsBlock.groupOf(hashes[cell])]++] = cell;
            }
        }
        return byGroup;
    }
}
