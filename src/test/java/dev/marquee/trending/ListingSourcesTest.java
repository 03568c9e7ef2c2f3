package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ReadFile;
import dev.marquee.csv.CsvBytes;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.Read;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file and messages give the same rows, for any choice of decoded columns. */
final class ListingSourcesTest {
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final String HEADER =
            "video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link\n";
    private static final String[] TEXTS = {
        "", "plain", "with \"quotes\"", "two\nlines, one comma", "señal", "日本語", "x".repeat(3000)
    };

    @TempDir Path folder;

    /**
     * @param csv the line with its line end
     * @param listing the values of all columns, or null if the record is rejected
     */
    private record Line(String csv, Listing listing) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void filesAndMessagesGiveTheSameRows(long seed) throws Exception {
        Random random = new Random(seed);
        Projection projection = projection(random);
        VideoTable table = new VideoTable(projection);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            lines.add(random.nextInt(50) == 0 ? new Line("broken\n", null) : line(random));
        }
        List<Listing> expected =
                lines.stream()
                        .map(Line::listing)
                        .filter(Objects::nonNull)
                        .map(listing -> projected(listing, projection))
                        .toList();

        ReadFile<ListingBatch> file = ReadFile.of(table, folder, "USvideos.csv", csv(lines));
        List<Read<ListingBatch>> messages = messages(table, lines, 1 + random.nextInt(500));

        assertThat(ListingBatches.read(file.reads())).isEqualTo(expected);
        assertThat(ListingBatches.read(messages)).isEqualTo(expected);
        assertThat(messages.stream().filter(read -> read.rejected() != null))
                .hasSize(file.rejections().size())
                .hasSize(lines.size() - expected.size());
        assertThat(file.batches().size()).isLessThan(expected.size() / 10);
    }

    private static List<Read<ListingBatch>> messages(
            VideoTable table, List<Line> lines, int rowsOfAMessage) throws CsvException {
        List<Read<ListingBatch>> reads = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += rowsOfAMessage) {
            List<Line> part = lines.subList(from, Math.min(from + rowsOfAMessage, lines.size()));
            byte[] body = csv(part).getBytes(StandardCharsets.UTF_8);
            new CsvBytes("message", body, MAX_RECORD_BYTES)
                    .read(table, "run/1/USvideos.csv", reads::add);
        }
        return reads;
    }

    private static String csv(List<Line> lines) {
        return lines.stream().map(Line::csv).collect(Collectors.joining("", HEADER, ""));
    }

    private static Line line(Random random) {
        int day = 17_500 + random.nextInt(3);
        Listing listing =
                new Listing(
                        Country.number("US"),
                        "id" + random.nextInt(100),
                        day,
                        text(random),
                        "" + random.nextInt(40),
                        text(random),
                        random.nextLong(1L << 40),
                        random.nextInt(100),
                        text(random),
                        false);
        return new Line(
                String.join(
                                ",",
                                listing.video(),
                                LocalDate.ofEpochDay(day).toString(),
                                quoted(listing.title()),
                                listing.category(),
                                quoted(listing.tags()),
                                "" + listing.views(),
                                "" + listing.likes(),
                                quoted(listing.thumbnail()))
                        + "\n",
                listing);
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Projection projection(Random random) {
        return new Projection(columns(random), columns(random), random.nextInt(100));
    }

    private static Set<Column> columns(Random random) {
        Set<Column> columns = EnumSet.noneOf(Column.class);
        Arrays.stream(Column.values()).filter(column -> random.nextBoolean()).forEach(columns::add);
        return columns;
    }

    private static Listing projected(Listing listing, Projection projection) {
        return new Listing(
                listing.country(),
                listing.video(),
                listing.day(),
                projection.includes(Column.TITLE, listing.likes()) ? listing.title() : null,
                projection.includes(Column.CATEGORY, listing.likes()) ? listing.category() : null,
                projection.includes(Column.CATEGORY_TITLE, listing.likes()) ? "" : null,
                projection.includes(Column.TAGS, listing.likes()) ? listing.tags() : null,
                listing.tagSeparator(),
                listing.views(),
                listing.likes(),
                projection.includes(Column.THUMBNAIL, listing.likes()) ? listing.thumbnail() : null,
                listing.restored());
    }
}
