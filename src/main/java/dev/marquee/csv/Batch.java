package dev.marquee.csv;

import javax.annotation.Nullable;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.MutableRecordAndPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;

/** Some reads, each with the position from which reading goes on behind it. */
final class Batch<E> implements BulkFormat.RecordIterator<E> {
    private final Object[] elements;
    private final long[] offsets;
    private final int[] readsBehindOffset;
    private final MutableRecordAndPosition<E> next = new MutableRecordAndPosition<>();
    private int size;
    private int position;

    Batch(int capacity) {
        elements = new Object[capacity];
        offsets = new long[capacity];
        readsBehindOffset = new int[capacity];
    }

    void add(E element, long offset, int readsBehind) {
        elements[size] = element;
        offsets[size] = offset;
        readsBehindOffset[size] = readsBehind;
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
        next.set((E) elements[position], offsets[position], readsBehindOffset[position]);
        position++;
        return next;
    }

    @Override
    public void releaseBatch() {}
}
