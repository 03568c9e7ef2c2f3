package dev.marquee.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.cli.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.util.OptionalFailure;
import org.junit.jupiter.api.Test;

final class JobProgressTest {
    @Test
    void aJobThatEndsDuringAQueryOfItsProgressReturnsItsFigures() throws Exception {
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

        Map<String, Object> figures = new JobProgress(new EndingJob(), 100, console).awaitEnd();

        assertThat(figures).isEqualTo(Map.of("rows-used", 7L));
    }

    /**
     * A job that ends, together with its embedded Flink, when its figures are queried. In a real
     * job this happens too rarely for a test. Its client throws the same exception.
     */
    private static final class EndingJob implements JobClient {
        private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();

        @Override
        public CompletableFuture<Map<String, Object>> getAccumulators() {
            result.complete(
                    new JobExecutionResult(
                            getJobID(), 1, Map.of("rows-used", OptionalFailure.of(7L))));
            throw new IllegalStateException(
                    "MiniCluster is not yet running or has already been shut down.");
        }

        @Override
        public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
            return result;
        }

        @Override
        public JobID getJobID() {
            return new JobID(1, 2);
        }

        @Override
        public CompletableFuture<JobStatus> getJobStatus() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> cancel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<String> stopWithSavepoint(
                boolean advanceToEnd, String folder, SavepointFormatType format) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<String> triggerSavepoint(
                String folder, SavepointFormatType format) {
            throw new UnsupportedOperationException();
        }
    }
}
