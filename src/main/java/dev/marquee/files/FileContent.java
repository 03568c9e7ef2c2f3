package dev.marquee.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes the content of a file that is named like a CSV but has no header that the job can use.
 * Each cause is a phrase that ends the sentence {@code X is left out: …}.
 */
final class FileContent {
    private static final int ENOUGH = 512;
    private static final int BITS_OF_A_BYTE = 0xFF;

    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("(?:\u00EF\u00BB\u00BF)?\"?sep=.?\"?[\\r\\n].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
    private static final Pattern COLUMN_NAME = Pattern.compile("[\\w .-]*");

    private FileContent() {}

    /**
     * Examines the first bytes of a file.
     *
     * @return why they are not CSV; empty if they may be CSV
     */
    static Optional<String> causeInBytes(InputFile file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.open()) {
            bytes = in.readNBytes(ENOUGH);
        }
        return causeInBytes(bytes, file.name());
    }

    static Optional<String> causeInBytes(byte[] bytes, String name) {
        if (bytes.length == 0) {
            return Optional.of("empty");
        }
        if (begins(bytes, 0xFF, 0xFE)
                || begins(bytes, 0xFE, 0xFF)
                || hasEverySecondByteZero(bytes)) {
            return Optional.of("UTF-16; save it as UTF-8");
        }
        if (begins(bytes, 'P', 'K', 3, 4)) {
            return Optional.of("a zip, not CSV; unpack it, or give it a name that ends in .zip");
        }
        if (begins(bytes, 0x1F, 0x8B) && !name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return Optional.of("gzip, not CSV; give it a name that ends in .csv.gz");
        }
        if (GitLfsPointer.is(bytes)) {
            return Optional.of(GitLfsPointer.CAUSE);
        }
        String text = new String(bytes, ISO_8859_1);
        if (SEPARATOR_LINE.matcher(text).matches()) {
            return Optional.of("its first line is sep=, not a header; delete that line");
        }
        return Optional.empty();
    }

    /**
     * Returns the cause why a first line is not a header with the columns of the job.
     *
     * @param names the fields of the first line
     * @param missing the columns of the job that are not among them
     */
    static String causeInHeader(List<String> names, List<String> missing) {
        String line = String.join(",", names);
        long commas = count(line, ',');
        if (count(line, ';') > commas) {
            return "separated by semicolons; save it with commas";
        }
        if (count(line, '\t') > commas) {
            return "separated by tabs; save it with commas";
        }
        if (count(line, '|') > commas) {
            return "separated by |; save it with commas";
        }
        if (isColumnNames(names)) {
            return "another layout: it lacks the columns " + String.join(", ", missing);
        }
        if (names.size() > missing.size()
                && names.stream().anyMatch(name -> NUMBER.matcher(name).matches())) {
            return "it has no header line";
        }
        return "not CSV";
    }

    /** Whether the fields of a first line look like column names. */
    static boolean isColumnNames(List<String> names) {
        return names.size() > 1
                && names.stream().allMatch(name -> COLUMN_NAME.matcher(name).matches())
                && names.stream().noneMatch(name -> NUMBER.matcher(name).matches());
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & BITS_OF_A_BYTE) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEverySecondByteZero(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int enough = Math.max(4, bytes.length / 3);
        return (zeros[0] >= enough && zeros[1] == 0) || (zeros[1] >= enough && zeros[0] == 0);
    }

    private static long count(String text, char c) {
        return text.chars().filter(one -> one == c).count();
    }
}
