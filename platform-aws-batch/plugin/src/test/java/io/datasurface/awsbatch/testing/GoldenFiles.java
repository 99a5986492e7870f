package io.datasurface.awsbatch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/** What was rendered when somebody last looked at it. {@code -Dgolden.update=true} rewrites it and then fails, so that it never passes unseen. */
public final class GoldenFiles {
    private static final String ACCEPT =
            "If the change is meant, run the test with -Dgolden.update=true and look at the difference before you commit it.";

    private GoldenFiles() {}

    /**
     * Fails unless a folder holds the files and no others.
     *
     * @param folder the golden files
     * @param actual texts by path in the folder
     */
    public static void assertMatch(Path folder, SortedMap<String, String> actual) {
        if (Boolean.getBoolean("golden.update")) {
            update(folder, actual);
            fail("The golden files were updated, so this run does not count; run it again without -Dgolden.update.");
        }
        SortedMap<String, String> expected = Trees.read(folder, path -> true);
        assertThat(actual.keySet()).as("files in %s. %s", folder, ACCEPT).isEqualTo(expected.keySet());
        actual.forEach((path, text) -> assertThat(text).as(path + ". " + ACCEPT).isEqualTo(expected.get(path)));
    }

    private static void update(Path folder, Map<String, String> actual) {
        Predicate<String> stale = path -> !actual.containsKey(path);
        for (String path : Trees.read(folder, stale).keySet()) {
            delete(folder.resolve(path));
        }
        actual.forEach((path, text) -> Trees.write(folder.resolve(path), text));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the golden file " + file, e);
        }
    }
}
