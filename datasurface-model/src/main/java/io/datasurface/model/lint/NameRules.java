package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PlatformServicesProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names: of the right form, and unique where they must be. */
final class NameRules {
    private final LintContext context;

    NameRules(LintContext context) {
        this.context = context;
    }

    void check() {
        for (GovernanceZone zone : context.ecosystem().zones().values()) {
            ObjectPath path = ObjectPath.ROOT.child("zones", zone.name());
            context.printable("zone", zone.name(), path);
            for (Team team : zone.teams().values()) {
                context.printable("team", team.name(), path.child("teams", team.name()));
            }
        }
        Map<String, ObjectPath> stores = new HashMap<>();
        for (DatastoreEntry entry : context.stores()) {
            unique(
                    LintRule.DATASTORE_NAME_DUPLICATE,
                    "datastore",
                    entry.datastore().name(),
                    entry.path(),
                    stores);
            identifier("datastore", entry.datastore().name(), Optional.empty(), entry.path());
            context.model().datasets(entry.datastore()).forEach(facts -> dataset(entry, facts));
        }
        Map<String, ObjectPath> workspaces = new HashMap<>();
        for (WorkspaceEntry entry : context.workspaces()) {
            unique(
                    LintRule.WORKSPACE_NAME_DUPLICATE,
                    "workspace",
                    entry.workspace().name(),
                    entry.path(),
                    workspaces);
            identifier("workspace", entry.workspace().name(), Optional.empty(), entry.path());
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                identifier("dataset group", group.name(), Optional.of("dsgs"), entry.path());
            }
        }
        platforms();
    }

    private void platforms() {
        Map<String, ObjectPath> platforms = new HashMap<>();
        for (PlatformServicesProvider provider :
                LintModel.sorted(context.ecosystem().platformServicesProviders().values())) {
            ObjectPath path = ObjectPath.ROOT.child("platformServicesProviders", provider.name());
            context.printable("services provider", provider.name(), path);
            for (DataPlatformInstance platform : provider.dataPlatforms().values()) {
                ObjectPath platformPath = path.child("dataPlatforms", platform.name());
                unique(LintRule.PLATFORM_NAME_DUPLICATE, "platform", platform.name(), platformPath, platforms);
            }
        }
    }

    private void dataset(DatastoreEntry entry, DatasetFacts facts) {
        Dataset dataset = facts.dataset();
        identifier("dataset", dataset.name(), Optional.of("datasets"), entry.path());
        if (facts.oddNames()) {
            boolean hasDocuments = hasDocuments(entry);
            for (String column : facts.columns().keySet()) {
                boolean isKeyOfDocuments = hasDocuments && column.equals(MongoDatabase.KEY);
                Optional<LintRule> broken = isKeyOfDocuments ? Optional.empty() : SqlNames.broken(column);
                if (broken.isPresent()) {
                    ObjectPath path = entry.path()
                            .child("datasets", dataset.name())
                            .child("originalSchema")
                            .child("columns", column);
                    report(broken.get(), "column", column, path);
                }
            }
        }
    }

    /** The key of documents has a name that nobody chose. */
    private static boolean hasDocuments(DatastoreEntry entry) {
        return entry.datastore()
                .capture()
                .flatMap(CaptureMetadata::dataContainer)
                .filter(MongoDatabase.class::isInstance)
                .isPresent();
    }

    private void identifier(String what, String name, Optional<String> inside, ObjectPath path) {
        Optional<LintRule> broken = SqlNames.broken(name);
        if (broken.isPresent()) {
            report(
                    broken.get(),
                    what,
                    name,
                    inside.map(key -> path.child(key, name)).orElse(path));
        }
    }

    private void report(LintRule rule, String what, String name, ObjectPath path) {
        String advice = rule == LintRule.NAME_RESERVED_WORD
                ? "is a reserved word of SQL; add a letter or a word to it"
                : "is no SQL identifier; start with a letter and use up to 128 letters, digits and underscores";
        context.report(
                rule,
                path,
                "The name %s of this %s %s.",
                name,
                new LintContext.Plain(what),
                new LintContext.Plain(advice));
    }

    private void unique(LintRule rule, String what, String name, ObjectPath path, Map<String, ObjectPath> seen) {
        ObjectPath first = seen.putIfAbsent(name, path);
        if (first != null) {
            context.report(
                    rule,
                    path,
                    "Another %s is named %s too, at %s, and that one counts; rename one of them.",
                    new LintContext.Plain(what),
                    name,
                    first);
        }
    }
}
