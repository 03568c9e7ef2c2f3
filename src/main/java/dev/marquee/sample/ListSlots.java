package dev.marquee.sample;

/** The slots that the lists of one country consist of, day by day. Not thread-safe. */
interface ListSlots {

    /** Moves on to a day, counted from 0; days never go back. */
    void moveTo(int day);

    /** Adds as many slots as the list of the day has rows. */
    void choose(int length, Chosen chosen);

    /** The slots of one list, in their order. Not thread-safe. */
    final class Chosen {
        private final SlotTimeline[] timelines;
        private final int[] slots;
        private int length;

        Chosen(int longestList) {
            timelines = new SlotTimeline[longestList];
            slots = new int[longestList];
        }

        void clear() {
            length = 0;
        }

        int length() {
            return length;
        }

        void add(SlotTimeline timeline, int slot) {
            timelines[length] = timeline;
            slots[length] = slot;
            length++;
        }

        SlotTimeline timeline(int position) {
            return timelines[position];
        }

        int slot(int position) {
            return slots[position];
        }
    }
}
