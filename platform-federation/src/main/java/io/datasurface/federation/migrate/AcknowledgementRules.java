package io.datasurface.federation.migrate;

import io.datasurface.federation.cost.Settings;
import io.datasurface.model.lint.ProblemCollector;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reports acknowledgements of operators that say nothing of any change that is under way, as they are left from another one. */
public final class AcknowledgementRules {
    private static final String CAUGHT_UP = "caughtUp";
    private static final String RETIRED = "retired";

    private final Migrations migrations;
    private final Settings settings;
    private final ProblemCollector problems;

    /**
     * Reports to a collector.
     *
     * @param migrations what was under way
     * @param settings what operators have acknowledged
     * @param problems takes the problems
     */
    public AcknowledgementRules(Migrations migrations, Settings settings, ProblemCollector problems) {
        this.migrations = migrations;
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * Looks at all of them.
     *
     * @param underWay the changes that are under way now, by name of the store
     */
    public void check(Collection<Migration> underWay) {
        Set<String> changing = new HashSet<>();
        for (Migration migration : underWay) {
            changing.add(migration.store());
            migrations.oldBatch(migration).ifPresent(batch -> oldBatch(migration, batch));
            if (migrations.isRetiredOld(migration)) {
                oldRetired(migration);
            }
        }
        Map<String, String> batches = new TreeMap<>(settings.caughtUp());
        batches.keySet().removeIf(store -> isOfUse(store, changing));
        batches.forEach((store, batch) -> nothingChanges(CAUGHT_UP, store, " with the batch \"" + batch + "\""));
        Set<String> retired = new TreeSet<>(settings.texts(RETIRED));
        retired.removeIf(store -> isOfUse(store, changing));
        retired.forEach(store -> nothingChanges(RETIRED, store, ""));
    }

    /** The render that ends a change has still used them. */
    private boolean isOfUse(String store, Set<String> changing) {
        return changing.contains(store) || migrations.wasUnderWay(store);
    }

    private void oldBatch(Migration migration, String batch) {
        problems.warning(
                "federation-old-acknowledgement",
                settings.path(CAUGHT_UP).child(migration.store()),
                "The batch \"%s\" of \"%s\" was named before %s began to catch up with %s, so it does not end the dual run. Name the batch"
                        + " that %s has now; if it is this one, take it away, render, and name it again",
                batch,
                migration.store(),
                migration.to(),
                migration.from(),
                migration.to());
    }

    private void oldRetired(Migration migration) {
        problems.warning(
                "federation-old-acknowledgement",
                settings.path(RETIRED),
                "The datastore \"%s\" was named before its readers were to go over from %s to %s, so %s stays. Take it away, render, and"
                        + " name it again when all have gone over",
                migration.store(),
                migration.from(),
                migration.to(),
                migration.from());
    }

    private void nothingChanges(String parameter, String store, String value) {
        problems.warning(
                "federation-nothing-to-acknowledge",
                settings.path(parameter),
                "The parameter names the datastore \"%s\"%s, whose primary platform does not change. Take it away, or correct the name",
                store,
                value);
    }
}
