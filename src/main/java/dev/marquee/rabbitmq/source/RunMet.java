package dev.marquee.rabbitmq.source;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader's event to the enumerator: it has a message of this run and does not know that the job
 * takes the run. The answer is {@link RunsTaken}.
 */
final class RunMet implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final String run;

    RunMet(String run) {
        this.run = run;
    }

    String run() {
        return run;
    }
}
