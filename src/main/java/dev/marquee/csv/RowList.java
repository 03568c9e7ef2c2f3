package dev.marquee.csv;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A batch whose rows are objects, for tables of few or large rows.
 *
 * @param list the rows, none of them null; copied
 * @param <T> the row
 */
@TypeInfo(RowList.TypeFactory.class)
public record RowList<T>(List<T> list) implements RowBatch {
    public RowList {
        list = List.copyOf(list);
    }

    @Override
    public int rows() {
        return list.size();
    }

    /** The type of such batches for Flink. */
    public static <T> TypeInformation<RowList<T>> type(TypeInformation<T> rowType) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // A class literal has no type arguments.
        Class<RowList<T>> batch = (Class) RowList.class;
        return Types.POJO(batch, Map.of("list", Types.LIST(rowType)));
    }

    /** Derives the type where the row's type is known. */
    public static final class TypeFactory<T> extends TypeInfoFactory<RowList<T>> {
        @Override
        @SuppressWarnings("unchecked") // The parameter T is the row's type.
        public TypeInformation<RowList<T>> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return RowList.type((TypeInformation<T>) parameters.get("T"));
        }
    }
}
