package dev.marquee.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * The images of the worldwide videos. The page embeds the first images, up to a limit of bytes, and
 * links the others, which are in a folder beside it. Embedded images are written in groups, one
 * data block for each group, so that the browser decodes only the images in view.
 */
final class PageImages {
    private static final long MOST_EMBEDDED_BYTES = 20_000_000;
    private static final int GROUP = 24;
    private static final Pattern FILE =
            Pattern.compile("thumbnails/[A-Za-z0-9_-]{1,64}\\.(jpg|png|webp)");
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("jpg", "image/jpeg", "png", "image/png", "webp", "image/webp");

    private final Path folder;

    /** For each video the path of its image in the folder; empty if it has no image. */
    private final List<String> files = new ArrayList<>();

    /** The group of each video whose image is embedded. */
    private final Map<Integer, Integer> groups = new TreeMap<>();

    private final int linked;
    private final int missing;

    /**
     * Looks at the sizes of the images.
     *
     * @param folder the folder of the page
     * @param paths the {@code thumbnail} of each video, in the order of the page; empty if it has
     *     none
     */
    PageImages(Path folder, List<String> paths) throws IOException {
        this(folder, paths, MOST_EMBEDDED_BYTES);
    }

    PageImages(Path folder, List<String> paths, long mostEmbeddedBytes) throws IOException {
        this.folder = folder;
        long embedded = 0;
        int notEmbedded = 0;
        int notFound = 0;
        for (String path : paths) {
            // The job does not write any other form of path, so other texts are not linked.
            long bytes = FILE.matcher(path).matches() ? size(path) : -1;
            if (bytes < 0) {
                notFound += path.isEmpty() ? 0 : 1;
                files.add("");
                continue;
            }
            if (embedded + bytes <= mostEmbeddedBytes) {
                embedded += bytes;
                groups.put(files.size(), groups.size() / GROUP);
            } else {
                notEmbedded++;
            }
            files.add(path);
        }
        linked = notEmbedded;
        missing = notFound;
    }

    /** Returns the number of images that the page links. */
    int linked() {
        return linked;
    }

    /** Returns the number of images that the results name, but that do not exist. */
    int missing() {
        return missing;
    }

    /** Returns the number of images that the page shows, embedded or linked. */
    int shown() {
        return groups.size() + linked;
    }

    /**
     * Writes the place of each video's image: the number of its group, the path of a linked image,
     * or null.
     */
    void writePlaces(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (int video = 0; video < files.size(); video++) {
            if (groups.containsKey(video)) {
                json.writeNumber(groups.get(video));
            } else if (files.get(video).isEmpty()) {
                json.writeNull();
            } else {
                json.writeString(files.get(video));
            }
        }
        json.writeEndArray();
    }

    /**
     * Returns a block for each group: an object that maps the number of a video to its image, as a
     * {@code data:} URI.
     */
    List<DataBlock> blocks() {
        Map<Integer, List<Integer>> videos = new TreeMap<>();
        groups.forEach(
                (video, group) -> videos.computeIfAbsent(group, g -> new ArrayList<>()).add(video));
        List<DataBlock> blocks = new ArrayList<>();
        videos.forEach(
                (group, members) ->
                        blocks.add(new DataBlock("images-" + group, json -> write(members, json))));
        return blocks;
    }

    private void write(List<Integer> videos, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int video : videos) {
            json.writeStringField(Integer.toString(video), dataUri(files.get(video)));
        }
        json.writeEndObject();
    }

    private String dataUri(String file) throws IOException {
        Matcher name = FILE.matcher(file);
        if (!name.matches()) {
            throw new IllegalArgumentException(file);
        }
        Path path = new Path(folder, file);
        try (InputStream in = path.getFileSystem().open(path)) {
            return "data:%s;base64,%s"
                    .formatted(
                            MEDIA_TYPES.get(name.group(1)),
                            Base64.getEncoder().encodeToString(in.readAllBytes()));
        }
    }

    /** Returns the size of an image, or -1 if it does not exist. */
    private long size(String file) throws IOException {
        Path path = new Path(folder, file);
        try {
            FileStatus status = path.getFileSystem().getFileStatus(path);
            return status.isDir() ? -1 : status.getLen();
        } catch (FileNotFoundException e) {
            return -1;
        }
    }
}
