package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random changes of a model, one after the other, some renders applied and some not. */
class ChangeSequencesTest {
    private static final RenderEngine ENGINE = Pipeline.engine();
    private static final int STEPS = 12;
    /** The views of all that consumers read in the lake: they go with the last of them. */
    private static final String VIEWS = "D1:dev/foundation/aws_glue_catalog_database.views__lake";

    /**
     * Whatever holds data and is destroyed was refused and allowed first; what the model still has is not destroyed at all; and a
     * datastore that stays keeps its task.
     */
    @Property(tries = 15)
    void nothingPreciousIsDestroyedUnawares(@ForAll long seed) throws IOException {
        Path out = Files.createTempDirectory("sequence");
        try {
            Random random = new Random(seed);
            Company company = new Company();
            States states = new States();
            Set<String> announced = new HashSet<>();
            Map<String, String> tasks = new HashMap<>();
            for (int step = 0; step < STEPS; step++) {
                render(company, out).forEach(name -> announced.add(name.substring(name.indexOf(':') + 1)));
                SortedMap<String, String> files = Pipeline.output(out);
                keepsItsTasks(company, files, tasks);
                if (random.nextInt(3) > 0) {
                    SortedMap<String, String> destroyed = states.apply(files, States.order(files, Company.PLATFORM));
                    assertThat(States.precious(destroyed)).isSubsetOf(announced);
                    assertThat(destroyed.values()).noneMatch(States.all(files)::contains);
                    announced.clear();
                    RenderEngine.acknowledge(out, Map.of());
                }
                for (int i = random.nextInt(4); i >= 0; i--) {
                    company.change(random);
                }
            }
        } finally {
            delete(out);
        }
    }

    @Example
    void aSequenceInWhichTheLastReaderOfTheLakeGoes() throws IOException {
        nothingPreciousIsDestroyedUnawares(1391);
    }

    /** Renders, and says what had to be allowed: only what goes with something that the model does not have any more. */
    private static Set<String> render(Company company, Path out) {
        RenderResult result = ENGINE.render(company.model(), out);
        if (result.refusals().isEmpty()) {
            assertThat(result.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
            return Set.of();
        }
        assertThat(result.refusals()).allSatisfy(name -> {
            if (name.equals(VIEWS)) {
                assertThat(company.stores.values()).noneMatch(store -> store.inLake);
                return;
            }
            assertThat(name).matches("D2:dev/chunks/.*__s[0-9]+");
            assertThat(company.stores).doesNotContainKey(name.substring(name.lastIndexOf("__") + 2));
        });
        RenderResult allowed = ENGINE.withAllowances(result.refusals()).render(company.model(), out);
        assertThat(allowed.publication()).isPresent();
        return result.refusals();
    }

    private static void keepsItsTasks(Company company, Map<String, String> files, Map<String, String> tasks) {
        Map<String, String> now = new TreeMap<>();
        States.things(files)
                .values()
                .forEach(things -> things.forEach((address, thing) -> {
                    if (address.startsWith("aws_dms_replication_task.store__")) {
                        now.put(address.substring(address.indexOf("__") + 2), thing);
                    }
                }));
        assertThat(now.keySet()).isEqualTo(company.stores.keySet());
        tasks.keySet().retainAll(company.stores.keySet());
        tasks.forEach((store, task) -> assertThat(now).containsEntry(store, task));
        tasks.putAll(now);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
