package dev.marquee.csv;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Reads the rows of the benchmark with Marquee's source. */
final class VideoRowTable implements CsvTable<RowList<VideoRow>> {
    private static final long serialVersionUID = 1L;

    @Override
    public BatchBuilder<RowList<VideoRow>> bind(String file, CsvHeader header) throws CsvException {
        int id = header.requiredColumn("video_id");
        int day = header.requiredColumn("trending_date");
        int title = header.requiredColumn("title");
        int category = header.requiredColumn("category_id");
        int tags = header.requiredColumn("tags");
        int views = header.requiredColumn("views");
        int likes = header.requiredColumn("likes");
        int thumbnail = header.requiredColumn("thumbnail_link");
        return new RowListBuilder<>(
                record -> {
                    VideoRow row = new VideoRow();
                    row.video_id = record.text(id);
                    row.trending_date = record.text(day);
                    row.title = record.text(title);
                    row.category_id = record.text(category);
                    row.tags = record.text(tags);
                    row.views = record.wholeNumber(views);
                    row.likes = record.wholeNumber(likes);
                    row.thumbnail_link = record.text(thumbnail);
                    return row;
                });
    }

    @Override
    public TypeInformation<RowList<VideoRow>> batchType() {
        return RowList.type(TypeInformation.of(VideoRow.class));
    }
}
