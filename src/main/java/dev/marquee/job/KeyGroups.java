package dev.marquee.job;

import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * A key for each of Flink's key groups, for elements that contain everything of a key group. With
 * these keys all subtasks receive the same share at any parallelism. With the numbers of the groups
 * as keys, which Flink hashes, a third of the key groups would receive nothing.
 */
public final class KeyGroups {
    /** The number of key groups. */
    public static final int COUNT = Operators.MAX_PARALLELISM;

    private static final int BITS = Integer.numberOfTrailingZeros(COUNT);
    private static final int[] KEYS = keys();

    private KeyGroups() {}

    /** The key group of a hash: its highest bits, which must be well distributed. */
    public static int ofHash(int hash) {
        return hash >>> (Integer.SIZE - BITS);
    }

    /** The key that Flink assigns to a key group. It never changes. */
    public static int key(int group) {
        return KEYS[group];
    }

    /** The smallest key of each key group. */
    private static int[] keys() {
        int[] keys = new int[COUNT];
        Arrays.fill(keys, -1);
        int missing = COUNT;
        for (int key = 0; missing > 0; key++) {
            int group = KeyGroupRangeAssignment.assignToKeyGroup(key, COUNT);
            if (keys[group] < 0) {
                keys[group] = key;
                missing--;
            }
        }
        return keys;
    }
}
