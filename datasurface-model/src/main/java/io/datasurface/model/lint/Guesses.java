package io.datasurface.model.lint;

import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.PlatformEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import java.util.Collection;
import java.util.stream.Stream;

/** What the author of a name that does not exist may have meant. */
final class Guesses {
    /** With names in the ten thousands, and as many that are wrong, each guess would cost as much as all other rules. */
    private static final int MOST_COMPARED = 1_000_000;

    private final EcosystemIndex index;
    private int compared;

    Guesses(EcosystemIndex index) {
        this.index = index;
    }

    /**
     * A guess.
     *
     * @param rule the rule that a name breaks
     * @param values the values of its message, which name what is missing
     * @return words to put behind the message; empty if no name is near, or the rule is about something else
     */
    String words(LintRule rule, Object... values) {
        return switch (rule) {
            case UNKNOWN_DATASTORE -> guess(text(values, 0), stores());
            case UNKNOWN_DATASET -> guess(text(values, 1), datasets(text(values, 0)));
            case UNKNOWN_WORKSPACE, OUTPUT_UNKNOWN_WORKSPACE -> guess(text(values, 0), workspaces());
            case UNKNOWN_GROUP -> guess(text(values, 1), groups(text(values, 0)));
            case UNKNOWN_PLATFORM -> guess(text(values, 0), platforms());
            case POLICY_UNKNOWN_PLATFORM -> guess(text(values, 1), platforms());
            case UNKNOWN_REGULATOR -> guess(text(values, 0), index.ecosystem().regulators().keySet().stream());
            case UNKNOWN_VENDOR ->
                guess(text(values, values.length - 1), index.ecosystem().vendors().keySet().stream());
            default -> "";
        };
    }

    private static String text(Object[] values, int at) {
        return values[at].toString();
    }

    private Stream<String> stores() {
        return index.datastores().stream().map(DatastoreEntry::datastore).map(Named::name);
    }

    private Stream<String> datasets(String store) {
        return index.datastore(store).map(DatastoreEntry::datastore).map(Datastore::datasets).stream()
                .flatMap(datasets -> datasets.keySet().stream());
    }

    private Stream<String> workspaces() {
        return index.workspaces().stream().map(WorkspaceEntry::workspace).map(Named::name);
    }

    private Stream<String> groups(String workspace) {
        return index.workspace(workspace).map(WorkspaceEntry::workspace).map(Workspace::dsgs).stream()
                .flatMap(groups -> groups.keySet().stream());
    }

    private Stream<String> platforms() {
        return index.platforms().stream().map(PlatformEntry::instance).map(Named::name);
    }

    private String guess(String name, Stream<String> known) {
        if (compared >= MOST_COMPARED) {
            return "";
        }
        Collection<String> names = known.sorted().toList();
        compared += names.size();
        // Short names are all alike.
        return Suggestions.closest(name, names, name.length() / 3)
                .map(guess -> " Did you mean " + Quoted.of(guess) + "?")
                .orElse("");
    }
}
