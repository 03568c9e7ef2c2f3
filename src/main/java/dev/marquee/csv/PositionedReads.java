package dev.marquee.csv;

import javax.annotation.Nullable;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.MutableRecordAndPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;

/** Several reads, each with the position from which a restored reader continues after it. */
final class PositionedReads<E> implements BulkFormat.RecordIterator<E> {
    private final Object[] elements;
    private final long[] offsets;
    private final int[] readsAfterOffset;
    private final MutableRecordAndPosition<E> next = new MutableRecordAndPosition<>();
    private int size;
    private int position;

    PositionedReads(int capacity) {
        elements = new Object[capacity];
        offsets = new long[capacity];
        readsAfterOffset = new int[capacity];
    }

    /**
     * @param offset the offset at which reading continues
     * @param readsAfter the number of reads after that offset that were already emitted, this one
     *     included
     */
    void add(E element, long offset, int readsAfter) {
        elements[size] = element;
        offsets[size] = offset;
        readsAfterOffset[size] = readsAfter;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == elements.length;
    }

    @Override
    @Nullable @SuppressWarnings("unchecked") // Only elements are added.
    public RecordAndPosition<E> next() {
        if (position == size) {
            return null;
        }
        next.set((E) elements[position], offsets[position], readsAfterOffset[position]);
        position++;
        return next;
    }

    @Override
    public void releaseBatch() {}
}
