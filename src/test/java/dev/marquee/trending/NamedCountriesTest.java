package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedCountriesTest {
    @ParameterizedTest
    @CsvSource({
        "USvideos.csv, US",
        "USvideos.csv.gz, US",
        "US_youtube_trending_data.csv, US",
        "US_youtube_trending_data.csv.gz, US",
        "18.01.11_US_videos.csv, US",
        "18.01.11_US_videos.csv.gz, US",
        "2026-01-11-GBvideos.csv, GB",
        "old_DK_youtube_trending_data.csv, DK",
        "usvideos.csv, US",
        "GBvideos.CSV, GB",
        "Us_Youtube_Trending_Data.csv.GZ, US",
        "file:/data/USvideos.csv, US",
        "archive.zip!/USvideos.csv, US",
        "USvideos.csv/part-00000-0f1e2d3c-c000.csv, US",
        "/a/USvideos.csv/part-00000-0f1e2d3c-c000.csv.gz, US"
    })
    void namesOfPublishedFilesContainTheirCountry(String path, String country) {
        assertThat(NamedCountries.of(path)).isEqualTo(new NamedCountries(List.of(country), true));
    }

    @ParameterizedTest
    @CsvSource({
        "US.csv, US",
        "US.csv.gz, US",
        "US-2018.csv, US",
        "USvideos-2.csv, US",
        "USvideos (1).csv, US",
        "part 3 of US.csv, US",
        "trending_US_11.csv, US",
        "trending_AE_2026-01-09.csv, AE",
        "youtube.FR.trending.csv, FR",
        "in/country=US/part-0.csv, US",
        "country=US/part-0.csv, US",
        "in/country=us/year=2024/month=01/part-0.csv.gz, US",
        "in/country=US/DE.csv, DE"
    })
    void twoSeparateCapitalLettersAreACountry(String path, String country) {
        assertThat(NamedCountries.of(path)).isEqualTo(new NamedCountries(List.of(country), false));
    }

    @ParameterizedTest
    @CsvSource({"CA_GB_videos.csv, CA GB", "DE-FR.csv, DE FR", "US_US_videos.csv, US"})
    void aNameMayContainSeveralCountries(String path, String countries) {
        assertThat(NamedCountries.of(path).codes()).containsExactly(countries.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "videos.csv",
                "video_data_us.csv",
                "USAvideos.csv",
                "AUSvideos.csv",
                "U1videos.csv",
                "USvideos.txt",
                "USvideos.csv.zip",
                "USvideos.csv.bak",
                "USvideosXcsv",
                "US_category_id.json",
                "README.csv",
                "ÀUvideos.csv",
                "US/videos.csv"
            })
    void otherNamesContainNoCountry(String path) {
        assertThat(NamedCountries.of(path).codes()).isEmpty();
    }
}
