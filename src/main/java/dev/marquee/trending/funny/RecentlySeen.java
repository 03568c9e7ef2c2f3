package dev.marquee.trending.funny;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells what a subtask has already handed on, as far as it remembers: a video is on a list for days
 * and in many countries, and who keeps each once need not be told each time. It has no state: what
 * was handed on before a checkpoint is in that of who keeps it, and what came behind is told again.
 *
 * @param <T> what is told apart by {@link Object#equals}
 */
final class RecentlySeen<T> {
    private static final int MOST = 1 << 13;

    private final Set<T> seen = new HashSet<>();

    /** Whether it is remembered; it is from now on. */
    boolean has(T one) {
        if (!seen.add(one)) {
            return true;
        }
        if (seen.size() > MOST) {
            seen.clear();
            seen.add(one);
        }
        return false;
    }
}
