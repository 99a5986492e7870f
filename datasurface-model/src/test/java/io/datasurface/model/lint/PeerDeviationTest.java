package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.policy.StoragePolicyRequireEncryption;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.FloatTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the Python DataSurface is wrong we are right: each difference by name. LINT.md lists the names. */
class PeerDeviationTest {
    private TestModel model;

    @BeforeEach
    void cleanModel() {
        model = new TestModel();
    }

    @Test
    @DisplayName("Branches such as `feature/x` are good.")
    void branches() {
        model.liveRepo = Optional.of(GitHubRepository.of("acme/model", "feature/x-1.2"));

        assertThat(model.lint()).isEmpty();
    }

    @Test
    @DisplayName("All named floating types are good, also FP8_E5M2FNUZ and FP8_E4M3FNUZ.")
    void namedFloats() {
        FloatTypes.byName().forEach((name, type) -> customers().columns.add(DDLColumn.of(name, type)));

        assertThat(model.lint()).isEmpty();
    }

    @Test
    @DisplayName("Cron takes names and ranges with steps, and refuses the step 0.")
    void cron() {
        model.sales.chooser = Optional.of(new WorkspacePlatformConfig(
                TestModel.needs().toBuilder().latency(DataLatency.DAYS).build()));
        model.crm.capture = Optional.of(TestModel.snapshot(
                Optional.of(TestModel.source("crm_db", TestModel.HOME)),
                Optional.of(new CronTrigger("t", "10-50/20 6 * JAN-JUN mon"))));
        assertThat(model.lint()).isEmpty();

        model.crm.capture = Optional.of(TestModel.snapshot(
                Optional.of(TestModel.source("crm_db", TestModel.HOME)),
                Optional.of(new CronTrigger("t", "*/0 6 * * *"))));
        assertThat(codes()).containsExactly("cron-invalid");
    }

    @Test
    @DisplayName("A table or topic may be given for some datasets only: the others have their dataset's name.")
    void partialTableMaps() {
        model.crm.capture = Optional.of(TestModel.cdc(Map.of("visits", "SAP$VISITS#1")));
        assertThat(model.lint()).isEmpty();

        model.crm.capture = Optional.of(CaptureCases.kafka(CaptureCases.broker())
                .topicForDataset(Map.of("visits", "crm.visits.v1"))
                .build());
        assertThat(model.lint()).isEmpty();
    }

    @Test
    @DisplayName("Words that databases take as names, such as VALUE, ROW and USER, are good names of columns.")
    void unreservedWords() {
        for (String word : List.of("value", "row", "user", "outer", "date")) {
            customers().columns.add(DDLColumn.of(word, TestModel.text(3)));
        }

        assertThat(model.lint()).isEmpty();
    }

    @Test
    @DisplayName("A wrong assignment does not hide the others.")
    void oneWrongAssignment() {
        model.mappings.add(0, TestModel.assign("Sales", "Nope", "P1"));
        model.mappings.add(TestModel.assign("Ghost", "G", "P404"));

        assertThat(codes()).containsExactlyInAnyOrder("unknown-group", "unknown-workspace", "unknown-platform");
    }

    @Test
    @DisplayName("The assignment of a transformer's workspace needs no chooser (G10).")
    void assignedTransformer() {
        model.mappings.add(TestModel.assign("Prep", "Input", "P1"));

        assertThat(model.lint()).isEmpty();
    }

    @Test
    @DisplayName("A container that is used in many places is judged once.")
    void onceEach() {
        model.sales.container = Optional.of(TestModel.source("crm_db", "X:y"));
        model.crm.capture = Optional.of(TestModel.snapshot(model.sales.container));
        model.containers.add(model.sales.container.orElseThrow());

        assertThat(codes()).containsExactly("unknown-vendor");
    }

