/** Live calls of AWS: leases in DynamoDB. Optional; who locks finds it as a service. */
@SuppressWarnings("requires-automatic") // The SDK has no descriptors, but stable names in its manifests.
module io.datasurface.awsbatch.sdk {
    requires io.datasurface.awsbatch.spec;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.urlconnection;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.services.dynamodb;
    requires software.amazon.awssdk.services.sts;

    provides io.datasurface.awsbatch.spec.lock.LeaseStoreProvider with
            io.datasurface.awsbatch.sdk.lock.DynamoLeaseProvider;
}
