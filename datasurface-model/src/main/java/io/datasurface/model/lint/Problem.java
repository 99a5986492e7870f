package io.datasurface.model.lint;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.internal.Quoted;
import java.util.Locale;
import java.util.Optional;

/**
 * Something wrong with a model.
 *
 * @param severity how bad it is
 * @param code stable code of the rule, such as {@code unknown-datastore}: lower case words with hyphens
 * @param path the object that it is about
 * @param position where the object was written, if known
 * @param message what is wrong and what to do, in sentences
 */
public record Problem(
        Severity severity, String code, ObjectPath path, Optional<SourcePosition> position, String message)
        implements Comparable<Problem> {
    /** Orders by severity, then by position, path, code and message. */
    @Override
    public int compareTo(Problem other) {
        int order = severity.compareTo(other.severity);
        order = order != 0 ? order : comparePositions(other);
        order = order != 0 ? order : path.compareTo(other.path);
        order = order != 0 ? order : code.compareTo(other.code);
        return order != 0 ? order : message.compareTo(other.message);
    }

    /** What stands somewhere comes before what does not. */
    private int comparePositions(Problem other) {
        if (position.isEmpty() || other.position.isEmpty()) {
            return Boolean.compare(position.isEmpty(), other.position.isEmpty());
        }
        return position.get().compareTo(other.position.get());
    }

    /** Returns one line for a terminal, whatever the names in it are: position, severity, message, code, path. */
    @Override
    public String toString() {
        String where = position.map(at -> Quoted.path(at.toString()) + ": ").orElse("");
        return where + severity.name().toLowerCase(Locale.ROOT) + ": " + message + " [" + code + "] at "
                + Quoted.path(path.toString());
    }
}
