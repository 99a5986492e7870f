package io.datasurface.model.change;

import com.google.common.collect.Iterables;
import io.datasurface.model.Team;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks two models at once, along the components of their records, and stops where they differ. What is equal is skipped as a whole
 * wherever equal objects cannot hide another order.
 */
final class DiffWalk {
    /** A difference that was found. */
    record Found(ChangeKind kind, Place place, Optional<Object> before, Optional<Object> after) {}

    private final List<Found> found = new ArrayList<>();
    private CanonicalForm formBefore = new CanonicalForm(Map.of());
    private CanonicalForm formAfter = new CanonicalForm(Map.of());

    private DiffWalk() {}

    static List<Found> differences(Object before, Object after) {
        DiffWalk walk = new DiffWalk();
        walk.value(Place.root(), before, after);
        return walk.found;
    }

    private void parts(Place place, Object before, Object after) {
        for (RecordParts.Component part : RecordParts.of(before)) {
            Object then = part.of(before);
            Object now = part.of(after);
            if (then != now && (part.mayHideOrder() || !then.equals(now))) {
                part(place.child(part.name()), part, then, now);
            }
        }
    }

    private void part(Place place, RecordParts.Component part, Object before, Object after) {
        if (before instanceof Optional<?> then && after instanceof Optional<?> now) {
            if (then.isPresent() && now.isPresent()) {
                part(place, part, then.get(), now.get());
            } else if (then.isPresent()) {
                add(ChangeKind.REMOVED, place, then, Optional.empty());
            } else if (now.isPresent()) {
                add(ChangeKind.ADDED, place, Optional.empty(), now);
            }
        } else if (before instanceof Map<?, ?> then && after instanceof Map<?, ?> now) {
            entries(place, then, now, part.isOrdered());
        } else if (before instanceof List<?> then && after instanceof List<?> now) {
            elements(place, then, now, part.isOrdered());
        } else {
            value(place, before, after);
        }
    }

    private void entries(Place place, Map<?, ?> before, Map<?, ?> after, boolean isOrdered) {
        if (isInStep(before, after)) {
            Iterator<?> others = after.values().iterator();
            before.forEach((key, then) -> entry(place, (String) key, then, others.next()));
            return;
        }
        before.forEach((key, then) -> {
            Object now = after.get(key);
            if (now == null) {
                add(ChangeKind.REMOVED, place.child((String) key), Optional.of(then), Optional.empty());
            } else {
                entry(place, (String) key, then, now);
            }
        });
        after.forEach((key, now) -> {
            if (!before.containsKey(key)) {
                add(ChangeKind.ADDED, place.child((String) key), Optional.empty(), Optional.of(now));
            }
        });
        if (isOrdered) {
            List<?> then = before.keySet().stream().filter(after::containsKey).toList();
            List<?> now = after.keySet().stream().filter(before::containsKey).toList();
            if (!then.equals(now)) {
                add(ChangeKind.REORDERED, place, Optional.of(then), Optional.of(now));
            }
        }
    }

    /** Whether two maps have the same keys in the same order, as they mostly do: much cheaper to find out than to look each key up. */
    private static boolean isInStep(Map<?, ?> before, Map<?, ?> after) {
        return before.size() == after.size() && Iterables.elementsEqual(before.keySet(), after.keySet());
    }

    private void entry(Place place, String key, Object before, Object after) {
        if (before instanceof JsonValue.Group then && after instanceof JsonValue.Group now) {
            entries(place.child(key), then.values(), now.values(), false);
        } else if (before != after && !RecordParts.isSurelySame(before, after)) {
            value(place.child(key), before, after);
        }
    }

    private void elements(Place place, List<?> before, List<?> after, boolean isOrdered) {
        if (isOrdered) {
            if (!formBefore.ofOrdered(before).equals(formAfter.ofOrdered(after))) {
                add(ChangeKind.CHANGED, place, Optional.of(before), Optional.of(after));
            }
            return;
        }
        ListDiff diff = ListDiff.of(before, after, formBefore::of, formAfter::of);
        for (ListDiff.Pair pair : diff.changed()) {
            Object then = before.get(pair.before());
            Object now = after.get(pair.after());
            value(place.element(pair.after(), ElementNames.of(now)), then, now);
        }
        for (int index : diff.removed()) {
            Object then = before.get(index);
            add(ChangeKind.REMOVED, place.element(index, ElementNames.of(then)), Optional.of(then), Optional.empty());
        }
        for (int index : diff.added()) {
            Object now = after.get(index);
            add(ChangeKind.ADDED, place.element(index, ElementNames.of(now)), Optional.empty(), Optional.of(now));
        }
    }

    private void value(Place place, Object before, Object after) {
        if (formBefore.isReference(before) && formAfter.isReference(after) && isSameThing(before, after)) {
            return; // What changed is told where the team describes the container.
        }
        if (!RecordParts.isComposite(before)
                || !RecordParts.isComposite(after)
                || !before.getClass().equals(after.getClass())
                || !isSameThing(before, after)) {
            if (!before.equals(after)) {
                add(ChangeKind.CHANGED, place, Optional.of(before), Optional.of(after));
            }
        } else if (before instanceof Team then && after instanceof Team now) {
            team(place, then, now);
        } else {
            parts(place, before, after);
        }
        if (before instanceof Schema then
                && after instanceof Schema now
                && !(before instanceof DDLTable && after instanceof DDLTable)
                && !before.equals(after)) {
            // Whatever the notation, people and plugins think in columns.
            entries(place.child("columns"), then.columns(), now.columns(), true);
        }
    }

    /** What differs inside an object that moved from one team to another. */
    static List<Found> differences(Place place, Team from, Object before, Team to, Object after) {
        DiffWalk walk = new DiffWalk();
        walk.formBefore = new CanonicalForm(from.containers());
        walk.formAfter = new CanonicalForm(to.containers());
        walk.parts(place, before, after);
        return walk.found;
    }

    private void team(Place place, Team before, Team after) {
        // In the team's own list a container is not a reference.
        entries(place.child("containers"), before.containers(), after.containers(), false);
        formBefore = new CanonicalForm(before.containers());
        formAfter = new CanonicalForm(after.containers());
        for (RecordParts.Component part : RecordParts.of(before)) {
            if (!part.name().equals("containers")) {
                part(place.child(part.name()), part, part.of(before), part.of(after));
            }
        }
        formBefore = new CanonicalForm(Map.of());
        formAfter = new CanonicalForm(Map.of());
    }

    /** Whether two values are one that changed, and not one in the place of another. */
    private static boolean isSameThing(Object before, Object after) {
        if (before instanceof DataContainer then && after instanceof DataContainer now) {
            return then.name().equals(now.name());
        }
        if (before instanceof Repository then && after instanceof Repository now) {
            return then.identity().equals(now.identity());
        }
        return true;
    }

    private void add(ChangeKind kind, Place place, Optional<?> before, Optional<?> after) {
        found.add(new Found(kind, place, before.map(value -> (Object) value), after.map(value -> (Object) value)));
    }
}
