package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProjectionTest {
    private static final Projection FUNNY =
            Projection.inLikedRows(100, Column.TITLE, Column.CATEGORY, Column.TAGS);
    private static final Projection WORLDWIDE =
            Projection.inAllRows(Column.TITLE, Column.THUMBNAIL);

    @Test
    void aCombinedProjectionHasTheColumnsOfBoth() {
        Projection both = FUNNY.and(WORLDWIDE);

        assertThat(both).isEqualTo(WORLDWIDE.and(FUNNY));
        assertThat(both.ofAllRows()).containsExactlyInAnyOrder(Column.TITLE, Column.THUMBNAIL);
        assertThat(both.ofLikedRows()).containsExactlyInAnyOrder(Column.CATEGORY, Column.TAGS);
        assertThat(both.includes(Column.TAGS, 101)).isTrue();
        assertThat(both.includes(Column.TAGS, 100)).isFalse();
        assertThat(both.includes(Column.TITLE, 0)).isTrue();
    }

    @Test
    void theEmptyProjectionAddsNoColumn() {
        assertThat(FUNNY.and(Projection.NONE)).isEqualTo(FUNNY);
        assertThat(Projection.NONE.and(WORLDWIDE)).isEqualTo(WORLDWIDE);
        assertThat(Projection.NONE.and(Projection.NONE)).isEqualTo(Projection.NONE);
    }

    @Test
    void aCombinedProjectionHasTheLowerLimitOfLikes() {
        Projection both = FUNNY.and(Projection.inLikedRows(7, Column.THUMBNAIL));

        assertThat(both.likesOver()).isEqualTo(7);
        assertThat(both.ofLikedRows()).hasSize(4);
    }

    @Test
    void withoutColumnsOfLikedRowsTheirLimitIsIgnored() {
        Projection all = new Projection(Set.of(Column.TAGS), Set.of(Column.TAGS), 5);

        assertThat(all).isEqualTo(Projection.inAllRows(Column.TAGS));
        assertThat(all.and(FUNNY).likesOver()).isEqualTo(100);
    }
}
