package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.Repository;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Optional;

/**
 * Whether a change comes from those who may make it. Every part of a model has one owner, a repository with its branch: the ecosystem's
 * top level, a zone's, and all of a team. Only it may change the part; who is around a part may not.
 *
 * <p>A zone or team is owned by whom its declaration names, which belongs to the part around it; without a declaration, by whom it names
 * itself. The model before the change decides. So a new owner is declared in one change and acts in the next. {@code CHANGES.md} has the
 * rules and an example.
 *
 * <p>A pure function, safe for concurrent use; repositories are the same if their {@link Repository#identity} is.
 */
public final class Authorization {
    private Authorization() {}

    /**
     * Judges a change of a model.
     *
     * @param before the model before; absent for the first
     * @param after the model after
     * @param source the repository that the change comes from
     * @param sources where the objects of the model after were written
     * @return everything that the source may not do, with who may, in the order of {@link Problem#compareTo}
     */
    public static List<Problem> problems(
            Optional<Ecosystem> before, Ecosystem after, Repository source, SourceMap sources) {
        return before.map(old -> problems(ModelDiff.between(old, after), old, after, source, sources))
                .orElseGet(() -> first(after, source, sources));
    }

    static List<Problem> problems(
            ModelDiff diff, Ecosystem before, Ecosystem after, Repository source, SourceMap sources) {
        return new AuthorizationRules(new Ownership(before), new Ownership(after), source, sources).check(diff);
    }

    private static List<Problem> first(Ecosystem model, Repository source, SourceMap sources) {
        ProblemCollector problems = new ProblemCollector(sources);
        Optional<String> owner = model.owningRepo().map(Repository::identity);
        if (!owner.equals(Optional.of(source.identity()))) {
            String message =
                    "The first model may come only from its owner, %s, but this one comes from %s; make the change there."
                            .formatted(
                                    owner.map(Words::name).orElse("which it does not name"),
                                    Words.name(source.identity()));
            problems.error(ChangeRule.FIRST_CHANGE_NOT_BY_OWNER.code(), ObjectPath.ROOT, "%s", message);
        }
        return problems.problems();
    }
}
