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
    /** Where a sink is. Of most of them nothing is told, so that a path of each would be made in vain. */
    private record Place(ObjectPath sinks, int index) {
        ObjectPath path() {
            return sinks.child(Integer.toString(index));
        }
    }

    private final LintContext context;
    private final Map<String, Set<DatasetDSGApproval>> approvals = new HashMap<>();

    SinkRules(LintContext context) {
        this.context = context;
    }

    void check() {
        for (WorkspaceEntry entry : context.workspaces()) {
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                ObjectPath sinks = entry.path().child("dsgs", group.name()).child("sinks");
                for (Read read : context.model().reads(group)) {
                    Place place = new Place(sinks, read.index());
                    if (!read.isAgain()) {
                        sink(entry, group, read, place);
                    } else {
                        context.report(
                                LintRule.SINK_DUPLICATE,
                                place.path(),
                                "The dataset group %s names %s more than once; name it once.",
                                group.name(),
                                read.sink().key());
                    }
                }
            }
        }
    }

    private void sink(WorkspaceEntry entry, DatasetGroup group, Read read, Place place) {
        DatasetSink sink = read.sink();
        DatastoreEntry found = read.store();
        if (found == null) {
            context.report(
                    LintRule.UNKNOWN_DATASTORE,
                    place.path(),
                    "The datastore %s does not exist; correct the name or add the datastore.",
                    sink.storeName());
            return;
        }
        Datastore store = found.datastore();
        DatasetFacts facts = read.dataset();
        if (facts == null) {
            context.report(
                    LintRule.UNKNOWN_DATASET,
                    place.path(),
                    "The datastore %s has no dataset %s; correct the name or add the dataset.",
                    sink.storeName(),
                    sink.datasetName());
            return;
        }
        approval(entry.workspace(), group, sink, store, place);
        deprecation(sink, store, facts.dataset(), place);
        if (store.productionStatus() != entry.workspace().productionStatus()) {
            context.report(
                    LintRule.SINK_PRODUCTION_DIFFERS,
                    place.path(),
                    "The workspace %s is %s, but the datastore %s is %s; read one of the same status.",
                    entry.workspace().name(),
                    entry.workspace().productionStatus(),
                    store.name(),
                    store.productionStatus());
        }
        classification(entry, sink, facts, place);
    }

    private void approval(Workspace workspace, DatasetGroup group, DatasetSink sink, Datastore store, Place place) {
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
                    place.path(),
                    "The producer has not approved the use of %s by the group %s of %s; ask for an entry in"
                            + " datasetDSGApprovals.",
                    sink.key(),
                    group.name(),
                    workspace.name());
        }
    }

    /** What a deprecated workspace's transformer writes is deprecated with it. */
    private void deprecation(DatasetSink sink, Datastore store, Dataset dataset, Place place) {
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
                place.path(),
                "%s is deprecated; use what its producer names instead%s.",
                sink.key(),
                new LintContext.Plain(accepted ? "" : ", or accept it with deprecationsAllowed: ALLOWED"));
    }

    private void classification(WorkspaceEntry entry, DatasetSink sink, DatasetFacts facts, Place place) {
        Optional<DataClassificationPolicy> verifier = entry.workspace().classificationVerifier();
        if (verifier.isEmpty() && entry.zone().classificationPolicies().isEmpty()) {
            return;
        }
        for (SimpleDC classification : facts.classifications()) {
            if (verifier.isPresent() && !verifier.get().isCompatible(classification)) {
                context.report(
                        LintRule.CLASSIFICATION_NOT_ACCEPTED,
                        place.path(),
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
                            place.path(),
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
