package io.datasurface.model;

import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.internal.Copies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Datasets that are produced and captured together, such as a database.
 *
 * @param name name, unique in the ecosystem
 * @param documentation words for people
 * @param capture how the data is captured; absent is a lint error
 * @param productionStatus whether it serves production
 * @param deprecation set if it should no longer be used
 * @param datasetDSGApprovals who may use it; absent: everybody; empty: nobody
 * @param datasets datasets by name
 */
public record Datastore(
        String name,
        Optional<Documentation> documentation,
        Optional<CaptureMetadata> capture,
        @Default("NOT_PRODUCTION") ProductionStatus productionStatus,
        Optional<Deprecation> deprecation,
        Optional<List<DatasetDSGApproval>> datasetDSGApprovals,
        Map<String, Dataset> datasets)
        implements Named {
    /** Copies the collections. */
    public Datastore {
        datasetDSGApprovals = datasetDSGApprovals.map(List::copyOf);
        datasets = Copies.byName("Datastore.datasets", datasets);
    }

    /**
     * A datastore that is not production, open to everybody.
     *
     * @param name name, unique in the ecosystem
     * @param capture how the data is captured
     * @param datasets the datasets
     * @return the datastore
     * @throws IllegalArgumentException if two datasets share a name
     */
    public static Datastore of(String name, CaptureMetadata capture, List<Dataset> datasets) {
        return new Datastore(
                name,
                Optional.empty(),
                Optional.of(capture),
                ProductionStatus.NOT_PRODUCTION,
                Optional.empty(),
                Optional.empty(),
                Copies.index("Datastore.datasets", datasets));
    }
}
