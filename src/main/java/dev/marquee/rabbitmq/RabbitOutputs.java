package dev.marquee.rabbitmq;

import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Publishes each result to an exchange, with the job's and the result's name as its routing key:
 * {@code trending.top-day}. At least once: what a failure makes come again has the same message id.
 */
public final class RabbitOutputs implements Outputs {
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
