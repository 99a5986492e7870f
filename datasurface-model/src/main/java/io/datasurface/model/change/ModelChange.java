package io.datasurface.model.change;

import io.datasurface.model.ObjectPath;
import java.util.List;
import java.util.Optional;

/**
 * One difference between two models.
 *
 * @param kind what happened
 * @param subject the object that it happened to or in
 * @param component the component of the subject, as a path of keys such as {@code capture, stepTrigger, cron}; empty: the subject itself
 *     was added or removed
 * @param path the exact place; of what was removed, in the model before; else in the model after
 * @param owner whose part of the model it is
 * @param before the object or value before; absent if it was added
 * @param after the object or value after; absent if it was removed
 * @param moved of a datastore or workspace that was removed from one team and added to another: its path there
 */
public record ModelChange(
        ChangeKind kind,
        Subject subject,
        List<String> component,
        ObjectPath path,
        Owner owner,
        Optional<Object> before,
        Optional<Object> after,
        Optional<ObjectPath> moved) {
    /** Copies the component. */
    public ModelChange {
        component = List.copyOf(component);
    }

    /**
     * The value before, if it is of a type.
     *
     * @param type the type, such as {@code Dataset.class}
     * @param <T> the type
     * @return the value; empty if there is none, or one of another type
     */
    public <T> Optional<T> before(Class<T> type) {
        return before.filter(type::isInstance).map(type::cast);
    }

    /**
     * The value after, if it is of a type.
     *
     * @param type the type, such as {@code Dataset.class}
     * @param <T> the type
     * @return the value; empty if there is none, or one of another type
     */
    public <T> Optional<T> after(Class<T> type) {
        return after.filter(type::isInstance).map(type::cast);
    }

    /** Returns the change in words, on one line and without a full stop. */
    @Override
    public String toString() {
        return ChangeWords.of(this);
    }
}
