package io.datasurface.model.interop;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The readers of objects that may stand at one place, by {@code _type}. */
final class Kinds<V> {
    private final Map<String, Function<DumpObject, ? extends V>> readers;
    private final Optional<Function<DumpObject, V>> others;

    private Kinds(Map<String, Function<DumpObject, ? extends V>> readers, Optional<Function<DumpObject, V>> others) {
        this.readers = readers;
        this.others = others;
    }

    static <V> Kinds<V> of(Map<String, Function<DumpObject, ? extends V>> readers) {
        return new Kinds<>(new TreeMap<>(readers), Optional.empty());
    }

    static <V> Kinds<V> of(String type, Function<DumpObject, ? extends V> reader) {
        return of(Map.of(type, reader));
    }

    /** Any object, with or without a type. */
    static <V> Kinds<V> any(Function<DumpObject, V> reader) {
        return new Kinds<>(Map.of(), Optional.of(reader));
    }

    /** Reads an object; nothing if its type is unknown, which is then a problem. */
    Optional<V> read(DumpObject object) {
        if (others.isPresent()) {
            V value = others.get().apply(object);
            object.reportUnread();
            return Optional.of(value);
        }
        Optional<String> type = object.type();
        if (type.isEmpty()) {
            object.missing("_type");
            return Optional.empty();
        }
        Function<DumpObject, ? extends V> reader = readers.get(type.get());
        if (reader == null) {
            object.unknownType(type.get(), readers.keySet());
            return Optional.empty();
        }
        V value = reader.apply(object);
        object.reportUnread();
        return Optional.of(value);
    }
}
