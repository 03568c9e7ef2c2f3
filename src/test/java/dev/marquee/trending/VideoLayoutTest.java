package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.csv.CsvBytes;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.Read;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the same row in each layout. */
final class VideoLayoutTest {
    private static final String LINK = "https://i.ytimg.com/vi/a/default.jpg";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    USvideos.csv ~ video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link ~ a,26.09.01,T,23,x|y,7,5,LINK ~ 23 ~ '' ~ x|y ~ |
                    US_youtube_trending_data.csv ~ video_id,title,categoryId,trending_date,tags,view_count,likes,thumbnail_link ~ a,T,23,2026-01-09T00:00:00Z,x|y,7,5,LINK ~ 23 ~ '' ~ x|y ~ |
                    trending_US_2026-01-09.csv ~ video_id,country,fetched_at,title,category_id,category_name,tags,thumbnail,views,likes ~ a,US,2026-01-09T02:59:55.345157+00:00,T,23,Comedy,"x, y",LINK,7,5 ~ 23 ~ Comedy ~ x, y ~ ,
                    all.csv ~ title,snapshot_date,country,view_count,like_count,thumbnail_url,video_id,video_tags ~ T,2026-01-09,US,7,5,LINK,a,"x, y" ~ '' ~ '' ~ x, y ~ ,
                    global.csv ~ video_id,video_trending__date,video_trending_country,video_title,video_default_thumbnail,video_category_id,video_tags,video_view_count,video_like_count ~ a,2026.01.09,United States,T,LINK,Comedy,"x,y",7,5 ~ Comedy ~ '' ~ x,y ~ ,
                    daily.csv ~ VIDEO_ID, Fetch_Date ,country,title,views,likes,thumbnail ~ a,2026-01-09,US,T,7.0,5.0,LINK ~ '' ~ '' ~ '' ~ ,
                    """)
    void everyLayoutGivesTheSameListing(
            String file,
            String header,
            String row,
            String category,
            String categoryTitle,
            String tags,
            char separator)
            throws Exception {
        List<Read<ListingBatch>> reads = read(file, header, row.replace("LINK", LINK));

        assertThat(ListingBatches.read(reads))
                .containsExactly(
                        new Listing(
                                Country.number("US"),
                                "a",
                                (int) LocalDate.of(2026, 1, 9).toEpochDay(),
                                "T",
                                category,
                                categoryTitle,
                                tags,
                                separator,
                                7,
                                5,
                                LINK,
                                false));
    }

    @Test
    void rowsOfOneFileMayHaveSeveralCountries() throws Exception {
        List<Read<ListingBatch>> reads =
                read(
                        "all.csv",
                        "video_id,snapshot_date,country,title,view_count,like_count",
                        "a,2026-01-09,US,T,7,5",
                        "a,2026-01-09,GB,T,7,5",
                        "a,2026-01-09,Atlantis,T,7,5",
                        "a,2026-01-09,,T,7,5",
                        "b,2026-01-09,GB,T,7,5");

        assertThat(ListingBatches.read(reads))
                .extracting(listing -> Country.code(listing.country()) + " " + listing.video())
                .containsExactly("US a", "GB a", "GB b");
        assertThat(reads)
                .filteredOn(read -> read.rejected() != null)
                .extracting(read -> read.reason() + ": " + read.rejected().reason())
                .hasSize(2)
                .allMatch(reason -> reason.startsWith("country: "));
    }

    @Test
    void theCountryColumnTakesPrecedenceOverTheFileName() throws Exception {
        List<Read<ListingBatch>> reads =
                read(
                        "CA_GB_videos.csv",
                        "country,video_id,trending_date,title,views,likes",
                        "CA,a,20.01.09,T,7,5",
                        "GB,a,20.01.09,T,7,5");

        assertThat(ListingBatches.read(reads))
                .extracting(listing -> Country.code(listing.country()))
                .containsExactly("CA", "GB");
    }

    @Test
    void aFileWithoutACountryIsRefused() {
        assertThatThrownBy(() -> read("all.csv", "video_id,snapshot_date,title,views,likes", "a,b"))
                .isInstanceOf(CsvException.class)
                .hasMessage("no country in the file's name");
    }

    @Test
    void theErrorNamesAllMissingColumns() {
        assertThatThrownBy(() -> read("USvideos.csv", "video_id,title,views", "a,b,c"))
                .isInstanceOf(CsvException.class)
                .hasMessage(
                        "no column likes, like_count or video_like_count, trending_date,"
                                + " fetched_at, snapshot_date, video_trending__date or fetch_date");
    }

    private static List<Read<ListingBatch>> read(String file, String... lines) throws Exception {
        List<Read<ListingBatch>> reads = new ArrayList<>();
        byte[] csv = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        new CsvBytes(file, csv, 1 << 20).read(ListingBatches.TABLE, file, reads::add);
        return reads;
    }
}
