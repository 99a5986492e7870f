package io.datasurface.awsbatch.chunk;

import io.datasurface.awsbatch.datasync.TransferRenderer;
import io.datasurface.awsbatch.dms.LoadRenderer;
import io.datasurface.awsbatch.dms.Replication;
import io.datasurface.awsbatch.dms.ReplicationRenderer;
import io.datasurface.awsbatch.fargate.PullRenderer;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.instance.RootModule;
import io.datasurface.awsbatch.lineage.LineageEvents;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.schedule.Part;
import io.datasurface.awsbatch.schedule.ScheduleRenderer;
import io.datasurface.awsbatch.schedule.Target;
import io.datasurface.awsbatch.schedule.Targets;
import io.datasurface.awsbatch.schedule.Timing;
import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.WorkList;
import io.datasurface.awsbatch.spec.json.SpecWriter;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.watch.Watch;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.awsbatch.work.ReconcileWork;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.work.TransformWork;
import io.datasurface.awsbatch.workflow.Step;
import io.datasurface.awsbatch.workflow.WorkflowRenderer;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.IngestionMetadata;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders one chunk as the root module {@code chunks/<id>}. */
public final class ChunkRenderer {
    /** Each table has an interval, a day at least, before which nothing is done; a run that is a little early would make two days of it. */
    private static final Duration UPKEEP = Duration.ofHours(25);

    private static final String JSON = "application/json";
    private static final String SCHEDULES = "schedules";

    private final Instance instance;
    private final ChunkRenderRequest request;
    private final ArtifactSink sink;
    private final String folder;
    private final TfModule.Builder module;
    private final ScheduleRenderer schedules;
    private final Targets targets;
    private final Orchestration orchestration;
    private final WorkflowRenderer workflows;
    private final Documents documents;
    private final Handover handover;
    private final TfString key;

    /**
     * Makes a renderer.
     *
     * @param instance the platform instance
     * @param request the model, the plan and the chunk
     * @param sink takes the files
     */
    public ChunkRenderer(Instance instance, ChunkRenderRequest request, ArtifactSink sink) {
        this.instance = instance.in(request.chunk().cell());
        this.request = request;
        this.sink = sink;
        this.folder = folder(request.chunk().id());
        this.module = RootModule.of(this.instance, folder);
        this.key = key();
        this.schedules = new ScheduleRenderer(this.instance, key);
        this.targets = new Targets(this.instance);
        this.orchestration = Orchestration.of(instance);
        this.workflows = new WorkflowRenderer(this.instance, module);
        this.documents = new Documents(this.instance, module, key, folder, sink);
        this.handover = new Handover(request);
    }

    /** Returns the folder of a chunk's root module, relative to the platform's. */
    public static String folder(String chunk) {
        return "chunks/" + chunk;
    }

    /** Adds the files of the chunk to the sink. */
    public void render() {
        ChunkContent content = new ChunkContent(request.nodes());
        List<StoreWork> stores = new ArrayList<>();
        content.stores().forEach((store, nodes) -> stores.add(new StoreWork(instance, request.model(), store, nodes)));
        List<ExportWork> exports = content.containers().values().stream()
                .map(nodes -> new ExportWork(
                        instance, request.model(), request.chunk().id(), nodes))
                .toList();
        Optional<TfResource> instances = replication(stores, exports);
        stores.forEach(this::ingestion);
        maintenance(stores);
        exports.forEach(work -> export(work, instances));
        Reconciliation.of(instance).ifPresent(what -> reconciliation(what, stores, exports));
        content.triggers().forEach(this::trigger);
        content.transformers()
                .forEach(node -> transformer(new TransformWork(instance, request.model(), node.workspace())));
        if (instance.parameters().flag("lineage")) {
            lineage(content, stores);
        }
        new LetGo(instance, request, handover, module).add(content);
        module.build().files().forEach((file, text) -> sink.add(folder + "/" + file, text));
    }

