package io.datasurface.model.lint;

import io.datasurface.model.common.Shorthand;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows paths through a model by the components of its records, which are the keys of the native format. */
final class ModelPaths {
    private ModelPaths() {}

    /** The keys of a path that is written without a slash in front, as in {@code dataStores/crm}; none for an empty text. */
    static List<String> keys(String path) {
        return path.isEmpty()
                ? List.of()
                : Arrays.stream(path.split("/", -1))
                        .map(key -> key.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    /** Whether the keys lead from an object to something that is there. */
    static boolean exists(Object from, List<String> keys) {
        if (from instanceof Optional<?> optional) {
            return optional.isPresent() && exists(optional.get(), keys);
        }
        if (keys.isEmpty()) {
            return true;
        }
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        if (from instanceof Map<?, ?> map) {
            Object value = map.get(key);
            return value != null && exists(value, rest);
        }
        if (from instanceof List<?> list) {
            int index = index(key);
            return index >= 0 && index < list.size() && exists(list.get(index), rest);
        }
        return from instanceof Record && component(from, keys);
    }

    private static boolean component(Object from, List<String> keys) {
        for (RecordComponent component : from.getClass().getRecordComponents()) {
            boolean named = component.getName().equals(keys.get(0));
            if (named || component.isAnnotationPresent(Shorthand.class)) {
                List<String> rest = named ? keys.subList(1, keys.size()) : keys;
                Optional<Object> value = value(from, component);
                if (value.isEmpty() || exists(value.get(), rest)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Empty for a record of others that does not let us look: it may be there. */
    private static Optional<Object> value(Object from, RecordComponent component) {
        try {
            return Optional.of(component.getAccessor().invoke(from));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private static int index(String key) {
        boolean digits = !key.isEmpty() && key.length() <= 9 && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (key.length() == 1 || key.charAt(0) != '0') ? Integer.parseInt(key) : -1;
    }
}
