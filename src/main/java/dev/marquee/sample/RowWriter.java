package dev.marquee.sample;

import dev.marquee.sample.FileForm.Quotes;
import dev.marquee.sample.VideoText.TagMarks;
import java.util.Locale;

/** Writes listings as rows of one file. Not thread-safe. */
final class RowWriter {

    private static final TagMarks EACH_TAG_QUOTED =
            new TagMarks("\"", "\"|\"", "\"|\"", "\"", "\"");
    private static final TagMarks EACH_TAG_QUOTED_AND_ESCAPED =
            new TagMarks("\"", "|\"\"", "\"\"|\"\"", "\"", "\"\"\"");
    private static final TagMarks BARE = new TagMarks("", "|", "|", "", "");
    private static final TagMarks BARE_IN_QUOTES = new TagMarks("\"", "|", "|", "\"", "\"");

    /** The layout of 2017 has a backslash and an n in the place of a newline. */
    private static final String ESCAPED_NEWLINE = "\\n";

    /** The tags of the later layouts. */
    private static final TagMarks WITH_COMMAS = new TagMarks("\"", ", ", ", ", "\"", "\"");

    private final FileForm form;
    private final String country;
    private final String countryName;
    private final String[] columns;
    private final Calendar calendar;
    private final VideoText text;
    private final RowBuffer scratch = new RowBuffer(8192);
    private final boolean everywhere;
    private final boolean onlyWhereNeeded;
    private RowBuffer out = scratch;

