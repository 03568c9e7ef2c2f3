package dev.marquee.trending;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the files of categories among the messages.
 *
 * <p>Where the input ends, all of them are told at its end: a file may come after the rows that it
 * is for. Where it does not, each is told at once, with those before it; and if none comes within
 * some seconds of the first message, that there are none.
 *
 * <p>State: the files, whose names and bytes are bounded.
 */
final class GatherCategories extends KeyedProcessFunction<Boolean, Message, CategoryTitles> {
    static final String NAME = "gather-categories";
    static final String ANNOUNCEMENTS = "announcements";

    private static final long serialVersionUID = 1L;

    private static final Duration TIME_FOR_THE_FIRST = Duration.ofSeconds(10);

    /** The files of all countries have a tenth of it. */
    private static final long MOST_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(GatherCategories.class);

    private final Emit emit;
    private transient MapState<String, byte[]> files;
    private transient ValueState<Boolean> begun;
    private transient ValueState<Long> bytes;

    private GatherCategories(Emit emit) {
        this.emit = emit;
    }

    static DataStream<CategoryTitles> attach(
            DataStream<Message> messages, Emit emit, Operators operators) {
        DataStream<Message> announcements =
                operators.name(
                        ANNOUNCEMENTS, messages.filter(message -> isAnnouncement(message, emit)));
        return Operators.nameAlone(
                NAME, announcements.keyBy(message -> true).process(new GatherCategories(emit)));
    }

    /**
     * What does not tell rows alone. Some of it is among the messages of every input that ends; of
     * one that does not, there may be parts only, and then the first of a file announces it.
     */
    private static boolean isAnnouncement(Message message, Emit emit) {
        return message.kind() != MessageKind.PART
                || (emit == Emit.ON_CHANGE && message.part() == 0);
    }

    @Override
    public void open(OpenContext context) {
        files =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "files", Types.STRING, TypeInformation.of(byte[].class)));
        bytes = getRuntimeContext().getState(new ValueStateDescriptor<>("bytes", Types.LONG));
        begun = getRuntimeContext().getState(new ValueStateDescriptor<>("begun", Types.BOOLEAN));
    }

    @Override
    public void processElement(Message message, Context context, Collector<CategoryTitles> out)
            throws Exception {
        boolean isFile =
                message.kind() == MessageKind.CATEGORY
                        && message.complaint() == null
                        && keep(message.file(), message.body());
        if (emit == Emit.ON_CHANGE && isFile) {
            out.collect(categories());
        } else if (begun.value() == null) {
            if (emit == Emit.AT_END) {
                context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
            } else {
                long now = context.timerService().currentProcessingTime();
                context.timerService()
                        .registerProcessingTimeTimer(now + TIME_FOR_THE_FIRST.toMillis());
            }
        }
        begun.update(true);
    }

    /** Keeps a file, unless this would be more than any publisher has. */
    private boolean keep(String file, byte[] body) throws Exception {
        byte[] before = files.get(file);
        long bytesBefore = before == null ? 0 : (long) file.length() + before.length;
        long more = (long) file.length() + body.length - bytesBefore;
        long all = (bytes.value() == null ? 0 : bytes.value()) + more;
        if (all > MOST_BYTES) {
            LOG.warn("{} is left out: all categories have more than {} bytes", file, MOST_BYTES);
            return false;
        }
        bytes.update(all);
        files.put(file, body);
        return true;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CategoryTitles> out)
            throws Exception {
        out.collect(categories());
    }

    private CategoryTitles categories() throws Exception {
        Map<String, byte[]> inOrder = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entries()) {
            inOrder.put(file.getKey(), file.getValue());
        }
        List<Map.Entry<String, Map<String, String>>> titles = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : inOrder.entrySet()) {
            titles.add(entry(file.getKey(), file.getValue()));
        }
        return CategoryTitles.of(titles);
    }

    private static Map.Entry<String, Map<String, String>> entry(String file, byte[] body)
            throws IOException {
        String country = VideoMessages.country(file).orElseThrow();
        return Map.entry(country, CategoryFile.read(body));
    }
}
