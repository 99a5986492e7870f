package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** State machines lead somewhere, tell of every failure, and decide right about full loads. */
class StateMachinesTest {
    private static Machine machine(Purpose purpose) {
        Map<String, @Nullable Object> resource = Documents.resources(
                        Rendering.small(Map.of()).foundation())
                .getOrDefault("aws_sfn_state_machine." + purpose.label(), Map.of());
        return new Machine(Documents.embedded(resource.get("definition")));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void leadsSomewhere(Purpose purpose) {
        assertThat(machine(purpose).problems()).isEmpty();
    }

    @Test
    void theCheckFindsMistakes() {
        Map<String, @Nullable Object> states = new HashMap<>();
        states.put("A", Map.of("Type", "Task", "Next", "B"));
        states.put("C", Map.of("Type", "Succeed"));
        Map<String, @Nullable Object> definition = new HashMap<>(Map.of("StartAt", "A", "States", states));
        assertThat(new Machine(definition).problems())
                .containsExactlyInAnyOrder("no state B", "state C is never reached");
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void catchesEveryFailureOfATask(Purpose purpose) {
        Machine machine = machine(purpose);
        machine.states().forEach((name, state) -> {
            if (List.of("Task", "Map").contains(machine.type(name))) {
                assertThat(object(state).get("Catch").toString()).as(name).contains("States.ALL");
            }
        });
    }

    static Stream<Arguments> loads() {
        return Stream.of(
                Arguments.of("NotYetLoaded", Map.of("Stats", List.of())),
                Arguments.of("NotYetLoaded", stats(40, 4, 1, 2, 0)),
                Arguments.of("NotYetLoaded", stats(100, 6, 1, 0, 0)),
                Arguments.of("NotYetLoaded", stats(100, 6, 0, 1, 0)),
                Arguments.of("NotYetLoaded", stats(0, 0, 0, 0, 0)),
                Arguments.of("NotYetLoaded", Map.of("Stats", List.of(Map.of("FullLoadProgressPercent", 100)))),
                Arguments.of("TablesErrored", stats(100, 6, 0, 0, 1)),
                Arguments.of("TablesErrored", stats(10, 0, 3, 4, 1)),
                // A table was added, and DMS still tells of the load before.
                Arguments.of("NotYetLoaded", stats(100, 6, 0, 0, 0)),
                Arguments.of("MarkLoad", stats(100, 7, 0, 0, 0)));
    }

    private static Map<String, Object> stats(int percent, int loaded, int loading, int queued, int errored) {
        return Map.of(
                "Stats",
                List.of(Map.of(
                        "FullLoadProgressPercent",
                        percent,
                        "TablesLoaded",
                        loaded,
                        "TablesLoading",
                        loading,
                        "TablesQueued",
                        queued,
                        "TablesErrored",
                        errored)));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void marksALoadOnlyWhenItIsComplete(String next, Map<String, Object> dms) {
        assertThat(machine(Purpose.INGEST).choose("IsLoadComplete", Map.of("dms", dms, "tables", 7)))
                .isEqualTo(next);
    }

    @Test
    void runsTheJobOnlyForAMarkedLoad() {
        Machine ingest = machine(Purpose.INGEST);
        assertThat(ingest.choose("IsLoadedByDms", Map.of("spec", "s", "subject", "x")))
                .isEqualTo("RunJob");
        assertThat(ingest.choose("IsLoadedByDms", Map.of("task", "t"))).isEqualTo("FindLoadMarker");
        assertThat(ingest.choose("IsLoadMarked", found(List.of()))).isEqualTo("AskDms");
        assertThat(ingest.choose("IsLoadMarked", found(List.of(Map.of("Key", "dms/crm/e1/_ds_loaded2")))))
                .isEqualTo("AskDms");
        assertThat(ingest.choose("IsLoadMarked", found(List.of(Map.of("Key", "dms/crm/e1/_ds_loaded")))))
                .isEqualTo("RunJob");
        assertThat(ingest.choose("IsLoadMarked", Map.of("found", Map.of(), "marker", Map.of("key", "k"))))
                .isEqualTo("AskDms");
    }

    private static Map<String, @Nullable Object> found(List<?> contents) {
        return Map.of("found", Map.of("Contents", contents), "marker", Map.of("key", "dms/crm/e1/_ds_loaded"));
    }

    @Test
    void reportsMaintenanceThatFailedInPart() {
        Machine maintain = machine(Purpose.MAINTAIN);
        assertThat(maintain.choose("HasFailures", Map.of("counts", Map.of("Failed", 0))))
                .isEqualTo("Done");
        assertThat(maintain.choose("HasFailures", Map.of("counts", Map.of("Failed", 2))))
                .isEqualTo("ItemsFailed");
    }
}
