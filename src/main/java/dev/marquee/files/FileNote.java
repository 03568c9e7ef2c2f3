package dev.marquee.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A warning about a file.
 *
 * @param file its path, as a user would type it
 * @param fault the rest of the sentence; equal for all files with the same fault
 * @param detail the end of the sentence, which may differ between them; may be empty
 */
public record FileNote(String file, String fault, String detail) {
    /** Up to this number of files with the same fault, each file is named. */
    private static final int MOST_NAMED = 20;

    /** If there are more, this number of files is named. */
    private static final int FIRST_NAMED = 10;

    private static final Map<String, String> PLURALS = Map.of("is ", "are ", "has ", "have ");

    /** Returns the note as a sentence. */
    private String line() {
        return file + " " + fault + detail;
    }

    /**
     * Returns the notes as sentences, in their order. If more than 20 files have the same fault,
     * the first 10 are named and a last line contains the number of the others.
     *
     * @param namesEach whether all files are named, however many have the same fault
     */
    public static List<String> lines(List<FileNote> notes, boolean namesEach) {
        return namesEach ? notes.stream().map(FileNote::line).toList() : grouped(notes);
    }

    private static List<String> grouped(List<FileNote> notes) {
        Map<String, Integer> files = new LinkedHashMap<>();
        notes.forEach(note -> files.merge(note.fault, 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        Map<String, Integer> named = new LinkedHashMap<>();
        for (FileNote note : notes) {
            int number = named.merge(note.fault, 1, Integer::sum);
            if (number <= FIRST_NAMED || files.get(note.fault) <= MOST_NAMED) {
                lines.add(note.line());
            }
        }
        files.forEach(
                (fault, count) -> {
                    if (count > MOST_NAMED) {
                        lines.add(
                                "%,d more files %s; --verbose names them"
                                        .formatted(count - FIRST_NAMED, plural(fault)));
                    }
                });
        return lines;
    }

    private static String plural(String fault) {
        for (Map.Entry<String, String> verb : PLURALS.entrySet()) {
            if (fault.startsWith(verb.getKey())) {
                return verb.getValue() + fault.substring(verb.getKey().length());
            }
        }
        return fault;
    }
}
