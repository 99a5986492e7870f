package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plugins that look one object further than {@link ChunkInputs#NEIGHBOURHOOD} goes: only an edit of that object tells. */
class BadNeighboursTest {
    private static final Ecosystem MODEL = SampleModels.relational("good", Map.of());

    /** A plugin that promises to look at neighbours only, and writes a line more for each export. */
    private static Supplier<DataPlatformProvider> lying(BiFunction<ChunkRenderRequest, ExportNode, Object> line) {
        return neighbourly(request -> request.nodes().stream()
                .filter(ExportNode.class::isInstance)
                .map(ExportNode.class::cast)
                .map(export -> export.name() + " " + line.apply(request, export) + "\n")
                .collect(Collectors.joining()));
    }

    private static Supplier<DataPlatformProvider> neighbourly(Function<ChunkRenderRequest, String> lines) {
        return () -> new GoodProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new GoodPlatform(3) {
                    @Override
                    public ChunkInputs chunkInputs() {
                        return ChunkInputs.NEIGHBOURHOOD;
                    }

                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        sink.add("chunks/" + request.chunk().id() + "/more.txt", lines.apply(request));
                    }
                };
            }
        };
    }

    private static void assertCaught(Supplier<DataPlatformProvider> plugin, String... words) {
        assertThatThrownBy(() -> Spoiled.contract(plugin).chunksDependOnWhatThePlatformSays())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void onesThatKeepTheirPromise() {
        Spoiled.contract(lying((request, export) -> new TreeSet<>(request.model()
                        .ecosystem()
                        .workspace(export.consumers().get(0).workspace())
                        .orElseThrow()
                        .workspace()
                        .dsgs()
                        .keySet())))
                .chunksDependOnWhatThePlatformSays();
        Spoiled.contract(lying((request, export) -> request.model()
                        .ecosystem()
                        .datastore(export.store())
                        .orElseThrow()
                        .datastore()
                        .datasets()
                        .get(export.dataset())))
                .chunksDependOnWhatThePlatformSays();
    }

    /** Writes with each export how many datasets its store has. */
    @Test
    void oneThatCountsSiblings() {
        assertCaught(
                lying((request, export) -> request.model()
                        .ecosystem()
                        .datastore(export.store())
                        .orElseThrow()
                        .datastore()
                        .datasets()
                        .size()),
                "after a dataset that nobody reads was added to crm",
                "more.txt",
                "NEIGHBOURHOOD");
    }

    @Test
    void oneThatReadsTheWordsOfSiblings() {
        assertCaught(
                lying(
                        (request, export) -> request
                                .model()
                                .ecosystem()
                                .datastore(export.store())
                                .orElseThrow()
                                .datastore()
                                .datasets()
                                .values()
                                .stream()
                                .filter(dataset -> !dataset.name().equals(export.dataset()))
                                .map(dataset -> dataset.documentation().toString())
                                .distinct()
                                .sorted()
                                .toList()),
                "after the dataset of crm that nobody reads got other words");
    }

    /** An export's neighbour is an ingestion; what else hangs on that one is two edges away. */
    @Test
    void oneThatCountsTheEdgesOfNeighbours() {
        assertCaught(
                lying((request, export) -> {
                    IntentionGraph graph = request.model().graph();
                    int node = graph.find(export.name()).orElseThrow();
                    return IntStream.range(0, graph.predecessorCount(node))
                            .map(i -> graph.successorCount(graph.predecessor(node, i)))
                            .sum();
                }),
                "after that group of another workspace was assigned to Platform");
    }

    @Test
    void oneThatListsWorkspacesThatReadNothing() {
        assertCaught(
                lying((request, export) -> request.model().ecosystem().workspaces().stream()
                        .map(entry -> entry.workspace().name())
                        .filter(name -> name.startsWith("tck_idle"))
                        .toList()),
                "after a workspace that reads nothing was added");
    }

    /** A transformer's chunk has nothing to do with the workspace that reads what it makes. */
    @Test
    void oneThatListsGroupsOfAnotherWorkspace() {
        assertCaught(
                neighbourly(request -> request.chunk().id().startsWith("workspace-mask")
                        ? request.model()
                                .ecosystem()
                                .workspace("reporting")
                                .orElseThrow()
                                .workspace()
                                .dsgs()
                                .keySet()
                                .toString()
                        : ""),
                "after a dataset group without a platform was added to reporting");
    }

    @Test
    void oneThatListsAssignmentsOfOthers() {
        assertCaught(
                lying((request, export) -> request.model().ecosystem().ecosystem().dsgPlatformMappings().stream()
                        .map(DatasetGroupDataPlatformAssignments::dsgName)
                        .filter(name -> name.startsWith("tck_idle"))
                        .toList()),
                "after that group of another workspace was assigned to Platform");
    }

    /** Whose fault it is: nothing of the chunk's neighbourhood, but the clock. */
    @Test
    void oneThatIsNotRepeatable() {
        assertCaught(
                neighbourly(request -> "at " + Instant.now()),
                "rendered again some time later",
                "the plugin is not repeatable",
                "a clock");
    }

    @Test
    void eachEditChangesTheModelAndCanBeRendered() {
        ContractRun run = new ContractRun(new GoodProvider(), MODEL);
        Ecosystem model = MODEL;
        for (Map.Entry<String, UnaryOperator<Ecosystem>> edit :
                SingleEdits.of(run.model(), run.graphs()).entrySet()) {
            Ecosystem changed = edit.getValue().apply(model);
            assertThat(changed).as(edit.getKey()).isNotEqualTo(model);
            ContractRun next = run.with(changed);
            assertThat(next.hasErrors()).as(edit.getKey() + next.problems()).isFalse();
            model = changed;
        }
        assertThat(SingleEdits.of(run.model(), run.graphs())).hasSizeGreaterThan(12);
    }
}
