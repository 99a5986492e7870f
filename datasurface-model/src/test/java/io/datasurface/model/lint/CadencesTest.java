package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.code.PythonCodeArtifact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CadencesTest {
    /** Datastore {@code i} is made of those in its list, or captured if there are none, every so many hours, or without a clock for 0. */
    @Property(tries = 300)
    void aDatastoreIsAsOldAsTheSlowestThatItIsMadeOf(
            @ForAll @Size(6) List<@Size(max = 3) List<@IntRange(max = 5) Integer>> inputs,
            @ForAll @Size(6) List<@IntRange(max = 6) Integer> hours) {
        Map<Integer, Duration> slowest = new HashMap<>();
        for (int store = 0; store < inputs.size(); store++) {
            for (int ancestor : ancestors(store, inputs)) {
                if (hours.get(ancestor) > 0) {
                    slowest.merge(
                            store, gap(hours.get(ancestor)), (one, other) -> one.compareTo(other) > 0 ? one : other);
                }
            }
        }
        Cadences cadences = new Cadences(EcosystemIndex.of(model(inputs, hours).build()));

        for (int store = 0; store < inputs.size(); store++) {
            assertThat(cadences.of("s" + store).map(Cadences.Cadence::gap))
                    .as("s%d", store)
                    .isEqualTo(Optional.ofNullable(slowest.get(store)));
        }
    }

    @Test
    void aLongChainIsNoProblem() {
        List<List<Integer>> inputs = new ArrayList<>(List.of(List.of()));
        List<Integer> hours = new ArrayList<>(List.of(3));
        for (int store = 1; store < 5000; store++) {
            inputs.add(List.of(store - 1));
            hours.add(0);
        }
        Cadences cadences = new Cadences(EcosystemIndex.of(model(inputs, hours).build()));

        assertThat(cadences.of("s4999")).contains(new Cadences.Cadence(gap(3), "0 */3 * * *", "s0"));
    }

    /** Every fifth hour is 0, 5, 10, 15, 20: at midnight it is four. */
    private static Duration gap(int hours) {
        return Duration.ofHours(hours);
    }

    private static Set<Integer> ancestors(int store, List<List<Integer>> inputs) {
        Set<Integer> found = new HashSet<>();
        List<Integer> next = new ArrayList<>(List.of(store));
        while (!next.isEmpty()) {
            int at = next.remove(0);
            if (found.add(at)) {
                next.addAll(inputs.get(at));
            }
        }
        return found;
    }

    private static TestModel model(List<List<Integer>> inputs, List<Integer> hours) {
        TestModel model = new TestModel();
        model.stores.clear();
        model.spaces.clear();
        for (int i = 0; i < inputs.size(); i++) {
            TestModel.Store store = new TestModel.Store("s" + i, "d");
            Optional<CronTrigger> cron = Optional.of(hours.get(i))
                    .filter(each -> each > 0)
                    .map(each -> new CronTrigger("t", "0 */" + each + " * * *"));
            if (inputs.get(i).isEmpty()) {
                store.capture = Optional.<CaptureMetadata>of(TestModel.snapshot(
                        Optional.of(TestModel.source("db", TestModel.HOME)), cron.map(each -> each)));
            } else {
                store.capture = Optional.of(new DataTransformerOutput("W" + i, Optional.empty()));
                TestModel.Space space = new TestModel.Space(
                        "W" + i,
                        "G",
                        inputs.get(i).stream()
                                .map(each -> DatasetSink.of("s" + each, "d"))
                                .toArray(DatasetSink[]::new));
                DataTransformer.Builder transformer =
                        TestModel.transformer("s" + i, new PythonCodeArtifact(List.of(), Map.of(), "3.11")).toBuilder();
                cron.ifPresent(transformer::trigger);
                space.transformer = Optional.of(transformer.build());
                model.spaces.add(space);
            }
            model.stores.add(store);
        }
        return model;
    }
}
