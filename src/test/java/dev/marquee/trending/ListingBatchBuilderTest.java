package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.marquee.ReadFile;
import dev.marquee.csv.Read;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListingBatchBuilderTest {
    private static final String HEADER_OF_2017 =
            "video_id,trending_date,title,channel_title,category_id,publish_time,tags,views,likes,"
                    + "dislikes,comment_count,thumbnail_link,comments_disabled,ratings_disabled,"
                    + "video_error_or_removed,description\n";
    private static final String HEADER_OF_2020 =
            "video_id,title,publishedAt,channelId,channelTitle,categoryId,trending_date,tags,"
                    + "view_count,likes,dislikes,comment_count,thumbnail_link,comments_disabled,"
                    + "ratings_disabled,description\n";

    /** The required columns, in an order that makes rows short. */
    private static final String HEADER =
            "video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link\n";

    private static final Listing PLAIN =
            new Listing(
                    Country.number("US"),
                    "abcdefghijk",
                    (int) LocalDate.parse("2017-11-14").toEpochDay(),
                    "A title",
                    "23",
                    "one|\"two\"",
                    748_374,
                    57_527,
                    "https://i.ytimg.com/vi/abcdefghijk/default.jpg",
                    false);

    @TempDir Path folder;

    @Test
    void theLayoutOf2017IsRead() throws IOException {
        Rows file =
                read(
                        HEADER_OF_2017
                                + "abcdefghijk,17.14.11,\"A title\",A channel,23,"
                                + "2017-11-13T17:13:01.000Z,\"one|\"\"two\"\"\",748374,57527,2966,"
                                + "15954,https://i.ytimg.com/vi/abcdefghijk/default.jpg,False,"
                                + "False,False,\"a\ndescription\"\n");

        assertThat(file.rows()).containsExactly(PLAIN);
    }

    @Test
    void theLayoutOf2020IsRead() throws IOException {
        Rows file =
                read(
                        HEADER_OF_2020
                                + "abcdefghijk,A title,2017-11-13T17:13:01Z,UC1,A channel,23,"
                                + "2017-11-14T00:00:00Z,one|\"two\",748374,57527,2966,15954,"
                                + "https://i.ytimg.com/vi/abcdefghijk/default.jpg,False,False,\n");

        assertThat(file.rows()).containsExactly(PLAIN);
    }

    @Test
    void columnsMayHaveAnyOrder() throws IOException {
        Rows file =
                read(
                        """
                        likes,thumbnail_link,extra,views,tags,categoryId,title,trending_date,video_id
                        57527,https://i.ytimg.com/vi/abcdefghijk/default.jpg,x,748374,"one|""two""\",\
                        23,A title,2017-11-14,abcdefghijk
                        """);

        assertThat(file.rows()).containsExactly(PLAIN);
    }

    @Test
    void tagsAndThumbnailsMayBeAbsent() throws IOException {
        Rows file =
                read(
                        """
                        video_id,trending_date,title,category_id,views,likes
                        abcdefghijk,17.14.11,A title,23,748374,57527
                        #NAME?,17.14.11,A title,23,748374,57527
                        """);

        assertThat(file.rows())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.tags()).isEmpty();
                            assertThat(row.thumbnail()).isEmpty();
                        });
        assertThat(file.reasons()).containsExactly("id");
    }

    @Test
    void theCountryIsTakenFromTheFileName() throws IOException {
        Rows file = read(ListingBatches.TABLE, "18.01.11_GB_videos.csv", HEADER + row("a", "1"));

        assertThat(file.rows()).singleElement().returns(Country.number("GB"), Listing::country);
    }

    @Test
    void whitespaceAroundValuesIsRemovedExceptInTags() throws IOException {
        Rows file =
                read(
                        HEADER
                                + " a ,\t17.14.11 ,\"\u3000A title\n"
                                + "\", 23 , one|two , 7 , 8 , link \n");

        assertThat(file.rows())
                .containsExactly(
                        new Listing(
                                Country.number("US"),
                                "a",
                                PLAIN.day(),
                                "A title",
                                "23",
                                " one|two ",
                                7,
                                8,
                                "link",
                                false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    a NAME error,       #NAME?,  https://i.ytimg.com/vi/abc-_fghi1K/default.jpg
                    a VALUE error,      #VALUE!, https://i.ytimg.com/vi/abc-_fghi1K/hqdefault.jpg
                    another error,      #REF!,   http://img.youtube.com/vi/abc-_fghi1K/0.jpg
                    a WebP link,        #NAME?,  https://i.ytimg.com/vi_webp/abc-_fghi1K/x.webp
                    """)
    void anIdThatASpreadsheetDestroyedIsRestored(String name, String id, String link)
            throws IOException {
        Rows file = read(HEADER + id + ",17.14.11,A title,23,tags,1,2," + link + "\n");

        assertThat(file.rows())
                .singleElement()
                .returns("abc-_fghi1K", Listing::video)
                .returns(true, Listing::restored)
                .returns(link, Listing::thumbnail);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    without a link,           #NAME?,  ''
                    a link without an id,     #NAME?,  https://i.ytimg.com/default.jpg
                    an id that is too short,  #NAME?,  https://i.ytimg.com/vi/short/default.jpg
                    an id that is too long,   #NAME?,  https://i.ytimg.com/vi/abcdefghijkl/0.jpg
                    an id that is destroyed,  #VALUE!, https://i.ytimg.com/vi/#NAME?/default.jpg
                    an id that ends the link, #VALUE!, https://i.ytimg.com/vi/abcdefghijk
                    """)
    void anIdThatTheLinkDoesNotContainIsRejected(String name, String id, String link)
            throws IOException {
        Rows file = read(HEADER + id + ",17.14.11,A title,23,tags,1,2," + link + "\n");

        assertThat(file.rows()).isEmpty();
        assertThat(file.reasons()).containsExactly("id");
        assertThat(file.rejections()).singleElement().asString().startsWith("id: '" + id + "'");
    }

    @Test
    void otherIdsAreNotChanged() throws IOException {
        Rows file = read(HEADER + row("-2kdiu8_2Ww", "1") + row("日本 #1", "1") + row("../x", "1"));

        assertThat(file.rows())
                .extracting(Listing::video)
                .containsExactly("-2kdiu8_2Ww", "日本 #1", "../x");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    no id;                 `,17.14.11,t,23,x,1,2,l`;     id;      id: it is empty
                    an id of whitespace;   ` ,17.14.11,t,23,x,1,2,l`;    id;      id: it is empty
                    no such day;           `a,17.31.02,t,23,x,1,2,l`;    date;    date: Invalid date 'FEBRUARY 31'
                    no date;               `a,yesterday,t,23,x,1,2,l`;   date;    date: 'yesterday' is not a date of the form yyyy-mm-dd or yyyy.mm.dd, maybe with a time, or yy.dd.mm as in 2017
                    an empty date;         `a,,t,23,x,1,2,l`;            date;    date: '' is not a date of the form yyyy-mm-dd or yyyy.mm.dd, maybe with a time, or yy.dd.mm as in 2017
                    views in words;        `a,17.14.11,t,23,x,many,2,l`; number;  number: views is 'many'
                    no views;              `a,17.14.11,t,23,x,,2,l`;     number;  number: views is ''
                    an ambiguous date; `a,12/10/2009,t,23,x,1,2,l`; date; date: '12/10/2009' is not a date of the form yyyy-mm-dd or yyyy.mm.dd, maybe with a time, or yy.dd.mm as in 2017
                    views with a point;    `a,17.14.11,t,23,x,1.5,2,l`;  number;  number: views is '1.5'
                    views beyond 10^15;    `a,17.14.11,t,23,x,1000000000000001,2,l`; number; number: views is 1000000000000001, which is more than 1000000000000000
                    likes beyond 10^15;    `a,17.14.11,t,23,x,1,9223372036854775807,l`; number; number: likes is 9223372036854775807, which is more than 1000000000000000
                    views below -10^15;    `a,17.14.11,t,23,x,-9223372036854775808,2,l`; number; number: views is -9223372036854775808, which is less than -1000000000000000
                    views with a comma;    `a,17.14.11,t,23,x,"1,0",2,l`; number; number: views is '1,0'
                    likes in words;        `a,17.14.11,t,23,x,1,True,l`; number;  number: likes is 'True'
                    likes with an e;       `a,17.14.11,t,23,x,1,2E+06,l`; number; number: likes is '2E+06'
                    likes with a plus;     `a,17.14.11,t,23,x,1,+2,l`;   number;  number: likes is '+2'
                    likes beyond 64 bits;  `a,17.14.11,t,23,x,1,9223372036854775808,l`; number; number: likes is '9223372036854775808'
                    """)
    void aRecordThatIsNotARowIsRejectedAndItsNeighboursAreKept(
            String name, String record, String reason, String detail) throws IOException {
        Rows alone = read(HEADER + record + "\n");
        Rows between = read(HEADER + row("before", "1") + record + "\n" + row("after", "1"));

        assertThat(alone.rows()).isEmpty();
        assertThat(alone.reasons()).containsExactly(reason);
        assertThat(alone.rejections()).containsExactly(detail);
        assertThat(between.rows()).extracting(Listing::video).containsExactly("before", "after");
        assertThat(between.rejections()).containsExactly(detail);
    }

    @Test
    void aRepeatedInvalidDateIsRejectedEachTime() throws IOException {
        String rejected = "a,17.31.02,t,23,x,1,2,l\n";

        Rows file = read(HEADER + rejected + rejected + row("after", "1") + rejected);

        assertThat(file.reasons()).containsExactly("date", "date", "date");
        assertThat(file.rows()).extracting(Listing::day).containsExactly(PLAIN.day());
    }

    @Test
    void eachRowHasTheDayOfItsRecord() throws IOException {
        Rows file =
                read(
                        HEADER
                                + "a,17.14.11,t,23,x,1,2,l\n"
                                + "a,17.15.11,t,23,x,1,2,l\n"
                                + "a,17.14.11,t,23,x,1,2,l\n");

        assertThat(file.rows())
                .extracting(row -> LocalDate.ofEpochDay(row.day()).toString())
                .isEqualTo(List.of("2017-11-14", "2017-11-15", "2017-11-14"));
    }

    @Test
    void numbersGoUpTo10ToThe15() throws IOException {
        Rows file =
                read(
                        HEADER
                                + row("beyond 31 bits", "2147483648")
                                + row("beyond 32 bits", "4294967296")
                                + row("the greatest", "1000000000000000")
                                + row("below zero", "-1")
                                + row("with zeros", "000000000000000000000000012"));

        assertThat(file.rows())
                .extracting(Listing::views)
                .containsExactly(2_147_483_648L, 4_294_967_296L, 1_000_000_000_000_000L, -1L, 12L);
    }

    @Test
    void numbersMayEndWithPointZero() throws IOException {
        Rows file = read(HEADER + row("a", "748374.0") + row("b", "0.0") + row("c", " -7.0 "));

        assertThat(file.rows()).extracting(Listing::views).containsExactly(748_374L, 0L, -7L);
    }

    /** A field may have a megabyte. */
    @Test
    void theReasonOfARejectionIsShort() throws IOException {
        String longText = "x".repeat(500_000);
        Rows file =
                read(
                        HEADER
                                + row("a", longText)
                                + "a,"
                                + longText
                                + ",t,23,x,1,2,l\n"
                                + "#"
                                + longText
                                + ",17.14.11,t,23,x,1,2,l\n");

        assertThat(file.reasons()).containsExactly("number", "date", "id");
        assertThat(file.rejections())
                .allSatisfy(
                        reason ->
                                assertThat(reason)
                                        .hasSizeLessThan(300)
                                        .contains("x".repeat(99) + "…'"));
    }

    @Test
    void rowsAboveTheCapacityOfABatchFillSeveralBatches() throws IOException {
        int rows = 2 * ListingColumns.CAPACITY + 1;
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            csv.append(row("video" + i, "" + i));
        }

        assertThat(read(csv.toString()).rows())
                .hasSize(rows)
                .allSatisfy(row -> assertThat(row.video()).isEqualTo("video" + row.views()));
    }

    @Test
    void batchesOfLongTextsHaveFewRows() throws IOException {
        String title = "title".repeat(50_000);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 9; i++) {
            csv.append("video,17.14.11,")
                    .append(title)
                    .append(",23,tags,")
                    .append(i)
                    .append(",2,link\n");
        }

        List<ListingBatch> batches =
                ReadFile.of(ListingBatches.TABLE, folder, "USvideos.csv", csv.toString()).batches();

        assertThat(batches).hasSizeGreaterThan(2);
        assertThat(ListingBatches.listings(batches))
                .extracting(Listing::views)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void bytesThatAreNotUtf8AreReplacedAndCounted() throws IOException {
        Path file = folder.resolve("USvideos.csv");
        String csv =
                HEADER
                        + "a,17.14.11,\u0092 title,23,\u0092tags,1,2,link\u0092\n"
                        + "b,17.14.11,title,23,tags,1,2,link\n";
        Files.write(file, csv.getBytes(StandardCharsets.ISO_8859_1));

        List<Read<ListingBatch>> reads = ReadFile.of(ListingBatches.TABLE, file).reads();

        assertThat(ListingBatches.read(reads))
                .extracting(Listing::title, Listing::tags, Listing::thumbnail)
                .containsExactly(
                        tuple("\uFFFD title", "\uFFFDtags", "link\uFFFD"),
                        tuple("title", "tags", "link"));
        assertThat(replacedBytes(reads)).isEqualTo(3);
        assertThat(replacedBytes(ReadFile.of(new VideoTable(Projection.NONE), file).reads()))
                .as("also in columns that are not decoded")
                .isEqualTo(3);
    }

    @Test
    void longTextsAndTextsWithQuotesAreKept() throws IOException {
        String title = "\u201Cлонг\u201D \"title\" 😂 ".repeat(400);
        Rows file =
                read(
                        HEADER
                                + "a,17.14.11,\""
                                + title.replace("\"", "\"\"")
                                + "\",23,tags,1,2,link\n"
                                + "b,17.14.11,\"a\"|\"b\",23,tags,1,2,link\n");

        assertThat(file.rows())
                .extracting(Listing::title)
                .containsExactly(title.strip(), "a|\"b\"");
    }

    @Test
    void onlyTheRequestedColumnsAreDecoded() throws IOException {
        VideoTable table =
                new VideoTable(
                        Projection.inAllRows(Column.TITLE)
                                .and(Projection.inLikedRows(57_526, Column.TAGS)));
        String csv =
                HEADER
                        + "a,17.14.11,title a,23,funny,1,57526,link\n"
                        + "b,17.14.11,title b,23,funny,1,57527,link\n";

        ListingBatch batch = ReadFile.of(table, folder, "USvideos.csv", csv).batches().get(0);

        assertThat(batch.listing(0).title()).isEqualTo("title a");
        assertThat(batch.listing(1).title()).isEqualTo("title b");
        assertThat(batch.listing(1).tags()).isEqualTo("funny");
        assertNotDecoded(() -> batch.listing(0).tags(), Column.TAGS);
        assertNotDecoded(() -> batch.start(0, Column.TAGS), Column.TAGS);
        assertNotDecoded(() -> batch.end(0, Column.TAGS), Column.TAGS);
        for (int row : new int[] {0, 1}) {
            assertNotDecoded(() -> batch.listing(row).category(), Column.CATEGORY);
            assertNotDecoded(() -> batch.start(row, Column.THUMBNAIL), Column.THUMBNAIL);
        }
    }

    @Test
    void anIdIsRestoredFromALinkThatIsNotDecoded() throws IOException {
        String csv =
                HEADER + "#NAME?,17.14.11,t,23,x,1,2,https://i.ytimg.com/vi/abc-_fghi1K/0.jpg\n";

        ListingBatch batch =
                ReadFile.of(new VideoTable(Projection.NONE), folder, "USvideos.csv", csv)
                        .batches()
                        .get(0);

        assertThat(batch.listing(0).video()).isEqualTo("abc-_fghi1K");
        assertNotDecoded(() -> batch.listing(0).thumbnail(), Column.THUMBNAIL);
    }

    private static void assertNotDecoded(ThrowingCallable asking, Column column) {
        assertThatIllegalStateException()
                .isThrownBy(asking)
                .withMessageContaining("the column " + column + " was not decoded");
    }

    private static int replacedBytes(List<Read<ListingBatch>> reads) {
        return reads.stream().mapToInt(Read::replacedBytes).sum();
    }

    /** The listings and the rejections of a file. */
    private record Rows(List<Listing> rows, List<String> rejections, List<String> reasons) {}

    private Rows read(String csv) throws IOException {
        return read(ListingBatches.TABLE, "USvideos.csv", csv);
    }

    private Rows read(VideoTable table, String name, String csv) throws IOException {
        ReadFile<ListingBatch> file = ReadFile.of(table, folder, name, csv);
        return new Rows(ListingBatches.read(file.reads()), file.rejections(), file.reasons());
    }

    private static String row(String id, String views) {
        return id + ",17.14.11,A title,23,tags," + views + ",2,link\n";
    }
}
