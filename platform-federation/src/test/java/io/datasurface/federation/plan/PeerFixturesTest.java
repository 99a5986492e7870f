package io.datasurface.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.cost.Settings;
import io.datasurface.federation.testing.Model;
import io.datasurface.federation.tree.TreeMemory;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.interop.DumpReader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformCapabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The models of the Python DataSurface, as if all their platforms could do all and were federated. */
class PeerFixturesTest {
    private static final Path FIXTURES = Path.of("../datasurface-graph/src/test/resources/fixtures");

    @TestFactory
    Stream<DynamicTest> everySourceIsReadOnceAndByThePlatformThatTheModelNames() throws IOException {
        List<Path> fixtures;
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            fixtures = folders.sorted().toList();
        }
        assertThat(fixtures).hasSizeGreaterThan(10);
        return fixtures.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) {
        Ecosystem model = DumpReader.read(folder).ecosystem().orElseThrow();
        EcosystemIndex index = EcosystemIndex.of(model);
        ProblemCollector others = new ProblemCollector(SourceMap.NONE);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        PlatformCapabilities all = Model.all().build();
        Map<String, PlatformCapabilities> capabilities = new TreeMap<>();
        index.platforms().forEach(entry -> capabilities.put(entry.instance().name(), all));
        Optional<FederationPlan> plan = Planner.plan(
                new PlanRequest(
                        index,
                        IntentionGraphBuilder.build(EcosystemGraphSource.of(index), others),
                        capabilities,
                        new Settings(
                                Parameters.check(Settings.ALL, Map.of(), ObjectPath.ROOT, others)
                                        .orElseThrow(),
                                ObjectPath.ROOT.child("federation")),
                        Map.of()),
                new TreeMemory(),
                problems);
        List<String> twice = model.primaryIngestionPlatforms().values().stream()
                .filter(pin -> pin.dataPlatforms().size() > 1)
                .map(pin -> pin.name())
                .toList();
        if (plan.isEmpty()) {
            assertThat(twice).isNotEmpty();
            assertThat(problems.problems()).extracting(Problem::code).containsOnly("federation-two-primaries");
            return;
        }
        Map<String, Set<String>> readers = new TreeMap<>();
        plan.get()
                .graphs()
                .graphs()
                .forEach(graph -> graph.nodes()
                        .forEach(node -> source(node)
                                .ifPresent(store -> readers.computeIfAbsent(store, key -> new TreeSet<>())
                                        .add(graph.platform()))));
        readers.forEach((store, platforms) -> {
            assertThat(platforms).as(store).hasSize(1);
            Optional.ofNullable(model.primaryIngestionPlatforms().get(store))
                    .ifPresent(pin -> assertThat(pin.dataPlatforms()).containsAll(platforms));
        });
    }

    /** The store whose source a node reads. */
    private static Optional<String> source(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi && multi.readsFrom().isEmpty()) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single && single.readsFrom().isEmpty()
                ? Optional.of(single.store())
                : Optional.empty();
    }
}
