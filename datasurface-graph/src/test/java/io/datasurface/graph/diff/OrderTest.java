package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.RandomEcosystems;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.EcosystemWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** How a model is written down is no change. */
class OrderTest {
    @RepeatedTest(40)
    void anotherOrderInAnotherFileIsNoChange(RepetitionInfo repetition, @TempDir Path folder) throws IOException {
        int seed = repetition.getCurrentRepetition();
        Ecosystem model = RichEcosystem.of(seed, 7);
        Path file = folder.resolve("model-" + seed + (seed % 2 == 0 ? ".json" : ".yaml"));
        EcosystemWriter.write(shuffled(model, new Random(seed)), file);
        assertThat(Files.size(file)).isPositive();
        Ecosystem read = EcosystemReader.read(folder).ecosystem().orElseThrow();
        EcosystemIndex before = EcosystemIndex.of(model);
        EcosystemIndex after = EcosystemIndex.of(read);
        for (IntentionGraph graph : RandomEcosystems.graphs(before).graphs()) {
            GraphSnapshot old = GraphSnapshot.of(graph, before);
            GraphSnapshot now = GraphSnapshot.of(
                    RandomEcosystems.graphs(after).find(graph.platform()).orElseThrow(), after);
            assertThat(GraphDiff.between(old, now))
                    .isEqualTo(new GraphDiff(
                            graph.platform(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of()));
            assertThat(now.nodeContents()).isEqualTo(old.nodeContents());
        }
    }

    private static Ecosystem shuffled(Ecosystem model, Random random) {
        Ecosystem other = Edit.team(
                model,
                team -> team.toBuilder()
                        .dataStores(mixed(Edit.stores(model), random))
                        .workspaces(mixed(Edit.workspaces(model), random))
                        .build());
        other = Edit.stores(
                other,
                store -> Optional.of(store.toBuilder()
                        .datasets(mixed(List.copyOf(store.datasets().values()), random))
                        .build()));
        other = Edit.workspaces(
                other,
                workspace -> Optional.of(workspace.toBuilder()
                        .entitlements(mixed(workspace.entitlements(), random))
                        .dsgs(mixed(List.copyOf(workspace.dsgs().values()), random))
                        .build()));
        return other.toBuilder()
                .dsgPlatformMappings(mixed(other.dsgPlatformMappings(), random))
                .build();
    }

    private static <T> List<T> mixed(List<T> values, Random random) {
        List<T> mixed = new ArrayList<>(values);
        Collections.shuffle(mixed, random);
        return mixed;
    }
}
