package io.datasurface.host.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
     * @return a hash of the files that it loads from, which is the same for all loaders that load from none; empty if they cannot be read
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

    private static Optional<String> of(List<Path> places) {
        InputDigest digest = new InputDigest();
        try {
            for (Path place : places) {
                add(place, digest);
            }
            return Optional.of(digest.hex());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Code of plugins cannot be read, so everything is rendered: {}", e.toString());
            return Optional.empty();
        }
    }

    private static void add(Path place, InputDigest digest) throws IOException {
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
        } else {
            digest.add("");
        }
    }
}
