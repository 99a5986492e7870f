/** Live calls of AWS: leases in DynamoDB, the catalog of a lake. Optional; found as services by who locks, and by the host tool. */
@SuppressWarnings("requires-automatic") // The SDK has no descriptors, but stable names in its manifests.
module io.datasurface.awsbatch.sdk {
    requires transitive io.datasurface.awsbatch.spec;
    requires static transitive org.jspecify;
    requires info.picocli;
    requires org.slf4j;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.urlconnection;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.services.databasemigration;
    requires software.amazon.awssdk.services.dynamodb;
    requires software.amazon.awssdk.services.glue;
    requires software.amazon.awssdk.services.s3;
    requires software.amazon.awssdk.services.servicequotas;
    requires software.amazon.awssdk.services.sfn;
    requires software.amazon.awssdk.services.sts;

    exports io.datasurface.awsbatch.sdk;
    exports io.datasurface.awsbatch.sdk.catalog;

    opens io.datasurface.awsbatch.sdk.tool to
            info.picocli;

    provides java.util.spi.ToolProvider with
            io.datasurface.awsbatch.sdk.tool.AwsTool;
    provides io.datasurface.awsbatch.spec.lock.LeaseStoreProvider with
            io.datasurface.awsbatch.sdk.lock.DynamoLeaseProvider;
}
