package io.datasurface.awsbatch.jobs.athena;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.views.Queries;
import io.datasurface.awsbatch.spec.LakeTarget;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.AthenaClientBuilder;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;

/**
 * Athena, with the role of the job, in the workgroup of a target, which says where results go. A statement is started and asked for until it has
 * ended, as the API wants it. Safe for concurrent use.
 */
public final class Athena implements Queries {
    private static final String CATALOG = "AwsDataCatalog";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    /** A statement that makes a view takes seconds; this one waits in the queue of the account. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Optional<URI> endpoint;
    private final Duration firstPause;

    /** The real one. */
    public Athena() {
        this(Optional.empty(), FIRST_PAUSE);
    }

    /** One that speaks as AWS does, in tests. */
    Athena(Optional<URI> endpoint, Duration firstPause) {
        this.endpoint = endpoint;
        this.firstPause = firstPause;
    }

    @Override
    public Session open(LakeTarget target) {
        AthenaClientBuilder builder =
                AthenaClient.builder().region(Region.of(target.region())).httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(builder::endpointOverride);
        return new OpenSession(builder.build(), target);
    }

    private final class OpenSession implements Session {
        private final AthenaClient client;
        private final LakeTarget target;

        OpenSession(AthenaClient client, LakeTarget target) {
            this.client = client;
            this.target = target;
        }

        @Override
        public void run(String sql) {
            try {
                String id = client.startQueryExecution(request -> request.queryString(sql)
                                .workGroup(target.workgroup())
                                .queryExecutionContext(
                                        where -> where.catalog(CATALOG).database(target.database())))
                        .queryExecutionId();
                await(id);
            } catch (SdkException e) {
                throw new JobException(
                        "Athena can't be asked: " + e.getMessage() + "; may the role of the job use the workgroup "
                                + target.workgroup() + "?",
                        e);
            }
        }

        private void await(String id) {
            long pause = firstPause.toMillis();
            for (long waited = 0; waited < LONGEST.toMillis(); waited += pause) {
                QueryExecutionStatus status = client.getQueryExecution(request -> request.queryExecutionId(id))
                        .queryExecution()
                        .status();
                switch (status.state()) {
                    case SUCCEEDED -> {
                        return;
                    }
                    case FAILED, CANCELLED ->
                        throw new JobException("Athena says " + status.state() + " of query " + id + ": "
                                + status.stateChangeReason());
                    default -> pause(pause);
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
            }
            throw new JobException("Athena has not ended query " + id + " after " + LONGEST
                    + "; look at it in workgroup " + target.workgroup() + " and run the job again");
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JobException("The run was stopped while Athena was asked; run it again", e);
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
