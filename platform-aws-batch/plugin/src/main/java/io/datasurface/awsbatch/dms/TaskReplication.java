package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.work.StoreWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A task on the replication instance of the chunk. Terraform starts it, and pauses it while it changes. */
final class TaskReplication implements Replication {
    private static final String TYPE = "aws_dms_replication_task";

    private final Instance instance;

    TaskReplication(Instance instance) {
        this.instance = instance;
    }

    @Override
    public String id(StoreWork store) {
        return instance.named(AwsNameRule.DMS_TASK, Replication.path(store));
    }

    @Override
    public Optional<Capacity> capacity() {
        return Optional.empty();
    }

    @Override
    public boolean pausesForEndpoints() {
        return true;
    }

    @Override
    public List<TfAddress> addresses(String store) {
        return List.of(TfAddress.resource(TYPE, TfLabel.of("store", store)));
    }

    @Override
    public SortedMap<TfAddress, String> render(Route route, Place place) {
        String id = id(route.store());
        TfResource task = place.module()
                .add(
                        place.topic(),
                        route.source()
                                .before(TfResource.of(
                                        TYPE,
                                        TfLabel.of(
                                                "store", route.store().store().name()),
                                        it -> it.set("replication_task_id", id)
                                                .set("migration_type", "full-load-and-cdc")
                                                .set(
                                                        "replication_instance_arn",
                                                        place.shared()
                                                                .orElseThrow()
                                                                .attr("replication_instance_arn"))
                                                .set(
                                                        "source_endpoint_arn",
                                                        route.source().arn())
                                                .set(
                                                        "target_endpoint_arn",
                                                        route.target().attr("endpoint_arn"))
                                                .set("start_replication_task", true)
                                                .set("table_mappings", route.mappings())
                                                .set("replication_task_settings", route.settings()))));
        return new TreeMap<>(Map.of(task.address(), id));
    }

    @Override
    public TfMap input(StoreWork store, TfMap input) {
        return input.put("task", Tf.text(id(store)));
    }
}
