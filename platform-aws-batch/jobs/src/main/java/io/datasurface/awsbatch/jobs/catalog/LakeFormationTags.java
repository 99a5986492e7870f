package io.datasurface.awsbatch.jobs.catalog;

import io.datasurface.awsbatch.jobs.lake.TagCatalog;
import io.datasurface.awsbatch.jobs.run.JobException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClientBuilder;
import software.amazon.awssdk.services.lakeformation.model.AddLfTagsToResourceResponse;
import software.amazon.awssdk.services.lakeformation.model.ConcurrentModificationException;
import software.amazon.awssdk.services.lakeformation.model.EntityNotFoundException;
import software.amazon.awssdk.services.lakeformation.model.InvalidInputException;
import software.amazon.awssdk.services.lakeformation.model.LFTagPair;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The tags of Lake Formation, with the role of the job, or that with which it reaches the lake from another account. By the developer guide of Lake
 * Formation it needs {@code ASSOCIATE} on each tag, and to have made the table, or all rights on it with the right to grant them.
 */
public final class LakeFormationTags implements TagCatalog {
    private static final int TRIES = 9;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final Optional<URI> endpoint;
    private final Optional<String> role;

    /**
     * The real one.
     *
     * @param spark the session, whose catalog of this name says with which role the lake is reached
     * @param catalog name of the lake's catalog
     */
    public LakeFormationTags(SparkSession spark, String catalog) {
        this(Optional.empty(), roleOf(spark, catalog));
    }

    /**
     * One that speaks as AWS does, in tests.
     *
     * @param role with which the lake is reached; empty for that of the job
     */
    LakeFormationTags(Optional<URI> endpoint, Optional<String> role) {
        this.endpoint = endpoint;
        this.role = role;
    }

    private static Optional<String> roleOf(SparkSession spark, String catalog) {
        Option<String> role = spark.conf().getOption("spark.sql.catalog." + catalog + ".client.assume-role.arn");
        return role.isDefined() ? Optional.of(role.get()) : Optional.empty();
    }

    @Override
    public void assign(String database, String table, List<Assignment> assignments) {
        try {
            if (role.isEmpty()) {
                assign(builder(), database, table, assignments);
            } else {
                assignAs(role.get(), database, table, assignments);
            }
        } catch (SdkException e) {
            throw new JobException(
                    "Lake Formation does not give table " + database + "." + table + " its tags: " + e.getMessage()
                            + "; the role of the job needs ASSOCIATE on them, and to have made the table or all rights"
                            + " on it with the grant option. Nothing new is shown until it has them",
                    e);
        }
    }

    private void assignAs(String roleArn, String database, String table, List<Assignment> assignments) {
        try (StsClient sts = StsClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                StsAssumeRoleCredentialsProvider assumed = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(request -> request.roleArn(roleArn).roleSessionName("datasurface-tags"))
                        .build()) {
            assign(builder().credentialsProvider(assumed), database, table, assignments);
        }
    }

    private LakeFormationClientBuilder builder() {
        LakeFormationClientBuilder builder = LakeFormationClient.builder().httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(other -> builder.endpointOverride(other).region(Region.EU_CENTRAL_1));
        return builder;
    }

    private static void assign(
            LakeFormationClientBuilder builder, String database, String table, List<Assignment> assignments) {
        try (LakeFormationClient client = builder.build()) {
            for (Assignment assignment : assignments) {
                assign(client, database, table, assignment);
            }
        }
    }

    private static void assign(LakeFormationClient client, String database, String table, Assignment assignment) {
        List<LFTagPair> tags = assignment.tags().entrySet().stream()
                .map(tag -> LFTagPair.builder()
                        .tagKey(tag.getKey())
                        .tagValues(tag.getValue())
                        .build())
                .toList();
        AddLfTagsToResourceResponse answer = add(client, database, table, assignment.columns(), tags);
        if (!answer.failures().isEmpty()) {
            throw new JobException("Lake Formation does not give table " + database + "." + table + " all its tags: "
                    + answer.failures().stream()
                            .map(failure -> failure.lfTag().tagKey() + "="
                                    + String.join(",", failure.lfTag().tagValues()) + ": "
                                    + failure.error().errorMessage())
                            .collect(Collectors.joining("; "))
                    + ". Nothing new is shown until it has them; is the foundation applied?");
        }
    }

    /** Nothing says whether the catalog keeps the case of names of columns, so those that are not found are looked for in lower case. */
    private static AddLfTagsToResourceResponse add(
            LakeFormationClient client, String database, String table, List<String> columns, List<LFTagPair> tags) {
        List<String> lower =
                columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        try {
            return add(client, resource(database, table, columns), tags);
        } catch (EntityNotFoundException | InvalidInputException e) {
            if (lower.equals(columns)) {
                throw e;
            }
            return add(client, resource(database, table, lower), tags);
        }
    }

    /** Others give tags at the same time, at first all tables of a lake. */
    private static AddLfTagsToResourceResponse add(
            LakeFormationClient client, Resource resource, List<LFTagPair> tags) {
        for (int tries = 1; ; tries++) {
            try {
                return client.addLFTagsToResource(
                        request -> request.resource(resource).lfTags(tags));
            } catch (ConcurrentModificationException e) {
                if (tries == TRIES) {
                    throw e;
                }
                pause(FIRST_PAUSE_MILLIS << tries);
            }
        }
    }

    private static void pause(long most) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("Interrupted while others gave tags to tables", e);
        }
    }

    private static Resource resource(String database, String table, List<String> columns) {
        return columns.isEmpty()
                ? Resource.builder()
                        .table(to -> to.databaseName(database).name(table))
                        .build()
                : Resource.builder()
                        .tableWithColumns(
                                to -> to.databaseName(database).name(table).columnNames(columns))
                        .build();
    }
}
