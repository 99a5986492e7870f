package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.policy.StoragePolicyRequireEncryption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies of a zone at the containers in which its data is: the producer's, and those of every consumer. */
final class PlacementRules {
    private final LintContext context;
    private final Placement placement;
    private final Map<String, List<StoragePolicy>> mandated = new HashMap<>();
    private final Set<List<Object>> uncertain = new HashSet<>();

    PlacementRules(LintContext context) {
        this.context = context;
        this.placement = new Placement(context);
        for (GovernanceZone zone : context.ecosystem().zones().values()) {
            mandated.put(
                    zone.name(),
                    zone.storagePolicies().values().stream()
                            .filter(policy -> policy.mandatory() == PolicyMandate.MANDATED_WITHIN_ZONE)
                            .toList());
        }
    }

    void check() {
        for (DatastoreEntry entry : context.stores()) {
            context.containerOf(entry.datastore()).ifPresent(container -> source(entry, container));
        }
        for (WorkspaceEntry entry : context.workspaces()) {
            List<DatasetGroup> groups =
                    LintModel.sorted(entry.workspace().dsgs().values());
            entry.workspace().dataContainer().ifPresent(container -> consumer(entry, groups, container));
            for (DatasetGroup group : groups) {
                if (group.platformMD().isPresent()
                        && group.platformMD().get() instanceof LegacyDataPlatformChooser legacy) {
                    legacy.containers().stream()
                            .filter(container ->
                                    !entry.workspace().dataContainer().equals(Optional.of(container)))
                            .forEach(container -> consumer(entry, List.of(group), container));
                }
            }
        }
    }

    private void source(DatastoreEntry entry, DataContainer container) {
        ObjectPath path = entry.path().child("capture");
        placement.check(
                entry.zone(),
                container.locations(),
                path,
                "its container",
                container.name(),
                entry.datastore().name());
        mandated(entry, container, path);
        List<Dataset> datasets = new ArrayList<>();
        for (Dataset dataset : entry.datastore().datasets().values()) {
            if (!dataset.policies().isEmpty()) {
                datasets.add(dataset);
            }
        }
        for (Dataset dataset : LintModel.sorted(datasets)) {
            individual(entry, dataset, container, entry.path().child("datasets", dataset.name()));
        }
    }

    /** A zone's policies are judged once per workspace and datastore, at the first sink; a dataset's own ones at its sink. */
    private void consumer(WorkspaceEntry entry, List<DatasetGroup> groups, DataContainer container) {
        Set<String> stores = new HashSet<>();
        Set<String> datasets = new HashSet<>();
        for (DatasetGroup group : groups) {
            ObjectPath sinks = entry.path().child("dsgs", group.name()).child("sinks");
            for (Read read : context.model().reads(group)) {
                DatasetSink sink = read.sink();
                DatastoreEntry store = read.store();
                if (store == null) {
                    continue;
                }
                if (stores.add(sink.storeName())) {
                    ObjectPath path = sinks.child(Integer.toString(read.index()));
                    placement.check(
                            store.zone(),
                            container.locations(),
                            path,
                            "the workspace's container",
                            container.name(),
                            sink.storeName());
                    mandated(store, container, path);
                }
                DatasetFacts facts = read.dataset();
                if (facts != null && !facts.dataset().policies().isEmpty() && datasets.add(sink.key())) {
                    individual(store, facts.dataset(), container, sinks.child(Integer.toString(read.index())));
                }
            }
        }
    }

    private void mandated(DatastoreEntry store, DataContainer container, ObjectPath path) {
        for (StoragePolicy policy : mandated.getOrDefault(store.zone().name(), List.of())) {
            if (isUncertain(policy, container)) {
                uncertain(policy, store, container, path);
            } else if (!passes(policy, store.zone(), container)) {
                context.report(
                        LintRule.STORAGE_POLICY_VIOLATED,
                        path,
                        "The storage policy %s, which the zone %s demands of all its data, does not let the container %s hold"
                                + " the datastore %s; use another container.",
                        policy.name(),
                        store.zone().name(),
                        container.name(),
                        store.datastore().name());
            }
        }
    }

    private void individual(DatastoreEntry store, Dataset dataset, DataContainer container, ObjectPath path) {
        for (String name : dataset.policies()) {
            StoragePolicy policy = store.zone().storagePolicies().get(name);
            if (policy == null || policy.mandatory() != PolicyMandate.INDIVIDUALLY_MANDATED) {
                continue;
            }
            if (isUncertain(policy, container)) {
                uncertain(policy, store, container, path);
            } else if (!passes(policy, store.zone(), container)) {
                context.report(
                        LintRule.STORAGE_POLICY_VIOLATED,
                        path,
                        "The storage policy %s of the dataset %s does not let the container %s hold it; use another container.",
                        name,
                        dataset.name(),
                        container.name());
            }
        }
    }

    /** Policies of extensions may fail, which must not keep other mistakes from being told. */
    private boolean passes(StoragePolicy policy, GovernanceZone zone, DataContainer container) {
        try {
            return policy.isCompatible(container);
        } catch (RuntimeException | LinkageError e) {
            context.report(
                    LintRule.EXTENSION_LINT_FAILED,
                    ObjectPath.ROOT.child("zones", zone.name()).child("storagePolicies", policy.name()),
                    "The rules of %s failed with %s; ask the author of that extension.",
                    policy.getClass().getName(),
                    e);
            return true;
        }
    }

    /** The model does not say how a platform encrypts what it manages itself. */
    private static boolean isUncertain(StoragePolicy policy, DataContainer container) {
        return policy instanceof StoragePolicyRequireEncryption
                && container instanceof DataPlatformManagedDataContainer
                && !policy.isCompatible(container);
    }

    /** Once for a policy and a container, however much data is in it. */
    private void uncertain(StoragePolicy policy, DatastoreEntry store, DataContainer container, ObjectPath path) {
        if (uncertain.add(List.of(store.zone().name(), policy.name(), container))) {
            context.report(
                    LintRule.STORAGE_POLICY_UNCERTAIN,
                    path,
                    "The storage policy %s of the zone %s asks for encryption, and the model does not say whether the platform"
                            + " encrypts its own container %s; make sure that it does, and suppress this with the reason.",
                    policy.name(),
                    store.zone().name(),
                    container.name());
        }
    }
}
