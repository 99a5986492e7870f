package io.datasurface.model.internal;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.common.Named;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of up to {@value #LARGEST} objects by their own names, in the order of declaration. A model has one for the columns of
 * every table: it needs 8 bytes per entry where a general map needs 50.
 *
 * @param <V> type of the objects
 */
public final class NamedMap<V extends Named> extends AbstractMap<String, V> {
    private static final int LARGEST = 120;

    private final V[] values;

    /** Indexes of values, counted from 1, where the hashes of their names lead to; 0 where nothing is. */
    private final byte[] slots;

    private NamedMap(V[] values, byte[] slots) {
        this.values = values;
        this.slots = slots;
    }

    /**
     * Makes a map. Of objects with the same name only the first is in it.
     *
     * @param objects the objects
     * @param <V> type of the objects
     * @return the map; of another kind if the objects are many
     */
    @SuppressWarnings("unchecked") // Named is what V is erased to.
    public static <V extends Named> Map<String, V> of(Collection<V> objects) {
        return of((V[]) objects.toArray(Named[]::new));
    }

    /**
     * Makes a map. Of objects with the same name only the first is in it.
     *
     * @param values the objects; the array becomes the map's
     * @param <V> type of the objects
     * @return the map; of another kind if the objects are many
     */
    public static <V extends Named> Map<String, V> of(V[] values) {
        if (values.length == 0) {
            return ImmutableMap.of();
        }
        if (values.length > LARGEST) {
            Map<String, V> all = new LinkedHashMap<>();
            for (V value : values) {
                all.putIfAbsent(value.name(), value);
            }
            return ImmutableMap.copyOf(all);
        }
        byte[] slots = new byte[Integer.highestOneBit(values.length) * 4];
        int count = 0;
        for (V value : values) {
            int slot = slot(value.name(), slots, values);
            if (slots[slot] == 0) {
                values[count++] = value;
                slots[slot] = (byte) count;
            }
        }
        return new NamedMap<>(count == values.length ? values : Arrays.copyOf(values, count), slots);
    }

    /** Returns the slot of a name, or the free one where it belongs. */
    private static int slot(String name, byte[] slots, Named[] values) {
        int mask = slots.length - 1;
        int hash = name.hashCode();
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (slots[slot] != 0 && !values[slots[slot] - 1].name().equals(name)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        int index = slots[slot(name, slots, values)];
        return index == 0 ? null : values[index - 1];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (V value : values) {
            action.accept(value.name(), value);
        }
    }

    @Override
    public Collection<V> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public Set<String> keySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                return iterate(Named::name);
            }

            @Override
            public int size() {
                return values.length;
            }

            @Override
            public boolean contains(@Nullable Object key) {
                return containsKey(key);
            }
        };
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return iterate(value -> Map.entry(value.name(), value));
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    private <T> Iterator<T> iterate(Function<V, T> part) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < values.length;
            }

            @Override
            public T next() {
                if (next == values.length) {
                    throw new NoSuchElementException();
                }
                return part.apply(values[next++]);
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof NamedMap<?> map && Arrays.equals(values, map.values)) || super.equals(other);
    }

    /**
     * A hash of the names alone, in their order: quick, because strings keep their hashes.
     *
     * @return the hash
     */
    public int namesHash() {
        int hash = 1;
        for (V value : values) {
            hash = 31 * hash + value.name().hashCode();
        }
        return hash;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (V value : values) {
            hash += value.name().hashCode() ^ value.hashCode();
        }
        return hash;
    }
}
