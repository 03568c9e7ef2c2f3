package dev.marquee.rabbitmq.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;

/** The enumerator's event to readers: the runs that the job takes, as far as they are known. */
final class RunsTaken implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> runs;

    RunsTaken(Collection<String> runs) {
        this.runs = new ArrayList<>(runs);
    }

    List<String> runs() {
        return runs;
    }
}
