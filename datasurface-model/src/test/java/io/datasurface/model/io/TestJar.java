package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar that a third party would make: sources are compiled, other files are taken as they are. */
final class TestJar {
    static final String SERVICES = "META-INF/services/io.datasurface.model.extension.ModelExtension";

    private final Map<String, String> files = new TreeMap<>();

    TestJar add(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** Compiles and packs into a folder. */
    Path build(Path folder, String jarName, String... options) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(jarName + ".src"));
        Path classes = Files.createDirectories(folder.resolve(jarName + ".classes"));
        List<Path> toCompile = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            boolean source = file.getKey().endsWith(".java");
            Path written = Folders.write(source ? sources : classes, file.getKey(), file.getValue());
            if (source) {
                toCompile.add(written);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
        arguments.addAll(List.of(options));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            assertThat(compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    arguments,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(toCompile))
                            .call())
                    .as("the sources compile")
                    .isTrue();
        }
        return pack(classes, folder.resolve(jarName));
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(new JarEntry(classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/")));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
        return jar;
    }

    /** Returns a class loader that sees the library and a jar. */
    static URLClassLoader loader(Path jar) throws IOException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, TestJar.class.getClassLoader());
    }
}
