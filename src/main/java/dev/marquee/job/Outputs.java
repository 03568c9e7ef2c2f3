package dev.marquee.job;

import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where the results of a graph go: the port that files, a broker and the collecting sinks of tests
 * stand behind.
 */
@FunctionalInterface
public interface Outputs {
    /**
     * Writes the lines of a result.
     *
     * @param result its name, which is that of its folder: {@code funny-videos}
     */
    <T> void write(String result, DataStream<T> lines);

    /** Writes each result to all of these. */
    static Outputs toAll(List<Outputs> outputs) {
        return new Outputs() {
            @Override
            public <T> void write(String result, DataStream<T> lines) {
                outputs.forEach(output -> output.write(result, lines));
            }
        };
    }

    /** The operators that write these results. */
    static List<Operators.Description> operators(List<String> results) {
        return results.stream()
                .map(result -> Operators.Description.of(operatorName(result), "writes " + result))
                .toList();
    }

    /** The name of the operator that writes a result. */
    static String operatorName(String result) {
        return "write-" + result;
    }
}
