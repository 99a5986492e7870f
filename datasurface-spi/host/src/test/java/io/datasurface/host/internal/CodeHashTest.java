package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeHashTest {
    @TempDir
    private Path folder;

    private Path jar(String name, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!classPath.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream written = new JarOutputStream(out, manifest)) {
            written.finish();
        }
        return file;
    }

    private Optional<String> hash(Path... places) {
        return CodeHash.of(List.of(places));
    }

    @Test
    void theJarsThatAManifestNamesAreCodeToo() throws IOException {
        Path thin = jar("thin.jar", "lib/a%20b.jar lib/none.jar thin.jar");
        Path named = jar("lib/a b.jar", "../deep.jar");
        Path deep = jar("deep.jar", "");
        Optional<String> before = hash(thin);
        assertThat(before).isPresent().isEqualTo(hash(thin));

        Files.write(deep, new byte[] {1});
        Optional<String> changedDeep = hash(thin);
        Files.write(named, new byte[] {1});
        Optional<String> changedNamed = hash(thin);
        Files.write(folder.resolve("lib/none.jar"), new byte[] {1});

        assertThat(List.of(before, changedDeep, changedNamed, hash(thin))).doesNotHaveDuplicates();
    }

    @Test
    void codeThatIsNoFileIsNotGuessedAt() throws IOException {
        assertThat(hash(jar("far.jar", "http://example.com/far.jar"))).isEmpty();
        assertThat(CodeHash.of(new ClassLoader("of a container", null) {})).isEmpty();
        assertThat(CodeHash.of(ClassLoader.getSystemClassLoader())).isPresent();
    }
}
