package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.extension.ModelExtension;
import io.datasurface.model.io.ModelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with one plugin is told so that somebody can mend it, and harms no other. */
class BrokenPluginDirectoryTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodPluginIsThereToo() throws IOException {
        PluginJar.platform("good.Good", "good", "\"\"").build(folder.resolve("good.jar"));
    }

    private PluginFailure failure() {
        try (PluginDirectory plugins = PluginDirectory.open(folder)) {
            PlatformProviders providers = PlatformProviders.load(plugins);
            assertThat(providers.installed())
                    .extracting(InstalledPlatform::type)
                    .containsExactly("good");
            assertThat(providers.failures()).hasSize(1);
            return providers.failures().get(0);
        }
    }

    private static PluginJar bad() {
        return PluginJar.platform("bad.Bad", "bad", "\"\"");
    }

    @Test
    void aFileThatIsNoJar() throws IOException {
        Path jar = Files.writeString(folder.resolve("bad.jar"), "<html>404</html>");

        assertThat(failure().toString()).contains("The jar " + jar + " is broken", "Fetch it again");
    }

    @Test
    void aLibraryThatWasNotFetchedToItsEnd() throws IOException {
        bad().build(folder.resolve("bad/bad.jar"));
        Path whole = new PluginJar()
                .source("lib.Lib", "package lib; public class Lib {}")
                .build(folder.resolve("bad/lib.jar"));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(failure().toString()).contains("The jar " + whole + " is broken");
    }

    @Test
    void aClassWhoseBytesWereDamaged() throws IOException {
        Path jar = bad().build(folder.resolve("bad.jar"));
        byte[] bytes = Files.readAllBytes(jar);
        byte[] name = "bad/Bad.class".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("bad/Bad.class");
        java.util.Arrays.fill(bytes, at + name.length, at + name.length + 60, (byte) 0xff);
        Files.write(jar, bytes);

        assertThat(failure().toString()).contains("bad.Bad", jar.toString(), "cannot be read from its jar");
    }

    @Test
    void aClassThatIsNone() throws IOException {
        bad().build(folder.resolve("bad.jar"), bytes -> new byte[] {1, 2, 3});

        assertThat(failure().toString())
                .contains("ClassFormatError", folder.resolve("bad.jar").toString());
    }

    @Test
    void aClassFromALaterJava() throws IOException {
        UnaryOperator<byte[]> later = bytes -> {
            bytes[7] = 99; // Major version of the class file.
            return bytes;
        };
        bad().build(folder.resolve("bad.jar"), later);

        assertThat(failure().message())
                .contains("It is compiled for Java 55, and this host runs on Java "
                        + Runtime.version().feature());
    }

    @Test
    void aRegisteredClassThatIsMissing() throws IOException {
        new PluginJar().service(PluginJar.SERVICE, "bad.Gone").build(folder.resolve("bad.jar"));

        assertThat(failure().toString())
                .contains("bad.Gone", folder.resolve("bad.jar").toString());
    }

    @Test
    void aLibraryThatIsMissing() throws IOException {
        Path library = new PluginJar()
                .source("lib.Lib", "package lib; public class Lib { public static String text() { return \"\"; } }")
                .build(folder.resolve(".hidden/lib.jar"));
        new PluginJar()
                .platformSource("bad.Bad", "bad", "lib.Lib.text();", "\"\"", "")
                .service(PluginJar.SERVICE, "bad.Bad")
                .with(library)
                .build(folder.resolve("bad.jar"));

        assertThat(failure().toString())
                .contains(
                        "The class lib.Lib is missing",
                        "Put the jar",
                        folder.resolve("bad.jar").toString());
    }

    @Test
    void aConstructorThatThrows() throws IOException {
        new PluginJar()
                .platformSource(
                        "bad.Bad", "bad", "if (true) throw new IllegalStateException(\"no licence\");", "\"\"", "")
                .service(PluginJar.SERVICE, "bad.Bad")
                .build(folder.resolve("bad.jar"));

        assertThat(failure().toString())
                .contains("bad.Bad", "no licence", folder.resolve("bad.jar").toString());
    }

    @Test
    void aJarThatRegistersNothing() throws IOException {
        new PluginJar().source("lib.Lib", "package lib; public class Lib {}").build(folder.resolve("bad.jar"));

        assertThat(failure().toString())
                .contains(folder.resolve("bad.jar").toString(), "None of its jars has the file " + PluginJar.SERVICE);
    }

    @Test
    void aRegistrationThatNamesNothing() throws IOException {
        new PluginJar().service(PluginJar.SERVICE, "# later\n").build(folder.resolve("bad.jar"));

        assertThat(failure().toString()).contains("The file " + PluginJar.SERVICE + " in its jar names no class");
    }

    @Test
    void aClassThatIsNoProvider() throws IOException {
        new PluginJar()
                .source("bad.Bad", "package bad; public class Bad {}")
                .service(PluginJar.SERVICE, "bad.Bad")
                .build(folder.resolve("bad.jar"));

        assertThat(failure().toString()).contains("bad.Bad not a subtype");
    }

    @Test
    void aFolderWithoutJars() throws IOException {
        Files.createDirectories(folder.resolve("bad"));

        assertThat(failure().toString()).contains(folder.resolve("bad").toString(), "It holds no jar");
    }

    @Test
    void aFolderThatIsNotThere() {
        try (PluginDirectory plugins = PluginDirectory.open(folder.resolve("nowhere"))) {
            assertThat(PlatformProviders.load(plugins).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.toString())
                            .contains(folder.resolve("nowhere").toString(), "It cannot be read"));
        }
    }

    @Test
    void aJarThatOnlyExtendsTheModelIsNoMistake() throws IOException {
        new PluginJar()
                .source("kinds.Kinds", """
                        package kinds;
                        import io.datasurface.model.common.*;
                        import java.util.*;
                        public class Kinds implements io.datasurface.model.extension.ModelExtension {
                            public record Drawer(String name, Optional<Documentation> documentation,
                                    List<LocationKey> locations)
                                    implements io.datasurface.model.container.DataContainer {}
                            public String name() { return "kinds"; }
                            public String version() { return "1"; }
                            public List<Class<? extends io.datasurface.model.container.DataContainer>> containers() {
                                return List.of(Drawer.class);
                            }
                        }
                        """)
                .service("META-INF/services/" + ModelExtension.class.getName(), "kinds.Kinds")
                .build(folder.resolve("kinds.jar"));

        try (PluginDirectory plugins = PluginDirectory.open(folder)) {
            assertThat(PlatformProviders.load(plugins).failures()).isEmpty();
            assertThat(ModelFormat.load(plugins.loaders()).extensions()).hasSize(1);
        }
    }
}
