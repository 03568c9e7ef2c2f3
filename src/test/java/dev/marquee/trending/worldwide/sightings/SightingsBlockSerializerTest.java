package dev.marquee.trending.worldwide.sightings;

import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import dev.marquee.trending.ListingBatches;
import dev.marquee.trending.worldwide.rule.SavedAppearance;
import dev.marquee.trending.worldwide.rule.Together;
import dev.marquee.trending.worldwide.rule.WorldwideRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.testutils.DeeplyEqualsChecker;

/** Runs Flink's tests of serializers on blocks of each kind. */
final class SightingsBlockSerializerTest extends SerializerTestBase<SightingsBlock> {
    private static final WorldwideRule RULE =
            new WorldwideRule(List.of("GB", "US"), Together.SAME_DAY, 2);

    private static final List<String> LINKS =
            List.of(
                    "https://i.ytimg.com/vi/{}/default.jpg",
                    "https://i.ytimg.com/vi/{}/default.jpg",
                    "{}",
                    "",
                    "https://i.ytimg.com/vi/another/default.jpg",
                    "https://i.ytimg.com/vi/{}/{}.jpg");

    SightingsBlockSerializerTest() {
        super(
                new DeeplyEqualsChecker()
                        .withCustomCheck(
                                (one, other) ->
                                        one instanceof SightingsBlock
                                                && other instanceof SightingsBlock,
                                (one, other, checker) ->
                                        contents((SightingsBlock) one)
                                                .equals(contents((SightingsBlock) other))));
    }

    private static List<String> contents(SightingsBlock block) {
        List<String> contents = new ArrayList<>();
        contents.add("group " + block.group());
        for (Sightings videoSightings : block) {
            int[] pairs =
                    Arrays.copyOf(videoSightings.listings().pairs, videoSightings.listings().size);
            contents.add(
                    videoSightings.video()
                            + videoSightings.rows()
                            + Arrays.toString(pairs)
                            + latest(videoSightings));
        }
        return contents;
    }

    private static String latest(Sightings videoSightings) {
        SavedAppearance latest = videoSightings.latest();
        return latest == null
                ? "none"
                : latest.day() + " " + latest.country() + latest.title() + latest.thumbnail();
    }

    @Override
    protected TypeSerializer<SightingsBlock> createSerializer() {
        return SightingsBlockSerializer.INSTANCE;
    }

    @Override
    protected int getLength() {
        return -1;
    }

    @Override
    protected Class<SightingsBlock> getTypeClass() {
        return SightingsBlock.class;
    }

    @Override
    protected SightingsBlock[] getTestData() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100_000, 100_000, 1 << 20, 7);
        List<SightingsBlock> blocks = new ArrayList<>();
        short us = Country.number("US");
        short fr = Country.number("FR");
        for (int day = -3; day < 3; day++) {
            for (int video = 0; video < 3; video++) {
                sightings.add(
                        ListingBatches.of(
                                new Listing(
                                        video == 1 ? fr : us,
                                        "vídeo " + video,
                                        day,
                                        "😂 title".repeat(300 * video),
                                        "1",
                                        "",
                                        1,
                                        1,
                                        LINKS.get(day + 3).replace("{}", "vídeo " + video),
                                        false)),
                        blocks::add);
            }
        }
        blocks.add(new SightingsBlock(0, new byte[0]));
        sightings.drainTo(blocks::add);
        return blocks.toArray(SightingsBlock[]::new);
    }
}
