package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.interop.DumpReader;
import io.datasurface.model.interop.DumpedModel;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The graphs of the Python DataSurface, node for node, edge for edge, priority for priority. Where ours differ, the difference stands in the
 * table below with the rule that wants it, and nothing else may differ.
 */
final class PeerFixturesTest {
    /**
     * A wanted difference.
     *
     * @param rule why, as named in the documentation of {@link IntentionGraphBuilder}
     * @param platform in whose graph
     * @param missing what only the peer has
     * @param added what only we have
     */
    private record Deviation(String rule, String platform, List<String> missing, List<String> added) {}

    private static final Map<String, List<Deviation>> DEVIATIONS = Map.of(
            "c05_pip_two_platforms",
            List.of(
                    new Deviation(
                            "Primary wins: no exports for a transformer that runs on another platform (G5)",
                            "P2",
                            List.of(
                                    "Export/P2/C1/Other/x UNKNOWN",
                                    "Export/P2/C1/Src/a UNKNOWN",
                                    "Ingest/P2/Other/x -> Export/P2/C1/Other/x",
                                    "Ingest/P2/Src -> Export/P2/C1/Src/a"),
                            List.of()),
                    new Deviation(
                            "Primary wins: the ingestion says which platform it reads from (G6)",
                            "P2",
                            List.of("Ingest/P2/Out1 UNKNOWN", "Ingest/P2/Src UNKNOWN"),
                            List.of("Ingest/P2/Out1 UNKNOWN <- P1", "Ingest/P2/Src UNKNOWN <- P1"))),
            "c08_assignment_states",
            List.of(new Deviation(
                    "Status honoured (G1): as in graph.status-honoured.json",
                    "P2",
                    List.of("Ingest/P2/S1 UNKNOWN", "Export/P2/C1/S1/a UNKNOWN", "Ingest/P2/S1 -> Export/P2/C1/S1/a"),
                    List.of())),
            "c11_auto_include",
            List.of(new Deviation(
                    "Assigned means run, with its own standing",
                    "P2",
                    List.of(),
                    List.of(
                            "Trigger/P2/ElseWhere UNKNOWN",
                            "DataTransformer/P2/ElseWhere UNKNOWN",
                            "Ingest/P2/OutE UNKNOWN",
                            "Export/P2/CE/S1/b -> Trigger/P2/ElseWhere",
                            "Trigger/P2/ElseWhere -> DataTransformer/P2/ElseWhere",
                            "DataTransformer/P2/ElseWhere -> Ingest/P2/OutE"))));

    /** Codes of the problems that the builder reports; the graph of c16 is empty. */
    private static final Map<String, List<String>> PROBLEMS =
            Map.of("c07_no_container", List.of("broken-chain"), "c16_lint_errors", List.of("transformer-idle"));

    @TestFactory
    List<DynamicTest> graphIsThePeersWithTheWantedDifferences() throws IOException, URISyntaxException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : folders()) {
            String fixture = folder.getFileName().toString();
            tests.add(DynamicTest.dynamicTest(fixture, () -> {
                Map<String, SortedSet<String>> expected = peer(folder.resolve("graph.json"));
                for (Deviation deviation : DEVIATIONS.getOrDefault(fixture, List.of())) {
                    SortedSet<String> lines = expected.computeIfAbsent(deviation.platform(), name -> new TreeSet<>());
                    assertThat(lines.containsAll(deviation.missing()) && Collections.disjoint(lines, deviation.added()))
                            .as("the difference is still one: " + deviation.rule())
                            .isTrue();
                    lines.removeAll(deviation.missing());
                    lines.addAll(deviation.added());
                }
                expected.values().removeIf(SortedSet::isEmpty);
                assertThat(ours(folder)).isEqualTo(expected);
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> problemsAreThoseOfTheWholeEcosystem() throws IOException, URISyntaxException {
        return folders().stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> assertThat(build(folder).problems())
                                .extracting(Problem::code)
                                .isEqualTo(PROBLEMS.getOrDefault(
                                        folder.getFileName().toString(), List.of()))))
                .toList();
    }

    @Test
    void statusHonouredIsWhatThePeerWouldBuildIfItKeptTheStatus() throws IOException, URISyntaxException {
        Path folder = folders().stream()
                .filter(path -> path.endsWith("c08_assignment_states"))
                .findFirst()
                .orElseThrow();
        assertThat(ours(folder)).isEqualTo(peer(folder.resolve("graph.status-honoured.json")));
    }

    @Test
    void brokenChainPointsAtTheWorkspaceInTheDump() throws IOException, URISyntaxException {
        Path folder = folders().stream()
                .filter(path -> path.endsWith("c07_no_container"))
                .findFirst()
                .orElseThrow();
        assertThat(build(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).hasToString("/zones/Z/teams/T/workspaces/TNoContainer");
            assertThat(problem.position()).isPresent();
        });
    }

    @Test
    void everyFixtureIsThere() throws IOException, URISyntaxException {
        assertThat(folders()).hasSize(11);
    }

    private static Map<String, SortedSet<String>> ours(Path folder) {
        Map<String, SortedSet<String>> lines = new TreeMap<>();
        for (IntentionGraph graph : build(folder).graphs().graphs()) {
            if (graph.nodeCount() > 0) {
                lines.put(graph.platform(), GraphLines.of(graph));
            }
        }
        return lines;
    }

    private static Sketch.Built build(Path folder) {
        DumpedModel dump = DumpReader.read(folder);
        return Sketch.build(dump.ecosystem().orElseThrow(), dump.sources());
    }

    private static Map<String, SortedSet<String>> peer(Path file) throws IOException {
        Json platforms = Json.parse(Files.readString(file)).get("platforms");
        Map<String, SortedSet<String>> lines = new TreeMap<>();
        for (String platform : platforms.keys()) {
            SortedSet<String> graph = new TreeSet<>();
            for (Json node : platforms.get(platform).get("nodes").items()) {
                graph.add(GraphLines.node(
                        node.get("name").text(), node.get("priority").textOr("-"), ""));
            }
            for (Json edge : platforms.get(platform).get("edges").items()) {
                graph.add(GraphLines.edge(
                        withoutClass(edge.items().get(0)),
                        withoutClass(edge.items().get(1)),
                        false));
            }
            lines.put(platform, graph);
        }
        return lines;
    }

    /** The peer's edges say {@code ExportNode/Export/...}. */
    private static String withoutClass(Json end) {
        return end.text().substring(end.text().indexOf('/') + 1);
    }

    private static List<Path> folders() throws IOException, URISyntaxException {
        Path fixtures = Path.of(PeerFixturesTest.class.getResource("/fixtures").toURI());
        try (var folders = Files.list(fixtures)) {
            return folders.sorted().toList();
        }
    }
}
