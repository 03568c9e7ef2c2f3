package dev.marquee.rabbitmq.source;

import dev.marquee.job.CountingFunction;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageKind;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Drops repeated deliveries of a message.
 *
 * <p>The state is one bit for each part, 64 of them to a key. Consecutive parts have different
 * keys, so that all subtasks read rows. The state is never cleared, since a repeat may come at any
 * time: a key and a number for each 64 messages, also where the input has no end.
 */
final class FirstDeliveries
        extends CountingFunction<Tuple4<String, String, String, Integer>, Message, Message> {
    static final String NAME = "first-deliveries";

    private static final long serialVersionUID = 1L;

    /** The number of consecutive parts with different keys. */
    private static final int SPREAD = 64;

    private static final int PARTS_OF_STRETCH = SPREAD * Long.SIZE;

    private final List<MessageTable<?>> tables;

    private transient ValueState<Long> seen;
    private transient Figures.Figure messages;
    private transient Figures.Figure repeated;
    private transient Figures.Figure rejected;
    private transient Figures.Figure files;
    private transient Figures.Figure filesLeftAlone;

    private FirstDeliveries(List<MessageTable<?>> tables) {
        this.tables = tables;
    }

    static SingleOutputStreamOperator<Message> attach(
            DataStream<Message> deliveries, List<MessageTable<?>> tables, Operators operators) {
        return operators.name(
                NAME,
                deliveries
                        .keyBy(
                                FirstDeliveries::key,
                                Types.TUPLE(Types.STRING, Types.STRING, Types.STRING, Types.INT))
                        .process(new FirstDeliveries(tables)));
    }

    /**
     * The key of a message: its kind, run, file and the number of its stretch of parts. An
     * unreadable message has another key than its readable repeat.
     */
    private static Tuple4<String, String, String, Integer> key(Message message) {
        String kind = message.kind().name();
        if (message.complaint() != null) {
            return Tuple4.of("unreadable " + kind, "", message.id(), 0);
        }
        int part = message.part();
        int stretch =
                message.kind() == MessageKind.PART
                        ? part / PARTS_OF_STRETCH * SPREAD + part % SPREAD
                        : 0;
        return Tuple4.of(kind, message.run(), message.file(), stretch);
    }

    private static long bit(Message message) {
        boolean manyToKey = message.kind() == MessageKind.PART && message.complaint() == null;
        return manyToKey ? 1L << (message.part() % PARTS_OF_STRETCH / SPREAD) : 1L;
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        seen = state.getState(new ValueStateDescriptor<>("seen", Types.LONG));
        messages = all.sum(MessageFigures.MESSAGES);
        repeated = all.sum(MessageFigures.REPEATED);
        rejected = all.sum(MessageFigures.REJECTED);
        files = all.sum(MessageFigures.FILES);
        filesLeftAlone = all.sum(MessageFigures.FILES_LEFT_ALONE);
    }

    @Override
    public void processElement(Message message, Context context, Collector<Message> out)
            throws Exception {
        Long before = seen.value();
        long bits = before == null ? 0 : before;
        long bit = bit(message);
        if ((bits & bit) != 0) {
            repeated.add(1);
            return;
        }
        seen.update(bits | bit);
        messages.add(1);
        if (message.complaint() != null) {
            rejected.add(1);
        } else if (message.kind() == MessageKind.END_OF_FILE) {
            boolean read = MessageTable.reading(message.file(), tables).isPresent();
            (read ? files : filesLeftAlone).add(1);
        }
        out.collect(message);
    }
}
