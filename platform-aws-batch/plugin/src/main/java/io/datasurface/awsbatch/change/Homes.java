package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import io.datasurface.awsbatch.change.json.RootContent.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which module makes or takes up a thing, by what tells it from others of its type. */
final class Homes {
    private static final List<String> NAMES = List.of(
            "replication_task_id",
            "replication_config_identifier",
            "endpoint_id",
            "replication_instance_id",
            "bucket",
            "alarm_name",
            "name");

    private final Map<String, String> makers = new HashMap<>();

    Homes(List<ModuleNotes.Compared> modules) {
        for (ModuleNotes.Compared compared : modules) {
            for (ResourceChange change : compared.changes()) {
                Block block = compared.after().resources().get(change.address());
                if (block != null && (change.action() == Action.MAKE || change.action() == Action.TAKE_UP)) {
                    identity(block).ifPresent(identity -> makers.put(identity, compared.module()));
                }
            }
        }
    }

    private static Optional<String> identity(Block block) {
        return NAMES.stream()
                .filter(name -> !block.text(name).isEmpty())
                .findFirst()
                .map(name -> block.type() + " " + block.text(name) + " " + block.text("key"));
    }

    /** The module that makes or takes up what another module has held. */
    Optional<String> of(Block block) {
        return identity(block).flatMap(identity -> Optional.ofNullable(makers.get(identity)));
    }
}
