package io.datasurface.awsbatch.sdk.lock;

import io.datasurface.awsbatch.spec.StateTable;
import io.datasurface.awsbatch.spec.lock.LeaseStore;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Leases in a DynamoDB table: an item for each name, read consistently, and replaced only if its version is the one that was read. No time is
 * written, and none of DynamoDB's is used.
 *
 * <p>A request may be made twice, by the client of the SDK or that of the JDK, and the first may have been done: then the second is refused, and
 * the item is the answer. Who finds there what he wrote has replaced it; who finds a later one can't know.
 *
 * <p>Safe for concurrent use.
 */
final class DynamoLeases implements LeaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoLeases.class);
    private static final int SERVER_ERROR = 500;

    private final DynamoDbClient client;
    private final String table;

    /**
     * Leases in a table.
     *
     * @param client may repeat requests
     * @param table its name
     */
    DynamoLeases(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Leases read(String name) {
        return ask(name, () -> {
            GetItemResponse found = client.getItem(
                    request -> request.tableName(table).key(LeaseItem.key(name)).consistentRead(true));
            return found.hasItem() ? LeaseItem.read(found.item()) : Leases.NONE;
        });
    }

    @Override
    public boolean replace(String name, Leases next) {
        return ask(name, () -> {
            try {
                client.putItem(put(name, next));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return isThere(next, e.hasItem() ? LeaseItem.read(e.item()) : Leases.NONE);
            }
        });
    }

    private PutItemRequest put(String name, Leases next) {
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(table)
                .item(LeaseItem.of(name, next))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        long before = next.version() - 1;
        if (before == Leases.NONE.version()) {
            return request.conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", StateTable.PARTITION_KEY))
                    .build();
        }
        Map<String, AttributeValue> values = Map.of(":before", LeaseItem.number(before));
        return request.conditionExpression("#version = :before")
                .expressionAttributeNames(Map.of("#version", LeaseItem.VERSION))
                .expressionAttributeValues(values)
                .build();
    }

    /** Whether the change was made although it was refused: each version is written once, and only by one. */
    private static boolean isThere(Leases next, Leases found) {
        if (found.version() > next.version()) {
            throw new LostException("version " + found.version() + " is there, and version " + next.version()
                    + " may have been this change");
        }
        return found.equals(next);
    }

    private <T> T ask(String name, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkServiceException e) {
            if (e.isThrottlingException() || e.statusCode() >= SERVER_ERROR) {
                throw lost(name, e);
            }
            throw new IllegalStateException(
                    "Can't keep the lease of " + name + " in the DynamoDB table " + table + ": " + e.getMessage()
                            + "; is the foundation applied, and may the role of the job read and write items there?",
                    e);
        } catch (SdkException e) {
            throw lost(name, e);
        }
    }

    private LostException lost(String name, SdkException e) {
        LOG.warn("Nobody knows whether a request for the lease of {} in {} was done", name, table, e);
        return new LostException("no answer of " + table + ": " + e.getMessage());
    }
}
