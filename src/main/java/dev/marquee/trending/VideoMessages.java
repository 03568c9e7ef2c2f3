package dev.marquee.trending;

import dev.marquee.basics.FirstLine;
import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.source.MessageTable;
import dev.marquee.rabbitmq.source.RabbitInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Rows of messages.
 *
 * @param input the queue that they come from
 */
record VideoMessages(RabbitInput input) implements VideoInput {
    private static final String READ_MESSAGES = "read-messages";

    /** The published files with a column of countries: their names have no country, but a topic. */
    private static final Pattern TOPIC =
            Pattern.compile("youtube|trending", Pattern.CASE_INSENSITIVE);

    static final List<Operators.Description> OPERATORS =
            Stream.concat(
                            RabbitInput.OPERATORS.stream(),
                            Stream.of(
                                    Operators.Description.of(
                                            READ_MESSAGES, "reads the rows of the messages"),
                                    Operators.Description.of(
                                            GatherCategories.ANNOUNCEMENTS,
                                            "keeps the categories and ends among messages"),
                                    Operators.Description.alone(
                                            GatherCategories.NAME,
                                            "gathers the categories of the messages")))
                    .toList();

    @Override
    public List<String> countries() {
        return List.of();
    }

    @Override
    public TrendingPipeline.Inputs streams(
            StreamExecutionEnvironment env,
            List<String> countries,
            Projection columns,
            Operators operators) {
        MessageTable<ListingBatch> videos =
                new MessageTable<>(
                        READ_MESSAGES, VideoMessages::hasVideos, new VideoTable(columns));
        List<MessageTable<?>> tables = List.of(videos);
        DataStream<Message> messages =
                input.messages(env, tables, VideoMessages::complaint, operators);
        Emit emit = input.follow() ? Emit.ON_CHANGE : Emit.AT_END;
        return new TrendingPipeline.Inputs(
                input.rows(messages, videos, tables, operators),
                () -> GatherCategories.attach(messages, emit, operators),
                countries);
    }

    /**
     * Whether a file has videos, by its name: a queue may hold other files too, and each part of a
     * file must be decided on without the others. The header of each part says which layout it has.
     */
    static boolean hasVideos(String file) {
        return FileInspection.isCsv(file)
                && (NamedCountries.of(file).only().isPresent()
                        || TOPIC.matcher(Country.fileName(file)).find());
    }

    /** Why a message is not a file of categories, or nothing if it is one. */
    private static Optional<String> complaint(Message categories) {
        if (country(categories.file()).isEmpty()) {
            return Optional.of("its file is not called XX_category_id.json");
        }
        try {
            CategoryFile.read(categories.body());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("no list of categories: " + FirstLine.of(e));
        }
    }

    /** The country of a file of categories. */
    static Optional<String> country(String file) {
        return Country.ofCategoryFile(Country.fileName(file));
    }
}
