package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.RenderNote;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datastores that DMS Serverless replicates instead of a task, and back. */
class WaysTest {
    private static final RenderEngine ENGINE = Pipeline.engine();
    private static final String TASK = "aws_dms_replication_task.store__";
    private static final String SERVERLESS = "aws_dms_replication_config.store__";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path out;

    private final Company company = new Company();

    @BeforeEach
    void applied() {
        Company.Store serverless = new Company.Store();
        serverless.serverless = true;
        company.stores.put("s1", serverless);
        assertThat(ENGINE.render(company.model(), out).problems()).isEmpty();
        RenderEngine.acknowledge(out, Map.of());
    }

    private RenderResult after(Consumer<Company> change) {
        change.accept(company);
        return ENGINE.render(company.model(), out);
    }

    private static List<String> errors(RenderResult result) {
        return result.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Problem::message)
                .toList();
    }

    private static String texts(RenderResult result) {
        return result.notes().getOrDefault(Company.PLATFORM, List.of()).stream()
                .map(RenderNote::text)
                .collect(Collectors.joining("\n"));
    }

    private String chunk() {
        return Pipeline.output(out).keySet().stream()
                .filter(path -> path.endsWith("/replication.tf.json"))
                .map(path -> path.substring(0, path.length() - "replication.tf.json".length()))
                .findFirst()
                .orElseThrow();
    }

    /** Addresses of all tasks and serverless replications. */
    private Set<String> replications() {
        return replications(Pipeline.output(out));
    }

    private static Set<String> replications(SortedMap<String, String> files) {
        Set<String> found = new TreeSet<>();
        States.things(files).values().stream()
                .flatMap(things -> things.keySet().stream())
                .filter(address -> address.startsWith(TASK) || address.startsWith(SERVERLESS))
                .forEach(found::add);
        return found;
    }

    @Test
    void bothWaysLiveInOneChunk() {
        assertThat(replications()).containsExactlyInAnyOrder(TASK + "s0", SERVERLESS + "s1");
    }

    /** The old files would count as those of the new replication. */
    @Test
    void aNewWayWithoutANewLoadEpochIsRefused() {
        String module = chunk();
        RenderResult refused = after(it -> it.stores.get("s0").serverless = true);

        assertThat(refused.publication()).isEmpty();
        assertThat(refused.refusals())
                .containsExactlyInAnyOrder("D2:" + module + TASK + "s0", "EPOCH:" + module + SERVERLESS + "s0");
        assertThat(String.join("\n", errors(refused)))
                .contains("A serverless replication takes the place of the replication task of s0")
                .contains("Raise the hint loadEpoch of the datastore by one in the same change");

        RenderResult back = after(it -> {
            it.stores.get("s0").serverless = false;
            it.stores.get("s1").serverless = false;
        });
        assertThat(back.refusals())
                .containsExactlyInAnyOrder("D2:" + module + SERVERLESS + "s1", "EPOCH:" + module + TASK + "s1");
    }

    @Test
    void aNewWayWithANewLoadEpochReadsAllAgainAndSaysSo() {
        String module = chunk();
        RenderResult refused = after(it -> {
            it.stores.get("s0").serverless = true;
            it.stores.get("s0").epoch = 2;
        });

        assertThat(refused.refusals())
                .containsExactlyInAnyOrder(
                        "D2:" + module + TASK + "s0", "D2:" + module + "aws_dms_s3_endpoint.target__s0");
        RenderResult allowed = ENGINE.withAllowances(refused.refusals()).render(company.model(), out);
        assertThat(errors(allowed)).isEmpty();
        assertThat(texts(allowed)).contains("the sources of new replications are read in full once");
        assertThat(replications()).containsExactlyInAnyOrder(SERVERLESS + "s0", SERVERLESS + "s1");
        assertThat(Pipeline.output(out).get(module + "replication.tf.json"))
                .doesNotContain("aws_dms_replication_instance");
    }

    @Test
    void aChangeStopsAServerlessReplicationAndTheIngestionResumesIt() {
        RenderResult table = after(it -> it.stores.get("s1").tables.put("t1", 1));
        assertThat(errors(table)).isEmpty();
        assertThat(texts(table))
                .contains(
                        "The serverless replication of s1 changes where it is (table_mappings): it stops, and the next ingestion resumes"
                                + " it where it was, a quarter of an hour later; read in full for the first time: t1");

        RenderResult capacity = after(it -> it.parameters.put("serverless", "{minCapacity: 2}"));
        assertThat(errors(capacity)).isEmpty();
        assertThat(texts(capacity))
                .contains(
                        "The serverless replication of s1 changes where it is (compute_config.min_capacity_units): it stops")
                .doesNotContain("of s0");

        RenderResult certificate = after(
                it -> it.parameters.put("overrides", "{aws_dms_endpoint.source__* extra_connection_attributes: x=y}"));
        assertThat(errors(certificate)).isEmpty();
        assertThat(texts(certificate))
                .contains(
                        "The source endpoint of s1 changes where it is (extra_connection_attributes): DMS refuses that while the"
                                + " serverless replication runs: let it rest before this is applied, as OPERATIONS.md says")
                .contains(
                        "The source endpoint of s0 changes where it is (extra_connection_attributes): its task pauses");
    }

    /** Back and forth, some renders applied and some not; whoever forgets the load epoch is told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingIsDestroyedUnawaresHoweverOftenDatastoresChangeTheirWay(long seed) {
        Random random = new Random(seed);
        States states = new States();
        states.apply(Pipeline.output(out), States.order(Pipeline.output(out), Company.PLATFORM));
        Set<String> announced = new HashSet<>();
        for (int step = 0; step < 6; step++) {
            Company.Store store = company.stores.get(random.nextBoolean() ? "s0" : "s1");
            assertThat(store).isNotNull();
            store.serverless = !store.serverless;
            RenderResult forgotten = ENGINE.render(company.model(), out);
            assertThat(forgotten.refusals()).anyMatch(name -> name.startsWith("EPOCH:"));
            store.epoch++;
            RenderResult refused = ENGINE.render(company.model(), out);
            assertThat(refused.refusals()).hasSize(2).allMatch(name -> name.startsWith("D2:"));
            assertThat(errors(ENGINE.withAllowances(refused.refusals()).render(company.model(), out)))
                    .isEmpty();
            refused.refusals().forEach(name -> announced.add(name.substring("D2:".length())));

            SortedMap<String, String> files = Pipeline.output(out);
            assertThat(replications(files))
                    .isEqualTo(company.stores.entrySet().stream()
                            .map(entry -> (entry.getValue().serverless ? SERVERLESS : TASK) + entry.getKey())
                            .collect(Collectors.toCollection(TreeSet::new)));
            if (random.nextBoolean()) {
                SortedMap<String, String> destroyed = states.apply(files, States.order(files, Company.PLATFORM));
                assertThat(States.precious(destroyed)).isSubsetOf(announced);
                assertThat(destroyed.values()).noneMatch(States.all(files)::contains);
                announced.clear();
                RenderEngine.acknowledge(out, Map.of());
            }
        }
    }
}
