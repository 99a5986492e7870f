package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.output.PlatformChoice;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.DataLatency;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.spi.PlatformCapabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that are assigned nowhere get a platform, always the same, and everybody is told why. */
class PlatformChooserTest {
    /** Near stands where the data is, Far on another continent, Other with another vendor; Dev is not for production. */
    private static final String MODEL = """
            datasurface: 1
            name: Choice
            vendors:
              AWS: {hardCloudVendor: AWS, locations: {eu: {}, us: {}}}
              Azure: {hardCloudVendor: AZURE, locations: {west: {}}}
            platformServicesProviders:
              Europe:
                locations: ["AWS:eu"]
                dataPlatforms:
                  Near: {type: whole, productionStatus: PRODUCTION}
                  Dev: {type: whole}
                  Simple: {type: fake, productionStatus: PRODUCTION}
              America:
                locations: ["AWS:us"]
                dataPlatforms:
                  Far: {type: whole, productionStatus: PRODUCTION}
              Elsewhere:
                locations: ["Azure:west"]
                dataPlatforms:
                  Another: {type: whole, productionStatus: PRODUCTION}
            zones:
              Z:
                teams:
                  T:
                    containers:
                      db: {type: PostgresDatabase, locations: ["AWS:eu"], hostPortPair: {hostName: h, port: 5432}, databaseName: d}
                    dataStores:
                      Orders:
                        productionStatus: PRODUCTION
                        capture: {type: SQLSnapshotIngestion, dataContainer: {ref: db}}
                        datasets:
                          lines: {}
                    workspaces:
                      Report:
                        productionStatus: PRODUCTION
                        dataContainer: {ref: db}
                        dsgs:
                          g:
                            platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: FORENSIC}}
                            sinks: [{storeName: Orders, datasetName: lines}]
            """;

    @TempDir
    private Path temporary;

    /** A platform that can do everything but deliver in seconds. */
    private static class Whole extends FakeProvider {
        @Override
        public String type() {
            return "whole";
        }

        @Override
        public PlatformCapabilities capabilities() {
            return can().build();
        }

        PlatformCapabilities.Builder can() {
            return PlatformCapabilities.builder()
                    .captures(io.datasurface.model.capture.CaptureMetadata.class)
                    .sources(io.datasurface.model.container.DataContainer.class)
                    .consumers(io.datasurface.model.container.DataContainer.class)
                    .milestoning(MilestoningStrategy.values())
                    .latency(DataLatency.MINUTES)
                    .offers("iceberg");
        }
    }

    /** One that also takes what the others offer. */
    private static final class Taking extends Whole {
        @Override
        public String type() {
            return "taking";
        }

        @Override
        PlatformCapabilities.Builder can() {
            return super.can().takes("iceberg");
        }
    }

    private static final PlatformProviders PROVIDERS =
            PlatformProviders.load(ProviderSource.of(List.of(new Whole(), new Taking(), new FakeProvider())));

    private final ProblemCollector problems = new ProblemCollector(SourceMap.NONE);

    private LoadedModel model(String text) throws IOException {
        LoadedModel model = ModelLoader.load(Files.writeString(temporary.resolve("model.yaml"), text));
        assertThat(model.problems()).isEmpty();
        return model;
    }

    private PlatformChooser.Chosen choose(UnaryOperator<String> change, PlatformChoice... previous) throws IOException {
        return PlatformChooser.choose(
                EcosystemIndex.of(model(change.apply(MODEL)).ecosystem().orElseThrow()),
                PROVIDERS,
                List.of(previous),
                problems);
    }

    private String chosen(UnaryOperator<String> change, PlatformChoice... previous) throws IOException {
        List<PlatformChoice> choices = choose(change, previous).choices();
        assertThat(choices).hasSize(1);
        return choices.get(0).platform();
    }

    private static PlatformChoice before(String platform) {
        return new PlatformChoice("Report", "g", platform, "as it was");
    }

