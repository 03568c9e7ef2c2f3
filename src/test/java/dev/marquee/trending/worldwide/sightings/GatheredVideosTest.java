package dev.marquee.trending.worldwide.sightings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GatheredVideosTest {
    private static final int VIDEOS = 1 << 12;

    /** A table that is half full has 1.5 expected probes; random hashes vary around that. */
    private static final double MOST_PROBES_PER_VIDEO = 1.8;

    static Stream<Arguments> chosenIds() {
        return Stream.of(
                Arguments.of("equal String.hashCode", choices("Aa", "BB")),
                Arguments.of(
                        "equal for every odd factor of a polynomial of 32 bits",
                        choices(thueMorse("A", "B"), thueMorse("B", "A"))),
                Arguments.of("numbers", IntStream.range(0, VIDEOS).mapToObj(i -> "" + i).toList()),
                Arguments.of(
                        "one letter, in all lengths",
                        IntStream.rangeClosed(1, VIDEOS).mapToObj("A"::repeat).toList()),
                Arguments.of(
                        "zeros, in all lengths",
                        IntStream.rangeClosed(1, VIDEOS).mapToObj("\0"::repeat).toList()));
    }

    /** An attacker may choose ids and know this code, but does not know the seed of a run. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("chosenIds")
    void chosenIdsDoNotCollide(String name, List<String> ids) {
        for (long seed = 1; seed <= 10; seed++) {
            GatheredVideos videos = new GatheredVideos(seed);
            ids.forEach(id -> get(videos, id));

            assertThat(videos.size()).isEqualTo(ids.size());
            assertThat(videos.probes())
                    .as("%s, seed %d", name, seed)
                    .isLessThan((long) (MOST_PROBES_PER_VIDEO * ids.size()));
        }
    }

    @Test
    void equalIdsGiveTheSameVideo() {
        GatheredVideos videos = new GatheredVideos(3);
        Map<String, GatheredVideo> expected = new HashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            String id = "é" + random.nextInt(9_000);
            GatheredVideo video = get(videos, id);
            GatheredVideo known = expected.putIfAbsent(id, video);

            assertThat(known == null || known == video).isTrue();
            assertThat(new String(video.video, UTF_8)).isEqualTo(id);
        }
        assertThat(videos.size()).isEqualTo(expected.size());
    }

    @Test
    void drainedVideosAreInTheOrderOfTheirKeyGroups() {
        GatheredVideos videos = new GatheredVideos(3);
        IntStream.range(0, 10_000).forEach(i -> get(videos, "v" + i));
        List<GatheredVideo> drained = new ArrayList<>();

        videos.drainByGroup(drained::add);

        assertThat(drained).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(drained.stream().map(video -> video.group).toList()).isSorted();
        assertThat(videos.size()).isZero();
        videos.drainByGroup(drained::add);
        assertThat(drained).hasSize(10_000);
    }

    /** Returns all sequences of twelve texts, each of which is one of two. */
    private static List<String> choices(String zero, String one) {
        return IntStream.range(0, VIDEOS)
                .mapToObj(
                        i ->
                                IntStream.range(0, 12)
                                        .mapToObj(bit -> (i >> bit & 1) == 0 ? zero : one)
                                        .reduce("", String::concat))
                .toList();
    }

    /**
     * The Thue-Morse sequence of 256 letters. The hashes of it and of its complement, as
     * polynomials, differ by a multiple of 2^36 for every odd factor.
     */
    private static String thueMorse(String zero, String one) {
        return IntStream.range(0, 256)
                .mapToObj(i -> Integer.bitCount(i) % 2 == 0 ? zero : one)
                .reduce("", String::concat);
    }

    private static GatheredVideo get(GatheredVideos videos, String id) {
        byte[] bytes = ("," + id + ",a title").getBytes(UTF_8);
        return videos.get(bytes, 1, bytes.length - ",a title".length());
    }
}
