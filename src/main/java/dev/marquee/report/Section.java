package dev.marquee.report;

/**
 * A section of a page.
 *
 * @param shown whether the section has anything to show
 * @param text a sentence about the contents, or the reason why there are none
 * @param leftOut the rows that are not on the page; empty if all rows are
 */
record Section(boolean shown, String text, String leftOut) {
    static Section of(String text, String leftOut) {
        return new Section(true, text, leftOut);
    }

    static Section empty(String why) {
        return new Section(false, why, "");
    }

    /** Returns a section for a result whose folder does not exist. */
    static Section absent(String result) {
        return empty(
                "There is no folder %s/ beside this page: the run did not ask this question, or has not ended."
                        .formatted(result));
    }

    /**
     * Returns the number of rows that are on the page, and the folder that contains all rows; empty
     * if all rows are on the page.
     */
    static String leftOut(KeptRows rows, String result) {
        return rows.leftOut() == 0
                ? ""
                : "The page contains %s of %s rows. The folder %s/ beside it contains all of them."
                        .formatted(
                                PageFormat.number(rows.rows().size()),
                                PageFormat.number(rows.total()),
                                result);
    }
}
