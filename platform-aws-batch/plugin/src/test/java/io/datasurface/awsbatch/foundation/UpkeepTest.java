package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often tables are looked after: daily, or as seldom as parameters say. */
class UpkeepTest {
    private static Map<String, Long> days(Map<String, JsonValue> upkeep) {
        Rendering rendering =
                Rendering.small(upkeep.isEmpty() ? Map.of() : Map.of("upkeep", new JsonValue.Group(upkeep)));
        List<IntentionNode> nodes = rendering.model().graph().nodes().stream()
                .filter(node -> node.kind().isIngestion())
                .toList();
        Map<String, Long> days = new TreeMap<>();
        for (MaintainTable table : new StoreWork(rendering.instance(), rendering.model(), "crm", nodes)
                .maintainSpec()
                .tables()) {
            days.put(
                    table.dataset().equals(MaintainTable.BATCHES) ? "batches" : table.table(),
                    table.compactionInterval().toDays());
        }
        assertThat(days).containsEntry("batches", 1L);
        return days;
    }

    private static JsonValue some(String... keysAndValues) {
        Map<String, JsonValue> some = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            some.put(keysAndValues[i], new JsonValue.Text(keysAndValues[i + 1]));
        }
        return new JsonValue.Group(some);
    }

    @Test
    void theNarrowestWins() {
        assertThat(days(Map.of()).values()).containsOnly(1L);
        JsonValue all = ParameterValues.of(Duration.ofDays(3));
        assertThat(days(Map.of("interval", all))).containsEntry("crm__people", 3L);
        assertThat(days(Map.of("interval", all, "intervals", some("store/crm", "P5D"))))
                .containsEntry("crm__people", 5L);
        assertThat(days(Map.of("interval", all, "intervals", some("store/crm", "P5D", "dataset/crm/people", "P30D"))))
                .containsEntry("crm__people", 30L);
    }
}
