package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.chunk.ChunkContent;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.schedule.ScheduleRenderer;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the operations book says of databases that DMS loads at off-peak hours, where there are any. */
final class LoadChapter {
    private final Instance instance;
    private final OffPeakLoads loads;
    private final PlatformRenderRequest request;

    LoadChapter(Instance instance, PlatformRenderRequest request) {
        this.instance = instance;
        this.loads = new OffPeakLoads(instance);
        this.request = request;
    }

    /** The chapter, with the first load as its example; empty where nothing is loaded. */
    Optional<String> text() {
        if (instance.parameters().textMap(OffPeakLoads.PARAMETER).isEmpty()) {
            return Optional.empty();
        }
        for (Chunk chunk : request.plan().chunks()) {
            ChunkRenderRequest content = new ChunkRenderRequest(request.model(), request.plan(), chunk);
            for (Map.Entry<String, List<ExportNode>> entry :
                    new ChunkContent(content.nodes()).containers().entrySet()) {
                DataContainer container =
                        Consumers.container(request.model(), entry.getValue().get(0));
                if (loads.of(container).isPresent()) {
                    String folder = loads.folder(container, entry.getKey(), chunk.id());
                    return Optional.of(text(entry.getKey(), chunk.id(), folder));
                }
            }
        }
        return Optional.empty();
    }

    private String text(String container, String chunk, String folder) {
        return """
                ## Databases that DMS loads at off-peak hours

                The schedule of such an export starts the export machine. It sees that the replication task rests, has the job write all rows into files,
                tests both connections, starts the task and looks each two minutes until all tables are loaded. While DMS loads a table, readers
                find it empty or in part. What fails goes to the topic of failures, also a load that takes longer than %1$s; it goes on.

                ```sh
                aws dms describe-replication-tasks --filters Name=replication-task-id,Values=%2$s \\
                  --query 'ReplicationTasks[].[Status,StopReason,ReplicationTaskStats]'
                aws s3 ls --recursive "s3://%3$s/%4$s/"
                ```

                * **Load now**: start the machine with the input of the schedule, when no other execution is about this container. Do not start the task by
                  itself: the files may be half of those that a run writes.

                ```sh
                INPUT=$(aws scheduler get-schedule --group-name %5$s --name %6$s --query Target.Input --output text)
                aws stepfunctions start-execution --state-machine-arn %7$s --input "$INPUT"
                ```

                * **A column is new, or has another type**: tables that are there are emptied and not made anew, so that grants, indexes and views stay.
                  Add the column to the table before the change is applied, or drop the table, and the next load makes it.
                * **Apply while nothing loads**: DMS refuses to change a task that runs, and the next load is by the new one.
                * **A load is too slow**: `dms.instanceClass`, or have the job export the container: leave it out of `%8$s`. Then drop the tables that
                  DMS has made, as the job makes views for each consumer instead.
                * **A container is loaded no more**: its files stay in `s3://%3$s/%4$s/` until somebody removes them.
                """.formatted(
                        instance.parameters().duration("dms.loadTimeout"),
                        loads.task(container, chunk),
                        instance.icebergBucket(),
                        folder,
                        instance.scheduleGroup(),
                        new ScheduleRenderer(instance, Tf.none()).name(Purpose.EXPORT, container, chunk),
                        instance.arns().stateMachine(instance.stateMachine(Purpose.EXPORT)),
                        OffPeakLoads.PARAMETER);
    }
}
