package io.datasurface.awsbatch.sdk.internal;

import io.datasurface.awsbatch.sdk.AwsAccess;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Clients of services for an access. */
public final class Clients {
    private static final String SESSION = "datasurface";
    /** A request that has no answer by then is made again, or given up: shorter than leases by far. */
    private static final ClientOverrideConfiguration IN_TIME = ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(5))
            .apiCallTimeout(Duration.ofSeconds(20))
            .build();

    /** Nobody's lease ends meanwhile: what is throttled or lost is asked again, after longer and longer pauses, and parts of files take their time. */
    private static final ClientOverrideConfiguration PATIENT = ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMinutes(2))
            .apiCallTimeout(Duration.ofMinutes(6))
            .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .maxAttempts(8)
                    .build())
            .build();

    private final AwsAccess access;

    /**
     * Clients.
     *
     * @param access for which
     */
    public Clients(AwsAccess access) {
        this.access = access;
    }

    /** A client of DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.builder(), IN_TIME).build();
    }

    /** A client of Glue. */
    public GlueClient glue() {
        return client(GlueClient.builder(), PATIENT).build();
    }

    /** A client of DMS. */
    public DatabaseMigrationClient dms() {
        return client(DatabaseMigrationClient.builder(), PATIENT).build();
    }

    /** A client of Step Functions. */
    public SfnClient stepFunctions() {
        return client(SfnClient.builder(), PATIENT).build();
    }

    /** A client of Service Quotas. */
    public ServiceQuotasClient serviceQuotas() {
        return client(ServiceQuotasClient.builder(), PATIENT).build();
    }

    /** A client of S3. */
    public S3Client s3() {
        // Names of buckets are no names of hosts of a server that is not AWS.
        return client(S3Client.builder(), PATIENT)
                .forcePathStyle(access.endpoint().isPresent())
                .build();
    }

    /**
     * The account of the credentials.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if there are none, or they are not valid
     */
    public String account() {
        try (StsClient sts = client(StsClient.builder(), PATIENT).build()) {
            return sts.getCallerIdentity().account();
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> B client(B builder, ClientOverrideConfiguration configuration) {
        builder.region(Region.of(access.region()))
                .credentialsProvider(credentials())
                .overrideConfiguration(configuration);
        access.endpoint().ifPresent(builder::endpointOverride);
        return builder;
    }

    private AwsCredentialsProvider credentials() {
        AwsCredentialsProvider own = DefaultCredentialsProvider.builder().build();
        if (access.role().isEmpty()) {
            return own;
        }
        StsClientBuilder sts = StsClient.builder()
                .region(Region.of(access.region()))
                .credentialsProvider(own)
                .httpClient(UrlConnectionHttpClient.create());
        access.endpoint().ifPresent(sts::endpointOverride);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts.build())
                .refreshRequest(
                        request -> request.roleArn(access.role().orElseThrow()).roleSessionName(SESSION))
                .build();
    }
}