    private void lineage(ChunkContent content, List<StoreWork> stores) {
        LineageEvents events = new LineageEvents(instance);
        stores.forEach(events::ingestion);
        content.containers()
                .values()
                .forEach(nodes -> events.export(new ExportWork(
                        instance, request.model(), request.chunk().id(), nodes)));
        content.transformers()
                .forEach(node -> events.transformer(new TransformWork(instance, request.model(), node.workspace())));
        sink.add(folder + "/" + LineageEvents.FILE, events.text());
    }

    private TfString key() {
        if (instance.givenKey().isPresent()) {
            return Tf.text(instance.givenKey().get());
        }
        return module.add(TfResource.data("aws_kms_key", "data", it -> it.set("key_id", instance.keyAlias())))
                .attr("arn");
    }

    private TfValue securityGroup() {
        return module.add(TfResource.data(
                        "aws_security_group",
                        "data",
                        it -> it.set("name", instance.securityGroup()).set("vpc_id", instance.vpc())))
                .attr("id");
    }

    /** The instance stays until its last task has moved: DMS refuses to delete one with tasks. A chunk that retires is applied after that. */
    private Optional<TfResource> replication(List<StoreWork> stores, List<ExportWork> exports) {
        List<StoreWork> captured =
                stores.stream().filter(store -> store.capture().isPresent()).toList();
        boolean waits =
                !request.chunk().nodes().isEmpty() && handover.stores().stream().anyMatch(this::isOnInstance);
        boolean loads = exports.stream().anyMatch(work -> work.load().isPresent());
        if (captured.isEmpty() && !waits && !loads) {
            return Optional.empty();
        }
        return new ReplicationRenderer(instance, module, request.chunk().id(), key, securityGroup())
                .render(captured, store -> handover.takesOver(store.nodes()), waits || loads);
    }

    private boolean isOnInstance(String store) {
        return request.model()
                .ecosystem()
                .datastore(store)
                .filter(entry -> entry.datastore().capture().orElse(null) instanceof CDCCaptureIngestion)
                .filter(entry -> Replication.of(instance, entry).capacity().isEmpty())
                .isPresent();
    }

    /** The key of a program changes with its text; what the state holds must be found without knowing that. */
    static String codeLabel(String workspace) {
        return TfLabel.of("code", workspace);
    }

    private void schedule(Purpose purpose, Timing timing, Target called, boolean takenOver, String subject) {
        TfResource schedule = module.add(SCHEDULES, schedules.schedule(purpose, subject, timing, called, subject));
        if (takenOver) {
            module.imported(schedule.address(), schedules.importId(purpose, subject));
        }
    }

    private void ingestion(StoreWork work) {
        String store = work.store().name();
        String spec = instance.folders().spec("ingest", store);
        documents.add(spec, JSON, SpecWriter.toBytes(work.ingestSpec()));
        boolean dropped = work.drops().isPresent();
        if (orchestration.followsEvents()
                && !dropped
                && work.database().isEmpty()
                && work.program().isEmpty()
                && work.feed().isEmpty()) {
            return; // What runs the transformer starts the ingestion of what it wrote.
        }
        Duration pause = dropped ? TransferRenderer.pause(instance, work) : work.pause();
        Watch watch = watch(work, pause);
        ExecutionClass execution = ExecutionClass.of(instance, watch.priority(), pause);
        boolean takenOver = handover.takesOver(work.nodes());
        TfMap input = watched(ingestInput(work, spec), watch, execution);
        Step step = new Step(Part.of(Purpose.INGEST, store), store, spec, watch, execution);
        if (dropped) {
            TransferRenderer transfers =
                    new TransferRenderer(instance, module, request.chunk().id());
            TfResource task = transfers.render(work, pause);
            if (orchestration.hasMachines()) {
                transfers.start(
                        store, task, targets.machine(Purpose.INGEST, input)); // What is transferred is ingested then.
                return;
            }
            if (orchestration.hasWorkflows()) {
                String workflow = workflows.render(WorkflowRenderer.Start.byEvent(), List.of(step), takenOver);
                transfers.start(store, task, targets.workflow(workflow));
                return;
            }
        }
        Optional<IngestionMetadata> captured =
                work.program().<IngestionMetadata>map(program -> program).or(work::database);
        Timing timing = timing(captured.flatMap(IngestionMetadata::stepTrigger), pause, execution);
        if (orchestration.hasWorkflows()) {
            workflows.render(WorkflowRenderer.Start.of(timing, pause), List.of(step), takenOver);
            return;
        }
        Target target = targets.of(Purpose.INGEST, spec, Optional.of(watch), execution, input);
        schedule(Purpose.INGEST, timing, target, takenOver, store);
    }

