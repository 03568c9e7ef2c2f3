package dev.marquee.trending;

import dev.marquee.files.CsvSource;
import dev.marquee.files.InputFile;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The lists of trending videos of a watched folder. A CSV with a country in its name is one; of
 * another the header is looked at, once for each time that the file was changed. Whether its
 * records are rows is not looked at: each that is not one is rejected when it is read.
 */
final class ListsOfVideos implements CsvSource.FileFilter {
    private static final long serialVersionUID = 1L;

    private final int maxRecordBytes;
    @Nullable private transient Map<InputFile, Boolean> known;

    ListsOfVideos(int maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public boolean test(InputFile file) {
        if (NamedCountries.of(file.path().getPath()).only().isPresent()) {
            return true;
        }
        if (!FileInspection.isCsv(file.name())) {
            return false;
        }
        if (known == null) {
            known = new HashMap<>();
        }
        return known.computeIfAbsent(
                file, one -> FileInspection.of(one, maxRecordBytes, false).isVideos());
    }
}
