package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.io.LoadedModel;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;

/** Plugins that others have made, each in a class loader of its own. */
class PluginDirectoryTest {
    @TempDir
    private Path temporary;

    private Path plugins() throws IOException {
        return Files.createDirectories(temporary.resolve("plugins"));
    }

    /** Texts of the files that platforms of the given types render of a store named s1, by platform. */
    private static Map<String, String> render(PluginDirectory plugins, String... types) {
        PlatformProviders providers = PlatformProviders.load(plugins);
        assertThat(providers.failures()).isEmpty();
        TestModels models = TestModels.stores("s1");
        for (String type : types) {
            models.on("P-" + type, type);
        }
        LoadedModel model = models.loaded();
        RenderEngine engine = RenderEngine.of(providers, new TestStages());
        Rendered rendered = engine.render(engine.plan(engine.analyze(model), RenderPlan.NONE));
        assertThat(rendered.problems()).isEmpty();
        Map<String, String> texts = new TreeMap<>();
        rendered.artifacts().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void aJarIsAPluginAndSoIsAFolderOfJars() throws IOException {
        PluginJar.platform("one.One", "one", "\"1\"").build(plugins().resolve("one.jar"));
        Path library = new PluginJar()
                .source("lib.Lib", "package lib; public class Lib { public static String text() { return \"2\"; } }")
                .build(plugins().resolve("two/lib.jar"));
        PluginJar.platform("two.Two", "two", "lib.Lib.text()")
                .with(library)
                .build(plugins().resolve("two/two.jar"));
        Files.writeString(plugins().resolve("README.txt"), "not a plugin");
        Files.createDirectories(plugins().resolve(".git"));

        try (PluginDirectory plugins = PluginDirectory.open(plugins())) {
            assertThat(PlatformProviders.load(plugins).installed())
                    .extracting(InstalledPlatform::type, InstalledPlatform::origin)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(
                                    "one", plugins().resolve("one.jar").toString()),
                            org.assertj.core.groups.Tuple.tuple(
                                    "two", plugins().resolve("two/two.jar").toString()));
            assertThat(render(plugins, "one", "two"))
                    .containsExactly(Map.entry("P-one/s1.txt", "1"), Map.entry("P-two/s1.txt", "2"));
        }
    }

    @Test
    void twoVersionsOfALibraryRunInOneHost() throws IOException {
        Path first = new PluginJar()
                .source("lib.Lib", "package lib; public class Lib { public static String text() { return \"old\"; } }")
                .build(plugins().resolve("one/lib-1.jar"));
        Path second = new PluginJar()
                .source("lib.Lib", "package lib; public class Lib { public static long number() { return 2; } }")
                .build(plugins().resolve("two/lib-2.jar"));
        PluginJar.platform("one.One", "one", "lib.Lib.text()")
                .with(first)
                .build(plugins().resolve("one/one.jar"));
        PluginJar.platform("two.Two", "two", "\"\" + lib.Lib.number()")
                .with(second)
                .build(plugins().resolve("two/two.jar"));

        try (PluginDirectory plugins = PluginDirectory.open(plugins())) {
            assertThat(render(plugins, "one", "two"))
                    .containsExactly(Map.entry("P-one/s1.txt", "old"), Map.entry("P-two/s1.txt", "2"));
        }
    }

    @Test
    void aPluginHasItsOwnJackson() throws IOException {
        PluginJar.copy(JsonFactory.class, plugins().resolve("json/jackson-core.jar"));
        PluginJar.platform(
                        "json.Json",
                        "json",
                        "tools.jackson.core.json.JsonFactory.builder().build().getClass().getClassLoader().getName()")
                .build(plugins().resolve("json/json.jar"));

        try (PluginDirectory plugins = PluginDirectory.open(plugins())) {
            assertThat(render(plugins, "json")).containsExactly(Map.entry("P-json/s1.txt", "plugin json"));
        }
    }

    @Test
    void theHostsLibrariesAreNotThePlugins() throws IOException {
        PluginJar.platform("json.Json", "json", "\"\"")
                .platformSource(
                        "json.Json",
                        "json",
                        "tools.jackson.core.json.JsonFactory.builder();",
                        "\"\"",
                        "Object host(io.datasurface.host.RenderEngine engine) { return engine; }")
                .build(plugins().resolve("json.jar"));

        try (PluginDirectory plugins = PluginDirectory.open(plugins())) {
            assertThat(PlatformProviders.load(plugins).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.message())
                            .contains("The class tools.jackson.core", "is missing", "a plugin brings its libraries"));
            ClassLoader loader = plugins.loaders().get(0);
            assertThatThrownBy(() -> loader.loadClass("io.datasurface.host.RenderEngine"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void aCopyOfTheSpiInAFatJarIsNotUsed() throws IOException {
        PluginJar.platform("fat.Fat", "fat", "\"fat\"")
                .source(
                        "io.datasurface.spi.SpiVersion",
                        "package io.datasurface.spi; public final class SpiVersion {"
                                + " public static final String CURRENT = \"1.0\"; }")
                .build(plugins().resolve("fat.jar"));

        try (PluginDirectory plugins = PluginDirectory.open(plugins())) {
            assertThat(render(plugins, "fat")).containsExactly(Map.entry("P-fat/s1.txt", "fat"));
        }
    }

    @Test
    void twoJarsOfOneTypeAreRefusedBothWithTheirPlaces() throws IOException {
        PluginJar.platform("one.One", "same", "\"1\"").build(plugins().resolve("one.jar"));
        PluginJar.platform("one.One", "same", "\"2\"").build(plugins().resolve("copy-of-one.jar"));

        try (PluginDirectory plugins = PluginDirectory.open(plugins())) {
            PlatformProviders providers = PlatformProviders.load(plugins);

            assertThat(providers.installed()).isEmpty();
            assertThat(providers.failures())
                    .hasSize(2)
                    .allSatisfy(failure -> assertThat(failure.toString())
                            .contains(
                                    "type \"same\"",
                                    plugins().resolve("one.jar").toString())
                            .contains(plugins().resolve("copy-of-one.jar").toString(), "remove all but one"));
        }
    }

    @Test
    void classLoadersGoWhenNothingHoldsThem() throws Exception {
        PluginJar.platform("one.One", "one", "\"1\"").build(plugins().resolve("one.jar"));
        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader = useAndClose(gone);

        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            gone.remove(100);
        }

        assertThat(loader.get()).isNull();
    }

    private WeakReference<ClassLoader> useAndClose(ReferenceQueue<ClassLoader> gone) throws IOException {
        try (PluginDirectory plugins = PluginDirectory.open(plugins())) {
            assertThat(render(plugins, "one")).hasSize(1);
            return new WeakReference<>(plugins.loaders().get(0), gone);
        }
    }

    @Test
    void aClosedPluginLoadsNoFurtherClasses() throws IOException {
        PluginJar.platform("one.One", "one", "\"1\"").build(plugins().resolve("one.jar"));
        PluginDirectory plugins = PluginDirectory.open(plugins());
        ClassLoader loader = plugins.loaders().get(0);
        plugins.close();

        assertThatThrownBy(() -> loader.loadClass("one.One")).isInstanceOf(ClassNotFoundException.class);
    }
}
