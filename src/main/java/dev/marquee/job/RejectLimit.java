package dev.marquee.job;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * How many records may be rejected before the job fails.
 *
 * @param most the number, or the percentage of all records
 * @param percent whether it is a percentage; it is held against the whole at the input's end, and
 *     where the input has no end against what came so far
 */
public record RejectLimit(BigDecimal most, boolean percent) implements Serializable {
    /** The operator that adds up the rejected records of all subtasks. */
    public static final String NAME = "reject-limit";

    /** That operator as {@code --help} lists it. */
    public static final Operators.Description OPERATOR =
            Operators.Description.alone(NAME, "stops a job with too many rejected records");

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(%?)");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Fewer records than this say nothing about a percentage while the input goes on. */
    private static final long ENOUGH_RECORDS = 10_000;

    /**
     * Records read since the last count.
     *
     * @param records all of them
     * @param rejected those that were rejected
     */
    public record Count(long records, long rejected) {
        Count plus(Count other) {
            return new Count(records + other.records, rejected + other.rejected);
        }
    }

    /**
     * Reads {@code N} or {@code P%}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static RejectLimit parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            BigDecimal most = new BigDecimal(matcher.group(1));
            boolean percent = !matcher.group(2).isEmpty();
            if (percent ? most.compareTo(ALL) <= 0 : most.scale() == 0) {
                return new RejectLimit(most, percent);
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is neither a number of records, as 100, nor a share, as 5%");
    }

    /** Watches over the counts of all subtasks. */
    public void attach(DataStream<Count> counts, Emit emit) {
        Operators.nameAlone(NAME, counts.keyBy(count -> true).process(new Guard(this, emit)));
    }

    /** Whether a count exceeds the limit. */
    boolean isExceeded(Count count) {
        BigDecimal allowed =
                percent
                        ? most.multiply(BigDecimal.valueOf(count.records())).movePointLeft(2)
                        : most;
        return BigDecimal.valueOf(count.rejected()).compareTo(allowed) > 0;
    }

    /** The limit as it is typed. */
    @Override
    public String toString() {
        return most.toPlainString() + (percent ? "%" : "");
    }

    private static final class Guard extends AnswerFunction<Boolean, Count, Void> {
        private static final long serialVersionUID = 1L;

        private final RejectLimit limit;
        private transient ValueState<Count> sum;

        Guard(RejectLimit limit, Emit emit) {
            super(emit);
            this.limit = limit;
        }

        @Override
        protected void initialize(KeyedStateStore state, Figures all) {
            sum =
                    state.getState(
                            new ValueStateDescriptor<>("sum", TypeInformation.of(Count.class)));
        }

        @Override
        protected boolean update(Count count, Context context) throws Exception {
            Count before = sum.value();
            Count now = before == null ? count : before.plus(count);
            sum.update(now);
            if (!limit.percent) {
                check(now);
            }
            return limit.percent;
        }

        @Override
        protected void emitChange(Context context, Collector<Void> out) throws Exception {
            if (sum.value().records() >= ENOUGH_RECORDS) {
                check(sum.value());
            }
        }

        @Override
        protected void emit(Collector<Void> out) throws Exception {
            check(sum.value());
        }

        private void check(Count count) {
            if (limit.isExceeded(count)) {
                // The same records would be rejected again after a restart.
                throw new SuppressRestartsException(
                        new RejectLimitException(
                                "%d of %d records rejected, more than --max-rejects %s allows"
                                        .formatted(count.rejected(), count.records(), limit)));
            }
        }
    }
}
