package dev.marquee.movies.ratings;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RejectedException;
import dev.marquee.csv.RowMapper;
import dev.marquee.movies.Fields;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** {@code ratings.csv}: a rating a record. */
public final class RatingTable implements CsvTable<Rating> {
    private static final long serialVersionUID = 1L;

    private static final String REASON = "rating";

    @Override
    public RowMapper<Rating> bind(String file, CsvHeader header) throws CsvException {
        int movie = header.requiredColumn("movieId");
        int rating = header.requiredColumn("rating");
        return record -> new Rating(Fields.id(record, movie, REASON), halfStars(record, rating));
    }

    @Override
    public TypeInformation<Rating> rowType() {
        return TypeInformation.of(Rating.class);
    }

    private static long halfStars(CsvRecord record, int column) throws RejectedException {
        try {
            return (long) Math.rint(record.decimal(column) * 2);
        } catch (NumberFormatException e) {
            throw new RejectedException(
                    REASON, "'" + record.strippedText(column) + "' is no number");
        }
    }
}
