package dev.marquee.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of an entry as the archive states it. It may be hostile, but no file is written under
 * it.
 *
 * @param text the name, its parts separated by {@code /}
 * @param parts its parts
 */
record EntryName(String text, List<String> parts) {
    private static final int MOST_CHARACTERS = 1_000;
    private static final int SHOWN_CHARACTERS = 200;

    /** Returns the parts of a name. Programs on Windows may separate parts by a backslash. */
    static EntryName of(String name) {
        String text = name.replace('\\', '/');
        List<String> parts = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return new EntryName(text, parts);
    }

    boolean isFolder() {
        return text.endsWith("/");
    }

    /** Whether the name is hidden, by the same rule as for files in a folder. */
    boolean isHidden() {
        return parts.stream()
                .anyMatch(
                        part ->
                                (part.startsWith(".") && !part.equals(".."))
                                        || part.startsWith("_"));
    }

    /** Returns the cause why an entry of this name is not read; empty if it may be read. */
    Optional<String> fault() {
        if (text.startsWith("/") || text.matches("[A-Za-z]:/.*")) {
            return Optional.of("has an absolute name, which leads out of the archive");
        }
        if (parts.contains("..")) {
            return Optional.of("has a name that leads out of the archive");
        }
        if (parts.isEmpty()) {
            return Optional.of("has no name");
        }
        if (text.length() > MOST_CHARACTERS) {
            return Optional.of("has a name of %d characters".formatted(text.length()));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has control characters in its name");
        }
        return EntryPath.isArchive(text)
                ? Optional.of("is a zip in a zip, which is not read; unpack the outer one")
                : Optional.empty();
    }

    /** Returns the name without empty parts. */
    String normalized() {
        return String.join("/", parts);
    }

    /** Returns the name for messages. */
    String shown() {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
