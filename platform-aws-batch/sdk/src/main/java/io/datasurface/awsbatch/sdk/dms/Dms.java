package io.datasurface.awsbatch.sdk.dms;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.dms.RenderedReplication.Kind;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.DatabaseMigrationResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeReplicationTableStatisticsResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeReplicationTasksResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeReplicationsResponse;
import software.amazon.awssdk.services.databasemigration.model.DescribeTableStatisticsResponse;
import software.amazon.awssdk.services.databasemigration.model.InvalidResourceStateException;
import software.amazon.awssdk.services.databasemigration.model.ResourceNotFoundException;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;

/** DMS in an account, asked not more often than a rate allows. */
public final class Dms implements AutoCloseable {
    /** The most that DMS gives of replications, and of tables. */
    private static final int PAGE = 100;

    private static final int TABLES_PAGE = 500;

    private final DatabaseMigrationClient client;
    private final RateLimit rate;

    /**
     * DMS in an account.
     *
     * @param access how to reach it
     * @param rate of requests
     */
    public Dms(AwsAccess access, RateLimit rate) {
        this.client = new Clients(access).dms();
        this.rate = rate;
    }

    /** All tasks of the account, by id. */
    public Map<String, LiveReplication> tasks() {
        Map<String, LiveReplication> found = new TreeMap<>();
        List<DescribeReplicationTasksResponse> pages = pages(
                marker -> client.describeReplicationTasks(request ->
                        request.maxRecords(PAGE).withoutSettings(true).marker(marker)),
                DescribeReplicationTasksResponse::marker);
        pages.forEach(page -> page.replicationTasks().forEach(task -> {
            LiveReplication replication = LiveReplication.of(task);
            found.put(replication.id(), replication);
        }));
        return found;
    }

    /** All serverless replications of the account, by id. */
    public Map<String, LiveReplication> serverless() {
        Map<String, LiveReplication> found = new TreeMap<>();
        List<DescribeReplicationsResponse> pages = pages(
                marker -> client.describeReplications(
                        request -> request.maxRecords(PAGE).marker(marker)),
                DescribeReplicationsResponse::marker);
        pages.forEach(page -> page.replications().forEach(each -> {
            LiveReplication replication = LiveReplication.of(each);
            found.put(replication.id(), replication);
        }));
        return found;
    }

    /** The tables of a replication, as far as DMS knows them: none before it has run. */
    public List<TableState> tables(LiveReplication replication, Kind kind) {
        try {
            return kind == Kind.SERVERLESS ? tablesOfServerless(replication) : tablesOfTask(replication);
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }

    /** Starts a replication: where it was if it has run before, else from the beginning. It never loads anew what was loaded. */
    public void start(LiveReplication replication, Kind kind) {
        rate.take();
        StartReplicationTaskTypeValue how = replication.hasRun()
                ? StartReplicationTaskTypeValue.RESUME_PROCESSING
                : StartReplicationTaskTypeValue.START_REPLICATION;
        try {
            if (kind == Kind.SERVERLESS) {
                client.startReplication(request ->
                        request.replicationConfigArn(replication.arn()).startReplicationType(how.toString()));
            } else {
                client.startReplicationTask(
                        request -> request.replicationTaskArn(replication.arn()).startReplicationTaskType(how));
            }
        } catch (InvalidResourceStateException e) {
            throw new IllegalStateException(
                    "DMS does not start " + replication.id() + " as it is: " + e.getMessage(), e);
        }
    }

    private List<TableState> tablesOfTask(LiveReplication task) {
        List<DescribeTableStatisticsResponse> pages = pages(
                marker -> client.describeTableStatistics(request -> request.replicationTaskArn(task.arn())
                        .maxRecords(TABLES_PAGE)
                        .marker(marker)),
                DescribeTableStatisticsResponse::marker);
        return pages.stream()
                .flatMap(page -> page.tableStatistics().stream())
                .map(TableState::of)
                .toList();
    }

    private List<TableState> tablesOfServerless(LiveReplication replication) {
        List<DescribeReplicationTableStatisticsResponse> pages = pages(
                marker -> client.describeReplicationTableStatistics(
                        request -> request.replicationConfigArn(replication.arn())
                                .maxRecords(TABLES_PAGE)
                                .marker(marker)),
                DescribeReplicationTableStatisticsResponse::marker);
        return pages.stream()
                .flatMap(page -> page.replicationTableStatistics().stream())
                .map(TableState::of)
                .toList();
    }

    private <P extends DatabaseMigrationResponse> List<P> pages(
            Function<@Nullable String, P> page, Function<P, @Nullable String> next) {
        List<P> all = new ArrayList<>();
        @Nullable String marker = null;
        do {
            rate.take();
            P answer = page.apply(marker);
            all.add(answer);
            marker = next.apply(answer);
        } while (marker != null && !marker.isEmpty());
        return all;
    }

    @Override
    public void close() {
        client.close();
    }
}
