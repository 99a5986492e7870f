package io.datasurface.graph.diff;

import io.datasurface.model.common.JsonValue;
import io.datasurface.model.schema.StructType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hashes of objects of the model by what they say: the same for equal objects, for objects in another order where order means nothing, and
 * for objects that differ in words for people only. What is absent or empty has no part in the hash of what holds it.
 */
final class ContentHash {
    private static final Set<Part.Role> ALL = EnumSet.allOf(Part.Role.class);

    private ContentHash() {}

    /** Hash of any value of the model. The order of a bare list or map means nothing. */
    static long of(Object value) {
        return of(value, false);
    }

    /** Hash of the parts of a record that play one of the roles; {@link Hash64#NOTHING} if it has none. */
    static long of(Object owner, Set<Part.Role> roles) {
        if (!(owner instanceof Record fields)) {
            return roles.contains(Part.Role.OTHER) ? Hash64.of(owner.toString()) : Hash64.NOTHING;
        }
        Optional<List<Part>> parts = Part.of(fields);
        if (parts.isEmpty()) {
            return roles.contains(Part.Role.OTHER) ? Hash64.of(fields.toString()) : Hash64.NOTHING;
        }
        long hash = Hash64.NOTHING;
        for (Part part : parts.get()) {
            if (roles.contains(part.role())) {
                long value = of(part.value(fields), part.ordered());
                hash += value == Hash64.NOTHING ? 0 : Hash64.of(part.nameHash(), value);
            }
        }
        return hash;
    }

    /** Names of the components in which two records differ; empty if they are not of one class. */
    static List<String> differences(Object before, Object after, Set<Part.Role> roles) {
        List<String> names = new ArrayList<>();
        if (before.getClass() == after.getClass() && before instanceof Record old && after instanceof Record now) {
            for (Part part : Part.of(old).orElse(List.of())) {
                if (roles.contains(part.role())
                        && of(part.value(old), part.ordered()) != of(part.value(now), part.ordered())) {
                    names.add(part.name());
                }
            }
        }
        return names;
    }

    private static long of(Object value, boolean ordered) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? of(optional.get(), ordered) : Hash64.NOTHING;
        }
        if (value instanceof Map<?, ?> map) {
            return ofMap(map, ordered);
        }
        if (value instanceof Collection<?> collection) {
            return ofCollection(collection, ordered);
        }
        if (value instanceof StructType struct) {
            return Hash64.of(
                    Part.kind(struct) + (struct.ordered() ? 1 : 0), ofCollection(struct.fields(), struct.ordered()));
        }
        if (value instanceof JsonValue.Items items) {
            return Hash64.of(Part.kind(items), ofCollection(items.values(), true));
        }
        if (value instanceof Record fields) {
            return Hash64.of(Part.kind(fields), of(fields, ALL));
        }
        return Hash64.of(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    private static long ofMap(Map<?, ?> map, boolean ordered) {
        long hash = Hash64.NOTHING;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            long one = Hash64.of(of(entry.getKey(), true), of(entry.getValue(), false));
            hash = ordered ? Hash64.of(hash, one) : hash + one;
        }
        return hash;
    }

    private static long ofCollection(Collection<?> values, boolean ordered) {
        long hash = Hash64.NOTHING;
        for (Object value : values) {
            long one = of(value, false);
            hash = ordered ? Hash64.of(hash, one) : hash + one;
        }
        return hash;
    }
}
