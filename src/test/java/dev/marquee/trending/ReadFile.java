package dev.marquee.trending;

import dev.marquee.csv.CsvFormat;
import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;

/**
 * A file of trending videos, read as the source of the job reads it.
 *
 * @param reads what the source emits for it
 */
record ReadFile(List<Read<Listing>> reads) {
    private static final int MAX_RECORD_BYTES = 1 << 20;

    static ReadFile of(Path folder, String name, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve(name), csv, StandardCharsets.UTF_8);
        long size = Files.size(file);
        FileSourceSplit split =
                new FileSourceSplit(
                        "only", new org.apache.flink.core.fs.Path(file.toUri()), 0, size, 0, size);
        List<Read<Listing>> reads = new ArrayList<>();
        try (BulkFormat.Reader<Read<Listing>> reader =
                new CsvFormat<>(new VideoTable(), MAX_RECORD_BYTES)
                        .createReader(new Configuration(), split)) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var next = batch.next(); next != null; next = batch.next()) {
                    reads.add(next.getRecord());
                }
                batch.releaseBatch();
            }
        }
        return new ReadFile(reads);
    }

    List<Listing> rows() {
        return reads.stream().map(Read::row).filter(Objects::nonNull).toList();
    }

    List<String> rejections() {
        return reads.stream()
                .map(Read::rejected)
                .filter(Objects::nonNull)
                .map(RejectedRecord::reason)
                .toList();
    }

    List<String> reasons() {
        return reads.stream().map(Read::reason).filter(Objects::nonNull).toList();
    }
}
