package io.datasurface.model.internal;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.common.Named;
import java.util.LinkedHashMap;
import java.util.Map;

/** Defensive copies that keep declaration order. */
public final class Copies {
    private Copies() {}

    /**
     * Copies a map of named objects.
     *
     * @param what what the map holds, for the message
     * @param map objects by name
     * @param <V> type of the objects
     * @return an immutable copy in the same order
     * @throws IllegalArgumentException if a key is not the name of its value
     */
    public static <V extends Named> Map<String, V> byName(String what, Map<String, V> map) {
        if (map.isEmpty()) {
            return ImmutableMap.of();
        }
        if (map instanceof NamedMap<V>) {
            return map;
        }
        map.forEach((key, value) -> {
            if (!key.equals(value.name())) {
                throw new IllegalArgumentException(
                        "%s: the key \"%s\" holds an object named \"%s\"; use the object's name as its key"
                                .formatted(what, key, value.name()));
            }
        });
        return NamedMap.of(map.values());
    }

    /**
     * Copies a map.
     *
     * @param map any map without nulls
     * @param <K> type of the keys
     * @param <V> type of the values
     * @return an immutable copy in the same order
     */
    public static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return ImmutableMap.copyOf(map);
    }

    /**
     * Makes a map of named objects.
     *
     * @param what what the map holds, for the message
     * @param values the objects
     * @param <V> type of the objects
     * @return an immutable map by name in the same order
     * @throws IllegalArgumentException if two objects share a name
     */
    public static <V extends Named> Map<String, V> index(String what, Iterable<V> values) {
        Map<String, V> map = new LinkedHashMap<>();
        for (V value : values) {
            if (map.put(value.name(), value) != null) {
                throw new IllegalArgumentException("%s: two objects are named \"%s\"".formatted(what, value.name()));
            }
        }
        return NamedMap.of(map.values());
    }
}
