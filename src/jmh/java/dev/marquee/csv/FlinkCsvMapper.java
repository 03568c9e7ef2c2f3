package dev.marquee.csv;

import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.DeserializationFeature;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.csv.CsvMapper;

/** The mapper for Flink's own CSV format. */
public final class FlinkCsvMapper {
    private FlinkCsvMapper() {}

    /** Returns a mapper that ignores columns for which a class has no field. */
    public static CsvMapper ofKnownColumns() {
        return CsvMapper.builder()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .build();
    }
}
