package dev.marquee.trending.topday;

/** The sum of a day's views that makes it the top day. */
public enum ViewsPer {
    /** The sum over the listings: a video in the lists of three countries counts three times. */
    LISTING {
        @Override
        public long of(DayViews day) {
            return day.listingViews();
        }
    },
    /** The sum over the videos: each counts once, with its most views of that day. */
    VIDEO {
        @Override
        public long of(DayViews day) {
            return day.videoViews();
        }
    };

    /** The sum for a day. */
    public abstract long of(DayViews day);

    /** Whether a day has more views than the best so far, or as many and is earlier. */
    public boolean beats(DayViews day, DayViews best) {
        int more = Long.compare(of(day), of(best));
        return more > 0 || (more == 0 && day.day().compareTo(best.day()) < 0);
    }
}
