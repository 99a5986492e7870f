package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.Named;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.model.lint.LintModel.TeamEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Containers, each judged once, where it is first written: equal ones are one. */
final class ContainerRules {
    private final LintContext context;
    private final Locations locations;
    private final ContainerSettings settings;
    private final Map<DataContainer, ObjectPath> judged = new HashMap<>();
    private final Set<DataContainer> unencrypted = new HashSet<>();
    private final Map<String, ObjectPath> names = new HashMap<>();

    ContainerRules(LintContext context) {
        this.context = context;
        this.locations = new Locations(context);
        this.settings = new ContainerSettings(context);
    }

    void check() {
        for (TeamEntry entry : context.model().teams()) {
            for (DataContainer container :
                    LintModel.sorted(entry.team().containers().values())) {
                container(container, entry.path().child("containers", container.name()));
            }
        }
        for (DatastoreEntry entry : context.stores()) {
            entry.datastore()
                    .capture()
                    .ifPresent(capture -> capture.dataContainer().ifPresent(container -> {
                        ObjectPath path = entry.path().child("capture", "dataContainer");
                        container(container, path);
                        if (capture instanceof DataTransformerOutput output
                                && !isContainerOf(output.workSpaceName(), container)) {
                            writable(container, path);
                        }
                    }));
            thirdParty(entry);
        }
        context.workspaces().forEach(this::workspace);
        // All containers have their places now.
        for (DatastoreEntry entry : context.stores()) {
            context.containerOf(entry.datastore())
                    .filter(this::mayBeOpen)
                    .ifPresent(container -> personal(
                            container,
                            context.model().datasets(entry.datastore()),
                            "the datastore",
                            entry.datastore()));
        }
        for (WorkspaceEntry entry : context.workspaces()) {
            entry.workspace()
                    .dataContainer()
                    .filter(this::mayBeOpen)
                    .ifPresent(container -> personal(container, read(entry), "the workspace", entry.workspace()));
        }
    }

    /** Containers that say how they encrypt, and have not been found open yet. */
    private boolean mayBeOpen(DataContainer container) {
        boolean says = container instanceof SQLDatabase
                || container instanceof ObjectStorage
                || container instanceof FileShare
                || container instanceof KafkaServer
                || container instanceof MongoDatabase;
        return says
                && container.serverSideEncryption().isEmpty()
                && container.clientSideEncryption().isEmpty()
                && !unencrypted.contains(container);
    }

    /** Once for a container, where it is described. */
    private void personal(DataContainer container, List<DatasetFacts> datasets, String what, Named whose) {
        Optional<Dataset> personal = datasets.stream()
                .filter(DatasetFacts::isPersonal)
                .map(DatasetFacts::dataset)
                .min(Comparator.comparing(Dataset::name));
        if (personal.isPresent() && unencrypted.add(container)) {
            context.report(
                    LintRule.PERSONAL_DATA_UNENCRYPTED,
                    judged.getOrDefault(container, ObjectPath.ROOT),
                    "The container %s is not encrypted, but %s %s has personal data in it, such as %s; say how it is encrypted in"
                            + " serverSideEncryption or clientSideEncryption.",
                    container.name(),
                    new LintContext.Plain(what),
                    whose.name(),
                    personal.get().name());
        }
    }

    private List<DatasetFacts> read(WorkspaceEntry entry) {
        return entry.workspace().dsgs().values().stream()
                .flatMap(group -> context.model().reads(group).stream())
                .flatMap(read -> Stream.ofNullable(read.dataset()))
                .toList();
    }

    private boolean isContainerOf(String workspace, DataContainer container) {
        return context.index()
                .workspace(workspace)
                .flatMap(entry -> entry.workspace().dataContainer())
                .filter(container::equals)
                .isPresent();
    }

    private void workspace(WorkspaceEntry entry) {
        ObjectPath path = entry.path().child("dataContainer");
        entry.workspace().dataContainer().ifPresent(container -> {
            container(container, path);
            writable(container, path);
            if (opensToThirdParty(container) && readsSensitiveData(entry)) {
                thirdParty(container, path, "the workspace reads data");
            }
        });
        for (DatasetGroup group : LintModel.sorted(entry.workspace().dsgs().values())) {
            if (group.platformMD().isPresent()
                    && group.platformMD().get() instanceof LegacyDataPlatformChooser legacy) {
                ObjectPath list = entry.path().child("dsgs", group.name()).child("platformMD", "containers");
                for (int i = 0; i < legacy.containers().size(); i++) {
                    container(legacy.containers().get(i), list.child(Integer.toString(i)));
                }
            }
        }
    }

    private void container(DataContainer container, ObjectPath path) {
        if (judged.putIfAbsent(container, path) != null) {
            return;
        }
        ObjectPath first = names.putIfAbsent(container.name(), path);
        if (first != null) {
            context.report(
                    LintRule.CONTAINER_NAME_SHARED,
                    path,
                    "This container is named %s like a different one at %s; rename one, or write both exactly alike.",
                    container.name(),
                    first);
        }
        if (!SqlNames.isPrintable(container.name()) || container.name().indexOf('/') >= 0) {
            context.report(
                    LintRule.CONTAINER_NAME_INVALID,
                    path,
                    "The name %s of this container is blank or has slashes or control characters; give it a printable one.",
                    container.name());
        }
        if (container.locations().isEmpty() && !(container instanceof DataPlatformManagedDataContainer)) {
            context.report(
                    LintRule.CONTAINER_LOCATION_MISSING,
                    path,
                    "The container %s does not say where it is; set its locations, so that policies can judge it.",
                    container.name());
        }
        locations.check(container.locations(), path.child("locations"));
        settings.check(container, path);
    }

    private void writable(DataContainer container, ObjectPath path) {
        if (container.isReadOnly()) {
            context.report(
                    LintRule.CONTAINER_READ_ONLY,
                    path,
                    "The container %s is read-only, but data is to be written to it; use another container.",
                    container.name());
        }
    }

    private void thirdParty(DatastoreEntry entry) {
        entry.datastore().capture().flatMap(capture -> capture.dataContainer()).ifPresent(container -> {
            if (opensToThirdParty(container)
                    && !context.model().datasets(entry.datastore()).stream().allMatch(DatasetFacts::isPublic)) {
                thirdParty(container, entry.path().child("capture", "dataContainer"), "the datastore has data");
            }
        });
    }

    private void thirdParty(DataContainer container, ObjectPath path, String why) {
        context.report(
                LintRule.CONTAINER_THIRD_PARTY_ACCESS,
                path,
                "Somebody outside the company can decrypt the container %s, and %s that is not public; encrypt it on the"
                        + " client's side or use another container.",
                container.name(),
                new LintContext.Plain(why));
    }

    private boolean readsSensitiveData(WorkspaceEntry entry) {
        return !read(entry).stream().allMatch(DatasetFacts::isPublic);
    }

    /** What the client encrypts for itself alone, the server's keepers cannot read. */
    private static boolean opensToThirdParty(DataContainer container) {
        boolean server = container
                .serverSideEncryption()
                .filter(EncryptionSystem::hasThirdPartySuperUser)
                .isPresent();
        return container
                .clientSideEncryption()
                .map(EncryptionSystem::hasThirdPartySuperUser)
                .orElse(server);
    }
}
