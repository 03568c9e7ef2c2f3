package dev.marquee.sample;

/**
 * How one country's file is written. The real files differ in the same ways, since many hands saved
 * them.
 *
 * @param layout never {@link Layout#MIXED}
 * @param quotes which fields are quoted
 * @param lineEnd after each record
 * @param byteOrderMark at the beginning of the file
 * @param lastRecordCut the file ends in the middle of its last record
 */
record FileForm(
        Layout layout,
        Quotes quotes,
        String lineEnd,
        boolean byteOrderMark,
        boolean lastRecordCut) {

    enum Quotes {
        /** Around the fields that need them, and around each description. */
        WHERE_NEEDED,
        /** Around the fields that need them, and no others. */
        ONLY_WHERE_NEEDED,
        /**
         * Around each text, and around each single tag: {@code "first"|"second tag"}, of which a
         * reader makes the value {@code first|"second tag"}.
         */
        TEXTS_AND_TAGS,
        /** Around every field. */
        EVERYWHERE
    }

    /** The form of the country at an index among the countries. */
    static FileForm of(SampleSettings settings, int index) {
        Layout layout = settings.layout();
        if (layout == Layout.MIXED) {
            layout = index % 2 == 0 ? Layout.LAYOUT_2017 : Layout.LAYOUT_2020;
        }
        Quotes fewest =
                settings.lists() == Lists.YEAR_2025
                        ? Quotes.ONLY_WHERE_NEEDED
                        : Quotes.WHERE_NEEDED;
        if (layout.hasCountries()) {
            return new FileForm(layout, fewest, "\n", false, false);
        }
        Quotes quotes;
        if (settings.lists() == Lists.YEAR_2025) {
            quotes = fewest;
        } else if (layout == Layout.LAYOUT_2017) {
            quotes = index / 2 % 2 == 0 ? Quotes.TEXTS_AND_TAGS : Quotes.WHERE_NEEDED;
        } else {
            quotes = index / 2 % 2 == 0 ? Quotes.WHERE_NEEDED : Quotes.EVERYWHERE;
        }
        boolean dirty = settings.dirt() > 0;
        int files = settings.countriesWithFile().size();
        return new FileForm(
                layout,
                quotes,
                dirty && index % 3 == 1 ? "\r\n" : "\n",
                dirty && index == files - 1,
                dirty && index == files / 2);
    }
}
