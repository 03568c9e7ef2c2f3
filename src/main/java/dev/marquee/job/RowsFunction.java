package dev.marquee.job;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.csv.RowBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Separates rows from rejected records, and counts both.
 *
 * @param <B> the batch of rows that is read
 * @param <T> the element that is emitted: the batch, or each of its rows
 */
public abstract class RowsFunction<B extends RowBatch, T> extends ProcessFunction<Read<B>, T>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;

    private static final OutputTag<RejectedRecord> REJECTED =
            new OutputTag<>("rejected", TypeInformation.of(RejectedRecord.class));

    /** Counts are sent on this often, so that a limit is noticed early and costs nothing. */
    private static final long RECORDS_OF_A_COUNT = 4096;

    private static final OutputTag<RejectLimit.Count> COUNTS =
            new OutputTag<>("counts", TypeInformation.of(RejectLimit.Count.class));

    private transient ListState<RejectLimit.Count> uncounted;
    private transient long uncountedRecords;
    private transient long uncountedRejected;
    private transient Figures figures;
    private transient CheckpointAge checkpointAge;
    private transient FileCounts files;
    private transient Figures.Figure bytes;
    private transient Figures.Figure rows;
    private transient Figures.Figure replacedBytes;
    private transient Map<String, Figures.Figure> rejectedByReason;

    /** The rejected records beside a stream of rows. */
    public static DataStream<RejectedRecord> rejected(SingleOutputStreamOperator<?> rows) {
        return rows.getSideOutput(REJECTED);
    }

    /** How many records were read and rejected. */
    public static DataStream<RejectLimit.Count> counts(SingleOutputStreamOperator<?> rows) {
        return rows.getSideOutput(COUNTS);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        figures = new Figures(context, getRuntimeContext());
        files = new FileCounts(context, getRuntimeContext());
        bytes = figures.sum(CommonFigures.BYTES);
        rows = figures.sum(CommonFigures.ROWS_USED);
        figures.meter(CommonFigures.ROWS_PER_SECOND, rows);
        checkpointAge = new CheckpointAge();
        figures.gauge(CommonFigures.CHECKPOINT_AGE, checkpointAge::seconds);
        replacedBytes = figures.sum(CommonFigures.REPLACED_BYTES);
        rejectedByReason = new HashMap<>();
        prepare(figures);
        uncounted =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "uncounted", TypeInformation.of(RejectLimit.Count.class)));
        for (RejectLimit.Count count : uncounted.get()) {
            uncountedRecords += count.records();
            uncountedRejected += count.rejected();
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        figures.snapshot();
        files.snapshot();
        uncounted.update(List.of(new RejectLimit.Count(uncountedRecords, uncountedRejected)));
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        checkpointAge.begin();
    }

    @Override
    public void processElement(Read<B> read, Context context, Collector<T> out) {
        bytes.add(read.bytes());
        files.add(read);
        if (read.batch() != null) {
            uncountedRecords += read.batch().rows();
            rows.add(read.batch().rows());
            if (read.replacedBytes() > 0) {
                replacedBytes.add(read.replacedBytes());
            }
            count(read.batch());
            emit(read.batch(), out);
        } else if (read.rejected() != null) {
            rejectedByReason
                    .computeIfAbsent(
                            countedAs(read.reason()),
                            reason -> figures.sum(CommonFigures.REJECTED + reason))
                    .add(1);
            context.output(REJECTED, read.rejected());
            uncountedRecords++;
            uncountedRejected++;
        }
        if (read.isEndOfSplit() || uncountedRecords >= RECORDS_OF_A_COUNT) {
            context.output(COUNTS, new RejectLimit.Count(uncountedRecords, uncountedRejected));
            uncountedRecords = 0;
            uncountedRejected = 0;
        }
    }

    /**
     * The phrase under which a rejection is counted: the reader's, unless a job has another for all
     * rejections of a kind of file.
     */
    protected String countedAs(String reason) {
        return reason;
    }

    /** Registers the figures that rows of this kind have beyond the common ones. */
    protected abstract void prepare(Figures all);

    /** Counts the rows of a batch in them. */
    protected abstract void count(B batch);

    /** Emits the rows of a batch. */
    protected abstract void emit(B batch, Collector<T> out);
}
