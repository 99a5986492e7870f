package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.work.ReconcileWork;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.Datastore;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.HostPortSQLDatabase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The secrets that jobs of each purpose log in with: ingestion into the databases that it reads with SQL, exports into those of consumers, comparisons
 * into both, as far as they are compared. Code of transformers, which others write, and upkeep log in nowhere.
 *
 * @param names names of secrets by purpose
 */
record JobSecrets(Map<Purpose, NavigableSet<String>> names) {
    static JobSecrets none() {
        return new JobSecrets(new EnumMap<>(Purpose.class));
    }

    /** Adds what reading a datastore at its source takes. */
    void addSource(Instance instance, Datastore store) {
        StoreWork.pull(store)
                .flatMap(SQLIngestion::credential)
                .map(credential -> instance.secrets().ofStore(store.name(), credential))
                .ifPresent(of(Purpose.INGEST)::add);
        if (Reconciliation.of(instance).filter(Reconciliation::sources).isPresent()
                && ReconcileWork.canCompare(store)) {
            store.capture()
                    .filter(SQLIngestion.class::isInstance)
                    .flatMap(capture -> ((SQLIngestion) capture).credential())
                    .map(credential -> instance.secrets().ofStore(store.name(), credential))
                    .ifPresent(of(Purpose.RECONCILE)::add);
        }
    }

    /** Adds what writing a container takes, unless DMS does. */
    void addTarget(Instance instance, DataContainer container) {
        if (!(container instanceof HostPortSQLDatabase database)
                || new OffPeakLoads(instance).of(container).isPresent()) {
            return;
        }
        Optional<String> secret =
                database.credential().map(credential -> instance.secrets().ofContainer(container, credential));
        secret.ifPresent(of(Purpose.EXPORT)::add);
        if (Reconciliation.of(instance).isPresent() && ReconcileWork.canCompare(instance, container)) {
            secret.ifPresent(of(Purpose.RECONCILE)::add);
        }
    }

    private NavigableSet<String> of(Purpose purpose) {
        return names.computeIfAbsent(purpose, key -> new TreeSet<>());
    }

    /**
     * Returns the reading of the secrets of a purpose, if it has any.
     *
     * @param room characters that there is place for in the policies of the role
     */
    List<IamStatement> statements(Foundation foundation, Purpose purpose, int room) {
        NavigableSet<String> secrets = names.getOrDefault(purpose, new TreeSet<>());
        IamStatement reading = IamStatement.allow("ReadSecrets")
                .actions("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue");
        return secrets.isEmpty() ? List.of() : List.of(new SecretArns(foundation, secrets).within(room, reading));
    }
}
