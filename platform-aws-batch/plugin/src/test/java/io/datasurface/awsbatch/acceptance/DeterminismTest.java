package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.ModelTree;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same model gives the same bytes, however, wherever and whenever it is rendered. */
class DeterminismTest {
    private static final String MANIFEST = "manifest.json";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path first;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> expected;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ModelTree autocorp;

    @BeforeAll
    static void render() {
        expected = Pipeline.render(Pipeline.AUTOCORP, first);
        assertThat(expected).containsKeys(MANIFEST, "plan.json").hasSizeGreaterThan(40);
    }

    @BeforeEach
    void read() {
        autocorp = ModelTree.of(TestModels.autocorp());
    }

    @Test
    void anotherDirectory(@TempDir Path out) {
        assertThat(Pipeline.render(Pipeline.AUTOCORP, out.resolve("deep").resolve("er")))
                .isEqualTo(expected);
    }

    @Test
    void onTopOfTheLastRender(@TempDir Path folder) {
        Path out = folder.resolve("out");
        Pipeline.render(Pipeline.AUTOCORP, out);
        Path shuffled = autocorp.shuffled(new Random(1)).write(folder);
        RenderResult again = Pipeline.engine().render(ModelLoader.load(shuffled), out);

        assertThat(again.problems()).isEmpty();
        assertThat(Pipeline.output(out)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"})
    void anotherLocaleAndTimeZone(String language, @TempDir Path out) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Pipeline.render(Pipeline.AUTOCORP, out)).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void oneThread(@TempDir Path out) {
        Pipeline.engine().withThreads(1).render(ModelLoader.load(Pipeline.AUTOCORP), out);
        assertThat(Pipeline.output(out)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anotherOrderOfAllThatHasNone(long seed, @TempDir Path folder) {
        ModelTree shuffled = autocorp.shuffled(new Random(seed));
        assertThat(shuffled.text()).isNotEqualTo(autocorp.text());
        assertThat(Pipeline.render(shuffled.write(folder), folder.resolve("out")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void otherFiles(long seed, @TempDir Path folder) {
        Path model = folder.resolve("model");
        autocorp.shuffled(new Random(seed)).split(model);
        assertThat(Pipeline.render(model, folder.resolve("out"))).isEqualTo(expected);
    }

    @Test
    void filesOfOtherNames(@TempDir Path folder) throws Exception {
        Path model = folder.resolve("model");
        List<Path> files;
        try (var walk = Files.walk(Pipeline.AUTOCORP)) {
            files = new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
        }
        Collections.reverse(files);
        for (int i = 0; i < files.size(); i++) {
            Path copy = model.resolve(i + "é").resolve("n" + i + ".yml");
            Files.createDirectories(copy.getParent());
            Files.copy(files.get(i), copy);
        }
        assertThat(Pipeline.render(model, folder.resolve("out"))).isEqualTo(expected);
    }

    @Test
    void theOrderOfColumnsIsPartOfTheModel(@TempDir Path folder) {
        String[] table = {
            "zones", "Retail", "teams", "Sales", "dataStores", "autocorp", "datasets", "service", "originalSchema"
        };
        List<String> names = new ArrayList<>(columns(table).keySet());
        Collections.reverse(names);
        Map<String, Object> reversed = new LinkedHashMap<>();
        names.forEach(name -> reversed.put(name, columns(table).get(name)));
        String[] path = Arrays.copyOf(table, table.length + 1);
        path[table.length] = "columns";
        Path model = autocorp.set(reversed, path).write(folder);

        SortedMap<String, String> other = Pipeline.render(model, folder.resolve("out"));
        assertThat(other.get(MANIFEST)).isNotEqualTo(expected.get(MANIFEST));
        assertThat(other.values().stream().anyMatch(text -> text.contains("labor_minutes")))
                .isTrue();
        assertThat(other).isNotEqualTo(expected);
    }

    private Map<String, ?> columns(String... table) {
        return JsonTree.object(autocorp.get(table).get("columns"));
    }
}
