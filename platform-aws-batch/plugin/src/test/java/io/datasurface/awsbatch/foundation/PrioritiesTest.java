package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.chunk.ChunkRenderer;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.schedule.ScheduleRenderer;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the priorities of consumers do: runs that can wait take spare capacity and start when there is room. */
class PrioritiesTest {
    private static final UnaryOperator<String> AS_IT_IS = UnaryOperator.identity();

    private static JsonValue glue(JsonValue flex, String workerType) {
        return new JsonValue.Group(Map.of("flex", flex, "workerType", new JsonValue.Text(workerType)));
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, PT30M, true, G.1X, FLEX",
        "LOW, P1D, true, G.2X, FLEX",
        "LOW, PT29M, true, G.1X, STANDARD",
        "LOW, P1D, false, G.1X, STANDARD",
        "LOW, P1D, true, G.4X, STANDARD",
        "UNKNOWN, P1D, true, G.1X, STANDARD",
        "MEDIUM, P1D, true, G.1X, STANDARD",
        "CRITICAL, P1D, true, G.1X, STANDARD",
    })
    void spareCapacityIsForWhoCanWait(
            WorkspacePriority priority, Duration pause, boolean flex, String workerType, ExecutionClass expected) {
        Rendering rendering = Rendering.of(AS_IT_IS, "dev", Map.of("glue", glue(new JsonValue.Flag(flex), workerType)));

        assertThat(ExecutionClass.of(rendering.instance(), priority, pause)).isEqualTo(expected);
    }

    private static String ingestion(SortedMap<String, String> files) {
        String address = ScheduleRenderer.address(Purpose.INGEST, "crm").toString();
        return String.valueOf(Documents.resources(files).get(address));
    }

    private static SortedMap<String, String> chunk(UnaryOperator<String> change) {
        Rendering rendering = Rendering.of(change, "dev", Map.of());
        SortedMap<String, String> files = new TreeMap<>();
        new ChunkRenderer(
                        rendering.instance(),
                        TestModels.oneChunk(rendering.model()),
                        (path, content) -> files.put(
                                path.substring("chunks/everything/".length()),
                                new String(content, StandardCharsets.UTF_8)))
                .render();
        return files;
    }

    @Test
    void schedulesSayTheClassAndLeaveTime() {
        String usual = ingestion(chunk(AS_IT_IS));
        String low = ingestion(chunk(text -> text.replace(
                "\n            dataContainer:", "\n            priority: LOW\n            dataContainer:")));

        assertThat(usual).contains("mode=OFF", "\"executionClass\":\"STANDARD\"");
        assertThat(low).contains("mode=FLEXIBLE", "maximum_window_in_minutes=7", "\"executionClass\":\"FLEX\"");
    }

    private static Machine machine(Purpose purpose, Map<String, JsonValue> parameters) {
        Map<String, @Nullable Object> resource = Documents.resources(
                        Rendering.small(parameters).foundation())
                .getOrDefault("aws_sfn_state_machine." + purpose.label(), Map.of());
        return new Machine(Documents.embedded(resource.get("definition")));
    }

    @Test
    void stateMachinesRunTheJobInTheClassOfTheirInput() {
        for (Purpose purpose : new Purpose[] {Purpose.INGEST, Purpose.EXPORT, Purpose.TRANSFORM}) {
            Machine machine = machine(purpose, Map.of());
            String then = machine.choose("HasExecutionClass", Map.of("executionClass", "FLEX"));
            assertThat(then).isIn("IsReplicated", "RunJob");
            assertThat(machine.choose("HasExecutionClass", Map.of())).isEqualTo("UseStandardClass");
            assertThat(object(machine.states().get("UseStandardClass")))
                    .containsEntry("Result", "STANDARD")
                    .containsEntry("ResultPath", "$.executionClass")
                    .containsEntry("Next", then);
            assertThat(object(object(machine.states().get("RunJob")).get("Parameters")))
                    .containsEntry("ExecutionClass.$", "$.executionClass");
        }
        assertThat(machine(Purpose.TRANSFORM, Map.of())
                        .states()
                        .get("IngestOutput")
                        .toString())
                .contains("executionClass.$=$.executionClass");
    }

    @Test
    void nobodyWaitsForUpkeep() {
        assertThat(machine(Purpose.MAINTAIN, Map.of())
                        .states()
                        .get("MaintainAll")
                        .toString())
                .contains("ExecutionClass=FLEX");
        assertThat(machine(Purpose.MAINTAIN, Map.of("glue", glue(new JsonValue.Flag(false), "G.1X")))
                        .states()
                        .get("MaintainAll")
                        .toString())
                .contains("ExecutionClass=STANDARD");
    }
}
