package dev.marquee.thumbnails;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;

/**
 * How a run downloads thumbnails. An instance is checked when it is made, on the client and before
 * any work, so it is valid. It holds no secrets.
 *
 * @param download false: every video is {@link ThumbnailStatus#SKIPPED}, in the same graph
 * @param folder URI of the folder of the images, on any Flink file system; created when first used
 * @param urlTemplate the URL of every image, with <code>{id}</code> where the video's id goes;
 *     null: the video's own link is used
 * @param namedHosts hosts ({@code host}: all its ports, or {@code host:port}) that are allowed
 *     beyond YouTube's, also over plain HTTP and at private addresses
 * @param concurrency the most requests that one subtask has in flight; together they hold up to
 *     this many times {@link ThumbnailLimits#maxBytes()} in memory
 * @param limits how long, how often and how much
 */
public record ThumbnailSettings(
        boolean download,
        String folder,
        @Nullable String urlTemplate,
        List<String> namedHosts,
        int concurrency,
        ThumbnailLimits limits)
        implements Serializable {

    /** How many requests of one subtask are in flight where nothing else is asked for. */
    public static final int DEFAULT_CONCURRENCY = 32;

    private static final String ID = "{id}";

    /**
     * @throws IllegalArgumentException if a value cannot work; the message is one line that names
     *     the value and the cause
     */
    public ThumbnailSettings {
        namedHosts = List.copyOf(namedHosts);
        Objects.requireNonNull(limits, "limits");
        List<NamedHost> hosts = namedHosts.stream().map(NamedHost::parse).toList();
        requireFolder(folder);
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "thumbnail concurrency must be 1 or more, but is " + concurrency);
        }
        if (urlTemplate != null) {
            requireUsable(urlTemplate, new UrlRule(hosts));
        }
    }

    /** Downloads into a folder from each video's own link, with every default. */
    public static ThumbnailSettings downloadTo(String folder) {
        return new ThumbnailSettings(
                true, folder, null, List.of(), DEFAULT_CONCURRENCY, ThumbnailLimits.DEFAULTS);
    }

    public ThumbnailSettings withDownload(boolean wanted) {
        return new ThumbnailSettings(wanted, folder, urlTemplate, namedHosts, concurrency, limits);
    }

    public ThumbnailSettings withUrlTemplate(@Nullable String template) {
        return new ThumbnailSettings(download, folder, template, namedHosts, concurrency, limits);
    }

    public ThumbnailSettings withNamedHosts(List<String> hosts) {
        return new ThumbnailSettings(download, folder, urlTemplate, hosts, concurrency, limits);
    }

    public ThumbnailSettings withConcurrency(int requests) {
        return new ThumbnailSettings(download, folder, urlTemplate, namedHosts, requests, limits);
    }

    public ThumbnailSettings withLimits(ThumbnailLimits others) {
        return new ThumbnailSettings(
                download, folder, urlTemplate, namedHosts, concurrency, others);
    }

    /** The rule that follows from these settings. */
    UrlRule urlRule() {
        return new UrlRule(namedHosts.stream().map(NamedHost::parse).toList());
    }

    /** Where the image of this video is: the template's URL, else the video's own; or null. */
    @Nullable String urlOf(ThumbnailRequest request) {
        return urlTemplate == null ? request.url() : urlTemplate.replace(ID, request.videoId());
    }

    private static void requireFolder(String folder) {
        try {
            if (new Path(folder).getPath().isEmpty()) {
                throw new IllegalArgumentException("it has no path");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "thumbnail folder '" + folder + "' is not a valid URI: " + e.getMessage(), e);
        }
    }

    private static void requireUsable(String template, UrlRule rule) {
        if (!template.contains(ID)) {
            throw new IllegalArgumentException(
                    "thumbnail URL '" + template + "' has no {id} where the video's id goes");
        }
        Target one = requireAllowed(template, "0", rule);
        Target other = requireAllowed(template, "1", rule);
        if (!one.host().equals(other.host()) || one.port() != other.port()) {
            throw new IllegalArgumentException(
                    "thumbnail URL '" + template + "' has {id} in its host");
        }
    }

    private static Target requireAllowed(String template, String id, UrlRule rule) {
        try {
            return rule.check(template.replace(ID, id));
        } catch (RefusedException e) {
            throw new IllegalArgumentException(
                    "thumbnail URL '" + template + "': " + e.getMessage(), e);
        }
    }
}
