package io.datasurface.model.change;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.Repository;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Judges the units of one change. */
final class AuthorizationRules {
    private final Ownership before;
    private final Ownership after;
    private final Repository source;
    private final ProblemCollector problems;

    AuthorizationRules(Ownership before, Ownership after, Repository source, SourceMap sources) {
        this.before = before;
        this.after = after;
        this.source = source;
        this.problems = new ProblemCollector(sources);
    }

    List<Problem> check(ModelDiff diff) {
        for (ChangedUnit unit : ChangedUnit.of(diff)) {
            switch (unit.role()) {
                case ADDED_PART -> added(unit.part());
                case REMOVED_PART -> removed(unit.part());
                case OWNER -> owner(unit);
                case REMOVED_DECLARATION -> removedDeclaration(unit);
                case CONTENT -> content(unit);
            }
        }
        if (problems.hasErrors() && before.all().stream().noneMatch(this::isSource)) {
            unknownSource();
        }
        return problems.problems();
    }

    private void content(ChangedUnit unit) {
        Optional<Repository> owner = owner(unit.part());
        if (owner.isEmpty()) {
            unowned(unit.part(), unit.path(), unit.words());
        } else if (!isSource(owner.get())) {
            report(
                    ChangeRule.CHANGE_NOT_AUTHORIZED,
                    unit.path(),
                    "Only %s may change the %s, but the change comes from %s (%s); make it there."
                            .formatted(name(owner), unit.part(), name(source), unit.words()));
        }
    }

    private void unowned(Part part, ObjectPath path, String words) {
        report(
                ChangeRule.OWNER_UNKNOWN,
                path,
                "Nobody owns the %s, so nobody may change it (%s); let %s declare who does, and merge that first."
                        .formatted(part, words, name(owner(part.parent()))));
    }

    /** A part that was declared before may be added by whom the declaration names; else only if one source owns all of it. */
    private void added(Part part) {
        Optional<Repository> declared = before.declared(part);
        Optional<Repository> now = after.owner(part);
        boolean isOneSource = isSource(owner(part.parent())) && isSource(now);
        if (declared.isPresent() ? isSource(declared) : isOneSource) {
            // Who may add a zone may not therefore add teams to it.
            after.teams(part).stream().filter(team -> part.team().isEmpty()).forEach(this::added);
            return;
        }
        if (declared.isPresent()) {
            report(
                    ChangeRule.CHANGE_NOT_AUTHORIZED,
                    part.path(),
                    "Only %s may add the %s, for which it is declared, but the change comes from %s; make it there."
                            .formatted(name(declared), part, name(source)));
        } else if (after.declared(part).isPresent()) {
            report(
                    ChangeRule.DECLARATION_MISSING,
                    part.path(),
                    "The %s is declared and added in one change, but a change comes from one repository; merge the declaration first,"
                                    .formatted(part)
                            + " then %s may add the %s.".formatted(name(now), part));
        } else {
            report(
                    ChangeRule.DECLARATION_MISSING,
                    part.path(),
                    "The %s is not declared; let %s declare who may define it, and merge that first."
                            .formatted(part, name(owner(part.parent()))));
        }
    }

    /** Whoever owns a part may remove it. One that defines nothing may also be removed by whom declared it. */
    private void removed(Part part) {
        Optional<Repository> owner = before.owner(part);
        Optional<Repository> parent = owner(part.parent());
        boolean isEmpty = before.isEmpty(part);
        if (isSource(owner) || (isEmpty && isSource(parent))) {
            if (part.team().isEmpty()) {
                before.teams(part).stream()
                        .filter(team -> !before.isEmpty(team))
                        .forEach(this::removed);
            }
            return;
        }
        if (owner.isEmpty() && !isEmpty) {
            unowned(part, part.path(), part + " removed");
            return;
        }
        report(
                ChangeRule.CHANGE_NOT_AUTHORIZED,
                part.path(),
                "Only %s may remove the %s%s, but the change comes from %s; %s."
                        .formatted(
                                name(owner),
                                part,
                                isEmpty ? " or " + name(parent) + ", because it is empty" : "",
                                name(source),
                                isEmpty
                                        ? "make it there"
                                        : "let the owner take out what it holds first, then " + name(parent)
                                                + " may too"));
    }

    /** A declaration that goes must not leave a part without an owner, or with one that it chose itself. */
    private void removedDeclaration(ChangedUnit unit) {
        content(unit);
        Part declared = unit.declared();
        if (after.isDefined(declared)) {
            report(
                    ChangeRule.DECLARATION_STILL_USED,
                    unit.path(),
                    "The declaration of the %s is removed, but the %s is still there; remove it first, or with the declaration if it is"
                                    .formatted(declared, declared)
                            + " empty.");
        }
    }

    /** What a part says of its owner follows its declaration: part, parent and new owner may bring it in line; else the parent decides. */
    private void owner(ChangedUnit unit) {
        Part part = unit.part();
        Optional<Repository> now = after.own(part);
        Optional<Repository> declared = after.declared(part);
        Optional<Repository> parent = owner(part.parent());
        if (before.own(part).map(Repository::identity).equals(now.map(Repository::identity))) {
            content(unit);
            return;
        }
        boolean follows = declared.isPresent()
                && (now.isEmpty() || now.get().identity().equals(declared.get().identity()));
        boolean mayFollow = follows && (isSource(before.owner(part)) || isSource(declared));
        if (!mayFollow && !isSource(parent)) {
            report(
                    ChangeRule.OWNER_CHANGE_NOT_AUTHORIZED,
                    unit.path(),
                    "The owner of the %s is decided by %s, but the change comes from %s (%s); let it be declared there."
                            .formatted(part, name(parent), name(source), unit.words()));
        }
    }

    private void unknownSource() {
        TreeSet<String> known = new TreeSet<>();
        before.all().forEach(repository -> known.add(repository.identity()));
        List<String> otherBranches = known.stream()
                .filter(identity -> withoutBranch(identity).equals(withoutBranch(source.identity())))
                .map(Words::name)
                .toList();
        String remedy = otherBranches.isEmpty()
                ? "let it be declared for a zone or team first"
                : "what owns something is " + Words.some(otherBranches);
        report(
                ChangeRule.CHANGE_SOURCE_UNKNOWN,
                ObjectPath.ROOT,
                "The change comes from %s, which owns nothing in this model; %s.".formatted(name(source), remedy));
    }

    private static String withoutBranch(String identity) {
        int branch = identity.lastIndexOf('#');
        return branch < 0 ? identity : identity.substring(0, branch);
    }

    /** Who owned a part before. An ecosystem that had no owner, which lint forbids, is for whom it names now. */
    private Optional<Repository> owner(Part part) {
        Optional<Repository> owner = before.owner(part);
        return part.equals(Part.ECOSYSTEM) ? owner.or(() -> after.owner(part)) : owner;
    }

    private boolean isSource(Repository repository) {
        return repository.identity().equals(source.identity());
    }

    private boolean isSource(Optional<Repository> repository) {
        return repository.filter(this::isSource).isPresent();
    }

    private void report(ChangeRule rule, ObjectPath path, String message) {
        problems.add(rule.severity(true), rule.code(), path, message);
    }

    private static String name(Repository repository) {
        return Words.name(repository.identity());
    }

    private static String name(Optional<Repository> repository) {
        return repository.map(AuthorizationRules::name).orElse("nobody");
    }
}
