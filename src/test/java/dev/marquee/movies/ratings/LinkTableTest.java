package dev.marquee.movies.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ReadFile;
import dev.marquee.csv.RowList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkTableTest {
    @TempDir Path folder;

    @Test
    void aMovieMayHaveNoFilm() throws IOException {
        ReadFile<RowList<Link>> file = read("1,0114709,862\n791,0113610,\n");

        assertThat(ReadFile.rows(file)).extracting(Link::movie).containsExactly(1L, 791L);
        assertThat(ReadFile.rows(file)).extracting(Link::film).containsExactly(862L, Link.NONE);
    }

    @Test
    void ratingsOfAMovieWithoutAFilmAreDropped() throws IOException {
        List<Link> links = ReadFile.rows(read("1,0114709,862\n791,0113610,\n"));

        assertThat(links.get(0).sumOfFilm(new RatingSum(1, 7, 2)))
                .contains(new RatingSum(862, 7, 2));
        assertThat(links.get(0).sumOfFilm(null)).isEmpty();
        assertThat(links.get(1).sumOfFilm(new RatingSum(791, 7, 2))).isEmpty();
    }

    @Test
    void recordsWithInvalidIdsAreRejected() throws IOException {
        assertThat(read(",0114709,862\n1,0114709,862.5\n").reasons())
                .containsExactly("link", "link");
    }

    private ReadFile<RowList<Link>> read(String records) throws IOException {
        return ReadFile.of(
                new LinkTable(), folder, "links.csv", "movieId,imdbId,tmdbId\n" + records);
    }
}
