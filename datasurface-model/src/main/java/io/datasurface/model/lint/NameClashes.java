package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.model.schema.DDLTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Names that are different here, but not where platforms write them: without capitals, or cut. */
final class NameClashes {
    private final LintContext context;

    NameClashes(LintContext context) {
        this.context = context;
    }

    void check() {
        Map<String, ObjectPath> stores = new HashMap<>();
        for (DatastoreEntry entry : context.stores()) {
            stores.putIfAbsent(entry.datastore().name(), entry.path());
            Map<String, Dataset> datasets = entry.datastore().datasets();
            alike("datasets", datasets.keySet(), name -> entry.path().child("datasets", name));
            context.model().datasets(entry.datastore()).forEach(facts -> columns(entry, facts));
        }
        alike("datastores", stores.keySet(), name -> stores.getOrDefault(name, ObjectPath.ROOT));
        Map<String, ObjectPath> workspaces = new HashMap<>();
        for (WorkspaceEntry entry : context.workspaces()) {
            workspaces.putIfAbsent(entry.workspace().name(), entry.path());
            Set<String> groups = entry.workspace().dsgs().keySet();
            alike("dataset groups", groups, name -> entry.path().child("dsgs", name));
            Optional<DataContainer> container = entry.workspace().dataContainer();
            if (container.isPresent() && container.get() instanceof SQLDatabase database) {
                lengths(entry, database);
            }
        }
        alike("workspaces", workspaces.keySet(), name -> workspaces.getOrDefault(name, ObjectPath.ROOT));
    }

    private void columns(DatastoreEntry entry, DatasetFacts facts) {
        Dataset dataset = facts.dataset();
        if (facts.mixedCase()
                && dataset.originalSchema().isPresent()
                && dataset.originalSchema().get() instanceof DDLTable table) {
            alike(
                    "columns",
                    table.columns().keySet(),
                    name -> entry.path()
                            .child("datasets", dataset.name())
                            .child("originalSchema")
                            .child("columns", name));
        }
    }

    private void alike(String what, Collection<String> names, Function<String, ObjectPath> path) {
        if (names.size() < 2 || !hasBothCases(names)) {
            return;
        }
        Map<String, String> seen = new HashMap<>();
        boolean clash = false;
        for (String name : names) {
            clash |= seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name) != null;
        }
        if (!clash) {
            return;
        }
        seen.clear();
        for (String name : names.stream().sorted().toList()) {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                context.report(
                        LintRule.NAME_DIFFERS_BY_CASE,
                        path.apply(name),
                        "The %s %s and %s differ by capitals only, which most platforms ignore; rename one.",
                        new LintContext.Plain(what),
                        other,
                        name);
            }
        }
    }

    /** Names that are all of small letters, or all of capitals, differ anyhow. */
    private static boolean hasBothCases(Collection<String> names) {
        int kinds = 0;
        for (String name : names) {
            kinds |= SqlNames.kinds(name);
        }
        return SqlNames.cases(kinds) == SqlNames.BOTH_CASES;
    }

    /** Once for each dataset of a workspace. */
    private void lengths(WorkspaceEntry entry, SQLDatabase database) {
        int limit = database.identifierLengthLimit();
        if (limit < 1 || limit >= SqlNames.LONGEST) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (DatasetGroup group : LintModel.sorted(entry.workspace().dsgs().values())) {
            for (Read read : context.model().reads(group)) {
                DatasetFacts facts = read.dataset();
                if (facts != null
                        && facts.longestName().length() > limit
                        && seen.add(read.sink().key())) {
                    ObjectPath path =
                            entry.path().child("dsgs", group.name()).child("sinks", Integer.toString(read.index()));
                    length(facts, database, limit, path);
                }
            }
        }
    }

    private void length(DatasetFacts facts, SQLDatabase database, int limit, ObjectPath path) {
        String longest = facts.longestName();
        context.report(
                LintRule.NAME_TOO_LONG,
                path,
                "The container %s takes names of up to %s characters, but %s of the dataset %s has %s; it would be cut, and may"
                        + " then be like another one: shorten it.",
                database.name(),
                limit,
                longest,
                facts.dataset().name(),
                longest.length());
    }
}
