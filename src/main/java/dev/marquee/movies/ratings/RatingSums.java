package dev.marquee.movies.ratings;

import dev.marquee.job.Operators;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the ratings that a subtask reads, and sends the sums on: before each checkpoint, so that
 * it has no state, before each watermark, the last of which comes at the end of the input, and when
 * it holds as many movies as it may. So what travels, and what it holds, does not grow with the
 * number of ratings.
 *
 * <p>An operator and no function, because only an operator is told of the first two.
 */
final class RatingSums extends AbstractStreamOperator<RatingSum>
        implements OneInputStreamOperator<Rating, RatingSum> {
    static final String NAME = "rating-sums";

    private static final long serialVersionUID = 1L;

    /** 131,072 movies in 6 MB; MovieLens has 87,585. */
    private static final int BITS = 18;

    private transient SumsByMovie sums;

    RatingSums() {
        // An operator is not chained unless it says so, and then every rating would travel.
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    static SingleOutputStreamOperator<RatingSum> attach(
            DataStream<Rating> ratings, Operators operators) {
        return operators.name(
                NAME,
                ratings.transform(NAME, TypeInformation.of(RatingSum.class), new RatingSums()));
    }

    @Override
    public void open() throws Exception {
        super.open();
        sums = new SumsByMovie(BITS);
    }

    @Override
    public void processElement(StreamRecord<Rating> element) {
        Rating rating = element.getValue();
        sums.add(rating.movie(), rating.halfStars());
        if (sums.isFull()) {
            sendOn();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        sendOn();
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // What comes behind the last watermark comes too late: the answers are given then.
        sendOn();
        super.processWatermark(mark);
    }

    private void sendOn() {
        sums.drainTo(sum -> output.collect(new StreamRecord<>(sum)));
    }
}
