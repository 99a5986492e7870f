package io.datasurface.awsbatch.sdk.lock;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.spec.lock.LeaseStore;
import io.datasurface.awsbatch.spec.lock.LeaseStoreProvider;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens {@code dynamodb:<ARN of a table>}. */
public final class DynamoLeaseProvider implements LeaseStoreProvider {
    private static final Pattern TABLE =
            Pattern.compile("arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):[0-9]{12}:table/([A-Za-z0-9_.-]{3,255})");

    /** As {@link java.util.ServiceLoader} needs it. */
    public DynamoLeaseProvider() {}

    @Override
    public String kind() {
        return "dynamodb";
    }

    @Override
    public LeaseStore open(String place, Optional<String> role) {
        Matcher table = TABLE.matcher(place);
        if (!table.matches()) {
            throw new IllegalArgumentException(
                    "\"" + place
                            + "\" is no ARN of a DynamoDB table, such as arn:aws:dynamodb:eu-central-1:123456789012:table/state");
        }
        return new DynamoLeases(
                new Clients(new AwsAccess(table.group(1), role, Optional.empty())).dynamoDb(), table.group(2));
    }
}
