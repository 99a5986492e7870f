package io.datasurface.model.lint;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the mistakes of a model, all in one run. {@link LintRule} lists the rules; objects of extensions have rules of their own
 * ({@link SelfLinting}). Each mistake is one problem, at the object that has to change. A pure function: the same model gives the same problems in the same order. Safe for concurrent use.
 */
public final class EcosystemLinter {
    private static final List<Consumer<LintContext>> FAMILIES = List.of(
            context -> new EcosystemRules(context).check(),
            context -> new NameRules(context).check(),
            context -> new NameClashes(context).check(),
            context -> new VendorRules(context).check(),
            context -> new ZoneRules(context).check(),
            context -> new DatastoreRules(context).check(),
            context -> new SchemaRules(context).check(),
            context -> new QualityRules(context).check(),
            context -> new CaptureRules(context).check(),
            context -> new ContainerRules(context).check(),
            context -> new PlacementRules(context).check(),
            context -> new WorkspaceRules(context).check(),
            context -> new RetentionRules(context).check(),
            context -> new SinkRules(context).check(),
            context -> new TransformerRules(context).check(),
            context -> new PlatformRules(context).check(),
            context -> new AssignmentRules(context).check(),
            context -> new ExtensionRules(context).check());

    private EcosystemLinter() {}

    /**
     * Lints a model.
     *
     * @param index the indexed model
     * @param sources where its objects were written; {@link SourceMap#NONE} if it was built by code
     * @return the problems in the order of {@link Problem#compareTo}, without those that owners accept; empty for a clean model
     */
    public static List<Problem> lint(EcosystemIndex index, SourceMap sources) {
        return check(index, sources).problems();
    }

    private static List<Problem> problems(Consumer<LintContext> family, LintModel model, SourceMap sources) {
        LintContext context = new LintContext(model, sources);
        family.accept(context);
        return context.problems();
    }

    /**
     * Lints a model, and says what its owners accept.
     *
     * @param index the indexed model
     * @param sources where its objects were written; {@link SourceMap#NONE} if it was built by code
     * @return the problems, and those that are left out of them
     */
    public static LintResult check(EcosystemIndex index, SourceMap sources) {
        LintModel model = new LintModel(index);
        ProblemCollector problems = new ProblemCollector(sources);
        FAMILIES.parallelStream()
                .map(family -> problems(family, model, sources))
                .toList()
                .forEach(problems::addAll);
        Suppressions suppressions = Suppressions.of(index.ecosystem(), sources);
        LintResult result = suppressions.apply(problems.problems());
        List<Problem> mistakes = suppressions.mistakes(result.accepted());
        if (mistakes.isEmpty()) {
            return result;
        }
        ProblemCollector all = new ProblemCollector(sources);
        all.addAll(result.problems());
        all.addAll(mistakes);
        return new LintResult(all.problems(), result.accepted());
    }
}
