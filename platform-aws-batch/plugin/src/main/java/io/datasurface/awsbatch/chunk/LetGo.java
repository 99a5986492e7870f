package io.datasurface.awsbatch.chunk;

import io.datasurface.awsbatch.dms.ReplicationRenderer;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.schedule.Part;
import io.datasurface.awsbatch.schedule.ScheduleRenderer;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.TransformWork;
import io.datasurface.awsbatch.workflow.WorkflowRenderer;
import io.datasurface.spi.ChunkRenderRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of all that a chunk has made for nodes of other chunks that it lives on. */
final class LetGo {
    private final Instance instance;
    private final ChunkRenderRequest request;
    private final Handover handover;
    private final TfModule.Builder module;
    private final Set<TfAddress> workflows = new LinkedHashSet<>();

    LetGo(Instance instance, ChunkRenderRequest request, Handover handover, TfModule.Builder module) {
        this.instance = instance;
        this.request = request;
        this.handover = handover;
        this.module = module;
    }

    void add(ChunkContent content) {
        Set<String> writtenHere = content.triggers().stream()
                .map(node -> outputStore(node.workspace()))
                .collect(Collectors.toSet());
        for (String store : handover.stores()) {
            if (!content.stores().containsKey(store)) {
                store(store, writtenHere.contains(store));
            }
        }
        for (String workspace : handover.triggers()) {
            start(Part.of(Purpose.TRANSFORM, workspace), Part.of(Purpose.INGEST, outputStore(workspace)));
        }
        for (String workspace : handover.transformers()) {
            forget(instance.folders().spec("transform", workspace));
            module.forgotten(Documents.address(ChunkRenderer.codeLabel(workspace)));
        }
        workflows.forEach(module::forgotten);
    }

    private String outputStore(String workspace) {
        return new TransformWork(instance, request.model(), workspace).outputStore();
    }

    /** The workflow of a transformer has the ingestion of what it writes, which stays where the transformer is; a schedule of its own goes. */
    private void store(String store, boolean isWrittenHere) {
        ReplicationRenderer.addresses(instance, Consumers.datastore(request.model(), store))
                .forEach(module::forgotten);
        if (!isWrittenHere || !Orchestration.of(instance).hasWorkflows()) {
            start(Part.of(Purpose.INGEST, store));
        }
        forget(instance.folders().spec("ingest", store));
        forget(instance.folders().spec("maintain", store));
        Reconciliation.of(instance)
                .filter(Reconciliation::sources)
                .ifPresent(what -> forget(instance.folders().spec("reconcile", "source", store)));
    }

    private void start(Part first, Part... more) {
        if (!Orchestration.of(instance).hasWorkflows()) {
            module.forgotten(
                    ScheduleRenderer.address(first.purpose(), first.path().toArray(String[]::new)));
            return;
        }
        Part[] all = new Part[more.length + 1];
        all[0] = first;
        System.arraycopy(more, 0, all, 1, more.length);
        workflows.addAll(WorkflowRenderer.addresses(all));
    }

    private void forget(String objectKey) {
        module.forgotten(Documents.address(TfLabel.of(objectKey)));
    }
}
