package io.datasurface.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.testing.Model;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.GraphSource;
import io.datasurface.model.DataLatency;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.ParameterValues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is told of platforms that cannot be judged, of settings that say nothing, and of many consumers that are late. */
class ReportedTest {
    private static Model two() {
        return new Model()
                .platform("A", "AWS:us")
                .platform("B", "GCP:us")
                .store("crm", "AWS:us")
                .consumer("w", List.of("A", "B"), "crm.d");
    }

    private static JsonValue prices(String pair, String price) {
        return new JsonValue.Group(Map.of("prices", new JsonValue.Group(Map.of(pair, ParameterValues.of(price)))));
    }

    @Test
    void aStoreOfAPlatformWithoutPluginIsLeftToTheModel() {
        Model model = two().platform("X", "AWS:us").pin("crm", "X");
        model.capabilities.remove("X");
        for (Map<String, String> previous : List.of(Map.<String, String>of(), Map.of("primary/crm", "X"))) {
            Model.Planned planned = model.plan(previous);
            assertThat(planned.primaries()).containsEntry("crm", "X");
            assertThat(planned.get().takes()).isEmpty();
            assertThat(planned.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("federation-not-planned");
                assertThat(problem.severity()).isEqualTo(Severity.INFO);
                assertThat(problem.message()).contains("how 2 other platforms read it");
            });
            model.pins.clear(); // The second time it is kept, as it has ingested it so far.
        }
    }

    @Test
    void theFederationItselfIngestsNothing() {
        Model.Planned planned = two().pin("crm", "Federation").plan();
        assertThat(planned.plan()).isEmpty();
        assertThat(planned.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("federation-primary-cannot");
            assertThat(problem.message())
                    .contains("it is the federation itself")
                    .endsWith("A, B");
        });
    }

    @Test
    void pricesThatSayNothingAreTold() {
        assertThat(two().parameter("egress", prices("AWS>GCP", "0.05")).plan().problems())
                .isEmpty();
        assertThat(two().parameter("egress", prices("AWS>GCP", "0,09")).plan().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("federation-setting-ignored");
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.message())
                            .contains("\"AWS>GCP\" is \"0,09\"")
                            .contains("such as 0.09");
                });
        for (String pair : List.of("AWS>GPC", "AWS", "AWS:us>AWS:su")) {
            assertThat(two().parameter("egress", prices(pair, "1")).plan().problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.path())
                                .hasToString(ObjectPath.ROOT
                                        .child("federation")
                                        .child("parameters")
                                        .child("egress")
                                        .child("prices")
                                        .child(pair)
                                        .toString());
                        assertThat(problem.message())
                                .contains("\"1\" of \"" + pair + "\"")
                                .contains("two of AWS, AWS:us, GCP, GCP:us");
                    });
        }
    }

    @Test
    void unknownPlatformsAreTold() {
        Model.Planned planned =
                two().parameter("draining", ParameterValues.of(List.of("Gone"))).plan();
        assertThat(planned.problems())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "The parameter \"draining\" names the platform \"Gone\", which does not exist; correct the name or take it away");
    }

    /** The groups are looked at once, however many are late. */
    @Test
    void groupsAreLookedAtOnceForAllThatAreLate() {
        Model model = new Model()
                .platform(
                        "Slow", "AWS:us", Model.all().latency(DataLatency.HOURS).build())
                .platform("Fast", "AWS:us");
        for (int i = 0; i < 50; i++) {
            model.store("s" + i, "AWS:us")
                    .consumer("v" + i, List.of("Slow"), "s" + i + ".d")
                    .consumer(
                            "w" + i,
                            List.of(i % 2 == 0 ? "Slow" : "Fast"),
                            Optional.of(Duration.ofMinutes(i + 1)),
                            "s" + i + ".d");
        }
        GraphSource source = EcosystemGraphSource.of(EcosystemIndex.of(model.ecosystem()));
        AtomicInteger looks = new AtomicInteger();
        GraphSource counted = (GraphSource) Proxy.newProxyInstance(
                GraphSource.class.getClassLoader(), new Class<?>[] {GraphSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("requirements")) {
                        looks.incrementAndGet();
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw new AssertionError(thrown);
                    }
                });
        Consumers consumers = new Consumers(counted);
        for (int store = 0; store < source.storeCount(); store++) {
            int number = Integer.parseInt(source.storeName(store).substring(1));
            for (int platform = 0; platform < source.platformCount(); platform++) {
                boolean here = source.platformName(platform).equals(number % 2 == 0 ? "Slow" : "Fast");
                assertThat(consumers.path(
                                store, platform, Duration.ofMinutes(number + 1L).toMillis()))
                        .hasToString(
                                here
                                        ? "/zones/z/teams/t/workspaces/w" + number + "/dsgs/g"
                                        : source.storePath(store).toString());
            }
        }
        assertThat(looks).hasValue(source.groupCount());
    }
}
