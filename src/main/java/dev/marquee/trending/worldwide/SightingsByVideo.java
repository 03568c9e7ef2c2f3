package dev.marquee.trending.worldwide;

import dev.marquee.job.KeyGroups;
import dev.marquee.job.LocalGathering;
import dev.marquee.trending.ListingBlock;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * The sightings of some videos: a file is nearly sorted by day, and a video stays on a list for
 * days, so several rows come to one. Each group of videos has a hash table, which grows, because
 * every row there is comes through here. Not thread-safe.
 */
final class SightingsByVideo implements LocalGathering.Gatherer<ListingBlock, SightingsBlock> {
    private static final int FIRST_CELLS = 8;

    private final WorldwideRule rule;
    private final int mostVideos;
    private final int mostListings;
    private final Group[] groups = new Group[KeyGroups.COUNT];
    private final SightingsBlock.Builder builder = new SightingsBlock.Builder();
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
    public void add(ListingBlock rows, Consumer<SightingsBlock> sightings) {
        boolean asked = rule.asksFor(rows.country);
        for (int i = 0; i < rows.size; i++) {
            listings += video(rows, i).add(rows, i, asked);
            if (videos >= mostVideos || listings >= mostListings) {
                drainTo(sightings);
            }
        }
    }

    private GatheredVideo video(ListingBlock rows, int index) {
        int start = rows.videoStart(index);
        int end = rows.videoEnd(index);
        int hash = SightingsBlock.hash(rows.texts, start, end);
        int number = SightingsBlock.groupOf(hash);
        Group group = groups[number];
        if (group == null) {
            group = new Group();
            groups[number] = group;
        }
        GatheredVideo found = group.find(hash, rows.texts, start, end);
        if (found == null) {
            found = new GatheredVideo(Arrays.copyOfRange(rows.texts, start, end), hash);
            group.add(found);
            videos++;
        }
        return found;
    }

    @Override
    public void drainTo(Consumer<SightingsBlock> sightings) {
        if (videos == 0) {
            return;
        }
        for (int number = 0; number < groups.length; number++) {
            if (groups[number] != null) {
                groups[number].forEach(builder::add);
                sightings.accept(builder.block(number));
                groups[number] = null;
            }
        }
        videos = 0;
        listings = 0;
    }

    /** The videos of one group: a hash table with linear probing, half full at most. */
    private static final class Group {
        private GatheredVideo[] cells = new GatheredVideo[FIRST_CELLS];
        private int size;

        @Nullable GatheredVideo find(int hash, byte[] texts, int start, int end) {
            int cell = hash & (cells.length - 1);
            while (cells[cell] != null && !cells[cell].is(hash, texts, start, end)) {
                cell = (cell + 1) & (cells.length - 1);
            }
            return cells[cell];
        }

        void add(GatheredVideo video) {
            if (2 * ++size > cells.length) {
                GatheredVideo[] before = cells;
                cells = new GatheredVideo[2 * before.length];
                for (GatheredVideo known : before) {
                    if (known != null) {
                        put(known);
                    }
                }
            }
            put(video);
        }

        private void put(GatheredVideo video) {
            int cell = video.hash & (cells.length - 1);
            while (cells[cell] != null) {
                cell = (cell + 1) & (cells.length - 1);
            }
            cells[cell] = video;
        }

        void forEach(Consumer<GatheredVideo> videos) {
            for (GatheredVideo video : cells) {
                if (video != null) {
                    videos.accept(video);
                }
            }
        }
    }
}
