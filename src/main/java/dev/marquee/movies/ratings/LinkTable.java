package dev.marquee.movies.ratings;

import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RowList;
import dev.marquee.csv.RowListBuilder;
import dev.marquee.movies.Fields;
import dev.marquee.movies.Place;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** {@code links.csv}: one movie per record. */
public final class LinkTable implements CsvTable<RowList<Link>> {
    private static final long serialVersionUID = 1L;

    private static final String REASON = "link";

    @Override
    public BatchBuilder<RowList<Link>> bind(String file, CsvHeader header) throws CsvException {
        int movie = header.requiredColumn("movieId");
        int film = header.requiredColumn("tmdbId");
        return new RowListBuilder<>(
                record ->
                        new Link(
                                Fields.id(record, movie, REASON),
                                record.strippedText(film).isEmpty()
                                        ? Link.NONE
                                        : Fields.id(record, film, REASON),
                                new Place(file, record.offset())));
    }

    @Override
    public TypeInformation<RowList<Link>> batchType() {
        return RowList.type(TypeInformation.of(Link.class));
    }
}