    @Test
    void theNearestOfThoseThatMayAndCanIsTaken() throws IOException {
        PlatformChooser.Chosen chosen = choose(UnaryOperator.identity());

        assertThat(chosen.choices())
                .containsExactly(new PlatformChoice(
                        "Report",
                        "g",
                        "Near",
                        "It is nearer to the containers than Far. Out are: Dev, as it is NOT_PRODUCTION, the workspace is"
                                + " PRODUCTION; Simple, as it cannot keep history as FORENSIC."));
        assertThat(chosen.ecosystem().assignments("Report"))
                .singleElement()
                .satisfies(mapping -> assertThat(mapping.assignments())
                        .extracting(DSGDataPlatformAssignment::dataPlatform)
                        .containsExactly("Near"));
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void whatTheGroupAsksForDecides() throws IOException {
        assertThat(chosen(text -> text.replace("milestoningStrategy: FORENSIC", "milestoningStrategy: LIVE_ONLY")))
                .isEqualTo("Near");
        assertThat(chosen(text -> text.replace("milestoningStrategy: FORENSIC", "latency: SECONDS")))
                .isEqualTo("Simple");
        assertThat(chosen(text -> text.replace("milestoningStrategy: FORENSIC", "freshness: PT5S")))
                .isEqualTo("Simple");
        assertThat(chosen(text -> text.replace(
                        "db: {type: PostgresDatabase, locations: [\"AWS:eu\"]",
                        "db: {type: PostgresDatabase, locations: [\"Azure:west\"]")))
                .isEqualTo("Another");
    }

    @Test
    void aWorkspaceThatIsNotForProductionGetsAPlatformThatIsNotEither() throws IOException {
        assertThat(chosen(text -> {
                    int workspaces = text.indexOf("workspaces:");
                    return text.substring(0, workspaces)
                            + text.substring(workspaces).replace("productionStatus: PRODUCTION", "priority: HIGH");
                }))
                .isEqualTo("Dev");
    }

    @Test
    void policiesOfTheZoneDecide() throws IOException {
        assertThat(chosen(text ->
                        text.replace("  Z:\n", "  Z:\n    locationPolicies: {home: {allowed: [\"AWS:us\"]}}\n")))
                .isEqualTo("Far");
        assertThat(chosen(
                        text -> text.replace("  Z:\n", "  Z:\n    hardVendorPolicies: {home: {notAllowed: [AWS]}}\n")))
                .isEqualTo("Another");
        assertThat(chosen(text ->
                        text.replace("  Z:\n", "  Z:\n    dataplatformPolicies: {home: {notAllowed: [Near, Far]}}\n")))
                .isEqualTo("Another");
        assertThat(choose(text -> text.replace("  Z:\n", "  Z:\n    vendorPolicies: {home: {allowed: [Azure]}}\n"))
                        .choices()
                        .get(0)
                        .reason())
                .contains(
                        "It is the only platform that may and can",
                        "Near, as the policy home of the zone Z does not let it");
    }

    @Test
    void aChoiceIsKeptAsLongAsItCanBe() throws IOException {
        assertThat(choose(UnaryOperator.identity(), before("Far")).choices()).containsExactly(before("Far"));
        assertThat(choose(text -> text.replace("Far: {", "Far: {deprecation: {reason: Old.}, "), before("Far"))
                        .choices())
                .containsExactly(before("Far"));
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void aChoiceThatCannotBeKeptIsToldWithItsReason() throws IOException {
        assertThat(chosen(UnaryOperator.identity(), before("Simple"))).isEqualTo("Near");
        assertThat(chosen(UnaryOperator.identity(), before("Gone"))).isEqualTo("Near");

        assertThat(problems.problems())
                .extracting(Problem::code, problem -> problem.path().toString())
                .containsOnly(org.assertj.core.groups.Tuple.tuple(
                        "platform-choice-changed", "/zones/Z/teams/T/workspaces/Report/dsgs/g"));
        assertThat(problems.problems())
                .extracting(Problem::message)
                .anyMatch(
                        message -> message.contains(
                                "moves from platform \"Simple\" to \"Near\", and its data with it: of \"Simple\", it cannot keep history"))
                .anyMatch(message -> message.contains("\"Gone\" is gone or its plugin is not installed"));
    }

    @Test
    void aDeprecatedPlatformGetsNothingNew() throws IOException {
        assertThat(chosen(text -> text.replace("Near: {", "Near: {deprecation: {reason: Old.}, ")))
                .isEqualTo("Far");
    }

    @Test
    void aPlatformThatIngestsTheStoreAnywayIsTakenBeforeOneThatDoesNot() throws IOException {
        String second = MODEL.replace("Simple: {type: fake", "Zwei: {type: whole")
                .replace(
                        "        workspaces:\n",
                        "        workspaces:\n          Audit: {productionStatus: PRODUCTION, dataContainer: {ref: db}, dsgs: {a: {sinks:"
                                + " [{storeName: Orders, datasetName: lines}]}}}\n");
        assertThat(second).contains("Audit");
        assertThat(chosen(text -> second)).isEqualTo("Near");
        assertThat(chosen(text -> second + """
                dsgPlatformMappings:
                - {workspace: Audit, dsgName: a, assignments: [{dataPlatform: Zwei}]}
                """)).isEqualTo("Zwei");
    }

    /** Able is as near as Near and comes before it by name. */
    private static String withPrimary(String type, String primary, String more) {
        return MODEL.replace("Dev: {", "Able: {type: " + type + ", productionStatus: PRODUCTION}\n      Dev: {")
                + "primaryIngestionPlatforms: {Orders: {dataPlatforms: [" + primary + "]}}\n" + more;
    }

    @Test
    void aPrimaryPlatformIsTakenBeforeOneThatWouldReadFromIt() throws IOException {
        assertThat(chosen(text -> withPrimary("whole", "Able", ""))).isEqualTo("Able");
        assertThat(chosen(text -> withPrimary("whole", "Near", ""))).isEqualTo("Near");
    }

    @Test
    void whoReadsFromAPrimaryPlatformHasToTakeWhatThatOffers() throws IOException {
        String audited = withPrimary("taking", "Near", """
                dsgPlatformMappings:
                - {workspace: Audit, dsgName: a, assignments: [{dataPlatform: Able}]}
                """)
                .replace(
                        "        workspaces:\n",
                        "        workspaces:\n          Audit: {productionStatus: PRODUCTION, dataContainer: {ref: db}, dsgs: {a: {sinks:"
                                + " [{storeName: Orders, datasetName: lines}]}}}\n");
        // Able has a copy of the store for others, and is the first by name.
        assertThat(chosen(text -> audited)).isEqualTo("Able");

        PlatformChooser.Chosen chosen = choose(text -> audited.replace("Able: {type: taking", "Able: {type: whole"));

        assertThat(chosen.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.platform()).isEqualTo("Near");
            assertThat(choice.reason())
                    .contains("Able, as it takes no format in which Near offers the datastore Orders");
        });
    }

