package dev.marquee.rabbitmq.source;

import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import dev.marquee.job.Operators.Description;
import dev.marquee.job.RunFigures;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.message.BodyCheck;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A queue of messages as the input of a job; {@link MessageFormat} says what is in it.
 *
 * <p>The rows of each message are emitted exactly once, whatever fails, and the input ends after
 * the last of them. That requires checkpoints, and so streaming mode.
 *
 * @param address where the broker is
 * @param queue the queue's name
 * @param follow whether the input has no end; it has the messages of all runs then
 * @param publishers how many runs the input has: those that the job meets first
 * @param endTimeout how long a part is awaited after everything was announced
 * @param mostUnacknowledged how many messages of each reader may wait for a checkpoint
 * @param maxParts the job fails if the input has more parts than this; a file counts as 100
 * @param maxRecordBytes longer records are rejected
 */
public record RabbitInput(
        BrokerAddress address,
        String queue,
        boolean follow,
        int publishers,
        Duration endTimeout,
        int mostUnacknowledged,
        long maxParts,
        int maxRecordBytes)
        implements JobInput {
    private static final String RECEIVE_MESSAGES = "receive-messages";

    /** The operators that such an input has, beside those that read rows. */
    public static final List<Description> OPERATORS =
            List.of(
                    Description.of(RECEIVE_MESSAGES, "receives the messages of a queue"),
                    Description.of(FirstDeliveries.NAME, "drops messages that came before"));

    /** What RabbitMQ 4 takes at most, unless it is told otherwise. */
    private static final int MOST_BYTES_OF_MESSAGE = 16 << 20;

    /**
     * Looks whether the queue is there and may be read.
     *
     * @throws BrokerException that says in one line why not
     */
    public void check() throws BrokerException, InterruptedException {
        new BrokerQueue(address, queue, BrokerConnector.BEFORE_RUNNING).open().close();
    }

    /**
     * The messages, each once.
     *
     * @param tables what makes rows of the parts; files that none of them reads are left alone
     * @param others looks at the files of categories
     */
    public DataStream<Message> messages(
            StreamExecutionEnvironment env,
            List<MessageTable<?>> tables,
            BodyCheck others,
            Operators operators) {
        List<MessageTable<?>> all = List.copyOf(tables);
        int longest = maxRecordBytes;
        BodyCheck check =
                message ->
                        switch (message.kind()) {
                            case PART ->
                                    MessageTable.reading(message.file(), all)
                                            .flatMap(
                                                    reader ->
                                                            MessageRows.complaint(
                                                                    reader.table(),
                                                                    message,
                                                                    longest));
                            case CATEGORY -> others.complaint(message);
                            case END_OF_FILE, END_OF_INPUT, UNREADABLE -> Optional.empty();
                        };
        MessageSource source =
                new MessageSource(
                        address,
                        queue,
                        new InputRule(!follow, publishers, endTimeout, maxParts),
                        mostUnacknowledged,
                        MOST_BYTES_OF_MESSAGE,
                        check);
        SingleOutputStreamOperator<Message> deliveries =
                operators.name(
                        RECEIVE_MESSAGES,
                        env.fromSource(source, WatermarkStrategy.noWatermarks(), RECEIVE_MESSAGES));
        return FirstDeliveries.attach(deliveries, all, operators);
    }

    /**
     * What one of the tables reads of the messages.
     *
     * @param tables all of them, as {@link #messages} was told
     */
    public <B extends RowBatch> DataStream<Read<B>> rows(
            DataStream<Message> messages,
            MessageTable<B> table,
            List<MessageTable<?>> tables,
            Operators operators) {
        SingleOutputStreamOperator<Read<B>> reads =
                operators.name(
                        table.operator(),
                        messages.flatMap(
                                new MessageRows<>(table, tables, maxRecordBytes),
                                Read.type(table.table().batchType())));
        // Behind each table the same figures are counted, which a task can have once only.
        return tables.size() == 1 ? reads : reads.startNewChain();
    }

    @Override
    public List<String> plan() {
        String end = publishers == 1 ? "1 publisher" : publishers + " publishers";
        return List.of(
                "input: queue %s of %s, %s"
                        .formatted(
                                queue,
                                address,
                                follow ? "without an end" : "to the end of " + end));
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public Map<String, Object> summary(RunFigures run) {
        Map<String, Object> summary =
                run.summary(
                        (int) run.number(MessageFigures.FILES),
                        (int) run.number(MessageFigures.FILES_LEFT_ALONE),
                        run.number(CommonFigures.BYTES));
        for (String name :
                List.of(
                        MessageFigures.MESSAGES,
                        MessageFigures.REPEATED,
                        MessageFigures.REJECTED)) {
            summary.put(name, run.number(name));
        }
        return summary;
    }
}
