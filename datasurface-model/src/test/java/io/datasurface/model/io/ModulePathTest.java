package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extensions that are modules are found by {@code provides}, and their records are made although no module reads the other. */
class ModulePathTest {
    private static final String EXTENSION = """
            package com.example.%1$s;
            import io.datasurface.model.container.DataContainer;
            import io.datasurface.model.common.*;
            import java.util.*;
            public final class Extension implements io.datasurface.model.extension.ModelExtension {
                public record %1$sBox(String name, Optional<Documentation> documentation, List<LocationKey> locations)
                        implements DataContainer {}
                public String name() { return "%1$s"; }
                public String version() { return "1"; }
                public List<Class<? extends DataContainer>> containers() { return List.of(%1$sBox.class); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void modulesAreExtensions() throws Exception {
        Path open = module("open", "exports com.example.open;");
        Path closed = module("closed", "");
        Path file = Folders.write(folder, "model.yaml", """
                datasurface: 1
                name: A
                zones: {Z: {teams: {T: {containers: {c: {type: openBox}}}}}}
                """);
        Configuration modules = ModuleLayer.boot()
                .configuration()
                .resolve(
                        ModuleFinder.of(modulePath(open, closed)),
                        ModuleFinder.of(),
                        Set.of("io.datasurface.model", "com.example.open", "com.example.closed"));
        ClassLoader loader = ModuleLayer.boot()
                .defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader())
                .findLoader("io.datasurface.model");
        Class<?> formats = loader.loadClass(ModelFormat.class.getName());
        assertThat(formats.getModule().getName()).isEqualTo("io.datasurface.model");

        Object format = formats.getMethod("installed").invoke(null);
        assertThat(formats.getMethod("extensions").invoke(format).toString())
                .startsWith("[open 1 (")
                .doesNotContain(",");
        assertThat((List<?>) formats.getMethod("failures").invoke(format))
                .singleElement()
                .asString()
                .contains(
                        "com.example.closed.Extension$closedBox cannot be called; make it a public record of an exported package");
        Object model = loader.loadClass(EcosystemReader.class.getName())
                .getMethod("read", Path.class)
                .invoke(null, file);
        assertThat(model.toString()).contains("openBox[name=c").contains("problems=[]");
    }

    private Path module(String name, String exports) throws IOException {
        return new TestJar()
                .add("com/example/%s/Extension.java".formatted(name), EXTENSION.formatted(name))
                .add("module-info.java", """
                        module com.example.%1$s {
                            requires io.datasurface.model;
                            %2$s
                            provides io.datasurface.model.extension.ModelExtension with com.example.%1$s.Extension;
                        }
                        """.formatted(name, exports))
                .build(folder, name + ".jar", "--module-path", classPath());
    }

    /** The library and what it needs: the part of the tests' class path that has a module descriptor. */
    private static Path[] modulePath(Path... more) {
        return java.util.stream.Stream.concat(
                        Arrays.stream(more),
                        Arrays.stream(classPath().split(java.io.File.pathSeparator))
                                .map(Path::of))
                .toArray(Path[]::new);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> Files.exists(Path.of(entry)))
                .filter(entry -> !entry.contains("test-classes"))
                .filter(entry -> ModuleFinder.of(Path.of(entry)).findAll().stream()
                        .map(found -> found.descriptor())
                        .anyMatch(found -> Optional.of(found.name())
                                .filter(name -> name.startsWith("io.datasurface")
                                        || name.startsWith("tools.jackson")
                                        || name.startsWith("com.fasterxml.jackson")
                                        || name.startsWith("com.google.common")
                                        || name.startsWith("org.slf4j")
                                        || name.startsWith("org.snakeyaml")
                                        || name.startsWith("org.jspecify"))
                                .isPresent()))
                .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
    }
}
