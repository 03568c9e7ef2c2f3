package dev.marquee.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.cli.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.apache.flink.runtime.rest.handler.RestHandlerException;
import org.apache.flink.runtime.rest.util.RestClientException;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.util.ExceptionUtils;
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

    /** As the REST interface answers: the exception of the cluster is text. */
    @Test
    void aJobThatTheClusterDoesNotKnowDiffersFromOneThatFailed() {
        assertThat(JobProgress.isUnknown(failure(new FlinkJobNotFoundException(new JobID(1, 2)))))
                .isTrue();
        assertThat(JobProgress.isUnknown(failure(new JobExecutionException(new JobID(1, 2), "x"))))
                .isFalse();
    }

    private static ExecutionException failure(Exception ofCluster) {
        return new ExecutionException(
                new RestClientException(
                        "["
                                + ExceptionUtils.stringifyException(
                                        new RestHandlerException(
                                                ofCluster.getMessage(),
                                                HttpResponseStatus.NOT_FOUND,
                                                ofCluster))
                                + "]",
                        HttpResponseStatus.NOT_FOUND));
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
