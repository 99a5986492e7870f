package io.datasurface.awsbatch.sdk.lock;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.datasurface.awsbatch.spec.StateTable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** AWS's own DynamoDB, in memory, with a state table as the foundation makes it. One for all tests of a process, which it ends with. */
final class LocalDynamo {
    static final String TABLE = "small-state";

    private static final LocalDynamo SHARED = start();

    private final URI endpoint;
    private final DynamoDbClient client;

    private LocalDynamo(URI endpoint) {
        this.endpoint = endpoint;
        this.client = client(UrlConnectionHttpClient.create(), 1);
    }

    static LocalDynamo shared() {
        return SHARED;
    }

    private static LocalDynamo start() {
        try {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                    new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
            server.start();
            LocalDynamo dynamo = new LocalDynamo(URI.create("http://127.0.0.1:" + port));
            dynamo.createTable();
            return dynamo;
        } catch (IOException e) {
            throw new IllegalStateException("There is no port for DynamoDB", e);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB does not start", e);
        }
    }

    private void createTable() {
        client.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(StateTable.PARTITION_KEY, KeyType.HASH), key(StateTable.SORT_KEY, KeyType.RANGE))
                .attributeDefinitions(text(StateTable.PARTITION_KEY), text(StateTable.SORT_KEY)));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    /** A client that loses nothing. */
    DynamoDbClient client() {
        return client;
    }

    /**
     * A client that goes another way.
     *
     * @param way how requests get there
     * @param attempts how often the SDK asks
     */
    DynamoDbClient client(SdkHttpClient way, int attempts) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "y")))
                .httpClient(way)
                .overrideConfiguration(all -> all.retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(attempts)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build())
                        .apiCallTimeout(Duration.ofMinutes(1)))
                .build();
    }
}
