package dev.marquee.rabbitmq.sink;

import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.rabbitmq.broker.Declaration;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Publishes each result to an exchange, with the job's and the result's name as its routing key:
 * {@code trending.top-day}. At least once: what a failure makes come again has the same message id.
 */
public final class RabbitOutputs implements Outputs {
    /** The figure with the number of messages that were confirmed. */
    public static final String PUBLISHED = "published";

    /** Before a routing key: the messages with it that no queue was bound for. */
    public static final String UNROUTABLE = "unroutable.";

    private final BrokerAddress address;
    private final String exchange;
    private final String job;
    private final Operators operators;

    /**
     * @param exchange a topic exchange is made of this name if there is none
     * @param job the job's name
     */
    public RabbitOutputs(BrokerAddress address, String exchange, String job, Operators operators) {
        this.address = address;
        this.exchange = exchange;
        this.job = job;
        this.operators = operators;
    }

    /**
     * Looks whether results can be published, and changes nothing.
     *
     * @throws BrokerException that says in one line why not
     */
    public static void check(BrokerAddress address, String exchange)
            throws BrokerException, InterruptedException {
        BrokerConnector.check(address, Declaration.exchange(exchange));
    }

    @Override
    public <T> void write(String result, DataStream<T> lines) {
        RabbitSink<T> sink =
                new RabbitSink<>(address, new ResultMessages(exchange, job + "." + result));
        operators.nameSingle(operatorName(result), lines.sinkTo(sink));
    }

    /** The operators that publish these results. */
    public static List<Operators.Description> operators(List<String> results) {
        return results.stream()
                .map(
                        result ->
                                Operators.Description.of(
                                        operatorName(result), "publishes " + result))
                .toList();
    }

    private static String operatorName(String result) {
        return "publish-" + result;
    }
}
