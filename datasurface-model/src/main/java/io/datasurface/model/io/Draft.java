package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of an object that may be spread over files: the ecosystem, a zone or a team. Grows while files are read. */
final class Draft {
    /**
     * A part that can stand once only.
     *
     * @param value the part; empty if it is faulty
     * @param position where it is
     */
    record Placed(Optional<Object> value, SourcePosition position) {}

    private final RecordShape shape;
    private final Map<Field, Placed> plain = new LinkedHashMap<>();
    private final Map<Field, List<Object>> lists = new LinkedHashMap<>();
    private final Map<Field, Map<String, Placed>> entries = new LinkedHashMap<>();
    private final Map<Field, Map<String, Draft>> drafts = new LinkedHashMap<>();
    private boolean defined;

    Draft(RecordShape shape) {
        this.shape = shape;
    }

    /** Whether objects of a shape may be spread over files. */
    static boolean isSpread(Shape shape) {
        return shape instanceof RecordShape record
                && (record.type() == Ecosystem.class
                        || record.type() == GovernanceZone.class
                        || record.type() == Team.class);
    }

    RecordShape shape() {
        return shape;
    }

    Map<Field, Placed> plain() {
        return plain;
    }

    List<Object> list(Field field) {
        return lists.computeIfAbsent(field, key -> new ArrayList<>());
    }

    Map<Field, List<Object>> lists() {
        return lists;
    }

    Map<String, Placed> entries(Field field) {
        return entries.computeIfAbsent(field, key -> new LinkedHashMap<>());
    }

    Map<Field, Map<String, Placed>> entries() {
        return entries;
    }

    Map<String, Draft> drafts(Field field) {
        return drafts.computeIfAbsent(field, key -> new LinkedHashMap<>());
    }

    Map<Field, Map<String, Draft>> drafts() {
        return drafts;
    }

    /** Returns the draft of a child, which begins with the first mention of it. */
    Draft child(String field, String name) {
        Field found = shape.field(shape.indexOf(field));
        RecordShape childShape = (RecordShape) ((Shape.Entries) found.shape()).value();
        return drafts(found).computeIfAbsent(name, key -> new Draft(childShape));
    }

    /** Returns the names of the entries of a field, faulty ones too. */
    Set<String> names(String field) {
        return entries(shape.field(shape.indexOf(field))).keySet();
    }

    /** Whether the object was stated itself and not only mentioned as the place of another. */
    boolean isDefined() {
        return defined;
    }

    void define() {
        defined = true;
    }

    /**
     * Makes the value of a field.
     *
     * @return the component's value, or null if the field is missing or faulty and has no default
     */
    @Nullable Object value(Field field, Map<String, Object> children) {
        if (!children.isEmpty()) {
            return ImmutableMap.copyOf(children);
        }
        List<Object> list = lists.get(field);
        if (list != null) {
            return List.copyOf(list);
        }
        Map<String, Placed> named = entries.get(field);
        if (named != null) {
            ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
            named.forEach((name, placed) -> placed.value().ifPresent(value -> values.put(name, value)));
            return values.buildOrThrow();
        }
        Placed placed = plain.get(field);
        return placed == null ? field.absent() : placed.value().map(field::wrap).orElse(field.absent());
    }
}
