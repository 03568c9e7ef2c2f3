package dev.marquee.movies.ratings;

import dev.marquee.csv.BlockMapper;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RejectedException;
import dev.marquee.csv.RowMapper;
import dev.marquee.movies.Fields;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** {@code ratings.csv}: a rating a record. */
public final class RatingTable implements CsvTable<RatingBlock> {
    private static final long serialVersionUID = 1L;

    private static final String REASON = "rating";

    @Override
    public RowMapper<RatingBlock> bind(String file, CsvHeader header) throws CsvException {
        return new Mapper(header.requiredColumn("movieId"), header.requiredColumn("rating"));
    }

    @Override
    public TypeInformation<RatingBlock> rowType() {
        return TypeInformation.of(RatingBlock.class);
    }

    private record Mapper(int movie, int rating) implements BlockMapper<RatingBlock> {
        @Override
        public RatingBlock map(CsvRecord record) throws RejectedException {
            RatingBlock block = new RatingBlock();
            append(block, record);
            return block;
        }

        @Override
        public boolean append(RatingBlock block, CsvRecord record) throws RejectedException {
            if (block.isFull()) {
                return false;
            }
            block.add(Fields.id(record, movie, REASON), halfStars(record, rating));
            return true;
        }
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
