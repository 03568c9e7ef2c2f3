package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.csv.FlinkCsvMapper;
import dev.marquee.csv.Read;
import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.impl.StreamFormatAdapter;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.formats.csv.CsvReaderFormat;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.csv.CsvSchema;

/**
 * Flink's own {@link CsvReaderFormat}, as Flink's file source drives it. It turns each line into a
 * listing of the country in the file's name, which Flink's format does not provide.
 */
final class VideoLineFormat implements BulkFormat<Read<ListingBatch>, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    private final StreamFormatAdapter<VideoLine> lines =
            new StreamFormatAdapter<>(
                    CsvReaderFormat.forSchema(
                            FlinkCsvMapper::ofKnownColumns,
                            mapper -> schema(),
                            TypeInformation.of(VideoLine.class)));

    @Override
    public Reader<Read<ListingBatch>> createReader(
            Configuration configuration, FileSourceSplit split) throws IOException {
        return new ListingReader(lines.createReader(configuration, split), split);
    }

    @Override
    public Reader<Read<ListingBatch>> restoreReader(
            Configuration configuration, FileSourceSplit split) throws IOException {
        return new ListingReader(lines.restoreReader(configuration, split), split);
    }

    @Override
    public boolean isSplittable() {
        return lines.isSplittable();
    }

    @Override
    public TypeInformation<Read<ListingBatch>> getProducedType() {
        return Read.type(TypeInformation.of(ListingBatch.class));
    }

    private static CsvSchema schema() {
        CsvSchema.Builder schema = CsvSchema.builder().setSkipFirstDataRow(true);
        for (String column : VideoLine.COLUMNS) {
            schema.addColumn(column);
        }
        return schema.build();
    }

    private static final class ListingReader implements Reader<Read<ListingBatch>> {
        private final Reader<VideoLine> lines;
        private final String name;
        private final short country;

        // Like the job, parses a date only if it differs from the date of the previous line.
        private String lastDate = "";
        private int lastDay;

        private final ListingColumns columns =
                new ListingColumns(Projection.inAllRows(Column.values()));

        ListingReader(Reader<VideoLine> lines, FileSourceSplit split) {
            this.lines = lines;
            this.name = split.path().toString();
            this.country =
                    Country.number(NamedCountries.of(split.path().getName()).only().orElseThrow());
        }

        @Override
        public RecordIterator<Read<ListingBatch>> readBatch() throws IOException {
            RecordIterator<VideoLine> batch = lines.readBatch();
            return batch == null ? null : new Batches(batch);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }

        /** Turns a batch of lines into batches of listings. */
        private final class Batches implements RecordIterator<Read<ListingBatch>> {
            private final RecordIterator<VideoLine> batch;

            Batches(RecordIterator<VideoLine> batch) {
                this.batch = batch;
            }

            @Override
            @Nullable public RecordAndPosition<Read<ListingBatch>> next() {
                RecordAndPosition<VideoLine> line = null;
                RecordAndPosition<VideoLine> last = null;
                while (!columns.isFull() && (line = batch.next()) != null) {
                    add(line.getRecord());
                    last = line;
                }
                return last == null
                        ? null
                        : new RecordAndPosition<>(
                                Read.batch(name, columns.build(), 0, 0),
                                last.getOffset(),
                                last.getRecordSkipCount());
            }

            @Override
            public void releaseBatch() {
                batch.releaseBatch();
            }
        }

        private void add(VideoLine line) {
            if (!line.trending_date.equals(lastDate)) {
                lastDate = line.trending_date;
                lastDay = TrendingDate.epochDay(lastDate);
            }
            columns.beginRow();
            columns.text(line.video_id.getBytes(UTF_8));
            columns.text(line.title.getBytes(UTF_8));
            columns.text(line.categoryId.getBytes(UTF_8));
            columns.noText();
            columns.text(line.tags.getBytes(UTF_8));
            columns.text(line.thumbnail_link.getBytes(UTF_8));
            columns.endRow(country, lastDay, line.view_count, line.likes, false);
        }
    }
}
