package io.datasurface.awsbatch.plan;

import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.IngestionMetadata;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.PlatformModel;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many runs of jobs a day each datastore, container and transformer has, from what its consumers ask for and its trigger says. */
public final class Runs {
    /** DataSync starts a task each hour at most. */
    private static final long TRANSFERS_A_DAY = 24;

    private static final long DAY_MINUTES = Duration.ofDays(1).toMinutes();

    private final EcosystemIndex ecosystem;
    private final Duration interval;
    private final boolean followsEvents;
    private final Map<String, Duration> stores = new HashMap<>();
    private final Map<String, Duration> containers = new HashMap<>();
    /** How often a day DMS loads containers. */
    private final Map<String, Long> loads = new HashMap<>();

    private final Map<String, Duration> workspaces = new HashMap<>();
    private final Set<String> fed = new HashSet<>();

    private Runs(Instance instance, PlatformModel model) {
        this.ecosystem = model.ecosystem();
        this.interval = instance.parameters().duration("ingest.interval");
        this.followsEvents = Orchestration.of(instance).followsEvents();
    }

    /**
     * Looks at each node of a graph once.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     */
    public static Runs of(Instance instance, PlatformModel model) {
        Runs runs = new Runs(instance, model);
        Collector collector = runs.new Collector(instance, model);
        for (int node = 0; node < model.graph().nodeCount(); node++) {
            model.graph().node(node).accept(collector);
        }
        return runs;
    }

    /** Returns the datastores that are taken from other platforms. */
    public Set<String> fed() {
        return Collections.unmodifiableSet(fed);
    }

    /** Returns how often a day the datastore is ingested. */
    public long ofStore(String store) {
        if (fed.contains(store)) {
            return aDay(Optional.empty(), stores.get(store));
        }
        Optional<StepTrigger> trigger = ecosystem
                .datastore(store)
                .flatMap(entry -> entry.datastore().capture())
                .filter(IngestionMetadata.class::isInstance)
                .flatMap(capture -> ((IngestionMetadata) capture).stepTrigger());
        boolean isDropped = ecosystem
                .datastore(store)
                .flatMap(entry -> StoreWork.drops(entry.datastore()))
                .isPresent();
        // Where no transfer starts the ingestion, the trigger of the transfers says nothing of it.
        long asked = aDay(isDropped && !followsEvents ? Optional.empty() : trigger, stores.get(store));
        return isDropped ? Math.min(asked, TRANSFERS_A_DAY) : asked;
    }

    /** Returns how often a day each document of the container is exported, at most. */
    public long ofContainer(String container) {
        Long loadsADay = loads.get(container);
        return loadsADay == null ? aDay(Optional.empty(), containers.get(container)) : loadsADay;
    }

    /** Returns how many runs a day the transformer of the workspace brings with it: its own, and the ingestions that follow them. */
    public long ofTrigger(String workspace) {
        return followsEvents ? 2 * ofWorkspace(workspace) : ofWorkspace(workspace);
    }

    /** Returns how often a day the transformer of the workspace runs. */
    public long ofWorkspace(String workspace) {
        Optional<StepTrigger> trigger = ecosystem
                .workspace(workspace)
                .flatMap(entry -> entry.workspace().dataTransformer())
                .flatMap(transformer -> transformer.trigger());
        return aDay(trigger, workspaces.get(workspace));
    }

    /** What somebody outside starts is counted as if it ran as often as its consumers ask for. */
    private static long aDay(Optional<StepTrigger> trigger, @org.jspecify.annotations.Nullable Duration pause) {
        if (trigger.isPresent() && trigger.get() instanceof CronTrigger cron) {
            CronExpression expression = CronExpression.parse(cron.cron());
            return (long) expression.values(CronExpression.Field.MINUTE).size()
                    * expression.values(CronExpression.Field.HOUR).size();
        }
        long minutes = pause == null ? DAY_MINUTES : pause.toMinutes();
        return (DAY_MINUTES + minutes - 1) / minutes;
    }

    /** Keeps the shortest pause of each; the result says nothing. */
    private final class Collector implements IntentionNode.Visitor<Boolean> {
        private final Instance instance;
        private final PlatformModel model;
        private final OffPeakLoads offPeak;

        Collector(Instance instance, PlatformModel model) {
            this.instance = instance;
            this.model = model;
            this.offPeak = new OffPeakLoads(instance);
        }

        private boolean keepStore(String store, IntentionNode node) {
            Duration pause = Cadence.of(List.of(node.requirements()), interval);
            if (LakeFeeds.readsFrom(node).isPresent()) {
                fed.add(store);
                Duration cadence = LakeFeeds.source(instance, model, store)
                        .map(FeedOffer::cadence)
                        .map(Cadence::whole)
                        .orElse(pause);
                pause = cadence.compareTo(pause) > 0 ? cadence : pause;
            }
            return keep(stores, store, pause);
        }

        private boolean keep(Map<String, Duration> pauses, String key, IntentionNode node) {
            return keep(pauses, key, Cadence.of(List.of(node.requirements()), interval));
        }

        private boolean keep(Map<String, Duration> pauses, String key, Duration pause) {
            pauses.merge(key, pause, (left, right) -> left.compareTo(right) <= 0 ? left : right);
            return true;
        }

        @Override
        public Boolean ingestionMulti(IngestionMultiNode node) {
            return keepStore(node.store(), node);
        }

        @Override
        public Boolean ingestionSingle(IngestionSingleNode node) {
            return keepStore(node.store(), node);
        }

        @Override
        public Boolean export(ExportNode node) {
            if (offPeak.areThere()) {
                offPeak.of(Consumers.container(model, node))
                        .ifPresent(load -> loads.computeIfAbsent(node.container(), key -> OffPeakLoads.aDay(load)));
            }
            return keep(
                    containers,
                    node.container(),
                    ExportWork.pause(
                            Consumers.container(model, node), Cadence.of(List.of(node.requirements()), interval)));
        }

        @Override
        public Boolean trigger(TriggerNode node) {
            return keep(workspaces, node.workspace(), node);
        }

        @Override
        public Boolean dataTransformer(DataTransformerNode node) {
            return true;
        }
    }
}
