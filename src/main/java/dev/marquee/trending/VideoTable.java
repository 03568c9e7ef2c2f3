package dev.marquee.trending;

import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The CSVs of the trending videos, in any of the layouts of {@link VideoLayout}.
 *
 * @param projection the columns to decode
 */
record VideoTable(Projection projection) implements CsvTable<ListingBatch> {
    private static final long serialVersionUID = 1L;

    @Override
    public BatchBuilder<ListingBatch> bind(String file, CsvHeader header) throws CsvException {
        VideoColumns columns = VideoLayout.columns(header);
        if (columns.country() != VideoColumns.ABSENT) {
            return new ListingBatchBuilder(columns, ListingBatchBuilder.OF_THE_ROW, projection);
        }
        String country =
                NamedCountries.of(file)
                        .only()
                        .orElseThrow(() -> new CsvException("no country in the file's name"));
        return new ListingBatchBuilder(columns, Country.number(country), projection);
    }

    @Override
    public TypeInformation<ListingBatch> batchType() {
        return TypeInformation.of(ListingBatch.class);
    }
}
