package dev.marquee.trending.worldwide.sightings;

import dev.marquee.trending.Listing;
import dev.marquee.trending.ListingBatches;
import dev.marquee.trending.worldwide.rule.WorldwideRule;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Creates blocks for tests of the operator that receives them. */
public final class SightingsBlocks {
    /** The type of the blocks. */
    public static final TypeInformation<SightingsBlock> TYPE = SightingsBlockType.INSTANCE;

    private SightingsBlocks() {}

    /** Returns the block of these rows. Their videos must belong to one key group. */
    public static SightingsBlock of(WorldwideRule rule, Listing... rows) {
        List<SightingsBlock> blocks = new ArrayList<>();
        SightingsByVideo sightings = new SightingsByVideo(rule, 100, 100, 1 << 20, 7);
        sightings.add(ListingBatches.of(rows), blocks::add);
        sightings.drainTo(blocks::add);
        if (blocks.size() != 1) {
            throw new IllegalArgumentException("videos of %d key groups".formatted(blocks.size()));
        }
        return blocks.get(0);
    }
}
