package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.job.FileCount;
import dev.marquee.job.OperatorRun;
import dev.marquee.job.Operators;
import dev.marquee.job.RejectLimit;
import dev.marquee.job.RowsFunction;
import dev.marquee.job.RunFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

final class ListingsFunctionTest {
    private static final Read<ListingBatch> END_OF_FILE = Read.endOfSplit("f", 2, 2);

    private OutputTag<RejectedRecord> rejected;
    private OutputTag<RejectLimit.Count> counts;

    @Test
    void rowsAreEmittedAndRejectedRecordsGoToTheSideOutput() throws Exception {
        Read<ListingBatch> rejection = rejection("date", 70);
        try (var run = start(1)) {
            run.take(row(10, false, 100, 0), rejection, row(11, false, 100, 0), END_OF_FILE);

            assertThat(ListingBatches.listings(run.emitted()))
                    .extracting(Listing::day)
                    .containsExactly(10, 11);
            assertThat(run.emitted(rejected)).containsExactly(rejection.rejected());
        }
    }

    @Test
    void bytesRowsRejectionsAndDaysAreCounted() throws Exception {
        try (var run = start(1)) {
            run.take(row(17_500, false, 100, 0), row(17_400, true, 101, 3), rejection("date", 70));
            run.take(rejection("id", 71), rejection("date", 72), row(17_450, true, 102, 4));
            run.take(END_OF_FILE);

            assertThat(figures(run))
                    .isEqualTo(
                            Map.of(
                                    "bytes", 100L + 101 + 102 + 70 + 71 + 72 + 2,
                                    "rows_used", 3L,
                                    "rejected.date", 2L,
                                    "rejected.id", 1L,
                                    "restored_ids", 2L,
                                    "replaced_bytes", 7L,
                                    "first_day", 17_400L,
                                    "last_day", 17_500L));
        }
    }

    @Test
    void everyRowOfABatchIsCounted() throws Exception {
        ListingBatch three =
                ListingBatches.of(listing(12, true), listing(10, false), listing(11, true));
        try (var run = start(1)) {
            run.take(Read.batch("f", three, 100, 2));

            assertThat(run.figures())
                    .containsEntry("bytes", 100L)
                    .containsEntry("rows_used", 3L)
                    .containsEntry("restored_ids", 2L)
                    .containsEntry("replaced_bytes", 2L)
                    .containsEntry("first_day", 10L)
                    .containsEntry("last_day", 12L);
        }
    }

    @Test
    void daysBefore1970AreCounted() throws Exception {
        try (var run = start(1)) {
            run.take(row(-5, false, 1, 0), row(-9, false, 1, 0));

            assertThat(run.figures())
                    .containsEntry("first_day", -9L)
                    .containsEntry("last_day", -5L);
        }
    }

