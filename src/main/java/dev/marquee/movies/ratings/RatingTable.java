package dev.marquee.movies.ratings;

import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** {@code ratings.csv}: one rating per record. */
public final class RatingTable implements CsvTable<RatingBatch> {
    private static final long serialVersionUID = 1L;

    @Override
    public BatchBuilder<RatingBatch> bind(String file, CsvHeader header) throws CsvException {
        return new RatingBatchBuilder(
                header.requiredColumn("movieId"), header.requiredColumn("rating"));
    }

    @Override
    public TypeInformation<RatingBatch> batchType() {
        return TypeInformation.of(RatingBatch.class);
    }
}
