package io.datasurface.model.lint;

import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.platform.CredentialStore;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.MaintenanceWindow;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.RenderAdvance;
import java.util.Optional;

/** Services providers with their platforms and hints. */
final class PlatformRules {
    private final LintContext context;
    private final Locations locations;

    PlatformRules(LintContext context) {
        this.context = context;
        this.locations = new Locations(context);
    }

    void check() {
        for (PlatformServicesProvider provider :
                context.ecosystem().platformServicesProviders().values()) {
            ObjectPath path = ObjectPath.ROOT.child("platformServicesProviders", provider.name());
            locations.check(provider.locations(), path.child("locations"));
            provider.credentialStore().ifPresent(store -> credentialStore(store, path.child("credentialStore")));
            provider.dataPlatforms().values().forEach(platform -> platform(platform, path));
            for (int i = 0; i < provider.hints().size(); i++) {
                hint(provider.hints().get(i), path.child("hints", Integer.toString(i)));
            }
        }
    }

    private void credentialStore(CredentialStore store, ObjectPath path) {
        context.printable("credential store", store.name(), path);
        context.printable("kind of credential store", store.type(), path);
        locations.check(store.locations(), path.child("locations"));
    }

    private void platform(DataPlatformInstance platform, ObjectPath providerPath) {
        ObjectPath path = providerPath.child("dataPlatforms", platform.name());
        if (!SqlNames.isPrintable(platform.name()) || platform.name().indexOf('/') >= 0) {
            context.report(
                    LintRule.PLATFORM_NAME_INVALID,
                    path,
                    "The name %s of this platform is blank or has slashes or control characters; give it a printable one.",
                    platform.name());
        }
        if (!SqlNames.isPrintable(platform.type())) {
            context.report(
                    LintRule.PLATFORM_TYPE_MISSING,
                    path,
                    "The platform %s does not name its type; set type to that of an installed plugin, such as aws-batch.",
                    platform.name());
        }
        advance(platform, path);
    }

    private void advance(DataPlatformInstance platform, ObjectPath path) {
        if (platform.renderAdvance() == RenderAdvance.IN_MAINTENANCE_WINDOW
                && platform.maintenanceWindows().isEmpty()) {
            context.report(
                    LintRule.WINDOW_MISSING,
                    path,
                    "The platform %s moves to a new version only in its maintenance windows, but it has none; add one to"
                            + " maintenanceWindows.",
                    platform.name());
        }
        Optional<String> held = platform.heldAtVersion();
        if (held.isPresent() && !RepositoryRules.isVersion(held.get())) {
            context.report(
                    LintRule.HELD_VERSION_INVALID,
                    path,
                    "The platform %s is held at %s, which is no version of a model; write a tag or commit, or remove"
                            + " heldAtVersion.",
                    platform.name(),
                    held.get());
        }
        platform.maintenanceWindows()
                .values()
                .forEach(window -> window(window, path.child("maintenanceWindows", window.name())));
    }

    private void window(MaintenanceWindow window, ObjectPath path) {
        context.printable("maintenance window", window.name(), path);
        if (window.cron().isEmpty() && window.starts().isEmpty()) {
            context.report(
                    LintRule.WINDOW_NEVER_OPENS,
                    path,
                    "The maintenance window %s never opens; set cron or starts.",
                    window.name());
        }
        Optional<String> mistake = window.cron().flatMap(CronExpression::mistake);
        if (mistake.isPresent()) {
            context.report(
                    LintRule.CRON_INVALID,
                    path,
                    "The cron expression %s of the maintenance window %s cannot be used: %s.",
                    window.cron().orElse(""),
                    window.name(),
                    new LintContext.Plain(mistake.get()));
        }
        if (window.length().isNegative() || window.length().isZero()) {
            context.report(
                    LintRule.WINDOW_LENGTH_INVALID,
                    path,
                    "The maintenance window %s stays open for %s, which is not positive; write for example PT4H.",
                    window.name(),
                    window.length());
        }
        if (!TypeRules.isZone(window.timeZone())) {
            context.report(
                    LintRule.WINDOW_TIME_ZONE_UNKNOWN,
                    path,
                    "The time zone %s of the maintenance window %s is unknown; write for example Europe/Berlin.",
                    window.timeZone(),
                    window.name());
        }
    }

    private void hint(PlatformRuntimeHint hint, ObjectPath path) {
        if (hint.storeName().isPresent() == hint.workspaceName().isPresent()) {
            context.report(
                    LintRule.HINT_WITHOUT_TARGET,
                    path,
                    "The hint must name either a datastore or a workspace; set storeName or workspaceName.");
            return;
        }
        if (hint.workspaceName().isPresent()
                && context.index().workspace(hint.workspaceName().get()).isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_WORKSPACE,
                    path,
                    "The workspace %s does not exist; correct the name or remove the hint.",
                    hint.workspaceName().get());
        }
        hint.storeName().ifPresent(store -> ingestion(store, hint.datasetName(), path));
    }

    private void ingestion(String storeName, Optional<String> dataset, ObjectPath path) {
        Optional<Datastore> store = context.index().datastore(storeName).map(DatastoreEntry::datastore);
        if (store.isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_DATASTORE,
                    path,
                    "The datastore %s does not exist; correct the name or remove the hint.",
                    storeName);
            return;
        }
        if (dataset.isPresent() && !store.get().datasets().containsKey(dataset.get())) {
            context.report(
                    LintRule.UNKNOWN_DATASET,
                    path,
                    "The datastore %s has no dataset %s; correct the name or remove the hint.",
                    storeName,
                    dataset.get());
            return;
        }
        Optional<IngestionConsistencyType> consistency =
                store.get().capture().flatMap(capture -> capture.singleOrMultiDatasetIngestion());
        boolean single = consistency.equals(Optional.of(IngestionConsistencyType.SINGLE_DATASET));
        if (consistency.isPresent() && single != dataset.isPresent()) {
            context.report(
                    LintRule.HINT_DATASET_MISPLACED,
                    path,
                    "The datastore %s is captured as %s; %s.",
                    storeName,
                    consistency.get(),
                    new LintContext.Plain(single ? "set datasetName in the hint" : "remove datasetName from the hint"));
        }
    }
}
