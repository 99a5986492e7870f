package io.datasurface.model.policy;

import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.container.DataContainer;
import java.util.Optional;

/** Says in which containers the datasets of a zone may be stored. Open: a company may bring its own, as a record. */
public interface StoragePolicy extends Named {
    /**
     * Words for people.
     *
     * @return the documentation, if any
     */
    Optional<Documentation> documentation();

    /**
     * Which datasets the policy is about.
     *
     * @return the mandate
     */
    PolicyMandate mandatory();

    /**
     * Whether the policy should no longer be used.
     *
     * @return the deprecation, if deprecated
     */
    Optional<Deprecation> deprecation();

    /**
     * Judges a container.
     *
     * @param container a container in which a dataset is to be stored
     * @return true if the policy lets it pass
     */
    boolean isCompatible(DataContainer container);
}
