package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Datastores that are gone: each is told by the largest thing that went with it, a zone or a team, once. */
final class RemovedDatastores {
    private record Cause(ChangeRule rule, ObjectPath path, String what) {}

    private final CompatibilityReport report;
    private final Ecosystem after;
    private final DatasetConsumers consumers;
    private final Map<Cause, List<DatastoreEntry>> stores = new LinkedHashMap<>();

    RemovedDatastores(CompatibilityReport report, Ecosystem after, DatasetConsumers consumers) {
        this.report = report;
        this.after = after;
        this.consumers = consumers;
    }

    void add(DatastoreEntry entry) {
        stores.computeIfAbsent(cause(entry), cause -> new ArrayList<>()).add(entry);
    }

    private Cause cause(DatastoreEntry entry) {
        String zone = entry.zone().name();
        String team = entry.team().name();
        ObjectPath zonePath = ObjectPath.ROOT.child("zones", zone);
        GovernanceZone now = after.zones().get(zone);
        if (now == null) {
            return new Cause(ChangeRule.ZONE_REMOVED, zonePath, "zone " + Words.name(zone));
        }
        if (!now.teams().containsKey(team)) {
            return new Cause(ChangeRule.TEAM_REMOVED, zonePath.child("teams", team), "team " + Words.names(zone, team));
        }
        return new Cause(
                ChangeRule.DATASTORE_REMOVED,
                entry.path(),
                "datastore " + Words.name(entry.datastore().name()));
    }

    void tell() {
        stores.forEach((cause, gone) -> {
            String with = cause.rule() == ChangeRule.DATASTORE_REMOVED
                    ? ""
                    : ", and with it " + Words.count(gone.size(), "datastore") + " (" + names(gone) + ")";
            String message = "The %s is removed%s; keep its data until nobody reads it.".formatted(cause.what(), with);
            report.report(cause.rule(), cause.path(), () -> Optional.of(readers(gone)), message);
        });
    }

    private static String names(List<DatastoreEntry> gone) {
        return Words.some(gone.stream()
                .map(entry -> Words.name(entry.datastore().name()))
                .sorted()
                .toList());
    }

    private Set<String> readers(List<DatastoreEntry> gone) {
        Set<String> readers = new TreeSet<>();
        for (DatastoreEntry entry : gone) {
            readers.addAll(consumers.of(entry.datastore()));
        }
        return readers;
    }
}
