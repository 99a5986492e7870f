package io.datasurface.awsbatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.FeedBatches;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What other platforms can read of AutoCorp's lake, and what that means for its maintenance. */
class LakeFeedsTest {
    private final String platform = TestModels.autocorp().platformServicesProviders().values().stream()
            .flatMap(provider -> provider.dataPlatforms().keySet().stream())
            .findFirst()
            .orElseThrow();
    private final PlatformModel model = TestModels.model(TestModels.autocorp(), platform);
    private final Instance instance = TestModels.instance(model, platform);

    private static String store(IntentionNode node) {
        return node instanceof IngestionMultiNode multi ? multi.store() : ((IngestionSingleNode) node).store();
    }

    @Test
    void everyIngestedStoreIsOfferedWithAllThatAReaderNeedsToFindIt() {
        List<FeedOffer> offers = LakeFeeds.offers(instance, model);
        Set<String> ingested = model.graph().nodes().stream()
                .filter(node -> node.kind().isIngestion())
                .map(LakeFeedsTest::store)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(offers).extracting(FeedOffer::store).containsExactlyElementsOf(ingested);
        for (FeedOffer offer : offers) {
            assertThat(offer.format()).isEqualTo("iceberg");
            assertThat(offer.semantics()).isEqualTo(FeedSemantics.SNAPSHOT_AND_DELTAS);
            assertThat(offer.cadence()).isPositive();
            assertThat(offer.access())
                    .containsEntry("database", instance.database())
                    .containsKey("role");
            assertThat(offer.batches())
                    .contains(new FeedBatches(
                            instance.lake().table(offer.store(), "_ds_batches"), "batch", "dataset", "snapshot"));
            assertThat(offer.milestoning()).containsExactly(MilestoningStrategy.LIVE_ONLY);
            offer.datasets()
                    .forEach(dataset -> assertThat(offer.access())
                            .containsEntry("table." + dataset, instance.lake().table(offer.store(), dataset)));
        }
    }

    /** The look-up is held against looking at all. */
    @Test
    void whatOthersTakeOfAStoreIsFound() {
        List<FeedTake> takes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            takes.add(new FeedTake(
                    "R" + i % 7,
                    i % 3 == 0 ? "Other" : instance.name(),
                    "s" + i % 43,
                    "f" + i % 2,
                    List.of("d" + i),
                    "Why not."));
        }
        FeedPlan plan = new FeedPlan(List.of(), takes);
        PlatformModel feeding = new PlatformModel(model.ecosystem(), model.graph(), plan);
        for (int store = -1; store <= 43; store++) {
            String name = "s" + store;
            assertThat(LakeFeeds.taken(instance, feeding, name))
                    .isEqualTo(takes.stream()
                            .filter(take -> take.from().equals(instance.name())
                                    && take.store().equals(name))
                            .flatMap(take -> take.datasets().stream())
                            .collect(Collectors.toSet()));
        }
        assertThat(LakeFeeds.taken(instance, feeding, "s1")).hasSizeGreaterThan(2);
    }

    @Test
    void maintenanceLeavesTheirSnapshotsToReadersOnOtherPlatforms() {
        Ecosystem small = ModelLoader.load(Path.of("src/test/resources/io/datasurface/awsbatch/lint/small.yaml"))
                .ecosystem()
                .orElseThrow();
        PlatformModel alone = TestModels.model(small, "Batch");
        Instance batch = TestModels.instance(alone, "Batch");
        FeedOffer offer = LakeFeeds.offers(batch, alone).get(0);
        assertThat(offer.store()).isEqualTo("clean");
        FeedTake take = new FeedTake("Other", "Batch", "clean", "iceberg", List.of("customers"), "It reads it.");
        PlatformModel feeding =
                new PlatformModel(alone.ecosystem(), alone.graph(), new FeedPlan(List.of(offer), List.of(take)));

        assertThat(queried(batch, alone)).doesNotContain("customers");
        assertThat(queried(batch, feeding)).contains("customers");
    }

    private static Set<String> queried(Instance of, PlatformModel model) {
        List<IntentionNode> nodes = model.graph().nodes().stream()
                .filter(node -> node.kind().isIngestion() && store(node).equals("clean"))
                .toList();
        return new StoreWork(of, model, "clean", nodes)
                .maintainSpec().tables().stream()
                        .filter(MaintainTable::directlyQueried)
                        .map(MaintainTable::dataset)
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
