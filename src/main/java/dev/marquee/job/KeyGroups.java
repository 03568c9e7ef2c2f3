package dev.marquee.job;

import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Keys for what is handed on by the group and not one by one: a key for each of Flink's key groups,
 * so that all subtasks get the same share at any parallelism. Where Flink chose, by hashing the
 * groups' numbers, a third of the key groups would get none.
 */
public final class KeyGroups {
    /** How many groups there are. */
    public static final int COUNT = Operators.MAX_PARALLELISM;

    private static final int BITS = Integer.numberOfTrailingZeros(COUNT);
    private static final int[] KEYS = keys();

    private KeyGroups() {}

    /** The group of what has such a hash: the hash's highest bits tell, so all must be good. */
    public static int ofHash(int hash) {
        return hash >>> (Integer.SIZE - BITS);
    }

    /** The key by which Flink finds the state of a group. Never changes. */
    public static int key(int group) {
        return KEYS[group];
    }

    /** Of each group the smallest number that is of it. */
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
