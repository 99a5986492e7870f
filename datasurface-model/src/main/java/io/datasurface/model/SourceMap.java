package io.datasurface.model;

import java.util.Optional;

/** Remembers where the objects of a model were written. Safe to share between threads. */
public interface SourceMap {
    /** Knows nothing: for models that were built by code. */
    SourceMap NONE = path -> Optional.empty();

    /**
     * Where an object was written.
     *
     * @param path the object
     * @return the position of exactly that object, if known
     */
    Optional<SourcePosition> exact(ObjectPath path);

    /**
     * Where an object was written, or the nearest object around it.
     *
     * @param path the object
     * @return the position of the object or of its nearest known ancestor
     */
    default Optional<SourcePosition> nearest(ObjectPath path) {
        for (Optional<ObjectPath> at = Optional.of(path);
                at.isPresent();
                at = at.get().parent()) {
            Optional<SourcePosition> position = exact(at.get());
            if (position.isPresent()) {
                return position;
            }
        }
        return Optional.empty();
    }
}
