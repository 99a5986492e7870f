package io.datasurface.model.lint;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import java.util.List;

/**
 * Finds the mistakes of a model, all in one run. {@link LintRule} lists the rules. Each mistake is one problem, at the object that has to
 * change. A pure function: the same model gives the same problems in the same order. Safe for concurrent use.
 */
public final class EcosystemLinter {
    private EcosystemLinter() {}

    /**
     * Lints a model.
     *
     * @param index the indexed model
     * @param sources where its objects were written; {@link SourceMap#NONE} if it was built by code
     * @return the problems in the order of {@link Problem#compareTo}; empty for a clean model
     */
    public static List<Problem> lint(EcosystemIndex index, SourceMap sources) {
        LintContext context = new LintContext(index, sources);
        new EcosystemRules(context).check();
        new NameRules(context).check();
        new VendorRules(context).check();
        new ZoneRules(context).check();
        new DatastoreRules(context).check();
        new SchemaRules(context).check();
        new CaptureRules(context).check();
        new ContainerRules(context).check();
        new PlacementRules(context).check();
        new WorkspaceRules(context).check();
        new SinkRules(context).check();
        new TransformerRules(context).check();
        new PlatformRules(context).check();
        new AssignmentRules(context).check();
        return context.problems();
    }
}
