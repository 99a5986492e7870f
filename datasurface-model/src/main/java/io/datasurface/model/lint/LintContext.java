package io.datasurface.model.lint;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.DurationWords;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a family of rules works with in one run: the model, and the problems that it finds. */
final class LintContext {
    /** Words of our own in a message: not quoted. */
    record Plain(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A number as it is. */
    static Plain plain(Number number) {
        return new Plain(number.toString());
    }

    private final LintModel model;
    private final ProblemCollector problems;
    private final FollowUps followUps;
    private final Guesses guesses;

    LintContext(LintModel model, SourceMap sources) {
        this.model = model;
        this.problems = new ProblemCollector(sources);
        this.followUps = new FollowUps(sources.unread());
        this.guesses = new Guesses(model.index());
    }

    LintModel model() {
        return model;
    }

    EcosystemIndex index() {
        return model.index();
    }

    Ecosystem ecosystem() {
        return model.index().ecosystem();
    }

    /** All datastores, also those whose name is taken. */
    List<DatastoreEntry> stores() {
        return model.stores();
    }

    /** All workspaces, also those whose name is taken. */
    List<WorkspaceEntry> workspaces() {
        return model.workspaces();
    }

    /** The container in which a datastore is: the capture's, or where its transformer writes. */
    Optional<DataContainer> containerOf(Datastore store) {
        return store.capture().flatMap(capture -> {
            if (capture.dataContainer().isEmpty() && capture instanceof DataTransformerOutput output) {
                return index().workspace(output.workSpaceName())
                        .flatMap(entry -> entry.workspace().dataContainer());
            }
            return capture.dataContainer();
        });
    }

    /**
     * Reports a problem, unless it may only follow from a part of the model that could not be read. Values of the model are quoted, cut and escaped; numbers, times, constants and {@link Plain} words are not.
     */
    void report(LintRule rule, ObjectPath path, String format, Object... values) {
        if (followUps.isOne(rule, path, values)) {
            return;
        }
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            boolean ours = value instanceof Number || value instanceof Enum || value instanceof Plain;
            if (value instanceof Duration time) {
                safe[i] = DurationWords.of(time);
            } else {
                safe[i] = ours ? value : Quoted.of(value.toString());
            }
        }
        String message = String.format(Locale.ROOT, format, safe) + guesses.words(rule, values);
        problems.add(rule.severity(), rule.code(), path, message);
    }

    /** Reports a name that nobody can read. */
    void printable(String what, String name, ObjectPath path) {
        if (!SqlNames.isPrintable(name)) {
            report(
                    LintRule.NAME_BLANK,
                    path,
                    "The name %s of this %s is blank or has control characters; give it a printable one.",
                    name,
                    new Plain(what));
        }
    }

    /** Reports a credential that no credential store can have. */
    void credential(Optional<Credential> credential, ObjectPath parent) {
        if (credential.isPresent() && !SqlNames.isPrintable(credential.get().name())) {
            report(
                    LintRule.NAME_BLANK,
                    parent.child("credential"),
                    "The name %s of this credential is blank or has control characters; write its name in the credential store.",
                    credential.get().name());
        }
    }

    /** Reports a time that is not positive. */
    void positive(Optional<Duration> time, String field, ObjectPath path) {
        if (time.isPresent() && (time.get().isZero() || time.get().isNegative())) {
            report(
                    LintRule.RETENTION_INVALID,
                    path,
                    "The time %s of %s is not positive; write for example PT15M or P365D.",
                    time.get(),
                    new Plain(field));
        }
    }

    /** What objects that lint themselves report to. */
    ProblemCollector collector() {
        return problems;
    }

    List<Problem> problems() {
        return problems.problems();
    }
}
