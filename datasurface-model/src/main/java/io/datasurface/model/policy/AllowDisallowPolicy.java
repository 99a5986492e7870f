package io.datasurface.model.policy;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import java.util.List;
import java.util.Optional;

/**
 * A policy that allows or forbids things: something is compatible if the allowed list is empty or covers it, and the forbidden list
 * does not cover it.
 *
 * @param <T> what is allowed or forbidden
 */
public interface AllowDisallowPolicy<T> extends Named {
    /**
     * Words for people.
     *
     * @return the documentation, if any
     */
    Optional<Documentation> documentation();

    /**
     * What is allowed.
     *
     * @return the allowed things; empty allows everything that is not forbidden
     */
    List<T> allowed();

    /**
     * What is forbidden.
     *
     * @return the forbidden things
     */
    List<T> notAllowed();

    /**
     * Whether an entry of one of the lists speaks about a thing.
     *
     * @param entry an entry of {@link #allowed} or {@link #notAllowed}
     * @param thing the thing to judge
     * @return true if the entry covers the thing; by default if they are equal
     */
    default boolean covers(T entry, T thing) {
        return entry.equals(thing);
    }

    /**
     * Judges a thing.
     *
     * @param thing the thing to judge
     * @return true if this policy lets it pass
     */
    default boolean isCompatible(T thing) {
        boolean admitted = allowed().isEmpty() || allowed().stream().anyMatch(entry -> covers(entry, thing));
        return admitted && notAllowed().stream().noneMatch(entry -> covers(entry, thing));
    }
}
