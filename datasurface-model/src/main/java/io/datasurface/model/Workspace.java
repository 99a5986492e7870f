package io.datasurface.model;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.policy.DataClassificationPolicy;
import java.util.Map;
import java.util.Optional;

/**
 * What a consumer uses: dataset groups in a container.
 *
 * @param name name, unique in the ecosystem
 * @param documentation words for people
 * @param dataContainer where the data is wanted
 * @param productionStatus whether it serves production
 * @param deprecation set if it should no longer be used
 * @param priority how important it is
 * @param classificationVerifier which classifications it may read
 * @param dataTransformer the program that reads it, if it is the input of a transformer
 * @param dsgs dataset groups by name
 */
public record Workspace(
        String name,
        Optional<Documentation> documentation,
        Optional<DataContainer> dataContainer,
        @Default("NOT_PRODUCTION") ProductionStatus productionStatus,
        Optional<Deprecation> deprecation,
        @Default("UNKNOWN") WorkspacePriority priority,
        Optional<DataClassificationPolicy> classificationVerifier,
        Optional<DataTransformer> dataTransformer,
        Map<String, DatasetGroup> dsgs)
        implements Named {
    /** Copies the groups. */
    public Workspace {
        dsgs = Copies.byName("Workspace.dsgs", dsgs);
    }
}
