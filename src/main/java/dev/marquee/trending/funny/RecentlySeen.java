package dev.marquee.trending.funny;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A best-effort cache of what a subtask has emitted, which spares the deduplicating operator
 * repeats: a video is listed for days and in many countries. It is not checkpointed: repeats after
 * recovery are harmless. It is bounded in elements and in characters.
 *
 * @param <T> the element, which is compared by {@link Object#equals}
 */
final class RecentlySeen<T> {
    private static final int MOST = 1 << 13;
    private static final int MOST_CHARACTERS = 8 << 20;

    private final ToIntFunction<T> length;
    private final Set<T> seen = new HashSet<>();
    private int characters;

    /**
     * @param length the number of characters that an element holds
     */
    RecentlySeen(ToIntFunction<T> length) {
        this.length = length;
    }

    /** Whether the cache has an element; it has it afterwards. */
    boolean has(T one) {
        if (!seen.add(one)) {
            return true;
        }
        characters += length.applyAsInt(one);
        if (seen.size() > MOST || characters > MOST_CHARACTERS) {
            seen.clear();
            seen.add(one);
            characters = length.applyAsInt(one);
        }
        return false;
    }
}
