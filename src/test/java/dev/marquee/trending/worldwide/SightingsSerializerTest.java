package dev.marquee.trending.worldwide;

import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.testutils.DeeplyEqualsChecker;

/** Flink's own tests of a serializer, on sightings of each kind. */
final class SightingsSerializerTest extends SerializerTestBase<Sightings> {
    SightingsSerializerTest() {
        super(
                new DeeplyEqualsChecker()
                        .withCustomCheck(
                                (one, other) ->
                                        one instanceof Sightings && other instanceof Sightings,
                                (one, other, checker) ->
                                        said((Sightings) one).equals(said((Sightings) other))));
    }

    private static String said(Sightings some) {
        return some.video() + some.rows() + said(some.listings()) + some.latest();
    }

    /** They are equal if what counts of them is. */
    private static String said(Listings listings) {
        return Arrays.toString(Arrays.copyOf(listings.pairs, listings.size));
    }

    @Override
    protected TypeSerializer<Sightings> createSerializer() {
        return SightingsSerializer.INSTANCE;
    }

    @Override
    protected int getLength() {
        return -1;
    }

    @Override
    protected Class<Sightings> getTypeClass() {
        return Sightings.class;
    }

    @Override
    protected Sightings[] getTestData() {
        Listings some = new Listings();
        for (int day = 0; day < 5; day++) {
            some.add(day, (short) 7);
        }
        return new Sightings[] {
            new Sightings("", new Listings(), 0, null),
            new Sightings("video", some, 5_000_000_000L, null),
            new Sightings("vídeo", some, 5, new Appearance(-3, (short) 1023, "😂 title", "link"))
        };
    }
}