    @Test
    void figuresSurviveARestartAndARescaling() throws Exception {
        Map<String, Object> expected = new HashMap<>();
        expected.put("bytes", 40L);
        expected.put("rows_used", 3L);
        expected.put("rejected.date", 1L);
        expected.put("restored_ids", 1L);
        expected.put("replaced_bytes", 5L);
        expected.put("first_day", 20L);
        expected.put("last_day", 40L);
        try (var two = start(2)) {
            two.take(row(30, false, 10, 0), row(20, false, 10, 0));
            two.take(row(40, true, 10, 5), rejection("date", 10));
            assertThat(figures(two)).isEqualTo(expected);

            try (var again = two.restarted()) {
                assertThat(figures(again)).isEqualTo(expected);
                try (var one = again.restarted(1)) {
                    assertThat(figures(one)).isEqualTo(expected);
                    try (var three = one.restarted(3)) {
                        assertThat(figures(three)).isEqualTo(expected);
                        three.take(row(50, false, 1, 0), row(10, false, 1, 0), rejection("id", 1));
                        three.take(rejection("date", 1));

                        expected.put("bytes", 44L);
                        expected.put("rows_used", 5L);
                        expected.put("first_day", 10L);
                        expected.put("last_day", 50L);
                        expected.put("rejected.date", 2L);
                        expected.put("rejected.id", 1L);
                        assertThat(figures(three)).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void countsOfAMostlyRejectedFileSurviveARescaling() throws Exception {
        try (var two = start(2)) {
            two.take(rejection("date", 10), rejection("date", 10), rejection("date", 10));
            two.take(rejection("date", 10), row(30, false, 10, 0), END_OF_FILE);

            try (var three = two.restarted(3)) {
                three.take(Read.endOfSplit("file", 40, 0));

                assertThat(new RunFigures(three.figures()).mostlyRejected())
                        .containsExactly(
                                new FileCount("file", 40, 40, 4, 4, 0, "date: it is wrong"));
            }
        }
    }

    @Test
    void countsOfACompleteFileAreDroppedUnlessMostRecordsWereRejected() throws Exception {
        try (var run = start(1)) {
            run.take(row(1, false, 50, 0), row(1, false, 50, 0));
            assertThat(run.figures()).containsEntry("rejections_by_file", Map.of());

            run.take(Read.endOfSplit("f", 100, 0));

            assertThat(run.figures()).containsEntry("rejections_by_file", Map.of());
        }
    }

    /** The figures without the counts of single files. */
    private static Map<String, Object> figures(OperatorRun<Read<ListingBatch>, ListingBatch> run) {
        Map<String, Object> figures = run.figures();
        figures.remove("rejections_by_file");
        return figures;
    }

    @Test
    void countsForTheRejectLimitAreEmittedAtTheEndOfEachFile() throws Exception {
        try (var run = start(1)) {
            run.take(row(1, false, 1, 0), rejection("id", 1));
            assertThat(run.emitted(counts)).isEmpty();

            run.take(END_OF_FILE, END_OF_FILE, rejection("id", 1), END_OF_FILE);
            assertThat(run.emitted(counts))
                    .containsExactly(
                            new RejectLimit.Count(2, 1),
                            new RejectLimit.Count(0, 0),
                            new RejectLimit.Count(1, 1));
        }
    }

    @Test
    void countsForTheRejectLimitAreEmittedWithinALongFile() throws Exception {
        try (var run = start(1)) {
            for (int i = 0; i < 10_000; i++) {
                run.take(i % 10 == 0 ? rejection("id", 1) : row(1, false, 1, 0));
            }
            run.take(END_OF_FILE);

            List<RejectLimit.Count> emittedCounts = run.emitted(counts);
            assertThat(emittedCounts).hasSizeGreaterThan(1);
            assertThat(sum(emittedCounts)).isEqualTo(new RejectLimit.Count(10_000, 1000));
        }
    }

    @Test
    void pendingCountsForTheRejectLimitSurviveARescaling() throws Exception {
        List<RejectLimit.Count> emittedCounts = new ArrayList<>();
        try (var two = start(2)) {
            two.take(row(1, false, 1, 0), rejection("id", 1), rejection("id", 1));
            emittedCounts.addAll(two.emitted(counts));
            try (var one = two.restarted(1)) {
                one.take(row(1, false, 1, 0), END_OF_FILE, rejection("id", 1));
                emittedCounts.addAll(one.emitted(counts));
                try (var three = one.restarted(3)) {
                    three.take(END_OF_FILE, END_OF_FILE, END_OF_FILE);
                    emittedCounts.addAll(three.emitted(counts));
                }
            }
        }
        assertThat(sum(emittedCounts)).isEqualTo(new RejectLimit.Count(5, 3));
    }

    private OperatorRun<Read<ListingBatch>, ListingBatch> start(int parallelism) throws Exception {
        return OperatorRun.of(
                Read.type(ListingBatches.TABLE.batchType()),
                parallelism,
                reads -> {
                    SingleOutputStreamOperator<ListingBatch> listings =
                            ListingsFunction.attach(reads, new Operators(Map.of()));
                    rejected = OperatorRun.tagOf(RowsFunction.rejected(listings));
                    counts = OperatorRun.tagOf(RowsFunction.counts(listings));
                    return listings;
                });
    }

    private static RejectLimit.Count sum(List<RejectLimit.Count> counts) {
        return new RejectLimit.Count(
                counts.stream().mapToLong(RejectLimit.Count::records).sum(),
                counts.stream().mapToLong(RejectLimit.Count::rejected).sum());
    }

    private static Read<ListingBatch> row(
            int day, boolean restored, long bytes, int replacedBytes) {
        Listing listing = listing(day, restored);
        return Read.batch("f", ListingBatches.of(listing), bytes, replacedBytes);
    }

    private static Listing listing(int day, boolean restored) {
        return new Listing((short) 1, "a", day, "t", "1", "", 1, 2, "", restored);
    }

    private static Read<ListingBatch> rejection(String reason, long bytes) {
        RejectedRecord record = new RejectedRecord("file", 0, reason + ": it is wrong", "raw");
        return Read.rejected(record, reason, bytes);
    }
}
