package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The linter against what the Python DataSurface says of the same models. */
class FixtureLintTest {
    /** Errors that are right although the peer is silent. */
    private static final Map<String, List<String>> NEW_ERRORS = Map.of(
            // A transformer without container never runs; the peer leaves a silent gap in the graph.
            "c07_no_container",
            List.of("transformer-container-missing /zones/Z/teams/T/workspaces/TNoContainer/dataTransformer"));

    /** One line of the table: what the peer says, what we say, and why that differs. */
    private record Row(String peerObject, String peerMessage, String code, String path, String reason) {
        boolean peerSaysIt() {
            return !peerObject.equals("-") || !peerMessage.equals("-");
        }

        boolean weSayIt() {
            return !code.equals("-");
        }
    }

    static List<String> otherFixtures() {
        return Fixtures.names().stream().filter(name -> !name.startsWith("c16")).toList();
    }

    @ParameterizedTest
    @MethodSource("otherFixtures")
    void cleanFixturesHaveNoUnexpectedErrors(String fixture) {
        assertThat(lint(fixture).stream().filter(problem -> problem.severity() == Severity.ERROR))
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactlyElementsOf(NEW_ERRORS.getOrDefault(fixture, List.of()));
    }

    @Test
    void warnsOfDifferentProductionLikeThePeerInC14AndOfWhatThePeerNeverLooksAt() {
        assertThat(lint("c14_zones_policies"))
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactlyInAnyOrder(
                        "sink-production-differs /zones/ZB/teams/U/workspaces/W2/dsgs/DSG/sinks/0",
                        "sink-production-differs /zones/ZB/teams/U/workspaces/W2/dsgs/DSG/sinks/1",
                        // The peer ignores who says production of what, and names in platform policies.
                        "platform-production-differs /dsgPlatformMappings/0/assignments/0",
                        "assignment-production-differs /dsgPlatformMappings/1/assignments/0",
                        "policy-unknown-platform /zones/ZA/dataplatformPolicies/not P9");
    }

    @Test
    void theTableOfC16KnowsEveryProblemOfThePeer() throws IOException {
        DumpContext context = new DumpContext(DumpContext.Origin.DUMP);
        DumpNode file = DumpParser.parse(
                        context, Fixtures.folder("c16_lint_errors").resolve("lint.json"), "lint.json")
                .orElseThrow();
        List<String> peer = elements(member(elements(member(file, "stages")).get(0), "problems")).stream()
                .map(FixtureLintTest::peerProblem)
                .distinct()
                .toList();

        assertThat(peer).hasSize(48);
        assertThat(table().stream().filter(Row::peerSaysIt).map(row -> row.peerObject() + " | " + row.peerMessage()))
                .containsExactlyInAnyOrderElementsOf(peer);
    }

    @Test
    void everyMistakeOfC16IsReportedOnceByUs() throws IOException {
        List<String> expected = table().stream()
                .filter(Row::weSayIt)
                .map(row -> row.code() + " " + row.path())
                .distinct()
                .toList();

        assertThat(lint("c16_lint_errors"))
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whereWeDifferFromThePeerTheTableSaysWhy() throws IOException {
        assertThat(table()).allSatisfy(row -> {
            boolean alike = row.peerSaysIt() && row.weSayIt();
            assertThat(alike || !row.reason().isEmpty()).as("%s", row).isTrue();
        });
        TreeSet<String> twice = table().stream()
                .filter(Row::weSayIt)
                .collect(Collectors.groupingBy(row -> row.code() + row.path()))
                .values()
                .stream()
                .filter(rows -> rows.size() > 1)
                .filter(rows -> rows.stream().noneMatch(row -> !row.reason().isEmpty()))
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(twice).isEmpty();
    }

    @Test
    void everyProblemOfC16KnowsWhereItStands() {
        assertThat(lint("c16_lint_errors"))
                .allSatisfy(problem ->
                        assertThat(problem.position()).as("%s", problem).isPresent());
        assertThat(lint("c16_lint_errors"))
                .filteredOn(problem -> problem.code().equals("location-malformed"))
                .extracting(problem -> problem.position().orElseThrow().toString())
                .containsExactly("model-full.json:906:13", "model-full.json:909:13");
        assertThat(lint("c16_lint_errors"))
                .filteredOn(problem -> problem.path().toString().startsWith("/primary"))
                .extracting(problem -> problem.position().orElseThrow().toString())
                .containsExactly("primary_ingestion_platforms.json:2:2", "primary_ingestion_platforms.json:8:2");
    }

    private static List<Row> table() throws IOException {
        return Files.readAllLines(Fixtures.folder("c16_lint_errors").resolve("ours.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(parts -> new Row(parts[0], parts[1], parts[2], parts[3], parts[4]))
                .toList();
    }

    private static List<Problem> lint(String fixture) {
        DumpedModel model = DumpReader.read(Fixtures.folder(fixture));
        assertThat(model.problems()).isEmpty();
        return EcosystemLinter.lint(EcosystemIndex.of(model.ecosystem().orElseThrow()), model.sources());
    }

    private static String peerProblem(DumpNode problem) {
        String path = elements(member(problem, "path")).stream()
                .skip(1)
                .map(FixtureLintTest::text)
                .collect(Collectors.joining(" > "));
        return path + " | " + text(member(problem, "message"));
    }

    private static DumpNode member(DumpNode node, String key) {
        return ((DumpNode.Group) node).members().get(key);
    }

    private static List<DumpNode> elements(DumpNode node) {
        return ((DumpNode.Items) node).elements();
    }

    private static String text(DumpNode node) {
        return ((DumpNode.Text) node).value();
    }
}
