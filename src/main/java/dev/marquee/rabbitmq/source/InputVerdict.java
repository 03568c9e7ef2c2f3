package dev.marquee.rabbitmq.source;

import org.apache.flink.api.connector.source.SourceEvent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.annotation.Nullable;

/** What readers are told of the input: that it has ended, or that it never will. */
final class InputVerdict implements SourceEvent {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> endedRuns;
    @Nullable private final String missing;

    private InputVerdict(Collection<String> endedRuns, @Nullable String missing) {
        this.endedRuns = new ArrayList<>(endedRuns);
        this.missing = missing;
    }

    static InputVerdict ended(Collection<String> runs) {
        return new InputVerdict(runs, null);
    }

    static InputVerdict incomplete(String missing) {
        return new InputVerdict(List.of(), missing);
    }

    /** The runs of which everything has arrived. */
    List<String> endedRuns() {
        return endedRuns;
    }

    /** What did not arrive, in words; null if the input has ended. */
    @Nullable
    String missing() {
        return missing;
    }
}
