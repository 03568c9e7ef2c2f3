package dev.marquee.report;

/**
 * A section of a page.
 *
 * @param shown whether there is anything to show
 * @param text what it shows, in a sentence; else why there is nothing
 * @param leftOut what of the result is not on the page; empty where everything is
 */
record Section(boolean shown, String text, String leftOut) {
    static Section of(String text, String leftOut) {
        return new Section(true, text, leftOut);
    }

    static Section empty(String why) {
        return new Section(false, why, "");
    }

    /** Says how many rows of a result are not on the page, and where they are. */
    static String leftOut(KeptRows rows, String result) {
        return rows.leftOut() == 0
                ? ""
                : "The page holds %s of %s rows; all of them are in %s/, beside it."
                        .formatted(
                                PageFormat.number(rows.rows().size()),
                                PageFormat.number(rows.total()),
                                result);
    }
}
