package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lint.BatchLinter;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.RandomEcosystems;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.output.Ledger;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever moves between chunks is neither destroyed nor made anew. */
class MovesTest {
    /** Nodes that stay together: those of a datastore, or any other one alone; and where they are. */
    private static final class Places {
        private final SortedMap<String, List<String>> groups = new TreeMap<>();
        private final SortedMap<String, String> chunkOf = new TreeMap<>();

        Places(PlatformModel model) {
            for (IntentionNode node : model.graph().nodes()) {
                List<String> parts = IntentionNode.partsOf(node.name());
                String group = parts.get(0).equals("Ingest") ? "store " + parts.get(2) : node.name();
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(node.name());
            }
        }

        void move(Random random, int count) {
            List<String> all = List.copyOf(groups.keySet());
            for (int i = 0; i < count; i++) {
                String group = all.get(random.nextInt(all.size()));
                if (random.nextInt(6) == 0) {
                    chunkOf.remove(group);
                } else {
                    chunkOf.put(group, "c" + random.nextInt(3));
                }
            }
        }

        ChunkPlan plan() {
            SortedMap<String, TreeSet<String>> nodes = new TreeMap<>();
            chunkOf.forEach((group, chunk) ->
                    nodes.computeIfAbsent(chunk, id -> new TreeSet<>()).addAll(groups.getOrDefault(group, List.of())));
            List<Chunk> chunks = new ArrayList<>();
            nodes.forEach(
                    (id, members) -> chunks.add(new Chunk(id, "home", 0, List.copyOf(members), Map.of(), List.of())));
            return new ChunkPlan(RandomEcosystems.PLATFORM, chunks);
        }
    }

    /** The root modules of a plan, those that retire last. */
    private static Map<String, SortedMap<String, String>> render(
            Instance instance, PlatformModel model, ChunkPlan plan, Ledger ledger) {
        SortedMap<String, Ledger.Moves> moves = ledger.moves(plan);
        List<Chunk> chunks = new ArrayList<>(plan.chunks());
        chunks.addAll(ledger.retiring(plan));
        Map<String, SortedMap<String, String>> modules = new LinkedHashMap<>();
        for (Chunk chunk : chunks) {
            Ledger.Moves its = moves.getOrDefault(chunk.id(), Ledger.Moves.NONE);
            CollectingSink sink = new CollectingSink();
            new ChunkRenderer(
                            instance,
                            new ChunkRenderRequest(
                                    model, plan, chunk, List.copyOf(its.arriving()), List.copyOf(its.leaving())),
                            sink)
                    .render();
            modules.put(chunk.id(), sink.folder(ChunkRenderer.folder(chunk.id())));
        }
        return modules;
    }

    /** Several renders between two applies; each apply takes all modules, in any order but for those that retire. */
    @Property(tries = 60)
    void nothingIsDestroyedOrMadeTwice(@ForAll long seed) {
        PlatformModel model = TestModels.model(RandomEcosystems.of(seed), RandomEcosystems.PLATFORM);
        Instance instance = TestModels.instance(model, RandomEcosystems.PLATFORM);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        new BatchLinter(instance, model, problems).lint();
        if (problems.hasErrors() || model.graph().nodeCount() == 0) {
            return;
        }
        Random random = new Random(seed);
        Places places = new Places(model);
        places.move(random, 20);
        ChunkPlan plan = places.plan();
        Ledger ledger = Ledger.NONE;
        Deployment deployment = new Deployment();
        for (int step = 0; step < 12; step++) {
            Map<String, Deployment.Module> modules = new TreeMap<>();
            Set<Deployment.Thing> wanted = new HashSet<>();
            List<String> order = new ArrayList<>();
            render(instance, model, plan, ledger).forEach((chunk, files) -> {
                TerraformSchemaCheck.assertValid(files);
                Deployment.Module module = Deployment.Module.of(files);
                modules.put(chunk, module);
                wanted.addAll(module.resources().values());
                order.add(chunk);
            });
            Collections.shuffle(order.subList(0, plan.chunks().size()), random);
            if (random.nextInt(3) > 0) {
                order.forEach(chunk -> deployment.apply(chunk, modules.get(chunk), wanted));
                assertThat(deployment.account()).isEqualTo(wanted);
                ledger = ledger.acknowledge(Set.copyOf(order), plan, plan);
                assertThat(ledger.held()).isEmpty();
            }
            places.move(random, random.nextInt(5));
            ChunkPlan next = places.plan();
            ledger = ledger.advance(plan, next);
            plan = next;
        }
    }

    /** Found so: without workflows, the schedule of a datastore stayed with the transformer that writes it when the datastore left. */
    @Test
    void aScheduleGoesWithItsDatastore() {
        nothingIsDestroyedOrMadeTwice(15503);
    }

    @Test
    void terraformAcceptsAModuleThatTakesOverAndOneThatLetsGo(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = TestModels.instance(model, "AwsProduction");
        Chunk all = TestModels.oneChunk(model).chunk();
        Chunk here = new Chunk("here", "home", 0, all.nodes(), Map.of(), List.of());
        ChunkPlan plan = new ChunkPlan("AwsProduction", List.of(here));
        Ledger ledger = Ledger.NONE
                .acknowledge(
                        Set.of("everything"),
                        TestModels.oneChunk(model).plan(),
                        TestModels.oneChunk(model).plan())
                .advance(TestModels.oneChunk(model).plan(), plan);

        render(instance, model, plan, ledger).forEach((chunk, files) -> {
            assertThat(files.get("refactor.tf")).contains(chunk.equals("here") ? "import {" : "removed {");
            terraform.assertValid(TerraformCli.write(folder.resolve(chunk), files));
        });
    }

    /** The addresses and ids are those that facts about the provider name. */
    @Test
    void aStoreIsTakenOverByItsNames() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = TestModels.instance(model, "AwsProduction");
        ChunkRenderRequest all = TestModels.oneChunk(model);
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(
                        instance,
                        new ChunkRenderRequest(
                                model, all.plan(), all.chunk(), List.of("Ingest/AwsProduction/autocorp"), List.of()),
                        sink)
                .render();

        assertThat(sink.folder("chunks/everything").get("refactor.tf")).isEqualTo("""
                import {
                  to = aws_dms_endpoint.source__autocorp
                  id = "ds-awsproduction-autocorp-source-1dda199742de"
                }

                import {
                  to = aws_dms_replication_task.store__autocorp
                  id = "ds-awsproduction-autocorp-a6005609b4cb"
                }

                import {
                  to = aws_dms_s3_endpoint.target__autocorp
                  id = "ds-awsproduction-autocorp-target-d79bc1fccb5f"
                }

                import {
                  to = aws_scheduler_schedule.ingest__autocorp
                  id = "ds-awsproduction-schedules-52b5c3991bb1/ds-awsproduction-ingest-autocorp-0b02b4c82989"
                }
                """);
    }
}
