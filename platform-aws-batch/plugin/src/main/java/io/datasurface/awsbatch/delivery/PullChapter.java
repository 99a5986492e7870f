package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.ScheduleRenderer;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.IntentionNode;
import io.datasurface.spi.PlatformModel;
import java.util.Optional;

/** What the operations book says of programs that pull, where there are any. */
final class PullChapter {
    private final Instance instance;
    private final PullNames names;
    private final Optional<String> store;

    PullChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.names = new PullNames(instance);
        this.store = model.graph().nodes().stream()
                .map(node -> IntentionNode.partsOf(node.name()))
                .filter(parts -> parts.get(0).equals("Ingest"))
                .map(parts -> parts.get(2))
                .filter(name -> model.ecosystem()
                        .datastore(name)
                        .filter(entry -> StoreWork.program(entry.datastore()).isPresent())
                        .isPresent())
                .sorted()
                .findFirst();
    }

    /** The chapter; empty where no program pulls. */
    Optional<String> text() {
        return store.map(this::text);
    }

    private String text(String name) {
        return """
                ## Programs that pull

                The ingest of a datastore that a program pulls runs the program in a container on Fargate first (cluster `%1$s`), twice again if it
                fails, and stops it after %2$s. What it said is in its log, in streams that begin with the datastore:

                ```sh
                aws logs tail %3$s --since 2d
                ```

                Each run writes into a folder of its own, and `%4$s` into it as the last; without that nothing of a run is ingested, and what a run
                that was killed has left can stay. These folders are what the lake was made of: they stay, unless the datastore has a `rawRetention`.

                ```sh
                aws s3 ls "s3://%5$s/%6$s/"
                ```

                * **Pull now**: start the machine with the input of the schedule.

                ```sh
                INPUT=$(aws scheduler get-schedule --group-name %7$s --name %8$s --query Target.Input --output text)
                aws stepfunctions start-execution --state-machine-arn %9$s --input "$INPUT"
                ```

                * **Put right what was pulled wrong**: remove the folder of the run, or its marker, and pull again. A SNAPSHOT takes the place of the one
                  before. Rows of CHANGES and APPEND that were ingested stay until later ones change them, or until the hint `loadEpoch` is raised.
                * **Ship a new program**: name its image in the model, render and apply the chunk. Runs that have begun end with the old one.
                * **Give it more memory** when the alarm `pulls-memory` tells, or a run ends with code 137: `memoryMiB` and `cpus` of its
                  image in the model. A task does not grow by itself.
                * **It finds no place**: `quotas.json` says how many processors Fargate has to give (`fargate-cpus`), and how many addresses the subnets.
                """.formatted(
                        names.cluster(),
                        instance.parameters().duration("pull.timeout"),
                        names.logs(),
                        Folders.RUN_MARKER,
                        instance.stagingBucket(),
                        instance.folders().drops(name),
                        instance.scheduleGroup(),
                        new ScheduleRenderer(instance, Tf.none()).name(Purpose.INGEST, name),
                        instance.arns().stateMachine(instance.stateMachine(Purpose.INGEST)));
    }
}
