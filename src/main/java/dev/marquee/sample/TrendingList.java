package dev.marquee.sample;

import java.io.IOException;

/** The rows of one country's lists, day by day. */
final class TrendingList {

    private final Calendar calendar;
    private final long rows;
    private final int longestList;
    private final ListSlots slots;

    /** Takes a row of a list. */
    interface Visitor {
        /**
         * Takes one.
         *
         * @param firstDay the day on which the video came on the lists
         */
        void listed(long videoSeed, Reach reach, int firstDay, int day) throws IOException;
    }

    TrendingList(SampleSettings settings, Calendar calendar, int countryIndex) {
        this.calendar = calendar;
        String country = settings.countriesWithFile().get(countryIndex);
        int countries = settings.countriesWithFile().size();
        int days = calendar.daysWithLists();
        rows = settings.rows() / countries + (countryIndex < settings.rows() % countries ? 1 : 0);
        int shortestList = (int) (settings.rows() / countries / days);
        longestList = (int) (rows / days + 1);
        slots =
                switch (settings.lists()) {
                    case EVENTFUL ->
                            new EventfulSlots(settings.seed(), country, shortestList, longestList);
                    case YEAR_2025 ->
                            new SlotsOf2025(settings.seed(), country, shortestList, longestList);
                };
    }

    /** Goes through all days in order, and through each day's list in no particular order. */
    void forEach(Visitor visitor) throws IOException {
        int days = calendar.daysWithLists();
        int listsBefore = 0;
        ListSlots.Chosen list = new ListSlots.Chosen(longestList);
        for (int day = 0; day < calendar.days(); day++) {
            if (calendar.isMissing(day)) {
                continue;
            }
            int length = (int) (rows * (listsBefore + 1) / days - rows * listsBefore / days);
            listsBefore++;
            slots.moveTo(day);
            list.clear();
            slots.choose(length, list);
            // A stride without a common divisor reaches every slot once.
            long stride = length % 7919 == 0 ? 7907 : 7919;
            for (int position = 0; position < length; position++) {
                int chosen = (int) ((position * stride + day) % length);
                SlotTimeline timeline = list.timeline(chosen);
                int slot = list.slot(chosen);
                visitor.listed(
                        timeline.videoSeed(slot), timeline.reach(), timeline.firstDay(slot), day);
            }
        }
    }
}
