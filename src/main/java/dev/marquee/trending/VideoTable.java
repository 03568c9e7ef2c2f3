package dev.marquee.trending;

import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The CSVs of the trending videos, in the layout of the Kaggle data set of 2017
 * (datasnaek/youtube-new) or of 2020 (rsrishav/youtube-trending-video-dataset). The header tells;
 * the order of the columns is free, and others than these are not looked at.
 *
 * @param projection the columns to decode
 */
record VideoTable(Projection projection) implements CsvTable<ListingBatch> {
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

    /** How many columns there must be. */
    static final int NEEDED_COLUMNS = NEEDED.length;

    private static final String[][] WISHED = {TAGS, THUMBNAIL};

    @Override
    public BatchBuilder<ListingBatch> bind(String file, CsvHeader header) throws CsvException {
        String country =
                NamedCountries.of(file)
                        .only()
                        .orElseThrow(() -> new CsvException("no country in the file's name"));
        return new ListingBatchBuilder(Country.number(country), projection, header);
    }

    @Override
    public TypeInformation<ListingBatch> batchType() {
        return TypeInformation.of(ListingBatch.class);
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
