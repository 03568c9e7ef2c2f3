package dev.marquee.movies;

import dev.marquee.country.CountryNames;
import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RejectedException;
import dev.marquee.csv.RowList;
import dev.marquee.csv.RowListBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A films file with one film per record: of The Movies Dataset, of TMDB 5000, or TMDB's daily
 * table. Their lists differ in form, not in meaning.
 */
final class FilmTable implements CsvTable<RowList<Film>> {
    private static final long serialVersionUID = 1L;

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final boolean withCast;

    /**
     * @param withCast whether to decode the cast, where the file has it
     */
    FilmTable(boolean withCast) {
        this.withCast = withCast;
    }

    @Override
    public BatchBuilder<RowList<Film>> bind(String file, CsvHeader header) throws CsvException {
        return new RowListBuilder<>(new Decoder(file, header, withCast));
    }

    @Override
    public TypeInformation<RowList<Film>> batchType() {
        return RowList.type(TypeInformation.of(Film.class));
    }

    private static final class Decoder implements RowListBuilder.Decoder<Film> {
        private final String file;
        private final int id;
        private final int title;
        private final int releaseDate;
        private final int budget;
        private final int genres;
        private final int countries;
        private final OptionalInt cast;
        private final Fields fields = new Fields();

        Decoder(String file, CsvHeader header, boolean withCast) throws CsvException {
            this.file = file;
            this.id = header.requiredColumn("id");
            this.title = header.requiredColumn("title");
            this.releaseDate = header.requiredColumn("release_date");
            this.budget = header.requiredColumn("budget");
            this.genres = header.requiredColumn("genres");
            this.countries = header.requiredColumn("production_countries");
            this.cast = withCast ? header.column("cast") : OptionalInt.empty();
        }

        @Override
        public Film row(CsvRecord record) throws RejectedException {
            long number = Fields.id(record, id, "id");
            String[] codes =
                    fields.strings(record, countries, "production_countries", "iso_3166_1", "list");
            for (int i = 0; i < codes.length; i++) {
                codes[i] = CountryNames.code(codes[i]).orElse(codes[i]);
            }
            String[] names = fields.strings(record, genres, "genres", "name", "list");
            return new Film(
                    number,
                    record.text(title),
                    date(record.strippedText(releaseDate)),
                    names,
                    codes,
                    budget(record),
                    cast.isPresent()
                            ? fields.strings(record, cast.getAsInt(), "cast", "name", "list")
                            : null,
                    new Place(file, record.offset()));
        }

        @Nullable private static String date(String text) throws RejectedException {
            if (text.isEmpty()) {
                return null;
            }
            // The calendar has no year 0, but the JDK accepts it.
            if (ISO.matcher(text).matches() && !text.startsWith("0000")) {
                try {
                    return LocalDate.parse(text).toString();
                } catch (DateTimeException e) {
                    // The exception below has the text.
                }
            }
            throw new RejectedException("date", "'" + text + "' is not a day as 2001-12-31");
        }

        /** In dollars, 0 if the field is empty, null if it is not a whole number. */
        @Nullable private Long budget(CsvRecord record) {
            try {
                return Fields.count(record, budget);
            } catch (NumberFormatException e) {
                return record.strippedText(budget).isEmpty() ? 0L : null;
            }
        }
    }
}
