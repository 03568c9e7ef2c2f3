package dev.marquee.movies;

import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RowBatch;
import dev.marquee.csv.RowList;
import dev.marquee.job.Operators;
import dev.marquee.movies.actors.Credits;
import dev.marquee.movies.actors.CreditsTable;
import dev.marquee.movies.ratings.Link;
import dev.marquee.movies.ratings.LinkTable;
import dev.marquee.movies.ratings.RatingBatch;
import dev.marquee.movies.ratings.RatingIds;
import dev.marquee.movies.ratings.RatingTable;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.source.MessageTable;
import dev.marquee.rabbitmq.source.RabbitInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Rows of messages. Which files will come is not known before, so every question is asked; and
 * files of both names of a kind are both read.
 *
 * @param input the queue that they come from
 * @param ratingIds whose numbers the ratings have, which tells whether links are read
 */
record FilmMessages(RabbitInput input, RatingIds ratingIds) implements FilmInput {
    private static final MessageTable<RowList<Film>> FILMS =
            table(MovieFile.FILMS, new FilmTable(false));
    private static final MessageTable<RowList<Credits>> CREDITS =
            table(MovieFile.CREDITS, new CreditsTable());
    private static final MessageTable<RatingBatch> RATINGS =
            table(MovieFile.RATINGS, new RatingTable());
    private static final MessageTable<RowList<Link>> LINKS =
            table(MovieFile.LINKS, new LinkTable());

    private static <B extends RowBatch> MessageTable<B> table(MovieFile kind, CsvTable<B> table) {
        return new MessageTable<>(
                kind.read(), name -> kind.names().contains(MovieFile.nameOf(name)), table);
    }

    @Override
    public MoviesPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators) {
        boolean linked = ratingIds == RatingIds.MOVIELENS;
        List<MessageTable<?>> tables = new ArrayList<>(List.of(FILMS, CREDITS, RATINGS));
        if (linked) {
            tables.add(LINKS);
        }
        DataStream<Message> messages =
                input.messages(env, tables, categories -> Optional.empty(), operators);
        return new MoviesPipeline.Inputs(
                input.rows(messages, FILMS, tables, operators),
                input.rows(messages, CREDITS, tables, operators),
                input.rows(messages, RATINGS, tables, operators),
                linked ? input.rows(messages, LINKS, tables, operators) : null);
    }
}
