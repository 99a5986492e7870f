package io.datasurface.host;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the objects of a model ask of platforms. What the model leaves out is a problem of its own and reported elsewhere. */
final class Demands {
    private final EcosystemIndex ecosystem;

    Demands(EcosystemIndex ecosystem) {
        this.ecosystem = ecosystem;
    }

    /** What ingesting a datastore asks for. What a transformer writes is not captured. */
    List<Demand> ofStore(String name) {
        List<Demand> demands = new ArrayList<>();
        Optional<EcosystemIndex.DatastoreEntry> entry = ecosystem.datastore(name);
        Optional<CaptureMetadata> found = entry.flatMap(
                        store -> store.datastore().capture())
                .filter(capture -> !(capture instanceof DataTransformerOutput));
        if (entry.isEmpty() || found.isEmpty()) {
            return demands;
        }
        CaptureMetadata capture = found.get();
        ObjectPath path = entry.get().path().child("capture");
        demands.add(new Demand(
                "capability-capture",
                path,
                "capture by " + kind(capture),
                platform -> platform.canCapture(capture),
                platform -> kinds(platform.captures())));
        capture.dataContainer().ifPresent(container -> {
            ObjectPath at = path.child("dataContainer");
            demands.add(new Demand(
                    "capability-source",
                    at,
                    "ingest from containers of the kind " + kind(container),
                    platform -> platform.canIngestFrom(container),
                    platform -> kinds(platform.sources())));
            places(container, at, demands);
        });
        return demands;
    }

    /** What exporting into a workspace's container asks for. */
    List<Demand> ofWorkspace(String name) {
        List<Demand> demands = new ArrayList<>();
        ecosystem
                .workspace(name)
                .ifPresent(entry -> entry.workspace().dataContainer().ifPresent(container -> {
                    ObjectPath path = entry.path().child("dataContainer");
                    demands.add(new Demand(
                            "capability-consumer",
                            path,
                            "export to containers of the kind " + kind(container),
                            platform -> platform.canExportTo(container),
                            platform -> kinds(platform.consumers())));
                    places(container, path, demands);
                }));
        return demands;
    }

    /** What running a workspace's transformer asks for. */
    List<Demand> ofTransformer(String workspace) {
        return ecosystem
                .workspace(workspace)
                .flatMap(entry -> entry.workspace()
                        .dataTransformer()
                        .map(transformer -> List.of(new Demand(
                                "capability-transformer",
                                entry.path().child("dataTransformer"),
                                "run transformers of the kind " + kind(transformer.code()),
                                platform -> platform.canRun(transformer.code()),
                                platform -> kinds(platform.transformers())))))
                .orElse(List.of());
    }

    /** What a dataset group asks for. One that says nothing sees the latest version of each record, at any time. */
    List<Demand> ofGroup(String workspace, String group) {
        Optional<EcosystemIndex.WorkspaceEntry> entry = ecosystem.workspace(workspace);
        if (entry.isEmpty()) {
            return List.of();
        }
        Optional<ConsumerRetentionRequirements> asked =
                Optional.ofNullable(entry.get().workspace().dsgs().get(group)).flatMap(DatasetGroup::retention);
        ObjectPath path = entry.get().path().child("dsgs", group).child("platformMD");
        MilestoningStrategy history =
                asked.map(ConsumerRetentionRequirements::milestoningStrategy).orElse(MilestoningStrategy.LIVE_ONLY);
        DataLatency latency = asked.map(ConsumerRetentionRequirements::latency).orElse(DataLatency.DAYS);
        List<Demand> demands = new ArrayList<>();
        demands.add(new Demand(
                "capability-milestoning",
                path,
                "keep history as " + history,
                platform -> platform.canKeep(history),
                platform -> platform.milestoning()));
        demands.add(new Demand(
                "capability-latency",
                path,
                "deliver within " + latency,
                platform -> platform.canDeliver(latency),
                platform -> platform.latency() + " at best"));
        asked.flatMap(ConsumerRetentionRequirements::freshness)
                .ifPresent(freshness -> demands.add(freshness(freshness, path)));
        return demands;
    }

    private static Demand freshness(Duration freshness, ObjectPath path) {
        return new Demand(
                "capability-latency",
                path,
                "deliver data that is at most " + freshness + " old",
                platform -> platform.canDeliver(freshness),
                platform -> platform.latency() + " at best");
    }

    /** A vendor that does not say which company it is cannot be judged. */
    private void places(DataContainer container, ObjectPath path, List<Demand> demands) {
        for (LocationKey place : container.locations()) {
            Optional<CloudVendor> company = Optional.ofNullable(
                            ecosystem.ecosystem().vendors().get(place.vendor()))
                    .flatMap(InfrastructureVendor::hardCloudVendor);
            company.ifPresent(vendor -> demands.add(new Demand(
                    "capability-vendor",
                    path,
                    "reach containers of " + vendor + ", where " + place + " is",
                    platform -> platform.canReach(vendor),
                    platform -> platform.vendors())));
            String name = place.path().substring(place.path().lastIndexOf('/') + 1);
            if (!name.isEmpty()) {
                demands.add(new Demand(
                        "capability-location",
                        path,
                        "reach containers in " + place,
                        platform -> platform.canReach(name),
                        platform -> platform.locations()));
            }
        }
    }

    private static String kind(Object thing) {
        return thing.getClass().getSimpleName();
    }

    private static List<String> kinds(Collection<? extends Class<?>> kinds) {
        return kinds.stream().map(Class::getSimpleName).sorted().toList();
    }
}
