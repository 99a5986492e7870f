package io.datasurface.graph;

import java.util.Optional;

/**
 * Why a node has a requirement: somebody asks for exactly that. Of several who ask for the same, the one with the smallest name is told.
 *
 * @param requirement what is asked for
 * @param askedBy the dataset group that asks for it; of a transformer's workspace if it reads the data as that transformer's input, or if
 *     nothing consumes what the transformer writes
 * @param regulator for a retention: the regulator that the group names, if its time is longer than what the group asks for itself
 */
public record Reason(Requirement requirement, DatasetGroupKey askedBy, Optional<String> regulator) {
    /** Returns {@code retention: workspace/group for regulator}. */
    @Override
    public String toString() {
        return requirement.label() + ": " + askedBy
                + regulator.map(name -> " for " + name).orElse("");
    }
}
