package dev.marquee.csv;

import java.io.IOException;
import javax.annotation.Nullable;

/**
 * Reads the records of a CSV as batches of rows and as rejections. A batch ends before a rejected
 * record, when it is full, when its records have a megabyte, and where the records end. Not
 * thread-safe.
 *
 * @param <B> the batch
 */
final class BatchReader<B extends RowBatch> {
    private static final String NUMBER_OF_FIELDS = "number of fields";
    private static final String TOO_LONG = "too long";

    /** A row may have a megabyte, so the number of rows alone does not bound memory. */
    private static final int BYTES_OF_A_BATCH = 1 << 20;

    private final CsvFile file;
    private final RecordReader records;
    private final BatchBuilder<B> builder;
    private final ReadBytes bytes;

    /** Where reading continues after the last read. */
    private long offset;

    /** The record that ended a batch, not yet returned; or null. */
    @Nullable private Rejection pending;

    /**
     * @param records the file's records from the offset on at which reading begins
     * @param builder empty; not shared with another reader
     * @param bytes counts the bytes of the stored file
     */
    BatchReader(CsvFile file, RecordReader records, BatchBuilder<B> builder, ReadBytes bytes) {
        this.file = file;
        this.records = records;
        this.builder = builder;
        this.bytes = bytes;
        this.offset = records.offset();
    }

    /**
     * @param offset the offset after the record
     * @param position the position in the stored file after the record
     */
    private record Rejection(RejectedRecord record, String reason, long offset, long position) {}

    /** The next batch or rejection, or null at the end. */
    @Nullable Read<B> next() throws IOException {
        if (pending != null) {
            return rejected();
        }
        long start = offset;
        long position = 0;
        int replacedBytes = 0;
        boolean atEnd = false;
        while (pending == null
                && !atEnd
                && !builder.isFull()
                && offset - start < BYTES_OF_A_BATCH) {
            switch (records.next()) {
                case RECORD -> {
                    if (append()) {
                        offset = records.offset();
                        position = file.storedBytes(records);
                        replacedBytes += records.record().replacedBytes();
                    }
                }
                case DAMAGED -> reject(TOO_LONG, tooLong());
                case END -> atEnd = true;
            }
        }
        if (builder.rows() > 0) {
            return Read.batch(file.name(), builder.build(), bytes.upTo(position), replacedBytes);
        }
        if (pending != null) {
            return rejected();
        }
        offset = records.offset();
        return null;
    }

    /** Where reading continues after the last read. */
    long offset() {
        return offset;
    }

    private boolean append() throws IOException {
        CsvRecord record = records.record();
        if (record.fieldCount() != records.columns()) {
            reject(
                    NUMBER_OF_FIELDS,
                    "%s: %d, and the header has %d"
                            .formatted(NUMBER_OF_FIELDS, record.fieldCount(), records.columns()));
            return false;
        }
        try {
            builder.append(record);
            return true;
        } catch (RejectedException e) {
            reject(e.reason(), e.getMessage());
            return false;
        }
    }

    private String tooLong() {
        return "%s: the record does not end within %d bytes, or its quote is never closed"
                .formatted(TOO_LONG, file.maxRecordBytes());
    }

    private void reject(String reason, String words) throws IOException {
        pending =
                new Rejection(
                        new RejectedRecord(
                                file.name(), records.recordOffset(), words, records.raw()),
                        reason,
                        records.offset(),
                        file.storedBytes(records));
    }

    private Read<B> rejected() {
        Rejection rejection = pending;
        pending = null;
        offset = rejection.offset;
        return Read.rejected(rejection.record, rejection.reason, bytes.upTo(rejection.position));
    }
}
