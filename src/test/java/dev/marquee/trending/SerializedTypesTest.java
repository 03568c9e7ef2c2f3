package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.job.Figures;
import dev.marquee.job.RejectLimit;
import dev.marquee.trending.funny.FunnyRow;
import dev.marquee.trending.funny.FunnyVideo;
import dev.marquee.trending.topday.DayViews;
import dev.marquee.trending.topday.LikedDay;
import dev.marquee.trending.topday.VideoOfDay;
import dev.marquee.trending.worldwide.Appearance;
import dev.marquee.trending.worldwide.IllustratedVideo;
import dev.marquee.trending.worldwide.Listings;
import dev.marquee.trending.worldwide.SightingsBlock;
import dev.marquee.trending.worldwide.VideoHistory;
import dev.marquee.trending.worldwide.WorldwideVideo;

import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;

/** Whatever travels between subtasks, or is state, is serialized field by field. */
final class SerializedTypesTest {
    /** What travels. */
    static final List<Class<?>> TRAVELLING =
            List.of(
                    Read.class,
                    RejectedRecord.class,
                    RejectLimit.Count.class,
                    Categories.class,
                    ListingBatch.class,
                    Listing.class,
                    FunnyRow.class,
                    FunnyVideo.class,
                    LikedDay.class,
                    DayViews.class,
                    SightingsBlock.class,
                    WorldwideVideo.class,
                    IllustratedVideo.class);

    /** What is kept, beyond those. */
    private static final List<Class<?>> KEPT =
            List.of(
                    Listings.class,
                    Appearance.class,
                    VideoHistory.class,
                    VideoOfDay.class,
                    Figures.Saved.class);

    static List<Class<?>> serialized() {
        List<Class<?>> serialized = new ArrayList<>(TRAVELLING);
        serialized.addAll(KEPT);
        // It has a type only together with that of its rows; see below.
        serialized.remove(Read.class);
        // It has a serializer of its own.
        serialized.remove(SightingsBlock.class);
        return serialized;
    }

    @ParameterizedTest
    @MethodSource("serialized")
    void itIsAPojo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void whatTheSourceEmitsIsAPojoOfPojos() {
        TypeInformation<Read<ListingBatch>> type = Read.type(ListingBatches.TABLE.batchType());

        assertThat(type).isInstanceOf(PojoTypeInfo.class);
        PojoTypeInfo<Read<ListingBatch>> pojo = (PojoTypeInfo<Read<ListingBatch>>) type;
        for (String name : pojo.getFieldNames()) {
            assertThat(pojo.getTypeAt(name))
                    .as(name)
                    .isInstanceOfAny(BasicTypeInfo.class, PojoTypeInfo.class);
        }
    }
}
