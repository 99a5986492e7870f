package io.datasurface.awsbatch.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.ModelTree;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.TestModels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lineage in the shape that OpenLineage asks for, from the sources to the consumers. */
class LineageEventsTest {
    private static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, Map<String, @Nullable Object>> events;

    @BeforeAll
    static void render(@TempDir Path folder) {
        ModelTree model = ModelTree.of(TestModels.autocorp())
                .set(
                        true,
                        "platformServicesProviders",
                        "DataPlatformTeam",
                        "dataPlatforms",
                        "AwsProduction",
                        "parameters",
                        "lineage");
        events = new TreeMap<>();
        Pipeline.render(model.write(folder), folder.resolve("out")).forEach((path, text) -> {
            if (path.endsWith("/lineage.json")) {
                assertThat(path).startsWith("AwsProduction/chunks/");
                for (Object event : (List<?>) Objects.requireNonNull(JsonTree.parse(text))) {
                    Map<String, @Nullable Object> job =
                            JsonTree.object(JsonTree.object(event).get("job"));
                    assertThat(events.put(String.valueOf(job.get("name")), JsonTree.object(event)))
                            .isNull();
                }
            }
        });
    }

    private static SortedSet<String> datasets(String job, String side) {
        SortedSet<String> names = new TreeSet<>();
        Map<String, @Nullable Object> event = Objects.requireNonNull(events.get(job));
        for (Object dataset : (List<?>) Objects.requireNonNull(event.get(side))) {
            Map<String, @Nullable Object> parts = JsonTree.object(dataset);
            names.add(parts.get("namespace") + " " + parts.get("name"));
        }
        return names;
    }

    /** What the schema of the specification requires of a JobEvent, its job and its datasets. */
    @Test
    void eventsHaveTheShapeOfJobEvents() {
        assertThat(events).hasSizeGreaterThan(3);
        events.values().forEach(event -> {
            assertThat(event.keySet())
                    .containsExactlyInAnyOrder("eventTime", "producer", "schemaURL", "job", "inputs", "outputs");
            assertThat(Instant.parse(String.valueOf(event.get("eventTime")))).isEqualTo(Instant.EPOCH);
            assertThat(String.valueOf(event.get("producer"))).startsWith("https://");
            assertThat(event.get("schemaURL")).isEqualTo(SCHEMA);
            assertThat(JsonTree.object(event.get("job")).keySet()).containsExactlyInAnyOrder("namespace", "name");
            for (String side : List.of("inputs", "outputs")) {
                assertThat((List<?>) event.get(side)).isNotEmpty();
                for (Object dataset : (List<?>) Objects.requireNonNull(event.get(side))) {
                    assertThat(JsonTree.object(dataset).keySet()).containsExactlyInAnyOrder("namespace", "name");
                    assertThat(JsonTree.object(dataset).values())
                            .allMatch(value -> value instanceof String text && !text.isBlank());
                }
            }
        });
    }

    @Test
    void whatAJobReadsIsWhatTheJobBeforeItHasWritten() {
        assertThat(datasets("ingest.autocorp", "inputs"))
                .contains("postgres://db01.stuttgart.autocorp.example:5432 autocorp.public.customers")
                .hasSize(7);
        assertThat(datasets("ingest.autocorp", "outputs"))
                .contains("arn:aws:glue:eu-central-1:111122223333 table/autocorp/autocorp__customers");
        assertThat(datasets("transform.MaskCustomers", "inputs")).isSubsetOf(datasets("ingest.autocorp", "outputs"));
        SortedSet<String> lake = new TreeSet<>(datasets("ingest.autocorp", "outputs"));
        lake.addAll(datasets("transform.MaskCustomers", "outputs"));
        lake.addAll(datasets("ingest.order_files", "outputs"));
        int exports = 0;
        for (String job : events.keySet()) {
            if (job.startsWith("export.")) {
                assertThat(datasets(job, "inputs")).isSubsetOf(lake);
                exports++;
            }
        }
        assertThat(exports).isEqualTo(3);
        assertThat(events.keySet().stream()
                        .filter(job -> job.startsWith("export.finance_aurora"))
                        .flatMap(job -> datasets(job, "outputs").stream()))
                .allMatch(
                        name -> name.startsWith(
                                "postgres://finance.cluster-c1a2b3d4e5f6.eu-central-1.rds.amazonaws.com:5432 finance.datasurface."))
                .hasSize(2);
    }
}
