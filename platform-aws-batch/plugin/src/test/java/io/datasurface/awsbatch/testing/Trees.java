package io.datasurface.awsbatch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders of text files as maps. */
public final class Trees {
    private static final String VERSIONS = "versions.tf";

    private Trees() {}

    /**
     * Returns the texts of files by their path below a folder, which need not exist.
     *
     * @param folder where to look
     * @param wanted the paths to return, with slashes
     */
    public static SortedMap<String, String> read(Path folder, Predicate<String> wanted) {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> all = walk.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(path)) {
                    files.put(path, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the folder " + folder, e);
        }
        return files;
    }

    /** Writes a file and the folders around it. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the file " + file, e);
        }
    }

    /** Returns the root modules of a render by their folders: the files of each folder with a {@code versions.tf}. */
    public static SortedMap<String, SortedMap<String, String>> rootModules(Map<String, String> files) {
        SortedMap<String, SortedMap<String, String>> modules = new TreeMap<>();
        for (String path : files.keySet()) {
            if (path.endsWith("/" + VERSIONS)) {
                modules.put(path.substring(0, path.length() - VERSIONS.length() - 1), new TreeMap<>());
            }
        }
        modules.forEach((folder, module) -> files.forEach((path, text) -> {
            if (path.startsWith(folder + "/")) {
                module.put(path.substring(folder.length() + 1), text);
            }
        }));
        return modules;
    }
}
