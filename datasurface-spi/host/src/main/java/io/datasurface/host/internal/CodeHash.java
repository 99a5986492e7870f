package io.datasurface.host.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes of the code that renders. A version tells when a plugin renders other bytes, if its author keeps to the contract; who is still
 * writing it does not raise the version with every build.
 */
public final class CodeHash {
    private static final Logger LOG = LoggerFactory.getLogger(CodeHash.class);

    private CodeHash() {}

    /** What the process was started with; it does not change while it runs. */
    private static final class OfProcess {
        private static final Optional<String> HASH = of(Stream.of("java.class.path", "jdk.module.path")
                .flatMap(property -> Stream.of(System.getProperty(property, "").split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList());
    }

    /**
     * The class path and module path of the process.
     *
     * @return a hash of all that is there; empty if it cannot be read
     */
    public static Optional<String> ofProcess() {
        return OfProcess.HASH;
    }

    /**
     * Code that the class path of the process does not have.
     *
     * @param loader a class loader
     * @return a hash of the files that it loads from, which is the same for all loaders that load from none; empty if they cannot be read, or
     *     if it is a loader that does not tell them
     */
    public static Optional<String> of(@Nullable ClassLoader loader) {
        List<Path> files = new ArrayList<>();
        if (loader instanceof URLClassLoader urls) {
            for (URL url : urls.getURLs()) {
                Optional<Path> file = file(url);
                if (file.isEmpty()) {
                    return Optional.empty();
                }
                files.add(file.get());
            }
        } else if (loader != null
                && loader != ClassLoader.getSystemClassLoader()
                && loader != ClassLoader.getPlatformClassLoader()) {
            LOG.warn("Where {} loads code from is not known, so everything is rendered", loader);
            return Optional.empty();
        }
        return of(files);
    }

    private static Optional<Path> file(URL url) {
        try {
            URI address = url.toURI();
            return "file".equals(address.getScheme()) ? Optional.of(Path.of(address)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Files and folders of classes, with the jars that their manifests name.
     *
     * @param places the files and folders; what is missing counts as empty
     * @return a hash of all that is there; empty if it cannot be read
     */
    static Optional<String> of(List<Path> places) {
        InputDigest digest = new InputDigest();
        Set<Path> seen = new HashSet<>();
        try {
            for (Path place : places) {
                add(place, seen, digest);
            }
            return Optional.of(digest.hex());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Code of plugins cannot be read, so everything is rendered: {}", e.toString());
            return Optional.empty();
        }
    }

    private static void add(Path place, Set<Path> seen, InputDigest digest) throws IOException {
        if (!seen.add(place.toAbsolutePath().normalize())) {
            return;
        }
        if (Files.isDirectory(place)) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path file : all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .toList()) {
                    digest.add(place.relativize(file).toString()).add(Files.readAllBytes(file));
                }
            }
        } else if (Files.exists(place)) {
            digest.add(Files.readAllBytes(place));
            for (Path named : classPath(place)) {
                add(named, seen, digest);
            }
        } else {
            digest.add("");
        }
    }

    /** The jars that the manifest of a jar names, as of a small one beside a folder of libraries. */
    private static List<Path> classPath(Path jar) throws IOException {
        List<Path> named = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            String entries = Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .orElse("");
            for (String entry : entries.strip().split(" +")) {
                if (!entry.isEmpty()) {
                    named.add(Path.of(jar.toUri().resolve(entry)));
                }
            }
            return named;
        } catch (ZipException e) {
            return List.of(); // Not a jar: nothing is loaded from it.
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException("The manifest of " + jar + " names code that is no file", e);
        }
    }
}
