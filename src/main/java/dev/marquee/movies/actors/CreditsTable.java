package dev.marquee.movies.actors;

import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RowList;
import dev.marquee.csv.RowListBuilder;
import dev.marquee.movies.Fields;
import dev.marquee.movies.Place;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A credits file, with the cast of one film per record. Only the names of the cast are decoded. The
 * crew, half of the file, is not decoded.
 */
public final class CreditsTable implements CsvTable<RowList<Credits>> {
    private static final long serialVersionUID = 1L;

    private static final String REASON = "credits";

    @Override
    public BatchBuilder<RowList<Credits>> bind(String file, CsvHeader header) throws CsvException {
        int film = header.requiredColumn("id", "movie_id");
        int cast = header.requiredColumn("cast");
        Fields fields = new Fields();
        return new RowListBuilder<>(
                record ->
                        new Credits(
                                Fields.id(record, film, REASON),
                                fields.strings(record, cast, "cast", "name", REASON),
                                new Place(file, record.offset())));
    }

    @Override
    public TypeInformation<RowList<Credits>> batchType() {
        return RowList.type(TypeInformation.of(Credits.class));
    }
}
