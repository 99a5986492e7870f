package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.EcosystemIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A replication of DMS Serverless, and the log group that DMS would make without retention and key.
 *
 * <p>Terraform neither starts nor resumes it: its provider starts it right after a change, which DMS refuses while it is still working on the
 * change, and never again (issue 35650 of the provider). The state machine that ingests the datastore does it.
 */
public final class ServerlessReplication implements Replication {
    private static final String TYPE = "aws_dms_replication_config";
    private static final String LOGS = "aws_cloudwatch_log_group";
    /** DMS prescribes the name: the prefix, and the end of the ARN. */
    private static final String LOG_PREFIX = "dms-serverless-replication-";

    private final Instance instance;
    private final Capacity capacity;

    private ServerlessReplication(Instance instance, Capacity capacity) {
        this.instance = instance;
        this.capacity = capacity;
    }

    static ServerlessReplication of(Instance instance, EcosystemIndex.DatastoreEntry entry) {
        boolean standby = StoreScope.find(instance.parameters().textMap("serverless.standbys"), entry)
                .map(Boolean::parseBoolean)
                .orElse(instance.parameters().flag("serverless.multiAz"));
        Optional<String> own = StoreScope.find(instance.parameters().textMap("serverless.capacities"), entry);
        return new ServerlessReplication(
                instance, own.map(range -> range(range, standby)).orElseGet(() -> usual(instance, standby)));
    }

    /**
     * Returns the capacity of datastores of which no other is said.
     *
     * @param instance the platform instance
     * @param standby whether with a standby
     */
    public static Capacity usual(Instance instance, boolean standby) {
        return new Capacity(
                instance.parameters().integer("serverless.minCapacity"),
                instance.parameters().integer("serverless.maxCapacity"),
                standby);
    }

    /**
     * Returns the capacity of a range, such as {@code 4-64}.
     *
     * @param range as the parameter takes it
     * @param standby whether with a standby
     */
    public static Capacity range(String range, boolean standby) {
        int dash = range.indexOf('-');
        return new Capacity(
                Long.parseLong(range.substring(0, dash).strip()),
                Long.parseLong(range.substring(dash + 1).strip()),
                standby);
    }

    /**
     * Returns the pattern of the names of the log groups of all serverless replications.
     *
     * @param instance the platform instance
     */
    public static String logGroups(Instance instance) {
        return LOG_PREFIX + ids(instance);
    }

    /**
     * Returns the pattern of the ids of all serverless replications: names can be shortened but for what they begin with.
     *
     * @param instance the platform instance
     */
    public static String ids(Instance instance) {
        String id = instance.named(AwsNameRule.DMS_RESOURCE_IDENTIFIER, "any");
        return id.substring(0, id.indexOf('-') + 1) + "*";
    }

    /** Returns the log group of a datastore's replication. */
    public String logGroup(StoreWork store) {
        return LOG_PREFIX + id(store);
    }

    /** Returns the ARN of a datastore's replication. */
    public String arn(StoreWork store) {
        return instance.arns().regional("dms", "replication-config:" + id(store));
    }

    @Override
    public String id(StoreWork store) {
        return instance.named(AwsNameRule.DMS_RESOURCE_IDENTIFIER, Replication.path(store));
    }

    @Override
    public Optional<Capacity> capacity() {
        return Optional.of(capacity);
    }

    @Override
    public boolean pausesForEndpoints() {
        return false;
    }

    @Override
    public List<TfAddress> addresses(String store) {
        return List.of(
                TfAddress.resource(LOGS, TfLabel.of("store", store)),
                TfAddress.resource(TYPE, TfLabel.of("store", store)));
    }

    @Override
    public SortedMap<TfAddress, String> render(Route route, Place place) {
        String label = TfLabel.of("store", route.store().store().name());
        TfResource logs = place.module()
                .add(
                        place.topic(),
                        TfResource.of(
                                LOGS,
                                label,
                                it -> it.set("name", logGroup(route.store()))
                                        .set(
                                                "retention_in_days",
                                                instance.parameters().integer("retention.logDays"))
                                        .set("kms_key_id", place.key())));
        TfResource config = place.module()
                .add(
                        place.topic(),
                        route.source().before(config(label, route, place).dependsOn(logs)));
        return new TreeMap<>(Map.of(logs.address(), logGroup(route.store()), config.address(), arn(route.store())));
    }

    private TfResource config(String label, Route route, Place place) {
        String id = id(route.store());
        return TfResource.of(
                TYPE,
                label,
                it -> it.set("replication_config_identifier", id)
                        .set("resource_identifier", id)
                        .set("replication_type", "full-load-and-cdc")
                        .set("source_endpoint_arn", route.source().arn())
                        .set("target_endpoint_arn", route.target().attr("endpoint_arn"))
                        .set("start_replication", false)
                        .set("table_mappings", route.mappings())
                        .set("replication_settings", route.settings())
                        .block(
                                "compute_config",
                                compute -> compute.set("replication_subnet_group_id", instance.subnetGroup())
                                        .set("vpc_security_group_ids", place.groups())
                                        .set("kms_key_id", place.key())
                                        .set("min_capacity_units", capacity.least())
                                        .set("max_capacity_units", capacity.most())
                                        .set("multi_az", capacity.standby())));
    }

    @Override
    public TfMap input(StoreWork store, TfMap input) {
        return input.put("replication", Tf.text(arn(store)));
    }
}