    /**
     * @param country the code of the country whose list the rows are of
     */
    RowWriter(FileForm form, String country, Calendar calendar, VideoText text) {
        this.form = form;
        this.country = country;
        this.countryName =
                new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH);
        this.columns = form.layout().columns().toArray(String[]::new);
        this.calendar = calendar;
        this.text = text;
        everywhere = form.quotes() == Quotes.EVERYWHERE;
        onlyWhereNeeded = form.quotes() == Quotes.ONLY_WHERE_NEEDED;
    }

    /**
     * Writes one row.
     *
     * @param viewsHere what this country's views are above the others', in permilles
     */
    void write(RowBuffer to, Video video, int day, int viewsHere, Damage damage) {
        out = to;
        if (damage == Damage.BLANK_LINE) {
            out.ascii(form.lineEnd());
        }
        if (form.layout() == Layout.LAYOUT_2017) {
            write2017(video, day, viewsHere, damage);
        } else if (form.layout() == Layout.LAYOUT_2020) {
            write2020(video, day, viewsHere, damage);
        } else {
            writeColumns(video, day, viewsHere, damage);
        }
        if (damage == Damage.FIELD_TOO_MANY) {
            out.ascii(",0");
        }
        out.ascii(form.lineEnd());
    }

    private void write2017(Video video, int day, int viewsHere, Damage damage) {
        id(video, damage);
        comma();
        day(day, damage);
        comma();
        title(video, day, damage);
        comma();
        channel(video);
        commaOrNewline(damage);
        number(video.category(day));
        comma();
        published(video, 'T', ".000Z");
        comma();
        tags(
                video,
                damage,
                form.quotes() == Quotes.TEXTS_AND_TAGS
                        ? EACH_TAG_QUOTED
                        : EACH_TAG_QUOTED_AND_ESCAPED);
        comma();
        figures(video, day, viewsHere, damage);
        flag(video.commentsDisabled());
        comma();
        flag(video.ratingsDisabled());
        comma();
        flag(video.removed());
        comma();
        description(
                video,
                damage,
                damage == Damage.RETURNS_IN_DESCRIPTION ? "\r" + ESCAPED_NEWLINE : ESCAPED_NEWLINE);
    }

    private void write2020(Video video, int day, int viewsHere, Damage damage) {
        id(video, damage);
        comma();
        title(video, day, damage);
        comma();
        published(video, 'T', "Z");
        comma();
        quote();
        text.channelId(video, out);
        quote();
        comma();
        channel(video);
        commaOrNewline(damage);
        number(video.category(day));
        comma();
        day(day, damage);
        comma();
        tags(video, damage, everywhere || damage == Damage.RETURN_IN_TAG ? BARE_IN_QUOTES : BARE);
        comma();
        figures(video, day, viewsHere, damage);
        flag(video.commentsDisabled());
        comma();
        flag(video.ratingsDisabled());
        comma();
        description(video, damage, newline2020(video, damage));
    }

    /** Writes a row of a later layout; columns that no reader needs are mostly empty. */
    private void writeColumns(Video video, int day, int viewsHere, Damage damage) {
        boolean isFirst = true;
        boolean isCut = false;
        for (String column : columns) {
            boolean isComments = column.endsWith("comments") || column.endsWith("comment_count");
            if (isComments && damage == Damage.FIELD_MISSING) {
                continue;
            }
            if (isCut) {
                out.ascii(form.lineEnd());
            } else if (!isFirst) {
                comma();
            }
            isFirst = false;
            isCut = damage == Damage.CUT_IN_TWO && column.equals(columns[1]);
            writeColumn(column, video, day, viewsHere, damage);
        }
    }

    private void writeColumn(String column, Video video, int day, int viewsHere, Damage damage) {
        switch (column) {
            case "video_id" -> id(video, damage);
            case "country" -> out.ascii(country);
            case "video_trending_country" -> out.ascii(countryName);
            case "fetched_at" -> {
                isoDay(day, damage);
                out.ascii(" 02:42:27.681628+00:00");
            }
            case "snapshot_date", "fetch_date" -> isoDay(day, damage);
            case "video_trending__date" -> dayWithPoints(day, damage);
            case "published_at", "video_published_at", "publish_date" ->
                    published(video, ' ', "+00:00");
            case "title", "video_title", "localized_title" -> title(video, day, damage);
            case "channel", "channel_name", "channel_title" -> channel(video);
            case "channel_id" -> text.channelId(video, out);
            case "category_id" -> number(video.category(day));
            case "category_name", "video_category_id" ->
                    out.ascii(YouTubeCategories.name(video.category(day)));
            case "tags", "video_tags" -> text.tags(video, damage, WITH_COMMAS, out);
            case "thumbnail", "thumbnail_url", "video_default_thumbnail" ->
                    thumbnail(video, damage, "/hqdefault.jpg");
            case "description", "video_description" -> description(video, damage, "\n");
            case "views", "view_count", "video_view_count" -> views(video, day, viewsHere, damage);
            case "likes", "like_count", "video_like_count" -> number(video.likes(day));
            case "comments", "comment_count", "video_comment_count" -> number(video.comments(day));
            default -> {}
        }
    }

    /** The damage is a day that no calendar has. */
    private void isoDay(int day, Damage damage) {
        boolean wrong = damage == Damage.DATE;
        out.append(calendar.iso(day), 0, wrong ? 8 : 10);
        out.ascii(wrong ? "00" : "");
    }

    private void dayWithPoints(int day, Damage damage) {
        byte[] iso = calendar.iso(day);
        out.append(iso, 0, 4);
        out.append('.');
        out.append(iso, 5, 7);
        out.append('.');
        out.append(iso, 8, damage == Damage.DATE ? 9 : 10);
    }

    private void id(Video video, Damage damage) {
        quote();
        switch (damage) {
            case ID_NAME_ERROR, ID_AND_THUMBNAIL -> out.ascii("#NAME?");
            case ID_VALUE_ERROR -> out.ascii("#VALUE!");
            default -> out.append(video.id());
        }
        quote();
    }

    private void day(int day, Damage damage) {
        quote();
        boolean wrong = damage == Damage.DATE;
        if (form.layout() == Layout.LAYOUT_2017) {
            if (wrong) {
                // As a spreadsheet shows it.
                out.append(calendar.iso(day), 5, 7);
                out.append('/');
                out.append(calendar.iso(day), 8, 10);
            } else {
                out.append(calendar.yearDayMonth(day));
            }
        } else {
            out.append(calendar.iso(day), 0, wrong ? 7 : 10);
            out.ascii(wrong ? "-00T00:00:00Z" : "T00:00:00Z");
        }
        quote();
    }

    private void title(Video video, int day, Damage damage) {
        scratch.clear();
        text.title(video, day, damage, scratch);
        text();
    }

    private void channel(Video video) {
        scratch.clear();
        text.channel(video, scratch);
        text();
    }

    private void text() {
        boolean always = everywhere || form.quotes() == Quotes.TEXTS_AND_TAGS;
        if (always || scratch.needsQuotes()) {
            out.quoted(scratch);
        } else {
            out.append(scratch);
        }
    }

    private void published(Video video, char between, String end) {
        int second = video.publishedSecond();
        quote();
        out.append(calendar.iso(video.publishedDay()));
        out.append(between);
        out.twoDigits(second / 3600);
        out.append(':');
        out.twoDigits(second / 60 % 60);
        out.append(':');
        out.twoDigits(second % 60);
        out.ascii(end);
        quote();
    }

    private void tags(Video video, Damage damage, TagMarks marks) {
        if (damage == Damage.NO_TAGS) {
            noTags("[None]");
        } else if (!text.tags(video, damage, marks, out)) {
            noTags("[none]");
        }
    }

    private void noTags(String none) {
        quote();
        out.ascii(none);
        quote();
    }

    /**
     * Views, likes, dislikes, comments and the thumbnail's link, which both layouts have in this
     * order.
     */
    private void figures(Video video, int day, int viewsHere, Damage damage) {
        views(video, day, viewsHere, damage);
        comma();
        number(video.likes(day));
        comma();
        if (damage != Damage.FIELD_MISSING) {
            number(video.dislikes(day));
            comma();
        }
        number(video.comments(day));
        comma();
        thumbnail(video, damage, "/default.jpg");
        comma();
    }

    private void views(Video video, int day, int viewsHere, Damage damage) {
        long views = video.views(day);
        views += views / 1000 * viewsHere;
        if (damage == Damage.NUMBER) {
            quote();
            out.number(views / 1_000_000);
            out.ascii(".5E+06");
            quote();
        } else {
            number(views);
        }
    }

    private void thumbnail(Video video, Damage damage, String image) {
        quote();
        if (damage == Damage.ID_AND_THUMBNAIL) {
            out.ascii("#VALUE!");
        } else {
            out.ascii("https://i.ytimg.com/vi/");
            out.append(video.id());
            out.ascii(image);
        }
        quote();
    }

    private void description(Video video, Damage damage, String newline) {
        int start = out.length();
        out.append('"');
        text.description(video, damage, newline, out);
        if (onlyWhereNeeded && out.length() == start + 1) {
            out.cutTo(start);
        } else {
            out.append('"');
        }
    }

    /** In a part of the real rows the newlines are kept, in the others they are gone. */
    private static String newline2020(Video video, Damage damage) {
        boolean even = video.publishedSecond() % 2 == 0;
        if (damage == Damage.RETURNS_IN_DESCRIPTION) {
            return even ? "\r\n" : "\r";
        }
        return even ? "\n" : "";
    }

    private void flag(boolean value) {
        quote();
        out.ascii(value ? "True" : "False");
        quote();
    }

    private void number(long value) {
        quote();
        out.number(value);
        quote();
    }

    private void quote() {
        if (everywhere) {
            out.append('"');
        }
    }

    private void comma() {
        out.append(',');
    }

    private void commaOrNewline(Damage damage) {
        if (damage == Damage.CUT_IN_TWO) {
            out.ascii(form.lineEnd());
        } else {
            comma();
        }
    }
}
