package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.ReconcileSide;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SourceSide;
import io.datasurface.awsbatch.spec.TargetSide;
import io.datasurface.model.Datastore;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.container.DataContainer;
import java.util.Optional;

/** What is compared with the lake: the databases that this version of the jobs can read. */
public final class ReconcileWork {
    private final Instance instance;
    private final Reconciliation what;

    /**
     * Makes the work of an instance.
     *
     * @param instance the platform instance
     * @param what what it compares
     */
    public ReconcileWork(Instance instance, Reconciliation what) {
        this.instance = instance;
        this.what = what;
    }

    /**
     * Returns whether a datastore has a source that can be compared with the lake, if it is not taken from another platform.
     *
     * @param store the datastore
     */
    public static boolean canCompare(Datastore store) {
        return store.capture()
                .filter(SQLIngestion.class::isInstance)
                .flatMap(capture -> ((SQLIngestion) capture).dataContainer())
                .flatMap(JdbcEngines::of)
                .isPresent();
    }

    /**
     * Returns whether a container can be compared with what is exported into it: it says of which snapshot that is, unless DMS has loaded it.
     *
     * @param instance the platform instance
     * @param container the container
     */
    public static boolean canCompare(Instance instance, DataContainer container) {
        return JdbcEngines.target(container).isPresent()
                && new OffPeakLoads(instance).of(container).isEmpty();
    }

    /**
     * Returns the comparison of a datastore with its source.
     *
     * @return empty if sources are not compared, or this one cannot be, as where the lake has masked columns
     * @throws IllegalArgumentException if the model asks for something that the lake cannot hold
     */
    public Optional<ReconcileSpec> ofSource(StoreWork store) {
        if (!what.sources() || store.database().isEmpty() || !canCompare(store.store())) {
            return Optional.empty();
        }
        if (store.capture().isPresent() && new Masking(instance).isIn(store.datasets())) {
            return Optional.empty();
        }
        SourceDatabase database = SourceDatabase.of(
                instance, store.store().name(), store.database().orElseThrow());
        SourceSide side = new SourceSide(
                database.engine(),
                database.host(),
                database.port(),
                database.name(),
                database.secretArn(),
                database.properties(),
                store.ingestSpec().tables());
        return Optional.of(
                spec(store.store().name(), side, "source", store.store().name()));
    }

    /**
     * Returns the comparison of a container with what is exported into it.
     *
     * @return empty if it cannot be compared
     * @throws IllegalArgumentException if the model asks for something that cannot be exported
     */
    public Optional<ReconcileSpec> ofTarget(ExportWork work) {
        ExportSpec export = work.spec();
        if (!canCompare(instance, work.container()) || !(export.target() instanceof JdbcTarget target)) {
            return Optional.empty();
        }
        TargetSide side = new TargetSide(target, export.tables());
        return Optional.of(spec(export.container(), side, "target", export.container(), export.chunk()));
    }

    private ReconcileSpec spec(String subject, ReconcileSide side, String... path) {
        return new ReconcileSpec(
                instance.name(),
                subject,
                StoreWork.lake(instance),
                Reconciliation.reports(instance, path),
                what.tolerance(),
                side);
    }
}