    @Test
    @DisplayName(
            "Classification policies see every dataset, in whatever order the teams stand, and survive unknown ones.")
    void classificationPoliciesAcrossTeams() {
        TestModel.Store later = new TestModel.Store("later", "d");
        later.datasets.get(0).classification.set(0, TestModel.dc(DataClassificationType.MNPI));
        model.otherStores.add(later);
        model.sales.sinks.add(DatasetSink.of("later", "d"));
        model.sales.sinks.add(DatasetSink.of("later", "unknown"));
        model.classificationPolicies.add(ban(DataClassificationType.MNPI));

        assertThat(codes()).containsExactlyInAnyOrder("classification-policy-violated", "unknown-dataset");
    }

    @Test
    @DisplayName("A ban of a classification covers its named refinements.")
    void refinedClassifications() {
        customers().classification.set(0, new SimpleDC(DataClassificationType.MNPI, Optional.of("passport")));
        model.classificationPolicies.add(ban(DataClassificationType.MNPI));

        assertThat(codes()).containsExactly("classification-policy-violated");
    }

    @Test
    @DisplayName("An unclassified dataset in production is an error, and not a warning besides.")
    void unclassifiedOnce() {
        TestModel.Store erp = new TestModel.Store("erp", "d");
        erp.status = io.datasurface.model.common.ProductionStatus.PRODUCTION;
        erp.datasets.get(0).classification.clear();
        model.stores.add(erp);

        assertThat(codes()).containsExactly("production-dataset-unclassified");
    }

    @Test
    @DisplayName(
            "Policies of a zone hold for the container that its data comes from, for platforms, and for everything inside a place.")
    void placesOfProducersAndPlatforms() {
        model.locationPolicies.add(new InfraStructureLocationPolicy(
                "abroad", Optional.empty(), List.of(), List.of(new LocationKey(TestModel.HOME))));

        assertThat(codes()).containsOnly("location-policy-violated");
        assertThat(paths())
                .contains(RuleCase.CAPTURE, RuleCase.REPORT + "/capture", RuleCase.SINK, RuleCase.ASSIGNMENT);
    }

