package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.SimpleDC;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The datasets that workspaces ask for. */
final class SinkRules {
    private final LintContext context;
    private final Map<String, Set<DatasetDSGApproval>> approvals = new HashMap<>();

    SinkRules(LintContext context) {
        this.context = context;
    }

    void check() {
        for (WorkspaceEntry entry : context.workspaces()) {
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                ObjectPath path = entry.path().child("dsgs", group.name()).child("sinks");
                Set<String> seen = new HashSet<>();
                for (int i = 0; i < group.sinks().size(); i++) {
                    DatasetSink sink = group.sinks().get(i);
                    ObjectPath sinkPath = path.child(Integer.toString(i));
                    if (seen.add(sink.key())) {
                        sink(entry, group, sink, sinkPath);
                    } else {
                        context.report(
                                LintRule.SINK_DUPLICATE,
                                sinkPath,
                                "The dataset group %s names %s more than once; name it once.",
                                group.name(),
                                sink.key());
                    }
                }
            }
        }
    }

    private void sink(WorkspaceEntry entry, DatasetGroup group, DatasetSink sink, ObjectPath path) {
        Optional<DatastoreEntry> found = context.index().datastore(sink.storeName());
        if (found.isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_DATASTORE,
                    path,
                    "The datastore %s does not exist; correct the name or add the datastore.",
                    sink.storeName());
            return;
        }
        Datastore store = found.get().datastore();
        Dataset dataset = store.datasets().get(sink.datasetName());
        if (dataset == null) {
            context.report(
                    LintRule.UNKNOWN_DATASET,
                    path,
                    "The datastore %s has no dataset %s; correct the name or add the dataset.",
                    sink.storeName(),
                    sink.datasetName());
            return;
        }
        approval(entry.workspace(), group, sink, store, path);
        deprecation(sink, store, dataset, path);
        if (store.productionStatus() != entry.workspace().productionStatus()) {
            context.report(
                    LintRule.SINK_PRODUCTION_DIFFERS,
                    path,
                    "The workspace %s is %s, but the datastore %s is %s; read one of the same status.",
                    entry.workspace().name(),
                    entry.workspace().productionStatus(),
                    store.name(),
                    store.productionStatus());
        }
        classification(entry, sink, dataset, path);
    }

    private void approval(Workspace workspace, DatasetGroup group, DatasetSink sink, Datastore store, ObjectPath path) {
        if (store.datasetDSGApprovals().isEmpty()) {
            return;
        }
        boolean approved = approvals
                .computeIfAbsent(
                        store.name(),
                        name -> new HashSet<>(store.datasetDSGApprovals().get().approved()))
                .contains(new DatasetDSGApproval(workspace.name(), group.name(), sink.datasetName()));
        if (!approved) {
            context.report(
                    LintRule.SINK_NOT_APPROVED,
                    path,
                    "The producer has not approved the use of %s by the group %s of %s; ask for an entry in"
                            + " datasetDSGApprovals.",
                    sink.key(),
                    group.name(),
                    workspace.name());
        }
    }

    /** What a deprecated workspace's transformer writes is deprecated with it. */
    private void deprecation(DatasetSink sink, Datastore store, Dataset dataset, ObjectPath path) {
        boolean producerGoes = store.capture()
                .filter(DataTransformerOutput.class::isInstance)
                .map(DataTransformerOutput.class::cast)
                .flatMap(output -> context.index().workspace(output.workSpaceName()))
                .flatMap(producer -> producer.workspace().deprecation())
                .isPresent();
        if (dataset.deprecation().isEmpty() && store.deprecation().isEmpty() && !producerGoes) {
            return;
        }
        boolean accepted = sink.deprecationsAllowed() == DeprecationsAllowed.ALLOWED;
        context.report(
                accepted ? LintRule.SINK_DEPRECATED_ACCEPTED : LintRule.SINK_DEPRECATED,
                path,
                "%s is deprecated; use what its producer names instead%s.",
                sink.key(),
                new LintContext.Plain(accepted ? "" : ", or accept it with deprecationsAllowed: ALLOWED"));
    }

    private void classification(WorkspaceEntry entry, DatasetSink sink, Dataset dataset, ObjectPath path) {
        Optional<DataClassificationPolicy> verifier = entry.workspace().classificationVerifier();
        if (verifier.isEmpty() && entry.zone().classificationPolicies().isEmpty()) {
            return;
        }
        for (SimpleDC classification : context.model().facts(dataset).classifications()) {
            if (verifier.isPresent() && !verifier.get().isCompatible(classification)) {
                context.report(
                        LintRule.CLASSIFICATION_NOT_ACCEPTED,
                        path,
                        "%s holds data classified %s, which the workspace's own verifier does not let pass; leave it out or"
                                + " change the verifier.",
                        sink.key(),
                        Classifications.words(classification));
            }
            for (DataClassificationPolicy policy :
                    entry.zone().classificationPolicies().values()) {
                if (!policy.isCompatible(classification)) {
                    context.report(
                            LintRule.CLASSIFICATION_POLICY_VIOLATED,
                            path,
                            "%s holds data classified %s, which the policy %s of the zone %s does not let its workspaces read;"
                                    + " leave it out.",
                            sink.key(),
                            Classifications.words(classification),
                            policy.name(),
                            entry.zone().name());
                }
            }
        }
    }
}
