package dev.marquee.files;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.JobInput;
import dev.marquee.job.RunFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files as the input of a job.
 *
 * @param files the files that are read
 * @param leftAlone the files that are not read, with the cause, one line for each
 * @param warnings warnings for the user, one line for each
 * @param endless whether files that are added later are read too
 */
public record FilesToRead(
        List<InputFile> files, List<String> leftAlone, List<String> warnings, boolean endless)
        implements JobInput {
    @Override
    public List<String> plan() {
        List<String> lines = new ArrayList<>();
        lines.add("input: %s, %d bytes".formatted(counted(files.size()), size()));
        for (InputFile file : files) {
            lines.add("  %s  %d".formatted(FileUri.shown(file.path()), file.bytes()));
        }
        lines.add("left alone: " + counted(leftAlone.size()));
        leftAlone.forEach(line -> lines.add("  " + line));
        return lines;
    }

    @Override
    public long bytes() {
        return endless ? 0 : size();
    }

    @Override
    public Map<String, Object> summary(RunFigures run) {
        long bytes = endless ? run.number(CommonFigures.BYTES) : size();
        return run.summary(files.size(), leftAlone.size(), bytes);
    }

    private long size() {
        return files.stream().mapToLong(InputFile::bytes).sum();
    }

    private static String counted(int files) {
        return files == 1 ? "1 file" : files + " files";
    }
}
