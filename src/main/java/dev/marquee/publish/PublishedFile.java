package dev.marquee.publish;

import dev.marquee.files.InputFile;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * A file that is sent.
 *
 * @param name the name under which its messages are sent: its path below the input, with slashes
 * @param file the file
 */
record PublishedFile(String name, InputFile file) {
    /** A job reads no longer names. */
    private static final int LONGEST_NAME = 255;

    /** The name of a folder that says something about its files, as {@code country=US}. */
    private static final String TELLING = ".*=.*|(?i:.*\\.csv)";

    /** What follows the name of an archive in the path of a file in it. */
    private static final String ARCHIVE = "!/";

    /** The file with the name that it has below the input that contains it. */
    static PublishedFile below(List<Path> roots, InputFile file) {
        String path = file.path().getPath();
        String name = file.name();
        for (Path root : roots) {
            for (String ofFolder : List.of(Path.SEPARATOR, ARCHIVE)) {
                String folder = root.getPath() + ofFolder;
                if (path.startsWith(folder) && path.length() - folder.length() > name.length()) {
                    name = path.substring(folder.length());
                }
            }
        }
        String above = path.substring(0, path.length() - name.length());
        // Of an input such as USvideos.csv/ the country is in the name of the folder itself.
        String folder = new Path(above.isEmpty() ? Path.SEPARATOR : above).getName();
        return new PublishedFile(
                shortened(folder.matches(TELLING) ? folder + Path.SEPARATOR + name : name), file);
    }

    private static String shortened(String name) {
        String rest = name;
        while (rest.length() > LONGEST_NAME && rest.contains(Path.SEPARATOR)) {
            rest = rest.substring(rest.indexOf(Path.SEPARATOR) + 1);
        }
        return rest;
    }
}
