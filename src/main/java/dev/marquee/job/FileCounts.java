package dev.marquee.job;

import dev.marquee.csv.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * The files that one subtask has read, with how many of their records were rejected: so that the
 * end of a run can name the files with hardly any rows. They are a Flink accumulator, which the
 * job's result contains merged, and operator state, so that they are right after a failure too.
 *
 * <p>A file that was read whole is forgotten unless most of its records were rejected. So the
 * counts stay small however many files there are; they are exact, since a file that several
 * subtasks read in parts is kept until all parts are added up.
 *
 * <p>Made in {@code initializeState}, used in the subtask's thread.
 */
final class FileCounts {
    /** The name of the accumulator. */
    static final String NAME = "rejections_by_file";

    private final ListState<FileCount> state;
    private final Sum sum = new Sum();

    // Of the file that is being read, since the last time that it was added to the sum.
    @Nullable private String file;
    private long bytes;
    private long records;
    private long rejected;
    private long offset;
    @Nullable private String reason;

    /** Restores the counts of a subtask, or begins with none. */
    FileCounts(FunctionInitializationContext context, RuntimeContext runtime) throws Exception {
        state =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "files", TypeInformation.of(FileCount.class)));
        for (FileCount saved : state.get()) {
            sum.add(saved);
        }
        runtime.addAccumulator(NAME, sum);
    }

    /** Counts an element. */
    void add(Read<?> read) {
        if (!read.file().equals(file)) {
            addToSum(0);
            file = read.file();
        }
        bytes += read.bytes();
        if (read.batch() != null) {
            records += read.batch().rows();
        } else if (read.rejected() != null) {
            if (rejected == 0) {
                offset = read.rejected().offset();
                reason = read.rejected().reason();
            }
            records++;
            rejected++;
        } else {
            addToSum(read.fileBytes());
        }
    }

    /** To be called in {@code snapshotState}. */
    void snapshot() throws Exception {
        addToSum(0);
        state.update(new ArrayList<>(sum.files.values()));
    }

    private void addToSum(long fileBytes) {
        if (file != null && (bytes > 0 || records > 0 || fileBytes > 0)) {
            sum.add(
                    new FileCount(
                            file,
                            fileBytes,
                            bytes,
                            records,
                            rejected,
                            rejected == 0 ? -1 : offset,
                            reason));
        }
        bytes = 0;
        records = 0;
        rejected = 0;
        reason = null;
    }

    /** The files with mostly rejected records among those of an accumulator's result. */
    static List<FileCount> mostlyRejected(@Nullable Object result) {
        return result instanceof ConcurrentHashMap<?, ?> files
                ? files.values().stream()
                        .map(FileCount.class::cast)
                        .filter(FileCount::isMostlyRejected)
                        .sorted(Comparator.comparing(FileCount::file))
                        .toList()
                : List.of();
    }

    /** Adds up counts by file. Flink serializes it in another thread while it changes. */
    private static final class Sum
            implements Accumulator<FileCount, ConcurrentHashMap<String, FileCount>> {
        private static final long serialVersionUID = 1L;

        /** Flink sends accumulators with every heartbeat; nobody reads as many names. */
        private static final int MOST_FILES = 10_000;

        private final ConcurrentHashMap<String, FileCount> files = new ConcurrentHashMap<>();

        @Override
        public void add(FileCount count) {
            if (files.size() < MOST_FILES || files.containsKey(count.file())) {
                files.compute(
                        count.file(),
                        (file, before) -> {
                            FileCount now = before == null ? count : before.plus(count);
                            return now.isWhole() && !now.isMostlyRejected() ? null : now;
                        });
            }
        }

        @Override
        public ConcurrentHashMap<String, FileCount> getLocalValue() {
            return files;
        }

        @Override
        public void resetLocal() {
            files.clear();
        }

        @Override
        public void merge(Accumulator<FileCount, ConcurrentHashMap<String, FileCount>> other) {
            other.getLocalValue().values().forEach(this::add);
        }

        @Override
        public Sum clone() {
            Sum copy = new Sum();
            copy.files.putAll(files);
            return copy;
        }
    }
}
