package io.datasurface.awsbatch.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * How AWS is reached. The credentials are those that the SDK finds by itself: variables, a profile, the role of a machine or job.
 *
 * @param region the region, such as {@code eu-central-1}
 * @param role ARN of a role to take with these credentials
 * @param endpoint a server that speaks as AWS does, instead of AWS
 */
public record AwsAccess(String region, Optional<String> role, Optional<URI> endpoint) {
    private static final String SESSION = "datasurface";
    /** A request that has no answer by then is made again, or given up: shorter than leases by far. */
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(20);

    /** A client of DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B client(B builder) {
        builder.region(Region.of(region))
                .credentialsProvider(credentials())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(ALL_ATTEMPTS)
                        .build());
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }

    private AwsCredentialsProvider credentials() {
        AwsCredentialsProvider own = DefaultCredentialsProvider.builder().build();
        if (role.isEmpty()) {
            return own;
        }
        StsClient sts = StsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(own)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.orElseThrow()).roleSessionName(SESSION))
                .build();
    }
}
