package dev.marquee.job;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;

/** Deterministic values of serialized types, for tests that cover types which they do not list. */
public final class SampleValues {
    private int next;

    private SampleValues() {}

    /** Returns whether Flink serializes a class field by field. */
    public static boolean isSerializedByField(Class<?> type) {
        return !type.isInterface()
                && !type.isEnum()
                && Modifier.isPublic(type.getModifiers())
                && TypeInformation.of(type) instanceof PojoTypeInfo;
    }

    /** Returns a value whose fields all have different values. */
    public static Object of(Class<?> type) {
        try {
            return new SampleValues().value(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no value of " + type, e);
        }
    }

    private Object value(Class<?> type) throws ReflectiveOperationException {
        next++;
        if (type == String.class) {
            return "Títle 😂 " + next;
        }
        if (type == long.class || type == Long.class) {
            return 5_000_000_000L + next;
        }
        if (type == int.class || type == Integer.class) {
            return 17_484 + next;
        }
        if (type == short.class || type == Short.class) {
            return (short) (500 + next);
        }
        if (type == byte.class) {
            return (byte) next;
        }
        if (type == double.class) {
            return next / 4.0;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 2);
            for (int i = 0; i < 2; i++) {
                Array.set(array, i, value(type.getComponentType()));
            }
            return array;
        }
        return type.isRecord() ? ofRecord(type) : ofFields(type);
    }

    private Object ofRecord(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = value(types[i]);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private Object ofFields(Class<?> type) throws ReflectiveOperationException {
        Object value = type.getDeclaredConstructor().newInstance();
        for (Field field : Arrays.asList(type.getFields())) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.set(value, value(field.getType()));
            }
        }
        return value;
    }
}
