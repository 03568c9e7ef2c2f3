package dev.marquee.trending.topday;

/** Which sum of a day's views makes it the top day. */
public enum ViewsPer {
    /** Of the listings: a video that three countries list counts three times. */
    LISTING {
        @Override
        public long of(DayViews day) {
            return day.listingViews();
        }
    },
    /** Of the videos: each counts once, with its most views of that day. */
    VIDEO {
        @Override
        public long of(DayViews day) {
            return day.videoViews();
        }
    };

    /** The views of a day, so summed. */
    public abstract long of(DayViews day);

    /** Whether a day beats the best so far: by more views, of equals by being earlier. */
    public boolean beats(DayViews day, DayViews best) {
        int more = Long.compare(of(day), of(best));
        return more > 0 || (more == 0 && day.day().compareTo(best.day()) < 0);
    }
}
