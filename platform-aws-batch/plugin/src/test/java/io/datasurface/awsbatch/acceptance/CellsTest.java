package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.plan.Placement;
import io.datasurface.awsbatch.report.QuotaReport;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.graph.chunk.ChunkingResult;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.tck.SampleModels;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance with three accounts: what is in which, what it may do in the others, and that it stays there. */
class CellsTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/acceptance/cells.yaml");
    private static final String PLATFORM = "dev";

    private static SortedMap<String, SortedMap<String, String>> roots(Path out) {
        return Trees.rootModules(Pipeline.render(MODEL, out));
    }

    private static Ecosystem model() {
        return ModelLoader.load(MODEL).ecosystem().orElseThrow();
    }

    @Test
    void eachCellHasAFoundationAndChunksOfItsOwn(@TempDir Path out) {
        SortedMap<String, SortedMap<String, String>> roots = roots(out);
        assertThat(roots.keySet())
                .contains("dev/foundation", "dev/cells/north/foundation", "dev/cells/south/foundation")
                .anyMatch(folder -> folder.startsWith("dev/chunks/"));
        roots.values().forEach(TerraformSchemaCheck::assertValid);
        SortedMap<String, String> providers = new TreeMap<>();
        roots.forEach((folder, files) -> providers.put(folder, files.get("main.tf.json")));
        assertThat(providers.get("dev/cells/north/foundation"))
                .contains("\"210987654321\"")
                .contains("arn:aws:iam::210987654321:role/deploy\"");
        assertThat(providers.get("dev/cells/south/foundation"))
                .contains("arn:aws:iam::310987654321:role/deploy-south\"");
        assertThat(chunkWith(roots, "fjord")).contains("\"210987654321\"");
        assertThat(chunkWith(roots, "payroll")).contains("\"310987654321\"");
        assertThat(chunkWith(roots, "crm")).contains("\"123456789012\"");
    }

    private static String chunkWith(SortedMap<String, SortedMap<String, String>> roots, String store) {
        return roots.values().stream()
                .filter(files -> files.keySet().stream().anyMatch(path -> path.startsWith("specs/ingest/" + store)))
                .findFirst()
                .orElseThrow()
                .get("main.tf.json");
    }

    @Test
    void terraformAcceptsAllRootModules(@TempDir Path out, @TempDir Path copies) {
        TerraformCli terraform = TerraformCli.withProviders();
        roots(out)
                .forEach((folder, module) -> terraform.assertValid(TerraformCli.write(copies.resolve(folder), module)));
    }

    @Test
    void theHomeCellOwnsTheLakeAndNothingElseOfTheOthers(@TempDir Path out) {
        SortedMap<String, SortedMap<String, String>> roots = roots(out);
        String home = String.join("", roots.get("dev/foundation").values());
        String north = String.join("", roots.get("dev/cells/north/foundation").values());
        assertThat(home).contains("aws_glue_catalog_database", "\"small-lake\"", "lake_of_north", "lake_of_south");
        assertThat(north)
                .doesNotContain("aws_glue_catalog_database", "aws_dynamodb_table", "aws_lakeformation", "aws_athena")
                .contains("small-staging-north", "AssumeRoleAwsClientFactory", "glue.id=123456789012")
                .contains("10.1.0.0/16");
        assertThat(roots.get("dev/cells/north/foundation").get("roles.tf.json")).doesNotContain("crm-db", "payroll-db");
        assertThat(roots.get("dev/cells/north/foundation").get("versions.tf"))
                .contains("datasurface/", "/cells/north/foundation/terraform.tfstate");
    }

    @Test
    void foundationsOfCellsComeAfterThatOfTheHomeCell(@TempDir Path out) {
        assertThat(Pipeline.render(MODEL, out).get("dev/apply-order.json")).contains("""
                  "waves": [
                    ["foundation"],
                    ["cells/north/foundation", "cells/south/foundation"],
                """);
    }

    /** The plan of a model with more datastores, with so little room that they need several cells. */
    private record Cut(Instance instance, PlatformModel model, ChunkingResult result) {
        static Cut of(Ecosystem ecosystem, Map<String, JsonValue> more, Optional<ChunkPlan> previous) {
            PlatformModel model = TestModels.model(ecosystem, PLATFORM);
            Instance instance = CellModels.instance(model, PLATFORM, more);
            return new Cut(
                    instance,
                    model,
                    Chunker.plan(
                            model.graph(), new BatchEstimator(instance, model), BatchLimits.of(instance), previous));
        }

        /** The cell of each node but exports, which are made anew anywhere. */
        Map<String, String> cells() {
            Map<String, String> cells = new HashMap<>();
            for (Chunk chunk : result.plan().chunks()) {
                chunk.nodes().forEach(node -> cells.put(node, chunk.cell()));
            }
            return cells;
        }
    }

    private static Map<String, JsonValue> room(long tasks) {
        return CellModels.quotas("dms-tasks", Long.toString(tasks));
    }

    @Property(tries = 60)
    void noCellHoldsMoreThanItMayOrWhatItMayNot(@ForAll @IntRange(min = 1, max = 90) int stores, @ForAll long seed) {
        Random random = new Random(seed);
        Cut cut = Cut.of(SampleModels.grown(model(), stores), room(20 + random.nextInt(40)), Optional.empty());
        PlatformRenderRequest request =
                new PlatformRenderRequest(cut.model(), cut.result().plan());
        assertThat(QuotaReport.of(cut.instance(), request, Foundations.of(cut.instance(), request))
                        .exceeded()
                        .isEmpty())
                .isEqualTo(cut.result().problems().isEmpty());
        Placement placement = new Placement(cut.instance());
        String home = cut.instance().cells().home().name();
        for (Chunk chunk : cut.result().plan().chunks()) {
            CellAccount cell = cut.instance().cells().find(chunk.cell()).orElseThrow();
            for (String node : chunk.nodes()) {
                List<String> parts = IntentionNode.partsOf(node);
                if (!parts.get(0).equals("Ingest")) {
                    assertThat(chunk.cell()).as(node).isEqualTo(home);
                } else {
                    String placed = placement.of(
                            cut.model().ecosystem().datastore(parts.get(2)).orElseThrow());
                    assertThat(placement.allows(placed, cell))
                            .as("%s in %s", node, cell.name())
                            .isTrue();
                }
            }
        }
    }

    @Property(tries = 40)
    void storesStayInTheirCells(@ForAll @IntRange(min = 3, max = 70) int stores, @ForAll long seed) {
        Map<String, JsonValue> room = room(30 + new Random(seed).nextInt(40));
        Cut before = Cut.of(SampleModels.grown(model(), stores), room, Optional.empty());
        Cut same = Cut.of(
                SampleModels.grown(model(), stores),
                room,
                Optional.of(before.result().plan()));
        assertThat(same.result().plan()).isEqualTo(before.result().plan());

        Cut more = Cut.of(
                SampleModels.grown(model(), stores + 1),
                room,
                Optional.of(before.result().plan()));
        assertThat(more.cells())
                .containsAllEntriesOf(before.cells())
                .hasSizeGreaterThan(before.cells().size());
    }

    @Test
    void aSecondAccountDoesNotMoveWhatIsThere() {
        Map<String, JsonValue> alone = Map.of("cells", new JsonValue.Group(Map.of()));
        Ecosystem model = SampleModels.grown(model(), 40);
        Cut one = Cut.of(model, alone, Optional.empty());
        Cut three = Cut.of(
                model, CellModels.three(Map.of()), Optional.of(one.result().plan()));
        assertThat(three.result().problems()).isEmpty();
        assertThat(three.cells()).isEqualTo(one.cells());
    }

    @Test
    void manyStoresFillCellAfterCell() {
        Cut cut = Cut.of(SampleModels.grown(model(), 90), room(40), Optional.empty());
        assertThat(cut.result().problems()).isEmpty();
        assertThat(cut.result().plan().chunks())
                .as("classes do not keep chunks from being filled")
                .hasSizeLessThan(12)
                .extracting(Chunk::cell)
                .contains("north", "south");
    }
}
