package io.datasurface.host.internal;

import io.datasurface.host.json.RenderCache;
import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
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

    CacheFile(OutputTree tree, FileOperations files) {
        this.file = tree.control().resolve("parts.json");
        this.draft = tree.control().resolve("parts.new");
        this.files = files;
    }

    RenderCache read() {
        byte[] bytes = bytes();
        if (bytes.length > 0) {
            try {
                return RenderCache.read(file.toString(), bytes);
            } catch (OutputException e) {
                LOG.info("{}; everything is rendered", e.getMessage());
            }
        }
        return RenderCache.NONE;
    }

    private byte[] bytes() {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : NOTHING;
        } catch (IOException e) {
            LOG.warn("Cannot read {}, so everything is rendered: {}", file, Listings.reason(e));
            return NOTHING;
        }
    }

    /** Writes what is not there already. */
    void write(RenderCache cache) {
        byte[] content = cache.write();
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
