package dev.marquee.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.job.Operators;
import dev.marquee.job.Operators.Description;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A queue of messages as the input of a job; {@link MessageFormat} says what is in it.
 *
 * <p>The rows of every message come once and only once, whatever fails, and the input ends after
 * the last of them. That takes checkpoints, so it is for streaming.
 *
 * @param address where the broker is
 * @param queue the queue's name
 * @param follow whether the input goes on past any end
 * @param publishers how many runs there are before it ends
 * @param endTimeout how long a part is awaited after everything was announced
 * @param prefetch how many messages a reader may hold that wait for a checkpoint
 * @param maxRecordBytes longer records are rejected
 */
public record RabbitInput(
        BrokerAddress address,
        String queue,
        boolean follow,
        int publishers,
        Duration endTimeout,
        int prefetch,
        int maxRecordBytes) {
    /** The operators that such an input has. */
    public static final List<Description> OPERATORS =
            List.of(
                    Description.of("receive-messages", "receives the messages of a queue"),
                    Description.of(FirstDeliveries.NAME, "drops messages that came before"),
                    Description.of(MessageRows.NAME, "reads the rows of the messages"));

    private static final String RECEIVE_MESSAGES = OPERATORS.get(0).name();

    /** What RabbitMQ 4 takes at most, unless it is told otherwise. */
    private static final int MOST_BYTES_OF_MESSAGE = 16 << 20;

    /**
     * Looks whether the queue is there and may be read.
     *
     * @throws BrokerException that says in one line why not
     */
    public void check() throws BrokerException, InterruptedException {
        try (Connection connection =
                BrokerConnector.connect(
                        address, "marquee check " + queue, BrokerConnector.BEFORE_RUNNING)) {
            Fetcher.requireQueue(connection, address, queue);
        } catch (BrokerException e) {
            throw e;
        } catch (IOException | ShutdownSignalException e) {
            throw BrokerException.of(address, e);
        }
    }

    /**
     * The messages, each once.
     *
     * @param table what makes rows of the parts; the file that it is told is that of the header
     * @param others looks at the files of categories
     */
    public DataStream<Message> messages(
            StreamExecutionEnvironment env,
            CsvTable<?> table,
            BodyCheck others,
            Operators operators) {
        int longest = maxRecordBytes;
        BodyCheck check =
                message ->
                        switch (message.kind()) {
                            case PART -> MessageRows.complaint(table, message, longest);
                            case CATEGORY -> others.complaint(message);
                            case END_OF_FILE, END_OF_INPUT, UNREADABLE -> Optional.empty();
                        };
        MessageSource source =
                new MessageSource(
                        address,
                        queue,
                        new InputRule(!follow, publishers, endTimeout),
                        prefetch,
                        MOST_BYTES_OF_MESSAGE,
                        check);
        SingleOutputStreamOperator<Message> deliveries =
                operators.name(
                        RECEIVE_MESSAGES,
                        env.fromSource(source, WatermarkStrategy.noWatermarks(), RECEIVE_MESSAGES));
        return FirstDeliveries.attach(deliveries, operators);
    }

    /** What was read of the parts among some messages. */
    public <T> DataStream<Read<T>> rows(
            DataStream<Message> messages, CsvTable<T> table, Operators operators) {
        return operators.name(
                MessageRows.NAME,
                messages.flatMap(
                        new MessageRows<>(table, maxRecordBytes), Read.type(table.rowType())));
    }
}
