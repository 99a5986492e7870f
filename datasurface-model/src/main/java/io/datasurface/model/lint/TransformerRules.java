package io.datasurface.model.lint;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.internal.Quoted;
import java.util.List;
import java.util.Optional;

/** Transformers: their chain is whole, without circles, and their program complete. */
final class TransformerRules {
    private final LintContext context;
    private final CodeRules code;

    TransformerRules(LintContext context) {
        this.context = context;
        this.code = new CodeRules(context);
    }

    void check() {
        for (WorkspaceEntry entry : context.workspaces()) {
            entry.workspace().dataTransformer().ifPresent(transformer -> transformer(entry, transformer));
        }
        for (DatastoreEntry entry : context.stores()) {
            if (entry.datastore().capture().isPresent()
                    && entry.datastore().capture().get() instanceof DataTransformerOutput output) {
                output(entry, output);
            }
        }
        for (List<WorkspaceEntry> cycle : TransformerCycles.find(context.index())) {
            List<String> names =
                    cycle.stream().map(entry -> entry.workspace().name()).toList();
            context.report(
                    LintRule.TRANSFORMER_CYCLE,
                    cycle.get(0).path(),
                    "The transformers of %s wait for each other; let one of them read something else.",
                    new LintContext.Plain(
                            String.join(", ", names.stream().map(Quoted::of).toList())));
        }
    }

    private void transformer(WorkspaceEntry entry, DataTransformer transformer) {
        ObjectPath path = entry.path().child("dataTransformer");
        Workspace workspace = entry.workspace();
        context.printable("transformer", transformer.name(), path);
        if (workspace.dataContainer().isEmpty()) {
            context.report(
                    LintRule.TRANSFORMER_CONTAINER_MISSING,
                    path,
                    "The transformer of %s has no container to work in, so its output is never made; set dataContainer of the"
                            + " workspace.",
                    workspace.name());
        }
        Optional<DatastoreEntry> output = context.index().datastore(transformer.outputDatastore());
        if (output.isEmpty()) {
            context.report(
                    LintRule.TRANSFORMER_OUTPUT_UNKNOWN,
                    path,
                    "The output datastore %s does not exist; add it to the team.",
                    transformer.outputDatastore());
        } else {
            output(entry, output.get(), path);
        }
        code.check(transformer.code(), path.child("code"));
        if (transformer.code() instanceof SQLCodeArtifact sql) {
            queries(sql, output.map(DatastoreEntry::datastore), path.child("code"));
        }
    }

    private void output(WorkspaceEntry entry, DatastoreEntry output, ObjectPath path) {
        Datastore store = output.datastore();
        boolean ownTeam = entry.zone().name().equals(output.zone().name())
                && entry.team().name().equals(output.team().name());
        if (!ownTeam) {
            context.report(
                    LintRule.TRANSFORMER_OUTPUT_OTHER_TEAM,
                    path,
                    "The output datastore %s belongs to the team %s; let the transformer write a datastore of its own team.",
                    store.name(),
                    output.team().name());
        }
        boolean captured = store.capture().isEmpty()
                || (store.capture().get() instanceof DataTransformerOutput capture
                        && capture.workSpaceName().equals(entry.workspace().name()));
        if (!captured) {
            context.report(
                    LintRule.TRANSFORMER_OUTPUT_CAPTURE,
                    path,
                    "The output datastore %s is not captured as output of the workspace %s; give it a DataTransformerOutput"
                            + " that names the workspace.",
                    store.name(),
                    entry.workspace().name());
        }
        if (store.productionStatus() != entry.workspace().productionStatus()) {
            context.report(
                    LintRule.TRANSFORMER_PRODUCTION_DIFFERS,
                    path,
                    "The workspace %s is %s, but its output %s is %s; give them the same status.",
                    entry.workspace().name(),
                    entry.workspace().productionStatus(),
                    store.name(),
                    store.productionStatus());
        }
    }

    private void output(DatastoreEntry entry, DataTransformerOutput output) {
        ObjectPath path = entry.path().child("capture");
        Optional<WorkspaceEntry> workspace = context.index().workspace(output.workSpaceName());
        if (workspace.isEmpty()) {
            context.report(
                    LintRule.OUTPUT_UNKNOWN_WORKSPACE,
                    path,
                    "The workspace %s, whose transformer is to write the datastore %s, does not exist; correct the name.",
                    output.workSpaceName(),
                    entry.datastore().name());
            return;
        }
        boolean written = workspace
                .get()
                .workspace()
                .dataTransformer()
                .filter(transformer ->
                        transformer.outputDatastore().equals(entry.datastore().name()))
                .isPresent();
        boolean misnamed = workspace
                .get()
                .workspace()
                .dataTransformer()
                .filter(transformer ->
                        context.index().datastore(transformer.outputDatastore()).isEmpty())
                .isPresent(); // told at the transformer
        if (!written && !misnamed) {
            context.report(
                    LintRule.OUTPUT_WITHOUT_TRANSFORMER,
                    path,
                    "No transformer of the workspace %s writes the datastore %s; give the workspace such a transformer.",
                    output.workSpaceName(),
                    entry.datastore().name());
        }
    }

    private void queries(SQLCodeArtifact sql, Optional<Datastore> output, ObjectPath path) {
        sql.queries().forEach((dataset, query) -> {
            if (query.isBlank()) {
                context.report(
                        LintRule.CODE_INVALID, path, "The query of the dataset %s is empty; write a SELECT.", dataset);
            }
            if (output.isPresent() && !output.get().datasets().containsKey(dataset)) {
                context.report(
                        LintRule.CODE_QUERY_UNMATCHED,
                        path,
                        "A query makes the dataset %s, which the output datastore %s does not have; correct the name.",
                        dataset,
                        output.get().name());
            }
        });
        output.ifPresent(store -> store.datasets().keySet().forEach(dataset -> {
            if (!sql.queries().containsKey(dataset)) {
                context.report(
                        LintRule.CODE_QUERY_UNMATCHED,
                        path,
                        "No query makes the dataset %s of the output datastore %s; add one.",
                        dataset,
                        store.name());
            }
        }));
    }
}
