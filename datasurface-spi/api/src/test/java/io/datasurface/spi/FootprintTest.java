package io.datasurface.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a plugin author gets with the SPI. The class path of this test is that of the SPI and the libraries of tests, which are known; a
 * library that is neither known here nor listed in the README has come in unnoticed.
 */
class FootprintTest {
    private static final long MOST_BYTES = 15_000_000;
    private static final long MEGABYTE = 1_000_000;

    private static final Pattern OF_TESTS =
            Pattern.compile("(junit-|jqwik-|assertj-|byte-buddy-|opentest4j-|apiguardian-|surefire).*\\.jar");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z0-9_-]+) \\| (\\d+\\.\\d) MB \\| [^|]+ \\|$");

    /** Jars of others, and our own classes, which are folders while the reactor has not packed them. */
    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(path -> !path.endsWith("test-classes"))
                .filter(path -> !OF_TESTS.matcher(path.getFileName().toString()).matches())
                .toList();
    }

    private static boolean isOurs(Path path) {
        return Files.isDirectory(path) || path.getFileName().toString().startsWith("datasurface-");
    }

    private static long bytes(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name without the version, which changes more often than anybody wants to look at this. */
    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    @Test
    void theReadmeListsEveryLibrary() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        List<String> listed = ROW.matcher(readme)
                .results()
                .map((MatchResult row) -> row.group(1) + " " + row.group(2))
                .toList();
        List<String> there = new ArrayList<>();
        for (Path path : classPath()) {
            if (!isOurs(path)) {
                there.add(artifact(path) + " " + rounded(bytes(path)));
            }
        }
        assertThat(listed)
                .as(
                        "libraries and their sizes in the table of datasurface-spi/README.md; a new one needs a reason there")
                .containsExactlyInAnyOrderElementsOf(there);
    }

    /** Tenths, up, in digits that are the same everywhere. */
    private static String rounded(long bytes) {
        long tenths = (bytes * 10 + MEGABYTE - 1) / MEGABYTE;
        return tenths / 10 + "." + tenths % 10;
    }

    @Test
    void allOfItIsSmall() {
        assertThat(classPath()).hasSizeGreaterThan(5);
        assertThat(classPath().stream().mapToLong(FootprintTest::bytes).sum())
                .as("bytes of the SPI with all that it needs: " + classPath())
                .isBetween(MEGABYTE, MOST_BYTES);
    }
}
