package dev.marquee.trending.funny;

import dev.marquee.job.Operators;
import dev.marquee.trending.CategoryTitles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds the titles of the categories to the funny rows. The titles are broadcast to every subtask,
 * so no row is shipped for the join.
 *
 * <p>Flink does not define which of two inputs is read first. A row that arrives before the titles
 * waits for them, in state; otherwise its category would be unknown in one run and known in the
 * next. Rows wait for long where messages bring the titles after them. Equal rows wait once, and
 * more than the heap can hold fail the job with a message instead of the process without one.
 *
 * <p>An answer that was emitted recently is not emitted again; see {@link RecentlySeen}.
 */
public final class CategoryJoin
        extends BroadcastProcessFunction<FunnyRow, CategoryTitles, FunnyVideo>
        implements CheckpointedFunction {
    public static final String NAME = "category-join";

    private static final long serialVersionUID = 1L;

    /** The share of the heap that may be full of rows that wait, in all subtasks of a process. */
    private static final int SHARE_OF_HEAP = 4;

    /** The objects of a row, beside its characters. */
    private static final int BYTES_OF_ROW = 300;

    private static final String THE_CATEGORIES = "";
    private static final MapStateDescriptor<String, CategoryTitles> CATEGORIES =
            new MapStateDescriptor<>(
                    "categories", Types.STRING, TypeInformation.of(CategoryTitles.class));

    private transient ListState<FunnyRow> waitingState;
    private transient Set<FunnyRow> waiting;
    private transient long bytesWaiting;
    private transient long mostBytesWaiting;
    private transient RecentlySeen<FunnyVideo> seen;
    @Nullable private transient CategoryTitles.Lookup lookup;

    private CategoryJoin() {}

    static SingleOutputStreamOperator<FunnyVideo> attach(
            DataStream<FunnyRow> rows, DataStream<CategoryTitles> categories, Operators operators) {
        return operators.name(
                NAME, rows.connect(categories.broadcast(CATEGORIES)).process(new CategoryJoin()));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        waitingState =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "waiting-rows", TypeInformation.of(FunnyRow.class)));
        seen = new RecentlySeen<>(FunnyVideo::characters);
        waiting = new LinkedHashSet<>();
        bytesWaiting = 0;
        mostBytesWaiting =
                Runtime.getRuntime().maxMemory()
                        / SHARE_OF_HEAP
                        / getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        for (FunnyRow row : waitingState.get()) {
            await(row);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        waitingState.update(List.copyOf(waiting));
    }

    @Override
    public void processElement(FunnyRow row, ReadOnlyContext context, Collector<FunnyVideo> out)
            throws Exception {
        if (lookup == null) {
            // The titles are in restored state, or have not arrived.
            CategoryTitles restored = context.getBroadcastState(CATEGORIES).get(THE_CATEGORIES);
            if (restored == null) {
                await(row);
                return;
            }
            lookup = restored.lookup();
        }
        collect(row, out);
    }

    @Override
    public void processBroadcastElement(
            CategoryTitles categories, Context context, Collector<FunnyVideo> out)
            throws Exception {
        context.getBroadcastState(CATEGORIES).put(THE_CATEGORIES, categories);
        lookup = categories.lookup();
        waiting.forEach(row -> collect(row, out));
        waiting.clear();
        bytesWaiting = 0;
    }

    private void await(FunnyRow row) {
        if (!waiting.add(row)) {
            return;
        }
        bytesWaiting += BYTES_OF_ROW + (long) Character.BYTES * row.characters();
        if (bytesWaiting > mostBytesWaiting) {
            throw new IllegalStateException(
                    "%d funny rows wait for the titles of their categories, more than the heap can"
                                    .formatted(waiting.size())
                            + " hold; ask for fewer with --likes-over or --tag, or enlarge the"
                            + " heap");
        }
    }

    private void collect(FunnyRow row, Collector<FunnyVideo> out) {
        String category = lookup.title(row.country(), row.category(), row.categoryTitle());
        FunnyVideo video = new FunnyVideo(row.video(), row.title(), category);
        if (!seen.has(video)) {
            out.collect(video);
        }
    }
}
