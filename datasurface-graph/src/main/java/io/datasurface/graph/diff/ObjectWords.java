package io.datasurface.graph.diff;

import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.DurationWords;
import io.datasurface.model.container.DataContainer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Says more about a facet that differs, where the models before and after are at hand. */
final class ObjectWords {
    private ObjectWords() {}

    static Change ofStore(Facet facet, DatastoreEntry before, DatastoreEntry after) {
        Datastore old = before.datastore();
        Datastore now = after.datastore();
        Change plain = Change.of(FacetReasons.of(facet));
        return switch (facet) {
            case CAPTURE -> parts(plain, old.capture(), now.capture(), ObjectContent.CAPTURE);
            case CODE -> parts(plain, old.capture(), now.capture(), ObjectContent.CODE);
            case SOURCE -> ofContainers(plain, source(old), source(now));
            case SCHEDULE ->
                fromTo(
                        plain,
                        schedule(old.capture().flatMap(CaptureMetadata::stepTrigger)),
                        schedule(now.capture().flatMap(CaptureMetadata::stepTrigger)));
            case OWNER -> fromTo(plain, owner(before.zone(), before.team()), owner(after.zone(), after.team()));
            case STATUS ->
                fromTo(
                        plain,
                        old.productionStatus().name(),
                        now.productionStatus().name());
            case RAW_RETENTION -> rawRetention(ObjectContent.rawRetention(before), ObjectContent.rawRetention(after));
            default -> plain;
        };
    }

    static Change ofWorkspace(Facet facet, WorkspaceEntry before, WorkspaceEntry after) {
        Workspace old = before.workspace();
        Workspace now = after.workspace();
        Change plain = Change.of(FacetReasons.of(facet));
        return switch (facet) {
            case CODE ->
                parts(
                        plain,
                        old.dataTransformer().map(program -> program.code()),
                        now.dataTransformer().map(program -> program.code()),
                        Set.of(Part.Role.values()));
            case SCHEDULE ->
                fromTo(
                        plain,
                        schedule(old.dataTransformer().flatMap(program -> program.trigger())),
                        schedule(now.dataTransformer().flatMap(program -> program.trigger())));
            case OWNER -> fromTo(plain, owner(before.zone(), before.team()), owner(after.zone(), after.team()));
            case STATUS -> fromTo(plain, importance(old), importance(now));
            default -> plain;
        };
    }

    static Change ofContainers(Change plain, Optional<DataContainer> before, Optional<DataContainer> after) {
        String from = before.map(ObjectWords::container).orElse("");
        String to = after.map(ObjectWords::container).orElse("");
        return from.equals(to) ? parts(plain, before, after, ObjectContent.PLACE) : fromTo(plain, from, to);
    }

    static Change fromTo(Change plain, String from, String to) {
        return new Change(plain.reason(), plain.subject(), from, to);
    }

    private static Optional<DataContainer> source(Datastore store) {
        return store.capture().flatMap(CaptureMetadata::dataContainer);
    }

    /** Names the kinds if they differ, or else the components. */
    private static Change parts(Change plain, Optional<?> before, Optional<?> after, Set<Part.Role> roles) {
        String from = before.map(ObjectWords::kind).orElse("");
        String to = after.map(ObjectWords::kind).orElse("");
        if (!from.equals(to) || before.isEmpty() || after.isEmpty()) {
            return fromTo(plain, from, to);
        }
        return Change.of(plain.reason(), String.join(", ", ContentHash.differences(before.get(), after.get(), roles)));
    }

    private static String kind(Object value) {
        return value.getClass().getSimpleName();
    }

    private static String container(DataContainer container) {
        return kind(container) + " " + Told.of(container.name());
    }

    private static String schedule(Optional<StepTrigger> trigger) {
        return trigger.map(starter -> starter instanceof CronTrigger cron ? cron.cron() : "trigger " + starter.name())
                .map(Told::of)
                .orElse("");
    }

    private static String owner(GovernanceZone zone, Team team) {
        return Told.of(zone.name() + "/" + team.name());
    }

    private static String importance(Workspace workspace) {
        return workspace.priority() + ", " + workspace.productionStatus();
    }

    private static Change rawRetention(Optional<Duration> before, Optional<Duration> after) {
        boolean longer = before.isPresent() && after.isPresent() && after.get().compareTo(before.get()) > 0;
        return new Change(
                longer ? ChangeReason.RAW_RETENTION_RAISED : ChangeReason.RAW_RETENTION_CHANGED,
                "",
                before.map(DurationWords::of).orElse(""),
                after.map(DurationWords::of).orElse(""));
    }
}
