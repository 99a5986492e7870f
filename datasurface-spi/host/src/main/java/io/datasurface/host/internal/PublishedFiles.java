package io.datasurface.host.internal;

import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of the last render in an output folder. Safe for concurrent use. */
public final class PublishedFiles {
    /** Stands for the hash of a file if the manifest is lost: then what is there counts as rendered. */
    static final String UNKNOWN = "";

    private final OutputTree tree;
    private final SortedMap<String, String> hashes;

    PublishedFiles(OutputTree tree, SortedMap<String, String> hashes) {
        this.tree = tree;
        this.hashes = hashes;
    }

    /**
     * The files in a folder of the output folder.
     *
     * @param folder name of the folder
     * @return paths in that folder, sorted
     */
    public SortedSet<String> in(String folder) {
        String prefix = folder + "/";
        SortedSet<String> paths = new TreeSet<>();
        // A slash is followed by a zero in the order of characters.
        hashes.subMap(prefix, folder + "0").keySet().forEach(path -> paths.add(path.substring(prefix.length())));
        return Collections.unmodifiableSortedSet(paths);
    }

    /**
     * Whether a file was rendered with certain bytes.
     *
     * @param path path in the output folder
     * @param sha256 hash of the bytes
     * @return true if it was; false if that is not known
     */
    public boolean is(String path, String sha256) {
        return sha256.equals(hashes.get(path));
    }

    /**
     * The bytes of a file as it was rendered.
     *
     * @param path path in the output folder
     * @return the bytes; empty if there was no such file, or if somebody has edited or deleted it since
     * @throws OutputException if it cannot be read
     */
    public Optional<byte[]> content(String path) {
        String hash = hashes.get(path);
        if (hash == null) {
            return Optional.empty();
        }
        Path file = tree.file(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            return hash.equals(UNKNOWN) || hash.equals(Hashes.sha256(content))
                    ? Optional.of(content)
                    : Optional.empty();
        } catch (IOException e) {
            throw new OutputException(
                    OutputException.Reason.FAILED,
                    "Cannot read " + file + " of the last render: " + Listings.reason(e),
                    e);
        }
    }
}
