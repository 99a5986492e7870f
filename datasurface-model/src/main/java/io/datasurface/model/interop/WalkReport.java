package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an import notes on its way. Safe for concurrent use; what it gives does not depend on who came first. */
final class WalkReport {
    private final List<Problem> problems = new ArrayList<>();
    private final Map<ApiGap, Set<ObjectPath>> gaps = new TreeMap<>();

    synchronized void add(ApiAnswer<?> answer) {
        problems.addAll(answer.problems());
        answer.untold()
                .forEach(untold -> gaps.computeIfAbsent(untold.gap(), key -> new TreeSet<>())
                        .addAll(untold.objects()));
    }

    synchronized void problems(List<Problem> more) {
        problems.addAll(more);
    }

    void noVersion() {
        note(
                Severity.WARNING,
                ImportedModel.NO_VERSION,
                ObjectPath.ROOT,
                "The model names no version, so a change of it during the import would not be seen. Set VERSION in its eco.py.");
    }

    void unknown(ObjectPath path, String question) {
        note(
                Severity.ERROR,
                ImportedModel.UNKNOWN_OBJECT,
                path,
                "The team names it, and the server does not have it: " + question
                        + ". The server's own lint of the model says why.");
    }

    void failed(ObjectPath path, ClientException failure) {
        note(Severity.ERROR, ImportedModel.FAILED_OBJECT, path, String.valueOf(failure.getMessage()));
    }

    void misplaced(ObjectPath path, String owner) {
        note(
                Severity.ERROR,
                ImportedModel.MISPLACED,
                path,
                "Two teams have a datastore of this name, and the server gives only the one of " + Quoted.of(owner)
                        + "; this one is left out. Rename one of them.");
    }

    void unclearTeam(String listed, int found) {
        note(
                Severity.ERROR,
                ImportedModel.UNCLEAR_TEAM,
                ObjectPath.ROOT.child("zones"),
                "The server lists a team " + Quoted.of(listed) + " and has "
                        + (found == 0 ? "none" : found + " teams")
                        + " of that zone and name; it is left out. Take slashes out of the names of zones and teams.");
    }

    void orphans(String kind, Collection<String> listed, Collection<String> placed) {
        Set<String> orphans = new LinkedHashSet<>(listed);
        orphans.removeAll(Set.copyOf(placed));
        for (String name : orphans) {
            note(
                    Severity.ERROR,
                    ImportedModel.ORPHAN,
                    ObjectPath.ROOT,
                    "The server lists a " + kind + " " + Quoted.of(name)
                            + ", and no team names it as its own; it is left out. Give it to a team.");
        }
    }

    synchronized void note(Severity severity, String code, ObjectPath path, String message) {
        problems.add(new Problem(severity, code, path, Optional.empty(), message));
    }

    synchronized List<Problem> problems() {
        return problems.stream().distinct().sorted().toList();
    }

    /** The objects in which something is untold. */
    synchronized Set<ObjectPath> objects(ApiGap gap) {
        return new TreeSet<>(gaps.getOrDefault(gap, Set.of()));
    }
}
