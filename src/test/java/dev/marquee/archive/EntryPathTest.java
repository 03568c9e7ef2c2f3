package dev.marquee.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryPathTest {
    @ParameterizedTest
    @CsvSource({
        "file:/in/archive.zip!/USvideos.csv, file:/in/archive.zip, USvideos.csv",
        "/in/Archive.ZIP!/a/b c.csv, /in/Archive.ZIP, a/b c.csv",
        "s3://bucket/a.zip!/é#1.csv, s3://bucket/a.zip, é#1.csv",
        "hdfs://host:8020/a.zip!/x.zip!/y.csv, hdfs://host:8020/a.zip, x.zip!/y.csv",
        "file:/in/USvideos.csv.zip!/a:b.csv, file:/in/USvideos.csv.zip, a:b.csv"
    })
    void aPathIntoAnArchiveIsSplitIntoArchiveAndEntry(String path, String archive, String name) {
        EntryPath entry = EntryPath.of(new Path(path)).orElseThrow();

        assertThat(entry).isEqualTo(new EntryPath(new Path(archive), name));
        assertThat(entry.path()).isEqualTo(new Path(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/in/archive.zip", "/in/archive.zip/a.csv", "/in!/a.csv", "/zip!/a"})
    void aPathOutsideOfArchivesIsNotSplit(String path) {
        assertThat(EntryPath.of(new Path(path))).isEmpty();
    }

    @Test
    void onlyAFolderNameThatEndsInZipAndExclamationMarkIsAnArchive() {
        assertThat(EntryPath.isInArchive("archive.zip!")).isTrue();
        assertThat(EntryPath.isInArchive("archive.zip")).isFalse();
    }
}
