package dev.marquee.trending.worldwide.sightings;

import dev.marquee.job.Emit;
import dev.marquee.job.LocalGathering;
import dev.marquee.job.Operators;
import dev.marquee.trending.ListingBatch;
import dev.marquee.trending.worldwide.rule.WorldwideRule;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Gathers the rows of a subtask by video, because a video has many of them: it stays on a list for
 * days, and a file is nearly sorted by day. When drained it emits one block for each key group that
 * has a video. Not thread-safe.
 */
public final class SightingsByVideo
        implements LocalGathering.Gatherer<ListingBatch, SightingsBlock> {
    /** The name of the operator. */
    public static final String NAME = "sightings";

    // Some 45 MB: enough for the rows of a video in the files of many countries to meet.
    private static final int MOST_VIDEOS = 1 << 17;
    private static final int MOST_LISTINGS = 1 << 20;

    /** Titles and links may be as long as a record. */
    private static final long MOST_BYTES = 24 << 20;

    private final WorldwideRule rule;
    private final int mostVideos;
    private final int mostListings;
    private final long mostBytes;
    private final GatheredVideos videos;
    private final RowAppearance row = new RowAppearance();
    private final SightingsWriter writer = new SightingsWriter();
    private int listings;
    private long bytes;

    /**
     * @param mostVideos the number of videos at which it drains
     * @param mostListings the number of listings at which it drains
     * @param mostBytes the bytes of ids, titles and links at which it drains
     * @param seed chooses the hash function of the table; to be random and secret
     */
    SightingsByVideo(
            WorldwideRule rule, int mostVideos, int mostListings, long mostBytes, long seed) {
        this.rule = rule;
        this.mostVideos = mostVideos;
        this.mostListings = mostListings;
        this.mostBytes = mostBytes;
        this.videos = new GatheredVideos(seed);
    }

    /** Gathers the rows of each subtask. */
    public static DataStream<SightingsBlock> attach(
            DataStream<ListingBatch> listings, WorldwideRule rule, Emit emit, Operators operators) {
        return LocalGathering.attach(
                NAME,
                listings,
                () ->
                        new SightingsByVideo(
                                rule,
                                MOST_VIDEOS,
                                MOST_LISTINGS,
                                MOST_BYTES,
                                ThreadLocalRandom.current().nextLong()),
                SightingsBlockType.INSTANCE,
                emit,
                operators);
    }

    @Override
    public void add(ListingBatch rows, Consumer<SightingsBlock> blocks) {
        short country = rows.country(0);
        boolean isAskedFor = rule.asksFor(country);
        for (int i = 0; i < rows.rows(); i++) {
            if (rows.country(i) != country) {
                country = rows.country(i);
                isAskedFor = rule.asksFor(country);
            }
            add(row.at(rows, i), rows.videoStart(i), rows.videoEnd(i), isAskedFor);
            if (videos.size() >= mostVideos || listings >= mostListings || bytes >= mostBytes) {
                drainTo(blocks);
            }
        }
    }

    private void add(RowAppearance one, int videoStart, int videoEnd, boolean isAskedFor) {
        GatheredVideo video = videos.get(one.texts(), videoStart, videoEnd);
        long bytesBefore = video.rows == 0 ? 0 : video.bytes();
        if (video.add(one, isAskedFor)) {
            listings++;
        }
        bytes += video.bytes() - bytesBefore;
    }

    @Override
    public void drainTo(Consumer<SightingsBlock> blocks) {
        videos.drainByGroup(video -> write(video, blocks));
        writeBlock(blocks);
        listings = 0;
        bytes = 0;
    }

    private void write(GatheredVideo video, Consumer<SightingsBlock> blocks) {
        if (video.group != writer.group()) {
            writeBlock(blocks);
        }
        writer.add(video);
    }

    private void writeBlock(Consumer<SightingsBlock> blocks) {
        if (!writer.isEmpty()) {
            blocks.accept(writer.block());
        }
    }
}