    @Test
    void theWayFromThePrimaryPlatformCountsAndNotTheOneFromTheSource() throws IOException {
        UnaryOperator<String> reading = text -> withPrimary("taking", "Another", "")
                .replace("Near: {type: whole", "Near: {type: taking")
                .replace("Far: {type: whole", "Far: {type: taking");
        // To the workspace and from Azure: Near 0 + 2, Far 1 + 2, Another 2 + 0.
        assertThat(choose(reading).choices()).singleElement().satisfies(choice -> {
            assertThat(choice.platform()).isEqualTo("Another");
            assertThat(choice.reason()).startsWith("It has to ingest 0 more datastores, Able 1");
        });
    }

    @Test
    void whereNoneCanTheGroupIsToldAboutEach() throws IOException {
        PlatformChooser.Chosen chosen = choose(text ->
                text.replace("milestoningStrategy: FORENSIC", "milestoningStrategy: FORENSIC, latency: SECONDS"));

        assertThat(chosen.choices()).isEmpty();
        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("group-no-platform");
            assertThat(problem.message())
                    .contains(
                            "Near, as it cannot deliver within SECONDS",
                            "Simple, as it cannot keep history as FORENSIC")
                    .contains("Dev, as it is NOT_PRODUCTION, the workspace is PRODUCTION (and 1 more)");
        });
    }

    /** Who accepts that nothing is done for a group has heard it. */
    @Test
    void aGroupThatMayBeIdleIsNotTold() throws IOException {
        String impossible =
                MODEL.replace("milestoningStrategy: FORENSIC", "milestoningStrategy: FORENSIC, latency: SECONDS");
        String accepting = impossible
                + "suppressions: [{code: group-not-assigned, object: zones/Z/teams/T/workspaces/Report, reason: Later}]\n";
        RenderEngine engine = RenderEngine.of(PROVIDERS);

        assertThat(engine.analyze(model(impossible)).problems())
                .extracting(Problem::code)
                .contains("group-no-platform");
        Analysis accepted = engine.analyze(model(accepting));
        assertThat(accepted.problems())
                .extracting(Problem::code)
                .doesNotContain("group-no-platform", "group-not-assigned", "suppression-unused");
        assertThat(accepted.accepted())
                .extracting(problem -> problem.problem().code())
                .contains("group-not-assigned");
    }

    @Test
    void groupsThatTheModelSpeaksOfAreLeftAlone() throws IOException {
        for (String entry : List.of("[]", "[{dataPlatform: Far, status: DECOMMISSIONED}]", "[{dataPlatform: Far}]")) {
            assertThat(choose(text -> text + "dsgPlatformMappings: [{workspace: Report, dsgName: g, assignments: "
                                    + entry + "}]\n")
                            .choices())
                    .isEmpty();
        }
        assertThat(choose(text -> text.replaceFirst(" +platformMD: .*\\n", "")).choices())
                .isEmpty();
        assertThat(chosen(text -> text.replaceFirst(
                        "\\{type: WorkspacePlatformConfig.*\\n",
                        "{type: WorkspaceFixedDataPlatform, dataPlatform: Simple}\n")))
                .isEqualTo("Simple");
    }

    @Test
    void aRenderRecordsItsChoicesAndTheNextKeepsThem() throws IOException {
        Path out = temporary.resolve("out");
        RenderEngine engine = RenderEngine.of(PROVIDERS, new TestStages());

        RenderResult first = engine.render(model(MODEL), out);
        assertThat(first.problems()).isEmpty();
        assertThat(out.resolve("Near/chunks.txt")).exists();
        assertThat(engine.previousPlan(out).choices())
                .extracting(PlatformChoice::platform)
                .containsExactly("Near");
        // A platform that is as good and comes first by name makes nobody move.
        RenderResult second = engine.render(
                model(MODEL.replace("Dev: {", "Advanced: {type: whole, productionStatus: PRODUCTION}\n      Dev: {")),
                out);
        assertThat(second.publication().orElseThrow().added()).isEmpty();
        assertThat(second.publication().orElseThrow().removed()).isEmpty();
        assertThat(second.publication().orElseThrow().changed()).containsExactly("manifest.json");
        assertThat(engine.previousPlan(out).choices())
                .extracting(PlatformChoice::platform)
                .containsExactly("Near");
        assertThat(chosen(text ->
                        text.replace("Dev: {", "Advanced: {type: whole, productionStatus: PRODUCTION}\n      Dev: {")))
                .isEqualTo("Advanced");
    }

    /** Another host has the plugin, and may choose that platform. */
    @Test
    void whileAPluginIsMissingNothingNewIsChosenAndTheOldIsKept() throws IOException {
        PlatformProviders some = PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider())));
        EcosystemIndex ecosystem = EcosystemIndex.of(model(MODEL).ecosystem().orElseThrow());
        PlatformChoice old = new PlatformChoice("Report", "g", "Far", "It was near once.");

        assertThat(PlatformChooser.choose(ecosystem, some, List.of(old), problems)
                        .choices())
                .containsExactly(old);
        assertThat(problems.problems()).isEmpty();
        assertThat(PlatformChooser.choose(ecosystem, some, List.of(), problems).choices())
                .isEmpty();
        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("group-not-chosen");
            assertThat(problem.path()).hasToString("/zones/Z/teams/T/workspaces/Report/dsgs/g");
            assertThat(problem.message())
                    .contains("while the plugins of [Another, Dev, Far, Near] are missing")
                    .endsWith("Install them, or assign the group");
        });
    }

    /** The group is not lost: the platform has work to do, and that its plugin is missing is an error. */
    @Test
    void aChosenPlatformWithoutItsPluginIsAnError() throws IOException {
        LoadedModel model = model(MODEL);
        RenderEngine all = RenderEngine.of(PROVIDERS, new UnlintedStages());
        assertThat(all.render(model, temporary.resolve("out")).problems()).isEmpty();
        RenderEngine some = RenderEngine.of(
                PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider()))), new UnlintedStages());

        RenderResult result = some.render(model, temporary.resolve("out"));

        assertThat(result.publication()).isEmpty();
        assertThat(result.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("Platform \"Near\" has work to do"));
    }

    @Test
    void theOrderOfTheModelDoesNotMatter() throws IOException {
        RenderEngine engine = RenderEngine.of(PROVIDERS, new TestStages());
        String providers = MODEL.substring(MODEL.indexOf("  Europe:"), MODEL.indexOf("zones:"));
        String europe = providers.substring(0, providers.indexOf("  America:"));

        assertThat(engine.analyze(model(MODEL), RenderPlan.NONE).choices())
                .hasSize(1)
                .isEqualTo(engine.analyze(model(MODEL.replace(providers, providers.replace(europe, "") + europe)))
                        .choices());
    }
}
