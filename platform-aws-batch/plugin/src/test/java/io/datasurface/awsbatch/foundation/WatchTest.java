package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.terraform.check.JsonTree.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.watch.Watch;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Few alarms say when something is late, failed, stopped or growing, whatever the number of datastores. */
class WatchTest {
    /** Of 200 alarms on queries that an account has in a region; where data has rules, there is one more for each class. */
    private static final int MOST_QUERIES = 16;

    private static final Pattern QUERY = Pattern.compile(
            "SELECT (MAX|SUM|COUNT)\\([A-Za-z]+\\) FROM SCHEMA\\(\"[A-Za-z0-9_./-]+\""
                    + "(, [A-Za-z]+)+\\)( WHERE [A-Za-z]+ = '[A-Za-z0-9_.:/=+@-]+'( AND [A-Za-z]+ = '[A-Za-z0-9_.:/=+@-]+')*)? GROUP BY [A-Za-z]+");

    private static List<Map<String, @Nullable Object>> queries(Map<String, @Nullable Object> alarm) {
        List<Map<String, @Nullable Object>> queries = new ArrayList<>();
        if (alarm.get("metric_query") instanceof List<?> list) {
            list.forEach(query -> queries.add(object(query)));
        } else if (alarm.get("metric_query") != null) {
            queries.add(object(alarm.get("metric_query")));
        }
        return queries;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void alarmsKeepToTheLimitsOfCloudWatch(String name, Rendering rendering) {
        int onQueries = 0;
        int alarms = 0;
        for (Map.Entry<String, Map<String, @Nullable Object>> resource :
                Documents.resources(rendering.foundation()).entrySet()) {
            if (!resource.getKey().startsWith("aws_cloudwatch_metric_alarm.")) {
                continue;
            }
            alarms++;
            assertThat(resource.getValue().get("actions_enabled")).isEqualTo(true);
            long returned = queries(resource.getValue()).stream()
                    .filter(query -> Boolean.TRUE.equals(query.get("return_data")))
                    .count();
            assertThat(returned)
                    .as(resource.getKey())
                    .isEqualTo(queries(resource.getValue()).isEmpty() ? 0 : 1);
            for (Map<String, @Nullable Object> query : queries(resource.getValue())) {
                if (String.valueOf(query.get("expression")).startsWith("SELECT")) {
                    onQueries++;
                    assertThat(String.valueOf(query.get("expression"))).matches(QUERY);
                }
            }
        }
        int most = MOST_QUERIES + (name.contains("rules") ? Watch.CLASSES.size() : 0);
        assertThat(onQueries).isBetween(most - 2, most);
        assertThat(alarms).isLessThanOrEqualTo(30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void everyZoneHasADashboard(String name, Rendering rendering) {
        int dashboards = 0;
        for (Map.Entry<String, Map<String, @Nullable Object>> resource :
                Documents.resources(rendering.foundation()).entrySet()) {
            if (resource.getKey().startsWith("aws_cloudwatch_dashboard.")) {
                dashboards++;
                Map<String, @Nullable Object> body =
                        Documents.embedded(String.valueOf(resource.getValue().get("dashboard_body")));
                List<?> widgets = (List<?>) java.util.Objects.requireNonNull(body.get("widgets"));
                assertThat(widgets).hasSize(name.startsWith("serverless") ? 9 : 8);
                for (Object widget : widgets) {
                    List<?> metrics =
                            (List<?>) object(object(widget).get("properties")).get("metrics");
                    Object query =
                            ((List<?>) java.util.Objects.requireNonNull(metrics).get(0)).get(0);
                    assertThat(String.valueOf(object(query).get("expression"))).matches(QUERY);
                }
            }
        }
        assertThat(dashboards).isEqualTo(1);
    }

    @Test
    void alarmsHearOfTheMetricsThatTheStateMachinesPublish() {
        Rendering rendering = Rendering.small(Map.of());
        Map<String, Map<String, @Nullable Object>> resources = Documents.resources(rendering.foundation());
        String alarms = resources.entrySet().stream()
                .filter(resource -> resource.getKey().startsWith("aws_cloudwatch_metric_alarm."))
                .map(resource -> JsonTree.text(resource.getValue()))
                .reduce("", String::concat);
        Map<String, @Nullable Object> states = new Machine(Documents.embedded(
                        String.valueOf(Optional.ofNullable(resources.get("aws_sfn_state_machine.ingest"))
                                .orElseThrow()
                                .get("definition"))))
                .states();
        String measured = JsonTree.text(states.get("MeasureRun"))
                + JsonTree.text(states.get("MeasureFailure"))
                + JsonTree.text(states.get("MeasureReplication"));
        String namespace = Watch.namespace(rendering.instance());

        assertThat(measured)
                .contains("\"" + namespace + "\"", Watch.SUCCEEDED, Watch.FAILED, Watch.LATENCY_USE)
                .contains(Watch.SUSPENDED, Watch.STOPPED);
        assertThat(alarms)
                .contains(namespace, Watch.FAILED, Watch.LATENCY_USE, "CDCLatencyTarget", "'FAILED'")
                .contains(Watch.SUSPENDED, Watch.STOPPED);
        for (String dimension : List.of("Class", "Purpose", "Zone")) {
            assertThat(measured).contains("\"" + dimension + "\"");
        }
        assertThat(JsonTree.text(resources.get("aws_iam_role_policy.orchestration_work")))
                .contains(namespace);
    }

    @Test
    void aRunThatNobodyWatchesIsNotMeasured() {
        Map<String, Map<String, @Nullable Object>> resources =
                Documents.resources(Rendering.small(Map.of()).foundation());
        for (String purpose : List.of("ingest", "export", "transform")) {
            Machine machine = new Machine(Documents.embedded(
                    String.valueOf(Optional.ofNullable(resources.get("aws_sfn_state_machine." + purpose))
                            .orElseThrow()
                            .get("definition"))));
            assertThat(machine.choose("IsWatched", Map.of())).isEqualTo("Done");
            assertThat(machine.choose("IsWatched", Map.of("watch", Map.of()))).isEqualTo("MeasureRun");
            assertThat(machine.choose("IsFailureWatched", Map.of())).isEqualTo("Failed");
            assertThat(machine.choose("IsFailureWatched", Map.of("watch", Map.of())))
                    .isEqualTo("MeasureFailure");
        }
    }

    private static NodeRequirements needs(WorkspacePriority priority, Duration freshness) {
        return new NodeRequirements(
                Optional.of(priority),
                Optional.of(DataLatency.HOURS),
                Optional.of(freshness),
                Set.of(),
                Optional.empty(),
                ProductionStatus.PRODUCTION);
    }

    @Test
    void aRunHasTheClassAndTheLimitOfWhoNeedsItMost() {
        Watch watch = Watch.of(
                "Zone 1 ${x}",
                List.of(
                        needs(WorkspacePriority.LOW, Duration.ofMinutes(40)),
                        needs(WorkspacePriority.HIGH, Duration.ofHours(2))),
                Duration.ofMinutes(20));

        assertThat(watch.priority()).isEqualTo(WorkspacePriority.HIGH);
        assertThat(watch.limit()).isEqualTo(Duration.ofMinutes(40));
        assertThat(Watch.dimension(watch.zone())).matches("[A-Za-z0-9_.:/=+@-]+");
        assertThat(Watch.of("z", List.of(NodeRequirements.NONE), Duration.ofHours(1)))
                .isEqualTo(new Watch("z", WorkspacePriority.UNKNOWN, Duration.ofHours(3), Duration.ofHours(1)));
    }
}
