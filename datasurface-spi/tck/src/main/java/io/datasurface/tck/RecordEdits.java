package io.datasurface.tck;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.Workspace;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Changes texts of records, however deep they are. There are many kinds of containers and captures, and new ones shall be changed
 * without a line more here.
 */
final class RecordEdits {
    private final BiPredicate<Class<?>, String> where;
    private final UnaryOperator<String> change;
    private final Class<?> dropped;
    private final boolean keys;

    /** Leaves out optional parts of a type. */
    static RecordEdits without(Class<?> type) {
        return new RecordEdits((record, component) -> false, text -> text, type, false);
    }

    /** Changes the keys of maps instead of their values. */
    static RecordEdits ofKeys(BiPredicate<Class<?>, String> where, UnaryOperator<String> change) {
        return new RecordEdits(where, change, Void.class, true);
    }

    /** Changes those texts for which the predicate, given the type of a record and the name of its component, says so. */
    RecordEdits(BiPredicate<Class<?>, String> where, UnaryOperator<String> change) {
        this(where, change, Void.class, false);
    }

    private RecordEdits(
            BiPredicate<Class<?>, String> where, UnaryOperator<String> change, Class<?> dropped, boolean keys) {
        this.where = where;
        this.change = change;
        this.dropped = dropped;
        this.keys = keys;
    }

    /** A model with all captures, containers and entitlements changed. */
    Ecosystem in(Ecosystem model) {
        EcosystemCopy copy = new EcosystemCopy(inConsumers(model));
        copy.teams(team -> team.toBuilder()
                .dataStores(ModelEdits.map(team.dataStores().values(), this::captured)
                        .values())
                .build());
        return copy.ecosystem();
    }

    /** A model with the containers, programs and entitlements of workspaces changed, and those of teams, to which they refer. */
    Ecosystem inConsumers(Ecosystem model) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .containers(ModelEdits.map(team.containers().values(), this::of).values())
                .workspaces(ModelEdits.map(team.workspaces().values(), this::contained)
                        .values())
                .build());
        return copy.ecosystem();
    }

    private Datastore captured(Datastore store) {
        return store.capture()
                .map(capture -> store.toBuilder().capture(of(capture)).build())
                .orElse(store);
    }

    private Workspace contained(Workspace workspace) {
        Workspace.Builder changed = workspace.toBuilder();
        workspace.dataTransformer().ifPresent(program -> changed.dataTransformer(of(program)));
        workspace
                .dataContainer()
                .ifPresent(
                        container -> changed.dataContainer(of(container)).entitlements(of(workspace.entitlements())));
        return changed.build();
    }

    /** A changed copy, or the value itself if it is no record. */
    @SuppressWarnings("unchecked") // A value is copied to one of its own type.
    <T> T of(T value) {
        return (T) value(value, false);
    }

    private Object value(Object value, boolean change) {
        if (value instanceof String text) {
            return change ? this.change.apply(text) : text;
        }
        if (value instanceof Optional<?> optional) {
            return optional.filter(inside -> !dropped.isInstance(inside)).map(inside -> value(inside, change));
        }
        if (value instanceof List<?> list) {
            List<Object> copies = new ArrayList<>();
            list.forEach(each -> copies.add(value(each, change)));
            return copies;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copies = new LinkedHashMap<>();
            map.forEach((key, each) -> copies.put(keys ? value(key, change) : key, value(each, change && !keys)));
            return copies;
        }
        return value instanceof Record record ? copy(record) : value;
    }

    private Object copy(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        return RecordParts.of(record)
                .map(parts -> {
                    for (int i = 0; i < parts.length; i++) {
                        parts[i] = value(parts[i], where.test(record.getClass(), components[i].getName()));
                    }
                    return RecordParts.copy(record, parts);
                })
                .orElse(record);
    }
}
