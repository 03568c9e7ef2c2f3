package dev.marquee.files;

import java.util.regex.Pattern;

/**
 * A name below the input that cannot be read, for example a link to a missing file.
 *
 * @param path its path, as a user would type it
 * @param cause why it cannot be read, for a sentence that begins with the path
 */
public record Obstacle(String path, String cause) {
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
    private static final Pattern DATA =
            Pattern.compile("\\.(?:csv|gz|zip|json|tsv)$", Pattern.CASE_INSENSITIVE);

    /**
     * Whether its name is the name of a file that no job reads, for example {@code notes.txt}. A
     * name without an extension may be the name of a folder, so it is not foreign.
     */
    public boolean isForeign() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return EXTENSION.matcher(name).find() && !DATA.matcher(name).find();
    }
}
