package dev.marquee.trending;

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
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.DeserializationFeature;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.csv.CsvMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.csv.CsvSchema;

/**
 * Flink's own {@link CsvReaderFormat}, as Flink's file source drives it, and of each of its lines a
 * listing of the country of the file's name, which that format does not tell.
 */
final class VideoLineFormat implements BulkFormat<Read<ListingBlock>, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    private final StreamFormatAdapter<VideoLine> lines =
            new StreamFormatAdapter<>(
                    CsvReaderFormat.forSchema(
                            VideoLineFormat::mapperOfKnownColumns,
                            mapper -> schema(),
                            TypeInformation.of(VideoLine.class)));

    @Override
    public Reader<Read<ListingBlock>> createReader(
            Configuration configuration, FileSourceSplit split) throws IOException {
        return new ListingReader(lines.createReader(configuration, split), split);
    }

    @Override
    public Reader<Read<ListingBlock>> restoreReader(
            Configuration configuration, FileSourceSplit split) throws IOException {
        return new ListingReader(lines.restoreReader(configuration, split), split);
    }

    @Override
    public boolean isSplittable() {
        return lines.isSplittable();
    }

    @Override
    public TypeInformation<Read<ListingBlock>> getProducedType() {
        return Read.type(TypeInformation.of(ListingBlock.class));
    }

    private static CsvMapper mapperOfKnownColumns() {
        return CsvMapper.builder()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .build();
    }

    private static CsvSchema schema() {
        CsvSchema.Builder schema = CsvSchema.builder().setSkipFirstDataRow(true);
        for (String column : VideoLine.COLUMNS) {
            schema.addColumn(column);
        }
        return schema.build();
    }

    private static final class ListingReader implements Reader<Read<ListingBlock>> {
        private final Reader<VideoLine> lines;
        private final short country;

        // As the job does it: the day of a line is mostly that of the one before.
        private String lastDate = "";
        private int lastDay;

        ListingReader(Reader<VideoLine> lines, FileSourceSplit split) {
            this.lines = lines;
            this.country = Country.number(Country.ofFileName(split.path().getName()).orElseThrow());
        }

        @Override
        public RecordIterator<Read<ListingBlock>> readBatch() throws IOException {
            RecordIterator<VideoLine> batch = lines.readBatch();
            return batch == null ? null : new Blocks(batch);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }

        /** The lines of a batch, in blocks. */
        private final class Blocks implements RecordIterator<Read<ListingBlock>> {
            private final RecordIterator<VideoLine> batch;

            Blocks(RecordIterator<VideoLine> batch) {
                this.batch = batch;
            }

            @Override
            @Nullable public RecordAndPosition<Read<ListingBlock>> next() {
                ListingBlock block = new ListingBlock(country);
                RecordAndPosition<VideoLine> line = null;
                RecordAndPosition<VideoLine> last = null;
                while (!block.isFull() && (line = batch.next()) != null) {
                    block.add(listing(line.getRecord()));
                    last = line;
                }
                return last == null
                        ? null
                        : new RecordAndPosition<>(
                                new Read<>(block, null, null, 0, 0),
                                last.getOffset(),
                                last.getRecordSkipCount());
            }

            @Override
            public void releaseBatch() {
                batch.releaseBatch();
            }
        }

        private Listing listing(VideoLine line) {
            if (!line.trending_date.equals(lastDate)) {
                lastDate = line.trending_date;
                lastDay = TrendingDate.epochDay(lastDate);
            }
            return new Listing(
                    country,
                    line.video_id,
                    lastDay,
                    line.title,
                    line.categoryId,
                    line.tags,
                    line.view_count,
                    line.likes,
                    line.thumbnail_link,
                    false);
        }
    }
}
