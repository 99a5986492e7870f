package io.datasurface.graph.diff;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.policy.Regulator;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hashes of datastores, containers, workspaces and dataset groups, each in the order of its {@link Layout}. */
final class ObjectContent {
    static final Set<Part.Role> CAPTURE = EnumSet.of(Part.Role.OTHER);
    static final Set<Part.Role> CODE = EnumSet.of(Part.Role.CODE);
    /** What a container is: all but the secrets that open it. */
    static final Set<Part.Role> PLACE = EnumSet.complementOf(EnumSet.of(Part.Role.CREDENTIAL));

    private static final Set<Part.Role> CREDENTIAL = EnumSet.of(Part.Role.CREDENTIAL);
    private static final Set<Part.Role> SCHEDULE = EnumSet.of(Part.Role.SCHEDULE);

    private ObjectContent() {}

    static long[] store(DatastoreEntry entry) {
        Datastore store = entry.datastore();
        Optional<CaptureMetadata> capture = store.capture();
        Optional<DataContainer> source = capture.flatMap(CaptureMetadata::dataContainer);
        return new long[] {
            capture.map(how -> Hash64.of(Part.kind(how), ContentHash.of(how, CAPTURE)))
                    .orElse(Hash64.NOTHING),
            source.map(ObjectContent::place).orElse(Hash64.NOTHING),
            capture.map(how -> ContentHash.of(how, CREDENTIAL)).orElse(Hash64.NOTHING)
                    + source.map(place -> Hash64.part("source", ContentHash.of(place, CREDENTIAL)))
                            .orElse(Hash64.NOTHING),
            capture.map(how -> ContentHash.of(how, SCHEDULE)).orElse(Hash64.NOTHING),
            capture.map(how -> ContentHash.of(how, CODE)).orElse(Hash64.NOTHING),
            owner(entry.zone(), entry.team()),
            ContentHash.of(store.productionStatus()),
            ContentHash.of(store.datasetDSGApprovals()),
            ContentHash.of(rawRetention(entry)),
            deprecation(store.deprecation())
        };
    }

    /** How long captured data is kept: as the store says, or else its zone. */
    static Optional<Duration> rawRetention(DatastoreEntry entry) {
        return entry.datastore().rawRetention().or(() -> entry.zone().rawRetention());
    }

    static long[] container(DataContainer container) {
        return new long[] {place(container), ContentHash.of(container, CREDENTIAL)};
    }

    static long[] workspace(WorkspaceEntry entry) {
        Workspace workspace = entry.workspace();
        return new long[] {
            owner(entry.zone(), entry.team()),
            Hash64.of(ContentHash.of(workspace.priority()), ContentHash.of(workspace.productionStatus())),
            ContentHash.of(workspace.entitlements())
                    + workspace
                            .classificationVerifier()
                            .map(policy -> Hash64.part("verifier", ContentHash.of(policy)))
                            .orElse(Hash64.NOTHING),
            deprecation(workspace.deprecation()),
            workspace
                    .dataTransformer()
                    .map(program -> Hash64.of(program.name(), ContentHash.of(program.code())))
                    .orElse(Hash64.NOTHING),
            workspace
                    .dataTransformer()
                    .flatMap(program -> program.trigger())
                    .map(ContentHash::of)
                    .orElse(Hash64.NOTHING)
        };
    }

    /**
     * What a group asks for by itself, and its regulator for it; what it reads shows in the exports that it uses.
     *
     * @param regulators the regulators of the model by name
     */
    static long[] group(DatasetGroup group, Map<String, Regulator> regulators) {
        long asked = group.retention()
                .flatMap(ConsumerRetentionRequirements::regulator)
                .map(regulators::get)
                .map(regulator -> ContentHash.of(regulator.minRetentionTime()))
                .orElse(Hash64.NOTHING);
        return new long[] {ContentHash.of(group.retention()) + Hash64.part("regulated", asked)};
    }

    private static long place(DataContainer container) {
        return Hash64.of(Part.kind(container), ContentHash.of(container, PLACE));
    }

    private static long owner(GovernanceZone zone, Team team) {
        return Hash64.of(Hash64.of(zone.name()), Hash64.of(team.name()));
    }

    private static long deprecation(Optional<Deprecation> deprecation) {
        return deprecation.isPresent() ? 1 : Hash64.NOTHING;
    }
}
