package dev.marquee.csv;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * One element of the source, for a range of bytes of a file: a batch of rows, a rejected record, or
 * the end of the file or of one of its splits. The {@link #bytes} of all elements of a file add up
 * to its size.
 *
 * @param batch the rows, or null
 * @param rejected the rejected record, or null
 * @param reason the short phrase by which the rejection is counted, or null
 * @param file the name of the file
 * @param fileBytes at an end, the size of the file as it is stored; else 0
 * @param bytes the number of bytes of the stored file that were read since the previous element
 * @param replacedBytes the number of bytes of the rows that were not UTF-8
 * @param <B> the batch
 */
@TypeInfo(Read.TypeFactory.class)
public record Read<B extends RowBatch>(
        @Nullable B batch,
        @Nullable RejectedRecord rejected,
        @Nullable String reason,
        String file,
        long fileBytes,
        long bytes,
        int replacedBytes) {

    private static final String UNREADABLE = "unreadable";

    /** Returns an element with a batch of rows. */
    public static <B extends RowBatch> Read<B> batch(
            String file, B batch, long bytes, int replacedBytes) {
        return new Read<>(batch, null, null, file, 0, bytes, replacedBytes);
    }

    /**
     * Returns an element for a record that is not a row.
     *
     * @param reason the short phrase by which it is counted
     */
    public static <B extends RowBatch> Read<B> rejected(
            RejectedRecord rejected, String reason, long bytes) {
        return new Read<>(null, rejected, reason, rejected.file(), 0, bytes, 0);
    }

    /**
     * Returns an element for a file, or the rest of a file, that cannot be read.
     *
     * @param file its name
     * @param offset the offset up to which it was read
     * @param why the cause, in words
     */
    public static <B extends RowBatch> Read<B> unreadable(
            String file, long offset, String why, long bytes) {
        return rejected(
                new RejectedRecord(file, offset, UNREADABLE + ": " + why, ""), UNREADABLE, bytes);
    }

    /**
     * Returns an element for the end of a file, or of one of its splits.
     *
     * @param fileBytes the size of the file as it is stored
     */
    public static <B extends RowBatch> Read<B> endOfSplit(String file, long fileBytes, long bytes) {
        return new Read<>(null, null, null, file, fileBytes, bytes, 0);
    }

    /** Whether a file, or one of its splits, ends here. */
    public boolean isEndOfSplit() {
        return batch == null && rejected == null;
    }

    /** The type of a source's elements for Flink. */
    public static <B extends RowBatch> TypeInformation<Read<B>> type(TypeInformation<B> batchType) {
        Map<String, TypeInformation<?>> fields = new HashMap<>();
        fields.put("batch", batchType);
        fields.put("rejected", TypeInformation.of(RejectedRecord.class));
        fields.put("reason", Types.STRING);
        fields.put("file", Types.STRING);
        fields.put("fileBytes", Types.LONG);
        fields.put("bytes", Types.LONG);
        fields.put("replacedBytes", Types.INT);
        @SuppressWarnings({"unchecked", "rawtypes"}) // A class literal has no type arguments.
        Class<Read<B>> read = (Class) Read.class;
        return Types.POJO(read, fields);
    }

    /** Derives the type where the batch's type is known. */
    public static final class TypeFactory<B extends RowBatch> extends TypeInfoFactory<Read<B>> {
        @Override
        @SuppressWarnings("unchecked") // The parameter B is the batch's type.
        public TypeInformation<Read<B>> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return Read.type((TypeInformation<B>) parameters.get("B"));
        }
    }
}
