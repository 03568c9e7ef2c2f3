package dev.marquee.rabbitmq.sink;

import dev.marquee.job.Figures;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Adds the tallies of a result's writers up to figures: a writer itself can have none. */
final class TallyFunction
        extends ProcessFunction<CommittableMessage<Tally>, CommittableMessage<Tally>>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final String routingKey;
    private transient Figures figures;
    private transient Figures.Figure published;
    private transient Figures.Figure unroutable;

    TallyFunction(String routingKey) {
        this.routingKey = routingKey;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        figures = new Figures(context, getRuntimeContext());
        published = figures.sum(RabbitOutputs.PUBLISHED);
        unroutable = figures.sum(RabbitOutputs.UNROUTABLE + routingKey);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        figures.snapshot();
    }

    @Override
    public void processElement(
            CommittableMessage<Tally> message,
            Context context,
            Collector<CommittableMessage<Tally>> out) {
        if (message instanceof CommittableWithLineage<Tally> one) {
            published.add(one.getCommittable().published());
            unroutable.add(one.getCommittable().unroutable());
        }
        out.collect(message);
    }
}