    @Test
    @DisplayName("Platform policies of a zone are enforced, also where a transformer carries the data to a platform.")
    void platformPolicies() {
        model.sales.sinks.remove(0);
        model.platformPolicies.add(not("P1"));

        assertThat(model.lint())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsOnly("platform-policy-violated " + RuleCase.ASSIGNMENT);
        assertThat(model.lint().stream().map(Problem::message))
                .anySatisfy(message -> assertThat(message).contains("\"report\""))
                .anySatisfy(message -> assertThat(message).contains("\"crm\""))
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "A platform that is not primary for a transformer's output does not process the transformer's inputs (G5).")
    void notPrimary() {
        model.sales.sinks.remove(0);
        model.mappings.set(0, TestModel.assign("Sales", "Live", "P1", "P2"));
        model.primaries.add(new PrimaryIngestionPlatform("report", List.of("P1")));
        model.platformPolicies.add(not("P2"));

        assertThat(model.lint()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("platform-policy-violated");
            assertThat(problem.message()).contains("\"report\"").doesNotContain("\"crm\"");
        });
    }

    @Test
    @DisplayName("Decommissioned assignments give nothing (G1).")
    void decommissioned() {
        model.mappings.set(
                0,
                new DatasetGroupDataPlatformAssignments(
                        "Sales",
                        "Live",
                        List.of(
                                TestModel.assign("Sales", "Live", "P1")
                                        .assignments()
                                        .get(0),
                                TestModel.assignment(
                                        "P2",
                                        io.datasurface.model.common.ProductionStatus.PRODUCTION,
                                        AssignmentStatus.DECOMMISSIONED))));
        model.platformPolicies.add(not("P2"));

        assertThat(model.lint()).isEmpty();
    }

    @Test
    @DisplayName(
            "A transformer may read its own output; several that wait for each other are one error that names them.")
    void cycles() {
        model.prep.sinks.add(DatasetSink.of("report", "totals"));
        assertThat(model.lint()).isEmpty();

        ConsumerCases.all().stream()
                .filter(each -> each.rule() == LintRule.TRANSFORMER_CYCLE)
                .forEach(each -> each.fault().accept(model));
        assertThat(model.lint())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("\"Back\", \"Prep\""));
    }

    @Test
    @DisplayName("A store whose workspace exists, but writes another one, is an error of its own.")
    void outputOfAnotherTransformer() {
        TestModel.Store lost = new TestModel.Store("lost", "d");
        lost.capture = Optional.of(new DataTransformerOutput("Prep", Optional.empty()));
        model.stores.add(lost);

        assertThat(codes()).containsExactly("output-without-transformer");
    }

    @Test
    @DisplayName("Storage policies are enforced at the source and at every consumer, mandated ones for all data.")
    void storagePolicies() {
        model.storagePolicies.add(StoragePolicyRequireEncryption.builder("encrypted")
                .mandatory(PolicyMandate.MANDATED_WITHIN_ZONE)
                .build());

        assertThat(codes()).containsOnly("storage-policy-violated");
        assertThat(paths())
                .containsExactlyInAnyOrder(
                        RuleCase.CAPTURE,
                        RuleCase.REPORT + "/capture",
                        RuleCase.PREP + "/dsgs/Input/sinks/0",
                        RuleCase.SINK,
                        RuleCase.LIVE + "/sinks/1");
    }

    @Test
    @DisplayName("Personal data in a container that does not encrypt is told, once for the container.")
    void personalData() {
        customers().classification.set(0, TestModel.dc(DataClassificationType.PC2));
        model.crm.datasets.get(1).classification.set(0, TestModel.dc(DataClassificationType.CPI));

        assertThat(codes()).containsOnly("personal-data-unencrypted");
        assertThat(paths())
                .containsExactlyInAnyOrder(
                        RuleCase.CAPTURE + "/dataContainer",
                        RuleCase.PREP + "/dataContainer",
                        RuleCase.SALES + "/dataContainer");
    }

    @Test
    @DisplayName("Nobody is promised data younger than its source, or what it is made of, is renewed.")
    void latency() {
        model.sales.chooser = Optional.of(new WorkspacePlatformConfig(TestModel.needs().toBuilder()
                .freshness(java.time.Duration.ofMinutes(15))
                .build()));

        assertThat(model.lint())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message)
                        .contains("15 minutes", "\"crm\" is renewed by \"0 3 * * *\", with up to 1 day"))
                .anySatisfy(message -> assertThat(message).contains("\"report\" is made of \"crm\", which is renewed"));
        assertThat(codes()).containsOnly("latency-unreachable").hasSize(2);
    }

    @Test
    @DisplayName("A retention time without history, and other needs that contradict themselves, are found.")
    void needs() {
        ConsumerRetentionRequirements needs = TestModel.needs();
        model.sales.chooser = Optional.of(new WorkspacePlatformConfig(new ConsumerRetentionRequirements(
                needs.milestoningStrategy(),
                needs.latency(),
                Optional.of(java.time.Duration.ofDays(3)),
                Optional.of(java.time.Duration.ofDays(365)),
                Optional.of("SEC"))));

        assertThat(codes())
                .containsExactlyInAnyOrder(
                        "regulator-undeclared", "regulator-without-history", "freshness-contradicts-latency");
    }

    private TestModel.Data customers() {
        return model.crm.datasets.get(0);
    }

    private List<String> codes() {
        return model.lint().stream().map(Problem::code).toList();
    }

    private List<String> paths() {
        return model.lint().stream().map(problem -> problem.path().toString()).toList();
    }

    private static DataClassificationPolicy ban(DataClassificationType type) {
        return new DataClassificationPolicy("ban", Optional.empty(), List.of(), List.of(TestModel.dc(type)));
    }

    private static DataPlatformPolicy not(String platform) {
        return new DataPlatformPolicy(
                "not " + platform, Optional.empty(), List.of(), List.of(platform), Optional.empty(), Optional.empty());
    }
}
