package io.datasurface.model.lint;

import io.datasurface.model.Approvals;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.policy.StoragePolicy;
import java.util.List;

/** Datastores and their datasets, without schemas and captures. */
final class DatastoreRules {
    private final LintContext context;

    DatastoreRules(LintContext context) {
        this.context = context;
    }

    void check() {
        for (DatastoreEntry entry : context.stores()) {
            Datastore store = entry.datastore();
            if (store.capture().isEmpty()) {
                context.report(
                        LintRule.CAPTURE_MISSING,
                        entry.path(),
                        "The datastore %s does not say how it is captured; give it a capture.",
                        store.name());
            }
            if (store.datasets().isEmpty()) {
                context.report(
                        LintRule.DATASTORE_EMPTY,
                        entry.path(),
                        "The datastore %s has no datasets; add one or remove the datastore.",
                        store.name());
            }
            approvals(entry);
            context.model().datasets(store).forEach(facts -> dataset(entry, facts));
        }
    }

    private void approvals(DatastoreEntry entry) {
        List<DatasetDSGApproval> approvals =
                entry.datastore().datasetDSGApprovals().map(Approvals::approved).orElse(List.of());
        for (int i = 0; i < approvals.size(); i++) {
            String dataset = approvals.get(i).datasetName();
            if (!entry.datastore().datasets().containsKey(dataset)) {
                context.report(
                        LintRule.APPROVAL_UNKNOWN_DATASET,
                        entry.path().child("datasetDSGApprovals", Integer.toString(i)),
                        "The approval is about the dataset %s, which the datastore does not have; correct the name.",
                        dataset);
            }
        }
    }

    private void dataset(DatastoreEntry entry, DatasetFacts facts) {
        Dataset dataset = facts.dataset();
        boolean whole = !dataset.dataClassificationOverride().isEmpty();
        boolean byColumn = facts.classifiedColumns();
        if (whole && byColumn) {
            context.report(
                    LintRule.DATASET_CLASSIFIED_TWICE,
                    path(entry, dataset),
                    "The dataset %s and columns of it are classified; classify one or the other.",
                    dataset.name());
        } else if (!whole && !byColumn && dataset.originalSchema().isPresent()) {
            boolean production = entry.datastore().productionStatus() == ProductionStatus.PRODUCTION;
            context.report(
                    production ? LintRule.PRODUCTION_DATASET_UNCLASSIFIED : LintRule.DATASET_UNCLASSIFIED,
                    path(entry, dataset),
                    "Nobody says how sensitive the dataset %s is; classify it or its columns.",
                    dataset.name());
        }
        if (dataset.originalSchema().isEmpty()) {
            context.report(
                    LintRule.SCHEMA_MISSING,
                    path(entry, dataset),
                    "The dataset %s has no schema; set originalSchema.",
                    dataset.name());
        }
        dataset.policies().forEach(policy -> policy(entry, dataset, policy));
    }

    private void policy(DatastoreEntry entry, Dataset dataset, String name) {
        StoragePolicy policy = entry.zone().storagePolicies().get(name);
        if (policy == null) {
            context.report(
                    LintRule.UNKNOWN_STORAGE_POLICY,
                    path(entry, dataset),
                    "The zone %s has no storage policy %s; add it to the zone or correct the name.",
                    entry.zone().name(),
                    name);
        } else if (policy.deprecation().isPresent()) {
            boolean leaving = dataset.deprecation().isPresent()
                    || entry.datastore().deprecation().isPresent();
            context.report(
                    leaving ? LintRule.STORAGE_POLICY_DEPRECATED_TOO : LintRule.STORAGE_POLICY_DEPRECATED,
                    path(entry, dataset),
                    "The dataset %s follows the storage policy %s, which is deprecated; follow another one.",
                    dataset.name(),
                    name);
        }
    }

    private static ObjectPath path(DatastoreEntry entry, Dataset dataset) {
        return entry.path().child("datasets", dataset.name());
    }
}