    private Watch watch(StoreWork work, Duration pause) {
        String zone =
                Consumers.datastore(request.model(), work.store().name()).zone().name();
        return Watch.of(zone, work.requirements(), pause);
    }

    private static TfMap watched(TfMap input, Watch watch, ExecutionClass execution) {
        return input.put("watch", watch.input()).put("executionClass", Tf.text(execution.name()));
    }

    private TfMap ingestInput(StoreWork work, String spec) {
        String store = work.store().name();
        if (work.program().isPresent()) {
            return input(spec, store)
                    .put(
                            "pull",
                            new PullRenderer(instance, module, request.chunk().id(), key).render(work));
        }
        if (work.capture().isEmpty()) {
            return input(spec, store); // There is no load of DMS to wait for.
        }
        return Replication.of(instance, work.entry())
                .input(work, input(spec, store))
                .put("tables", Tf.number(work.datasets().size()))
                .put(
                        "marker",
                        Tf.map()
                                .put("bucket", Tf.text(instance.stagingBucket()))
                                .put("key", Tf.text(work.loadMarkerKey())));
    }

    private void maintenance(List<StoreWork> stores) {
        if (stores.isEmpty()) {
            return;
        }
        List<WorkList.Item> items = new ArrayList<>();
        for (StoreWork work : stores) {
            String spec = instance.folders().spec("maintain", work.store().name());
            documents.add(spec, JSON, SpecWriter.toBytes(work.maintainSpec()));
            items.add(new WorkList.Item(JobKind.MAINTAIN, spec));
        }
        workList(Purpose.MAINTAIN, "worklist", items, UPKEEP);
    }

    private void reconciliation(Reconciliation what, List<StoreWork> stores, List<ExportWork> exports) {
        ReconcileWork work = new ReconcileWork(instance, what);
        List<WorkList.Item> items = new ArrayList<>();
        stores.forEach(store -> work.ofSource(store)
                .ifPresent(spec -> items.add(comparison(
                        instance.folders()
                                .spec("reconcile", "source", store.store().name()),
                        spec))));
        exports.forEach(export -> work.ofTarget(export)
                .ifPresent(spec -> items.add(comparison(
                        instance.folders()
                                .spec(
                                        "reconcile",
                                        "target",
                                        export.containerName(),
                                        request.chunk().id()),
                        spec))));
        if (!items.isEmpty()) {
            workList(Purpose.RECONCILE, "reconcile-list", items, what.interval());
        }
    }

    private WorkList.Item comparison(String key, ReconcileSpec spec) {
        documents.add(key, JSON, SpecWriter.toBytes(spec));
        return new WorkList.Item(JobKind.RECONCILE, key);
    }

    /** A state machine works off the list; without one each document is started by itself. */
    private void workList(Purpose purpose, String kind, List<WorkList.Item> items, Duration pause) {
        String chunk = request.chunk().id();
        Timing timing = Timing.every(pause, ExecutionClass.ofPatient(instance));
        if (!orchestration.hasMachines()) {
            items.forEach(item -> alone(purpose, item.spec(), timing));
            return;
        }
        String list = instance.folders().spec(kind, chunk);
        documents.add(list, JSON, SpecWriter.toBytes(new WorkList(items)));
        TfMap input = Tf.map().put("workList", Tf.text(list)).put("subject", Tf.text(chunk));
        module.add(SCHEDULES, schedules.schedule(purpose, chunk, timing, targets.machine(purpose, input), chunk));
    }

    /** The schedule belongs to its chunk, like the list in whose place it stands. */
    private void alone(Purpose purpose, String spec, Timing timing) {
        String subject = spec.substring(spec.lastIndexOf('/') + 1, spec.lastIndexOf('.'));
        Target target = targets.job(purpose, spec, Optional.empty(), ExecutionClass.ofPatient(instance));
        module.add(
                SCHEDULES,
                schedules.schedule(
                        purpose,
                        subject,
                        timing,
                        target,
                        subject,
                        request.chunk().id()));
    }

