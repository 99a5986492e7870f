package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.dms.Replication;
import io.datasurface.awsbatch.dms.ServerlessReplication;
import io.datasurface.awsbatch.foundation.GraphStores;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.ScheduleRenderer;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.spi.PlatformModel;
import java.util.Optional;

/** What the operations book says of replication: for tasks always, of which there may be some tomorrow, for DMS Serverless where it is used. */
final class ReplicationChapters {
    private final Instance instance;
    private final Optional<StoreWork> task;
    private final Optional<StoreWork> serverless;

    ReplicationChapters(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.task = GraphStores.firstCaptured(
                instance, model, replication -> replication.capacity().isEmpty());
        this.serverless = GraphStores.firstCaptured(
                instance, model, replication -> replication.capacity().isPresent());
    }

    /** How a datastore is let rest, one way and the other. */
    String rest() {
        String tasks = """
                %sWhile the task is stopped the source has to keep its log. It goes on where it was:

                ```sh
                TASK=%s
                ARN=$(aws dms describe-replication-tasks --filters "Name=replication-task-id,Values=$TASK" \\
                  --query 'ReplicationTasks[0].ReplicationTaskArn' --output text)
                aws dms stop-replication-task --replication-task-arn "$ARN"
                aws dms start-replication-task --replication-task-arn "$ARN" --start-replication-task-type resume-processing
                ```

                Never start it with `reload-target` or `start-replication`: that is a full load. `datasurface aws start --rendered . --store "$DATASTORE"`
                (with `datasurface-aws.jar` beside the tool, and `--yes`) starts it the right way, as it looks whether it has run before.
                """.formatted(
                        task.map(
                                        work ->
                                                "The task of one of the datastores, for example; `chunks/*/replication.tf.json` has them all. ")
                                .orElse("`chunks/*/replication.tf.json` has the ids of the tasks. "),
                        task.map(work -> Replication.of(instance, work.entry()).id(work))
                                .orElse("replication-task-id"));
        return serverless.map(work -> tasks + "\n" + restServerless(work)).orElse(tasks);
    }

    private String restServerless(StoreWork work) {
        return """
                A serverless replication rests for **48 hours at most**: then DMS gives up its place in the log of the source, and only a new load
                epoch brings the datastore back. Its ingestion resumes it after a quarter of an hour, so let that rest, too:

                ```sh
                NAME=%s
                REPLICATION=%s
                set_state() {
                  aws scheduler get-schedule --group-name %s --name "$NAME" --output json \\
                    | jq --arg state "$1" 'del(.Arn, .CreationDate, .LastModificationDate) | .State = $state' \\
                    | aws scheduler update-schedule --cli-input-json file:///dev/stdin
                }
                set_state DISABLED
                aws dms stop-replication --replication-config-arn "$REPLICATION"
                ```

                and to go on

                ```sh
                aws dms start-replication --replication-config-arn "$REPLICATION" --start-replication-type resume-processing
                set_state ENABLED
                ```

                The same goes before a change of its endpoints is applied (a certificate, a host), which DMS refuses while it runs. Every other change
                of it Terraform makes by itself: it stops the replication, and the ingestion resumes it.
                """.formatted(
                        new ScheduleRenderer(instance, Tf.none())
                                .name(Purpose.INGEST, work.store().name()),
                        replication(work).arn(work),
                        instance.scheduleGroup());
    }

    private ServerlessReplication replication(StoreWork work) {
        return (ServerlessReplication) Replication.of(instance, work.entry());
    }

    /** What to do about the alarms of replication. */
    String alarms() {
        String tasks = """
                ## When an alarm tells of suspended tables or stopped replication

                DMS **suspends** a table that it cannot go on with: a value that is too long (`dms.lobMaxSize`) or cannot be converted, a change of its
                columns. The replication of the other tables goes on, and nothing of the suspended one comes any more, so
                the alarm `replication-suspended` stays until it is repaired. It names the zone; `datasurface aws dms --rendered .` (with
                `datasurface-aws.jar` beside the tool) tells how each replication of this render and each of its tables is, problems first. Without it, and for
                the reasons:

                ```sh
                aws dms describe-replication-tasks --without-settings --output text \\
                  --query 'ReplicationTasks[?ReplicationTaskStats.TablesErrored>`0`].[ReplicationTaskIdentifier,ReplicationTaskArn]'
                aws dms describe-table-statistics --replication-task-arn "$ARN" --output text \\
                  --query 'TableStatistics[?TableState==`"Table error"`].[SchemaName,TableName,LastUpdateTime]'
                for GROUP in $(aws logs describe-log-groups --log-group-name-prefix dms-tasks- --query 'logGroups[].logGroupName' --output text); do
                  aws logs filter-log-events --log-group-name "$GROUP" --filter-pattern '"errored/suspended"' --query 'events[].message'
                done
                ```

                Remove the reason at the source or in the model, then load the datastore anew, as above.

                The alarm `replication-stopped` tells of a replication that does not run though it should: one that has failed, or that somebody has
                stopped. While it does not run the source keeps its log, or throws away what was not read yet. `datasurface aws dms` names it, or:

                ```sh
                aws dms describe-replication-tasks --without-settings --output text \\
                  --query 'ReplicationTasks[?Status!=`"running"`].[ReplicationTaskIdentifier,Status,StopReason,LastFailureMessage]'
                ```

                Let it go on as above, or, if the source has not kept its log, load the datastore anew.

                The alarm `key-changes` tells that keys of rows have changed at a source, and that the files of DMS do not say what they were: the
                rows of the old keys are still in the lake, and in what is made from it. The alarm names the zone and is over when no more
                of them come; the rows stay. The report at the end of the log of the `ingest` run names datasets, batches and how many there are at
                least. The comparison with the source, daily if `reconcile` asks for it, counts them, and a new load epoch removes them.
                """;
        return serverless.isEmpty() ? tasks : tasks + "\n" + alarmsOfServerless(serverless.get());
    }

    private String alarmsOfServerless(StoreWork work) {
        return """
                The same for serverless replications, whose log groups are named like their ARNs end, such as `%s`:

                ```sh
                aws dms describe-replications --output text \\
                  --query 'Replications[?ReplicationStats.TablesErrored>`0`].[ReplicationConfigIdentifier,ReplicationConfigArn]'
                aws dms describe-replication-table-statistics --replication-config-arn "$REPLICATION" --output text \\
                  --query 'ReplicationTableStatistics[?TableState==`"Table error"`].[SchemaName,TableName,LastUpdateTime]'
                aws dms describe-replications --output text \\
                  --query 'Replications[?Status!=`"running"`].[ReplicationConfigIdentifier,Status,StopReason,ReplicationDeprovisionTime,FailureMessages[0]]'
                ```

                One that has failed because it needs more memory than it may have tells of that in its log: raise its capacity
                (`serverless.capacities`). After `ReplicationDeprovisionTime` its place is lost: load the datastore anew.
                """.formatted(replication(work).logGroup(work));
    }
}
