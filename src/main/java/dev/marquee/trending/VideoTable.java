package dev.marquee.trending;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RowMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The CSVs of the trending videos, in the layout of the Kaggle data set of 2017
 * (datasnaek/youtube-new) or of 2020 (rsrishav/youtube-trending-video-dataset). The header tells;
 * the order of the columns is free, and others than these are not looked at.
 *
 * @param tagsOverLikes only rows with more likes than this have their tags
 */
record VideoTable(long tagsOverLikes) implements CsvTable<ListingBlock> {
    private static final long serialVersionUID = 1L;

    static final String[] ID = {"video_id"};
    static final String[] TITLE = {"title"};
    static final String[] CATEGORY = {"category_id", "categoryId"};
    static final String[] DAY = {"trending_date"};
    static final String[] VIEWS = {"views", "view_count"};
    static final String[] LIKES = {"likes"};
    static final String[] TAGS = {"tags"};
    static final String[] THUMBNAIL = {"thumbnail_link"};

    private static final String[][] NEEDED = {ID, TITLE, CATEGORY, DAY, VIEWS, LIKES};
    private static final String[][] WISHED = {TAGS, THUMBNAIL};

    /** All rows have their tags. */
    VideoTable() {
        this(Long.MIN_VALUE);
    }

    @Override
    public RowMapper<ListingBlock> bind(String file, CsvHeader header) throws CsvException {
        String country =
                Country.ofFileName(Country.fileName(file))
                        .orElseThrow(() -> new CsvException("no country in the file's name"));
        return new ListingMapper(Country.number(country), tagsOverLikes, header);
    }

    @Override
    public TypeInformation<ListingBlock> rowType() {
        return TypeInformation.of(ListingBlock.class);
    }

    /** The columns without which there are no rows, and that a header does not have. */
    static List<String> missingColumns(CsvHeader header) {
        return missing(header, NEEDED);
    }

    /** The columns that a header does not have, and whose values are then empty. */
    static List<String> emptyColumns(CsvHeader header) {
        return missing(header, WISHED);
    }

    /** Whether a header has any column of ours. */
    static boolean isFamiliar(CsvHeader header) {
        return missingColumns(header).size() < NEEDED.length
                || emptyColumns(header).size() < WISHED.length;
    }

    private static List<String> missing(CsvHeader header, String[][] columns) {
        List<String> missing = new ArrayList<>();
        for (String[] names : columns) {
            if (header.column(names).isEmpty()) {
                missing.add(String.join(" or ", names));
            }
        }
        return missing;
    }
}