    private void export(ExportWork work, Optional<TfResource> instances) {
        String container = work.containerName();
        String chunk = request.chunk().id();
        String spec = instance.folders().spec("export", container, chunk);
        documents.add(spec, JSON, SpecWriter.toBytes(work.spec()));
        Optional<CronTrigger> load = work.load();
        Duration pause = load.map(OffPeakLoads::pause)
                .orElseGet(() -> ExportWork.pause(
                        work.container(),
                        Cadence.of(work.requirements(), instance.parameters().duration("ingest.interval"))));
        Watch watch = Watch.of(work.zone(), work.requirements(), pause);
        ExecutionClass execution = ExecutionClass.of(instance, watch.priority(), pause);
        Timing timing = timing(load.map(trigger -> trigger), pause, execution);
        if (orchestration.hasWorkflows()) {
            Step step = new Step(Part.of(Purpose.EXPORT, container, chunk), container, spec, watch, execution);
            workflows.render(WorkflowRenderer.Start.of(timing, pause), List.of(step), false);
            return;
        }
        TfMap input = watched(input(spec, container), watch, execution);
        if (load.isPresent()) {
            input = input.put("load", new LoadRenderer(instance, module, key, instances.orElseThrow()).render(work));
        }
        Target target = targets.of(Purpose.EXPORT, spec, Optional.of(watch), execution, input);
        module.add(SCHEDULES, schedules.schedule(Purpose.EXPORT, container, timing, target, container, chunk));
    }

    private void trigger(TriggerNode node) {
        TransformWork work = new TransformWork(instance, request.model(), node.workspace());
        Duration pause =
                Cadence.of(List.of(node.requirements()), instance.parameters().duration("ingest.interval"));
        String spec = instance.folders().spec("transform", node.workspace());
        String zone =
                Consumers.workspace(request.model(), node.workspace()).zone().name();
        Watch watch = Watch.of(zone, List.of(node.requirements()), pause);
        ExecutionClass execution = ExecutionClass.of(instance, watch.priority(), pause);
        String output = work.outputStore();
        String outputSpec = instance.folders().spec("ingest", output);
        Timing timing = timing(work.transformer().trigger(), pause, execution);
        boolean takenOver = handover.takesOver(List.of(node));
        if (orchestration.hasWorkflows()) {
            Step run = new Step(Part.of(Purpose.TRANSFORM, node.workspace()), node.workspace(), spec, watch, execution);
            Step ingestion = new Step(Part.of(Purpose.INGEST, output), output, outputSpec, watch, execution);
            workflows.render(WorkflowRenderer.Start.of(timing, pause), List.of(run, ingestion), takenOver);
            return;
        }
        TfMap input = watched(input(spec, node.workspace()), watch, execution).put("output", input(outputSpec, output));
        Target target = targets.of(Purpose.TRANSFORM, spec, Optional.of(watch), execution, input);
        schedule(Purpose.TRANSFORM, timing, target, takenOver, node.workspace());
    }

    private void transformer(TransformWork work) {
        work.sql()
                .ifPresent(text -> documents.add(
                        codeLabel(work.workspace()),
                        work.sqlKey(),
                        "application/sql",
                        text.getBytes(StandardCharsets.UTF_8)));
        documents.add(instance.folders().spec("transform", work.workspace()), JSON, SpecWriter.toBytes(work.spec()));
    }

    private static Timing timing(Optional<StepTrigger> trigger, Duration pause, ExecutionClass execution) {
        if (trigger.isEmpty()) {
            return Timing.every(pause, execution);
        }
        if (trigger.get() instanceof ExternallyTriggered) {
            return Timing.never();
        }
        return Timing.at("cron(" + CronSchedule.fields((CronTrigger) trigger.get()) + ")");
    }

    private static TfMap input(String spec, String subject) {
        return Tf.map().put("spec", Tf.text(spec)).put("subject", Tf.text(subject));
    }
}
