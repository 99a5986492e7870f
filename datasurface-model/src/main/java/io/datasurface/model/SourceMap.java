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
     * What was written of the model but is not in it, because it could not be read. The linter does not tell what may only follow from that.
     *
     * @return the unread parts; of a model that was read whole, or built by code, none
     */
    default UnreadParts unread() {
        return UnreadParts.NONE;
    }

    /**
     * Where an object was written, or the nearest object around it. A zone of which only teams are written stands where it is declared; the
     * ecosystem, which may be spread over files, stands in the one that names it.
     *
     * @param path the object
     * @return the position of the object or of its nearest known ancestor
     */
    default Optional<SourcePosition> nearest(ObjectPath path) {
        for (Optional<ObjectPath> at = Optional.of(path);
                at.isPresent();
                at = at.get().parent()) {
            ObjectPath object = at.get();
            Optional<SourcePosition> position = object.equals(ObjectPath.ROOT)
                    ? ecosystem()
                    : exact(object).or(() -> declaration(object).flatMap(this::exact));
            if (position.isPresent()) {
                return position;
            }
        }
        return Optional.empty();
    }

    private Optional<SourcePosition> ecosystem() {
        Optional<SourcePosition> first = exact(ObjectPath.ROOT);
        Optional<SourcePosition> name = exact(ObjectPath.ROOT.child("name"));
        boolean elsewhere = name.isPresent() && !first.map(SourcePosition::file).equals(name.map(SourcePosition::file));
        return elsewhere ? name : first;
    }

    private static Optional<ObjectPath> declaration(ObjectPath object) {
        boolean zone = object.parent().equals(Optional.of(ObjectPath.ROOT.child("zones")));
        return zone ? Optional.of(ObjectPath.ROOT.child("zoneDeclarations", object.key())) : Optional.empty();
    }
}
