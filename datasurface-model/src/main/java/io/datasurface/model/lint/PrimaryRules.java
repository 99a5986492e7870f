package io.datasurface.model.lint;

import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.PlatformEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The platforms that ingest a datastore for all. */
final class PrimaryRules {
    private final LintContext context;

    PrimaryRules(LintContext context) {
        this.context = context;
    }

    /**
     * Judges an entry.
     *
     * @param users for each datastore that is processed the platforms that do so
     */
    void check(PrimaryIngestionPlatform primary, Map<String, Map<String, ObjectPath>> users) {
        ObjectPath path = ObjectPath.ROOT.child("primaryIngestionPlatforms", primary.name());
        Optional<DatastoreEntry> store = context.index().datastore(primary.name());
        if (store.isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_DATASTORE,
                    path,
                    "The datastore %s does not exist; correct the name or remove the entry.",
                    primary.name());
        }
        Set<String> names = new HashSet<>(primary.dataPlatforms());
        if (names.isEmpty() || names.size() < primary.dataPlatforms().size()) {
            context.report(
                    LintRule.PRIMARY_EMPTY,
                    path,
                    "The entry of %s names no platform, or one more than once; name each primary platform once.",
                    primary.name());
        }
        Set<String> platforms = users.getOrDefault(primary.name(), Map.of()).keySet();
        for (String name : primary.dataPlatforms().stream().distinct().toList()) {
            Optional<PlatformEntry> platform = context.index().platform(name);
            if (platform.isEmpty()) {
                context.report(
                        LintRule.UNKNOWN_PLATFORM,
                        path,
                        "The platform %s does not exist; correct the name or add the platform.",
                        name);
            } else {
                store.ifPresent(found -> use(found, platform.get(), platforms, path));
            }
        }
    }

    private void use(DatastoreEntry store, PlatformEntry platform, Set<String> users, ObjectPath path) {
        String name = platform.instance().name();
        String storeName = store.datastore().name();
        if (!users.isEmpty() && !users.contains(name)) {
            context.report(
                    LintRule.PRIMARY_IDLE,
                    path,
                    "The platform %s is to ingest %s, but nobody uses the datastore there or reads it from there, so it does"
                            + " not; remove the platform from the entry or assign a group there.",
                    name,
                    storeName);
        }
        if (platform.instance().deprecation().isPresent()) {
            context.report(
                    LintRule.PRIMARY_DEPRECATED,
                    path,
                    "The platform %s is to ingest %s for all, but it is deprecated; name another one.",
                    name,
                    storeName);
        }
        ProductionStatus status = store.datastore().productionStatus();
        if (platform.instance().productionStatus() != status) {
            context.report(
                    LintRule.PRIMARY_PRODUCTION_DIFFERS,
                    path,
                    "The platform %s is %s, but the datastore %s, which it is to ingest for all, is %s; name a platform of the"
                            + " same status.",
                    name,
                    platform.instance().productionStatus(),
                    storeName,
                    status);
        }
    }
}
