package dev.marquee.movies;

import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.job.Operators;
import dev.marquee.movies.actors.CreditsTable;
import dev.marquee.movies.ratings.LinkTable;
import dev.marquee.movies.ratings.RatingTable;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.source.MessageTable;
import dev.marquee.rabbitmq.source.RabbitInput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Rows of messages. The files are not known in advance, so no question is skipped, and files with
 * all names of a kind are read.
 *
 * @param input the queue with the messages
 */
record FilmMessages(RabbitInput input) implements FilmInput {
    @Override
    public MoviesPipeline.Inputs streams(
            StreamExecutionEnvironment env, MoviesSettings settings, Operators operators) {
        Map<FileKind, MessageTable<?>> tables = new EnumMap<>(FileKind.class);
        var films = table(FileKind.FILMS, new FilmTable(settings.readsCast()));
        var credits = table(FileKind.CREDITS, new CreditsTable());
        var ratings = table(FileKind.RATINGS, new RatingTable());
        var links = table(FileKind.LINKS, new LinkTable());
        tables.put(FileKind.FILMS, films);
        tables.put(FileKind.CREDITS, credits);
        tables.put(FileKind.RATINGS, ratings);
        tables.put(FileKind.LINKS, links);
        tables.keySet().retainAll(settings.files());
        Rows rows = new Rows(env, List.copyOf(tables.values()), operators);
        return new MoviesPipeline.Inputs(
                rows.of(films), rows.of(credits), rows.of(ratings), rows.of(links));
    }

    private static <B extends RowBatch> MessageTable<B> table(FileKind kind, CsvTable<B> table) {
        return new MessageTable<>(
                kind.read(), name -> kind.names().contains(FileKind.nameOf(name)), table);
    }

    /** The streams of rows of the messages, by table. */
    private final class Rows {
        private final List<MessageTable<?>> tables;
        private final Operators operators;
        private final DataStream<Message> messages;

        Rows(StreamExecutionEnvironment env, List<MessageTable<?>> tables, Operators operators) {
            this.tables = tables;
            this.operators = operators;
            this.messages = input.messages(env, tables, categories -> Optional.empty(), operators);
        }

        /** Null if no question reads the table. */
        @Nullable <B extends RowBatch> DataStream<Read<B>> of(MessageTable<B> table) {
            return tables.contains(table) ? input.rows(messages, table, tables, operators) : null;
        }
    }
}
