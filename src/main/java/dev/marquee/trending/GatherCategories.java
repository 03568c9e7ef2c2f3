package dev.marquee.trending;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the files of categories among the messages. A file may arrive after the rows that need
 * it.
 *
 * <p>Where the input ends, all files are emitted together at its end. Where it does not, each is
 * emitted at once, with those before it; if none arrives within some seconds of the first message,
 * an empty answer is emitted, so that rows do not wait for ever.
 *
 * <p>State: the files, whose names and bytes are bounded.
 */
final class GatherCategories
        extends AnswerFunction<Boolean, GatherCategories.Announcement, CategoryTitles> {
    static final String NAME = "gather-categories";
    static final String ANNOUNCEMENTS = "announcements";

    private static final long serialVersionUID = 1L;

    private static final Duration TIME_FOR_THE_FIRST = Duration.ofSeconds(10);

    /** The files of all countries have a tenth of it. */
    private static final long MOST_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(GatherCategories.class);

    private transient MapState<String, byte[]> files;
    private transient ValueState<Boolean> begun;
    private transient ValueState<Long> bytes;

    private GatherCategories(Emit emit) {
        super(emit);
    }

    /**
     * A file of categories, or the fact that messages arrive.
     *
     * @param file the name of the file; empty if it is only the fact
     * @param body the file
     */
    @SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
    public record Announcement(String file, byte[] body) {
        static final Announcement MESSAGES_ARRIVE = new Announcement("", new byte[0]);

        boolean isFile() {
            return !file.isEmpty();
        }
    }

    static DataStream<CategoryTitles> attach(
            DataStream<Message> messages, Emit emit, Operators operators) {
        DataStream<Announcement> announcements =
                operators.name(
                        ANNOUNCEMENTS,
                        messages.flatMap(
                                (Message message, Collector<Announcement> out) ->
                                        announcement(message).ifPresent(out::collect),
                                TypeInformation.of(Announcement.class)));
        return gather(announcements, emit);
    }

    static DataStream<CategoryTitles> gather(DataStream<Announcement> announcements, Emit emit) {
        return Operators.nameAlone(
                NAME,
                announcements.keyBy(announcement -> true).process(new GatherCategories(emit)));
    }

    /**
     * Of the parts of a file only the first is announced: an input without an end may have no other
     * messages.
     */
    static Optional<Announcement> announcement(Message message) {
        if (message.kind() == MessageKind.CATEGORY && message.complaint() == null) {
            return Optional.of(new Announcement(message.file(), message.body()));
        }
        boolean isLaterPart = message.kind() == MessageKind.PART && message.part() > 0;
        return isLaterPart ? Optional.empty() : Optional.of(Announcement.MESSAGES_ARRIVE);
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        files =
                state.getMapState(
                        new MapStateDescriptor<>(
                                "files", Types.STRING, TypeInformation.of(byte[].class)));
        bytes = state.getState(new ValueStateDescriptor<>("bytes", Types.LONG));
        begun = state.getState(new ValueStateDescriptor<>("begun", Types.BOOLEAN));
    }

    @Override
    protected boolean update(Announcement announcement, Context context) throws Exception {
        boolean isFirst = begun.value() == null;
        begun.update(true);
        boolean isNewFile = announcement.isFile() && keep(announcement.file(), announcement.body());
        return isFirst || isNewFile;
    }

    /** Keeps a file, unless all files would have more bytes than those of any publisher. */
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
    protected void emitChange(Context context, Collector<CategoryTitles> out) throws Exception {
        if (files.isEmpty()) {
            emitLater(TIME_FOR_THE_FIRST, context);
        } else {
            emit(out);
        }
    }

    @Override
    protected void emit(Collector<CategoryTitles> out) throws Exception {
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
