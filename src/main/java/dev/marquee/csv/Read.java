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
 * What the source emits for a stretch of a file: a row, a rejection, or neither once, at the end of
 * the file or of each of its splits. The bytes of all stretches of a file add up to its size.
 *
 * @param row the row, or null
 * @param rejected why there is no row, or null
 * @param reason the short phrase by which the rejection is counted, or null
 * @param bytes how far reading moved on in the file on disk
 * @param replacedBytes how many bytes of the row were not UTF-8
 */
@TypeInfo(Read.TypeFactory.class)
public record Read<T>(
        @Nullable T row,
        @Nullable RejectedRecord rejected,
        @Nullable String reason,
        long bytes,
        int replacedBytes) {

    private static final String UNREADABLE = "unreadable";

    /**
     * What there is to say of a file, or the rest of it, that cannot be read.
     *
     * @param file its name
     * @param offset up to which it could be
     * @param why in words
     * @param bytes how far reading moved on
     */
    public static <T> Read<T> unreadable(String file, long offset, String why, long bytes) {
        RejectedRecord rejected = new RejectedRecord(file, offset, UNREADABLE + ": " + why, "");
        return new Read<>(null, rejected, UNREADABLE, bytes, 0);
    }

    /** The end of a file, or of one of its splits. */
    static <T> Read<T> endOfSplit(long bytes) {
        return new Read<>(null, null, null, bytes, 0);
    }

    /** Whether a file ends here, or one of its splits. */
    public boolean isEndOfSplit() {
        return row == null && rejected == null;
    }

    /** The type of what a source of such rows emits. */
    public static <T> TypeInformation<Read<T>> type(TypeInformation<T> rowType) {
        Map<String, TypeInformation<?>> fields = new HashMap<>();
        fields.put("row", rowType);
        fields.put("rejected", TypeInformation.of(RejectedRecord.class));
        fields.put("reason", Types.STRING);
        fields.put("bytes", Types.LONG);
        fields.put("replacedBytes", Types.INT);
        @SuppressWarnings({"unchecked", "rawtypes"}) // A class literal has no type arguments.
        Class<Read<T>> read = (Class) Read.class;
        return Types.POJO(read, fields);
    }

    /** Lets Flink find the type by itself where the row's type is known. */
    public static final class TypeFactory<T> extends TypeInfoFactory<Read<T>> {
        @Override
        @SuppressWarnings("unchecked") // The parameter T is the row's type.
        public TypeInformation<Read<T>> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return Read.type((TypeInformation<T>) parameters.get("T"));
        }
    }
}
