package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** State machines lead somewhere, tell of every failure, and decide right about full loads. */
class StateMachinesTest {
    private static final Map<String, Map<String, @Nullable Object>> RESOURCES =
            Documents.resources(Rendering.small(Map.of()).foundation());
    private static final Map<String, Map<String, @Nullable Object>> SERVERLESS =
            Documents.resources(Variants.serverless().foundation());

    private static final Map<String, Map<String, @Nullable Object>> PULLS =
            Documents.resources(Variants.pulls().foundation());

    private static final Map<String, Map<String, @Nullable Object>> LOADS =
            Documents.resources(Variants.loads().foundation());

    private static Machine machine(Purpose purpose) {
        return machine(RESOURCES, purpose);
    }

    private static Machine machine(Map<String, Map<String, @Nullable Object>> resources, Purpose purpose) {
        Map<String, @Nullable Object> resource =
                resources.getOrDefault("aws_sfn_state_machine." + purpose.label(), Map.of());
        return new Machine(Documents.embedded(resource.get("definition")));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void leadsSomewhere(Purpose purpose) {
        if (purpose != Purpose.RECONCILE) { // Only where something is compared.
            assertThat(machine(purpose).problems()).isEmpty();
        }
        assertThat(machine(SERVERLESS, purpose).problems()).isEmpty();
    }

    @Test
    void runsTheProgramThatPullsAndThenTheJobForAMarkedRun() {
        Machine ingest = machine(PULLS, Purpose.INGEST);
        assertThat(ingest.problems()).isEmpty();
        assertThat(ingest.choose("IsPulled", Map.of("spec", "s"))).isEqualTo("IsReplicated");
        assertThat(ingest.choose("IsPulled", Map.of("pull", Map.of("task", "t"))))
                .isEqualTo("TakeTime");
        Map<String, Object> run = Map.of("marker", Map.of("key", "drops/crm/r1/_COMPLETE"));
        assertThat(ingest.choose("IsRunComplete", Map.of("run", run, "found", Map.of())))
                .isEqualTo("RunIncomplete");
        assertThat(ingest.choose("IsRunComplete", Map.of("run", run, "found", objects("drops/crm/r1/_COMPLETE2"))))
                .isEqualTo("RunIncomplete");
        assertThat(ingest.choose("IsRunComplete", Map.of("run", run, "found", objects("drops/crm/r1/_COMPLETE"))))
                .isEqualTo("RunJob");
        assertThat(object(ingest.states().get("RunIncomplete")).get("Next")).isEqualTo("NotifyFailure");
        assertThat(String.valueOf(ingest.states().get("Pull")))
                .contains("ecs:runTask.sync", "AssignPublicIp=DISABLED", "TimeoutSeconds=7200", "States.ALL");
        assertThat(machine(Purpose.INGEST).states()).doesNotContainKey("Pull");
        assertThat(RESOURCES.toString()).doesNotContain("ecs:RunTask");
    }

    @ParameterizedTest
    @CsvSource({
        "ready, RunJob, LoadFirst",
        "stopped, RunJob, LoadAgain",
        "failed, RunJob, LoadAgain",
        "running, NotAtRest, ",
        "modifying, NotAtRest, ",
        "'', NotAtRest, "
    })
    void writesTheFilesOfALoadOnlyWhileItsTaskRests(String status, String next, @Nullable String start) {
        Machine export = machine(LOADS, Purpose.EXPORT);
        Map<String, Object> dms = Map.of("Status", status.isEmpty() ? List.of() : List.of(status));
        assertThat(export.choose("IsAtRest", Map.of("dms", dms))).isEqualTo(next);
        if (start != null) {
            assertThat(export.choose("IsFirstLoad", Map.of("dms", dms))).isEqualTo(start);
        }
    }

    @Test
    void aLoadIsStartedWhenItsFilesAreWrittenAndItsEndpointsAnswer() {
        Machine export = machine(LOADS, Purpose.EXPORT);
        assertThat(export.problems()).isEmpty();
        assertThat(export.choose("IsLoad", Map.of("spec", "s"))).isEqualTo("RunJob");
        assertThat(export.choose("IsLoad", Map.of("load", Map.of("task", "t")))).isEqualTo("AskForLoadTask");
        assertThat(object(export.states().get("RunJob")).get("Next")).isEqualTo("IsToBeLoaded");
        assertThat(export.choose("IsToBeLoaded", Map.of("spec", "s"))).isEqualTo("IsWatched");
        assertThat(export.choose("IsToBeLoaded", Map.of("load", Map.of("task", "t"))))
                .isEqualTo("TestSource");
        assertThat(export.choose("AreTested", tests("successful", "testing"))).isEqualTo("WaitForTests");
        assertThat(export.choose("AreTested", tests("successful", "failed"))).isEqualTo("ConnectionFailed");
        assertThat(export.choose("AreTested", tests("successful"))).isEqualTo("ConnectionFailed");
        assertThat(export.choose("AreTested", tests("successful", "successful")))
                .isEqualTo("IsFirstLoad");
        assertThat(machine(Purpose.EXPORT).states()).doesNotContainKey("IsLoad");
        assertThat(RESOURCES.toString()).doesNotContain("dms:StartReplicationTask");
        assertThat(LOADS.toString()).contains("dms:StartReplicationTask");
        assertThat(RESOURCES.toString())
                .as("another instance of the account may have loads, whose ends are no failures")
                .contains("FULL_LOAD_ONLY_FINISHED");
    }

    /** Changes of years may follow a load, whose files are gone long before. */
    @Test
    void whatSaysThatALoadIsCompleteStaysWhenItsFilesExpire() {
        String body = String.valueOf(
                object(object(machine(Purpose.INGEST).states().get("MarkLoad")).get("Parameters"))
                        .get("Body"));
        String rules = String.valueOf(RESOURCES.get("aws_s3_bucket_lifecycle_configuration.staging"));
        Matcher expiry = Pattern.compile("id=expire-staging-files.*?object_size_greater_than=([0-9]+)")
                .matcher(rules);
        assertThat(expiry.find()).as(rules).isTrue();
        assertThat((long) body.getBytes(StandardCharsets.UTF_8).length)
                .isPositive()
                .isLessThanOrEqualTo(Long.parseLong(expiry.group(1)));
    }

    private static Map<String, @Nullable Object> tests(String... statuses) {
        return Map.of("tests", Map.of("Status", List.of(statuses)));
    }

    @Test
    void aLoadIsDoneWhenAllTablesAre() {
        Machine export = machine(LOADS, Purpose.EXPORT);
        for (String status : List.of("starting", "running")) {
            assertThat(export.choose("HasLoadEnded", Map.of("loaded", Map.of("Status", List.of(status)))))
                    .isEqualTo("CountWait");
        }
        assertThat(export.choose("HasLoadEnded", Map.of("loaded", Map.of("Status", List.of("stopped")))))
                .isEqualTo("IsLoadWhole");
        assertThat(export.choose("HasLoadEnded", Map.of("loaded", Map.of("Status", List.of("failed")))))
                .isEqualTo("LoadFailed");
        assertThat(export.choose("IsLoadLate", Map.of("waits", Map.of("count", 179))))
                .isEqualTo("WaitForLoad");
        assertThat(export.choose("IsLoadLate", Map.of("waits", Map.of("count", 180))))
                .isEqualTo("LoadLate");
        Map<String, Object> load = Map.of("tables", 7);
        assertThat(export.choose("IsLoadWhole", Map.of("load", load, "loaded", stats(100, 7, 0, 0, 0))))
                .isEqualTo("IsWatched");
        for (Map<String, Object> stats : List.of(
                stats(100, 6, 0, 0, 0),
                stats(100, 7, 0, 0, 1),
                stats(90, 7, 0, 0, 0),
                Map.<String, Object>of("Stats", List.of()))) {
            assertThat(export.choose("IsLoadWhole", Map.of("load", load, "loaded", stats)))
                    .isEqualTo("LoadIncomplete");
        }
    }

    private static Map<String, Object> objects(String key) {
        return Map.of("Contents", List.of(Map.of("Key", key)));
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
        Machine machine = machine(SERVERLESS, purpose);
        machine.states().forEach((name, state) -> {
            if (List.of("Task", "Map").contains(machine.type(name))) {
                assertThat(object(state).get("Catch").toString()).as(name).contains("States.ALL");
            }
        });
    }

    /** A catch without a place for the error would put it in the place of all data. */
    @ParameterizedTest
    @EnumSource(Purpose.class)
    void whatGoesOnAfterAnErrorStillHasItsData(Purpose purpose) {
        Machine machine = machine(SERVERLESS, purpose);
        machine.states().forEach((name, state) -> {
            if (object(state).get("Catch") instanceof List<?> catches) {
                for (Object one : catches) {
                    boolean ends = machine.type(String.valueOf(object(one).get("Next")))
                            .equals("Succeed");
                    assertThat(ends || object(one).containsKey("ResultPath"))
                            .as(name)
                            .isTrue();
                }
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
        assertThat(ingest.choose("IsReplicated", Map.of("spec", "s", "subject", "x")))
                .isEqualTo("RunJob");
        assertThat(ingest.choose("IsReplicated", Map.of("task", "t"))).isEqualTo("AskForTask");
        assertThat(ingest.choose("IsLoadMarked", found(List.of()))).isEqualTo("IsLoadComplete");
        assertThat(ingest.choose("IsLoadMarked", found(List.of(Map.of("Key", "dms/crm/e1/_ds_loaded2")))))
                .isEqualTo("IsLoadComplete");
        assertThat(ingest.choose("IsLoadMarked", found(List.of(Map.of("Key", "dms/crm/e1/_ds_loaded")))))
                .isEqualTo("RunJob");
        assertThat(ingest.choose("IsLoadMarked", Map.of("found", Map.of(), "dms", Map.of())))
                .isEqualTo("IsLoadComplete");
    }

    /** What is loaded is ingested whether DMS answers or not; what is not loaded waits for an answer, and people hear that there is none. */
    @Test
    void dmsThatDoesNotAnswerKeepsNoLoadedDatastoreFromBeingIngested() {
        Machine ingest = machine(SERVERLESS, Purpose.INGEST);
        for (String ask : List.of("AskForTask", "AskForReplication")) {
            assertThat(ingest.states().get(ask).toString()).contains("Next=FindLoadMarker");
        }
        Map<String, @Nullable Object> marked = new HashMap<>(found(List.of(Map.of("Key", "dms/crm/e1/_ds_loaded"))));
        marked.remove("dms");
        assertThat(ingest.choose("IsLoadMarked", marked)).isEqualTo("RunJob");
        Map<String, @Nullable Object> unmarked = new HashMap<>(found(List.of()));
        unmarked.remove("dms");
        assertThat(ingest.choose("IsLoadMarked", unmarked)).isEqualTo("NotifyFailure");
    }

    private static Map<String, @Nullable Object> found(List<?> contents) {
        return Map.of(
                "found",
                Map.of("Contents", contents),
                "marker",
                Map.of("key", "dms/crm/e1/_ds_loaded"),
                "dms",
                Map.of("Stats", List.of(), "Status", List.of()));
    }

    /** Fresh once; resumed only if it has been stopped for a while, as Terraform stops what it changes. */
    @ParameterizedTest
    @CsvSource({
        "created, StartReplication, StartReplication",
        "ready, StartReplication, StartReplication",
        "stopped, LetBeChanged, ResumeReplication",
        "running, IsReplicating, IsReplicating",
        "initializing, IsReplicating, IsReplicating",
        "provisioning_capacity, IsReplicating, IsReplicating",
        "failed, IsReplicating, IsReplicating",
        "'', IsReplicating, IsReplicating"
    })
    void startsAndResumesServerlessReplications(String status, String first, String afterTheWait) {
        Machine ingest = machine(SERVERLESS, Purpose.INGEST);
        assertThat(ingest.choose("IsReplicated", Map.of("replication", "arn"))).isEqualTo("AskForReplication");
        Map<String, Object> dms = Map.of("Status", status.isEmpty() ? List.of() : List.of(status));
        assertThat(ingest.choose("IsToBeStarted", Map.of("dms", dms))).isEqualTo(first);
        assertThat(ingest.choose("IsToBeStarted", Map.of("dms", dms, "waited", true)))
                .isEqualTo(afterTheWait);
        assertThat(String.valueOf(ingest.states().get("StartReplication"))).contains("=start-replication");
        assertThat(String.valueOf(ingest.states().get("ResumeReplication"))).contains("=resume-processing");
        assertThat(String.valueOf(ingest.states())).doesNotContain("reload-target");
    }

    @Test
    void whereNobodyUsesDmsServerlessTheMachineKnowsNothingOfIt() {
        assertThat(machine(Purpose.INGEST).states())
                .doesNotContainKeys("AskForReplication", "StartReplication", "ResumeReplication");
        assertThat(RESOURCES.toString()).doesNotContain("dms:StartReplication", "REPLICATION_FAILED");
        assertThat(SERVERLESS.toString()).contains("dms:StartReplication", "REPLICATION_FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        "running, NoteReplicating",
        "modifying, NoteReplicating",
        "stopped, NoteStopped",
        "failed, NoteStopped",
        "deprovisioned, NoteStopped",
        "'', NoteReplicating"
    })
    void publishesHowReplicationIs(String status, String note) {
        Machine ingest = machine(Purpose.INGEST);
        Map<String, Object> dms = Map.of("Status", status.isEmpty() ? List.of() : List.of(status));
        assertThat(ingest.choose("IsReplicating", Map.of("dms", dms))).isEqualTo(note);
        Map<String, Object> watch = Map.of("zone", "z");
        assertThat(ingest.choose("IsReplicationWatched", Map.of("watch", watch, "dms", stats(100, 7, 0, 0, 0))))
                .isEqualTo("MeasureReplication");
        assertThat(ingest.choose("IsReplicationWatched", Map.of("watch", watch, "dms", dms)))
                .isEqualTo("MeasureStop");
        assertThat(ingest.choose("IsReplicationWatched", Map.of("dms", stats(100, 7, 0, 0, 2))))
                .isEqualTo("FindLoadMarker");
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
