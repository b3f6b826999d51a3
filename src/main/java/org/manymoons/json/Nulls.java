package org.manymoons.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is null in a record that was read, or in one inside it, although its type does not say that it may be: Jackson takes a null
 * for everything.
 */
public final class Nulls {
    private Nulls() {}

    /** The path of the first one, such as {@code runs[0].kind}, as JSON has it; null where there is none. */
    public static @Nullable String first(@Nullable Object value) {
        return value == null ? "the whole" : inside(value, "");
    }

    private static @Nullable String inside(Object value, String path) {
        if (!(value instanceof Record)) {
            return null;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
            String inner = unwrapped ? path : (path.isEmpty() ? "" : path + ".") + component.getName();
            String found = at(of(value, component), component.getAnnotatedType(), inner);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String at(@Nullable Object value, AnnotatedType type, String path) {
        if (value == null) {
            return type.isAnnotationPresent(Nullable.class) ? null : path;
        }
        List<?> elements = value instanceof List<?> list
                ? list
                : value instanceof Map<?, ?> map
                        ? List.copyOf(map.values())
                        : value instanceof Object[] array ? Arrays.asList(array) : List.of();
        AnnotatedType element = elements.isEmpty() ? null : elementOf(type);
        for (int k = 0; element != null && k < elements.size(); k++) {
            String found = at(elements.get(k), element, path + "[" + k + "]");
            if (found != null) {
                return found;
            }
        }
        return inside(value, path);
    }

    private static @Nullable AnnotatedType elementOf(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return array.getAnnotatedGenericComponentType();
        }
        AnnotatedType[] arguments = type instanceof AnnotatedParameterizedType parameterized
                ? parameterized.getAnnotatedActualTypeArguments()
                : new AnnotatedType[0];
        return arguments.length == 0 ? null : arguments[arguments.length - 1];
    }

    private static @Nullable Object of(Object record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's components can be read: " + component, e);
        }
    }
}
