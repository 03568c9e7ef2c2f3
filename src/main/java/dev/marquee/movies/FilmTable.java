package dev.marquee.movies;

import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RejectedException;
import dev.marquee.csv.RowList;
import dev.marquee.csv.RowListBuilder;

import org.apache.flink.api.common.typeinfo.TypeInformation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

import javax.annotation.Nullable;

/** {@code movies_metadata.csv}: a film a record. */
final class FilmTable implements CsvTable<RowList<Film>> {
    private static final long serialVersionUID = 1L;

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Override
    public BatchBuilder<RowList<Film>> bind(String file, CsvHeader header) throws CsvException {
        return new RowListBuilder<>(new Decoder(file, header));
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
        private final Fields fields = new Fields();

        Decoder(String file, CsvHeader header) throws CsvException {
            this.file = file;
            this.id = header.requiredColumn("id");
            this.title = header.requiredColumn("title");
            this.releaseDate = header.requiredColumn("release_date");
            this.budget = header.requiredColumn("budget");
            this.genres = header.requiredColumn("genres");
            this.countries = header.requiredColumn("production_countries");
        }

        @Override
        public Film row(CsvRecord record) throws RejectedException {
            long number = Fields.id(record, id, "id");
            String[] codes =
                    fields.strings(record, countries, "production_countries", "iso_3166_1", "list");
            String[] names = fields.strings(record, genres, "genres", "name", "list");
            return new Film(
                    number,
                    record.text(title),
                    date(record.strippedText(releaseDate)),
                    names,
                    codes,
                    budget(record),
                    new Place(file, record.offset()));
        }

        @Nullable
        private static String date(String text) throws RejectedException {
            if (text.isEmpty()) {
                return null;
            }
            // Year 0 is none of the calendar's, though the JDK has it.
            if (ISO.matcher(text).matches() && !text.startsWith("0000")) {
                try {
                    return LocalDate.parse(text).toString();
                } catch (DateTimeException e) {
                    // The message below says what it is instead.
                }
            }
            throw new RejectedException("date", "'" + text + "' is no day");
        }

        private long budget(CsvRecord record) {
            try {
                return Math.max(0, record.wholeNumber(budget));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
