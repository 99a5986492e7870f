package io.datasurface.host.internal;

import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the host notes what it rendered from what. Nothing depends on the file: where it is lost or cannot be read everything is rendered,
 * where it cannot be written the next render makes more than it must.
 */
final class CacheFile {
    private static final Logger LOG = LoggerFactory.getLogger(CacheFile.class);
    private static final byte[] NOTHING = {};

    private final Path file;
    private final Path draft;
    private final FileOperations files;

    CacheFile(OutputTree tree, FileOperations files, String name) {
        this.file = tree.control().resolve(name + ".json");
        this.draft = tree.control().resolve(name + ".new");
        this.files = files;
    }

    /** What is in the file; empty if it is not there, or cannot be read. */
    <T> Optional<T> read(BiFunction<String, byte[], T> reader) {
        byte[] bytes = bytes();
        if (bytes.length > 0) {
            try {
                return Optional.of(reader.apply(file.toString(), bytes));
            } catch (OutputException e) {
                LOG.info("{}; more is rendered than must be", e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** The bytes of the file; none if it is not there, or cannot be read. */
    byte[] bytes() {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : NOTHING;
        } catch (IOException e) {
            LOG.warn("Cannot read {}, so everything is rendered: {}", file, Listings.reason(e));
            return NOTHING;
        }
    }

    /** Writes what is not there already. */
    void write(byte[] content) {
        if (Arrays.equals(content, bytes())) {
            return;
        }
        try {
            if (OutputTree.exists(draft)) {
                files.delete(draft); // Of a run that died.
            }
            files.write(draft, content);
            files.move(draft, file);
        } catch (IOException e) {
            LOG.warn("Cannot write {}, so the next render may make what it need not: {}", file, Listings.reason(e));
        }
    }
}
