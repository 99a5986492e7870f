package io.datasurface.awsbatch.sdk.dms;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.databasemigration.model.Replication;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;

/**
 * A replication as it is.
 *
 * @param id what the render calls it, too
 * @param arn by which it is asked for
 * @param status as DMS writes it
 * @param reason why it has stopped or failed; empty if DMS says nothing
 * @param hasRun whether it has been started before: then to start it as if for the first time is to load all anew
 */
public record LiveReplication(String id, String arn, String status, String reason, boolean hasRun) {
    static LiveReplication of(ReplicationTask task) {
        return new LiveReplication(
                task.replicationTaskIdentifier(),
                task.replicationTaskArn(),
                task.status(),
                text(Stream.of(Optional.ofNullable(task.stopReason()), Optional.ofNullable(task.lastFailureMessage()))
                        .flatMap(Optional::stream)),
                task.replicationTaskStartDate() != null || task.recoveryCheckpoint() != null);
    }

    static LiveReplication of(Replication replication) {
        return new LiveReplication(
                replication.replicationConfigIdentifier(),
                replication.replicationConfigArn(),
                replication.status(),
                text(Stream.concat(
                        Optional.ofNullable(replication.stopReason()).stream(),
                        replication.failureMessages().stream())),
                replication.recoveryCheckpoint() != null
                        || (replication.replicationStats() != null
                                && replication.replicationStats().startDate() != null));
    }

    private static String text(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
    }
}
