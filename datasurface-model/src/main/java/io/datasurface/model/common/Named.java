package io.datasurface.model.common;

/** An object that its parent knows by name. */
public interface Named {
    /**
     * The name by which the parent and references know this object.
     *
     * @return the name as it was written, never validated here
     */
    String name();
}
