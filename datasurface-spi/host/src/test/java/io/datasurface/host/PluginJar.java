package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.spi.DataPlatformProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar that somebody else has made: its classes are compiled here, and are not on this class path. */
final class PluginJar {
    static final String SERVICE = "META-INF/services/" + DataPlatformProvider.class.getName();

    private final Map<String, String> sources = new TreeMap<>();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<Path> beside = new ArrayList<>();

    /** A plugin of one class that renders one file per chunk. */
    static PluginJar platform(String className, String type, String renderedExpression) {
        return new PluginJar()
                .platformSource(className, type, "", renderedExpression, "")
                .service(SERVICE, className);
    }

    /**
     * Adds the source of a provider.
     *
     * @param constructor statements of the constructor
     * @param rendered expression for the text of each chunk's file
     * @param members further members
     */
    PluginJar platformSource(String className, String type, String constructor, String rendered, String members) {
        int dot = className.lastIndexOf('.');
        String simple = className.substring(dot + 1);
        return source(className, """
                package %s;
                import io.datasurface.spi.*;
                import java.util.List;
                public class %s implements DataPlatformProvider {
                    public %s() { %s }
                    @Override public String type() { return "%s"; }
                    @Override public String description() { return "Made by a test"; }
                    @Override public String spiVersion() { return SpiVersion.CURRENT; }
                    @Override public String version() { return "1"; }
                    @Override public List<ParameterSpec> parameters() { return List.of(); }
                    @Override public PlatformCapabilities capabilities() { return PlatformCapabilities.EVERYTHING; }
                    @Override public DataPlatform create(PlatformContext context) {
                        return (request, sink) -> sink.add(request.chunk().id() + ".txt", %s);
                    }
                    %s
                }
                """.formatted(
                        className.substring(0, dot), simple, simple, constructor, type, rendered, members));
    }

    PluginJar source(String className, String source) {
        sources.put(className, source);
        return this;
    }

    PluginJar service(String file, String lines) {
        files.put(file, lines.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Compiles against a jar that is not packed into this one. */
    PluginJar with(Path jar) {
        beside.add(jar);
        return this;
    }

    Path build(Path jar) throws IOException {
        return build(jar, UnaryOperator.identity());
    }

    /** Builds, with every class file changed by hand. */
    Path build(Path jar, UnaryOperator<byte[]> spoil) throws IOException {
        Files.createDirectories(jar.toAbsolutePath().getParent());
        SortedMap<String, byte[]> entries = new TreeMap<>(files);
        compile().forEach((name, bytes) -> entries.put(name, spoil.apply(bytes)));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    private Map<String, byte[]> compile() throws IOException {
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        if (!sources.isEmpty()) {
            List<Source> units = sources.entrySet().stream()
                    .map(entry -> new Source(entry.getKey(), entry.getValue()))
                    .toList();
            List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path")));
            beside.forEach(jar -> path.add(jar.toString()));
            List<String> options =
                    List.of("-proc:none", "-classpath", String.join(System.getProperty("path.separator"), path));
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
                assertThat(compiler.getTask(null, new InMemory(manager, classes), null, options, null, units)
                                .call())
                        .as("the sources compile")
                        .isTrue();
            }
        }
        Map<String, byte[]> bytes = new TreeMap<>();
        classes.forEach((name, content) -> bytes.put(name.replace('.', '/') + ".class", content.toByteArray()));
        return bytes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps class files in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager manager, Map<String, ByteArrayOutputStream> classes) {
            super(manager);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className + ".class"), kind) {
                @Override
                public ByteArrayOutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }

    /** Copies a jar of this class path, such as a library that a plugin brings. */
    static Path copy(Class<?> of, Path jar) {
        try {
            Files.createDirectories(jar.toAbsolutePath().getParent());
            return Files.copy(Path.of(Origin.of(of)), jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
