package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.spec.StateTable;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.List;

/** The table of leases and run states. */
final class StateTopic {
    private StateTopic() {}

    static TfResource add(Foundation foundation, TfString key) {
        return foundation
                .module()
                .add(
                        "state",
                        TfResource.of(
                                        "aws_dynamodb_table",
                                        "state",
                                        it -> it.set(
                                                        "name",
                                                        foundation.instance().stateTable())
                                                .set("billing_mode", "PAY_PER_REQUEST")
                                                .set("deletion_protection_enabled", true)
                                                .set("hash_key", StateTable.PARTITION_KEY)
                                                .set("range_key", StateTable.SORT_KEY)
                                                .blocks(
                                                        "attribute",
                                                        List.of(
                                                                text(StateTable.PARTITION_KEY),
                                                                text(StateTable.SORT_KEY)))
                                                .block("point_in_time_recovery", to -> to.set("enabled", true))
                                                .block(
                                                        "server_side_encryption",
                                                        to -> to.set("enabled", true)
                                                                .set("kms_key_arn", key))
                                                .block(
                                                        "ttl",
                                                        to -> to.set("attribute_name", StateTable.EXPIRES)
                                                                .set("enabled", true)))
                                .preventDestroy());
    }

    private static TfBody text(String name) {
        return TfBody.of(it -> it.set("name", name).set("type", "S"));
    }
}
