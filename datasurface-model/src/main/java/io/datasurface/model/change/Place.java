package io.datasurface.model.change;

import io.datasurface.model.ObjectPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a walk through two models is. Cheap to make: paths and subjects are put together when a change is found. */
final class Place {
    private final @Nullable Place parent;
    private final String key;
    private final List<String> names;
    private final boolean isIndex;
    private @Nullable Subject subject;
    private List<String> component = List.of();

    private Place(@Nullable Place parent, String key, List<String> names, boolean isIndex) {
        this.parent = parent;
        this.key = key;
        this.names = names;
        this.isIndex = isIndex;
    }

    static Place root() {
        return new Place(null, "", List.of(), false);
    }

    /** A component of the object at this place, or an entry of the map there. */
    Place child(String childKey) {
        return new Place(this, childKey, List.of(childKey), false);
    }

    /** An element of the list at this place; its names tell it from others where people have such. */
    Place element(int index, List<String> elementNames) {
        return new Place(this, Integer.toString(index), elementNames, true);
    }

    ObjectPath path() {
        return parent == null ? ObjectPath.ROOT : parent.path().child(key);
    }

    /** The keys that lead here, from the model down. */
    List<String> keys() {
        List<String> keys = parent == null ? new ArrayList<>() : parent.keys();
        if (parent != null) {
            keys.add(key);
        }
        return keys;
    }

    /** The nearest object that people have a word for. */
    Subject subject() {
        Subject known = subject;
        if (known == null) {
            known = parent == null ? new Subject(Subject.Kind.ECOSYSTEM, List.of()) : found(parent);
            subject = known;
        }
        return known;
    }

    /** The keys below the subject, without indexes of lists. */
    List<String> component() {
        subject();
        return component;
    }

    private Subject found(Place around) {
        Subject outer = around.subject();
        List<String> keys = new ArrayList<>(around.component());
        Optional<Subject.Kind> entry = Subject.Kind.at(outer.kind(), String.join(".", keys), false);
        if (!isIndex) {
            keys.add(key);
        }
        Optional<Subject.Kind> part = Subject.Kind.at(outer.kind(), String.join(".", keys), true);
        if (entry.isEmpty() && part.isEmpty()) {
            component = keys;
            return outer;
        }
        return entry.map(kind -> new Subject(kind, named(kind, outer)))
                .orElseGet(() -> new Subject(part.orElseThrow(), outer.names()));
    }

    private List<String> named(Subject.Kind kind, Subject outer) {
        List<String> all = new ArrayList<>(kind.isNamedBelow() ? outer.names() : List.of());
        all.addAll(names);
        return all;
    }
}
