package io.datasurface.model.io;

import com.google.common.collect.ImmutableSetMultimap;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a folder that this writer wrote, each with the hash of what it wrote: how it knows its own. A line per file, sorted, so
 * that a merge of two versions is easy; a file that stands there twice may have either content.
 *
 * @param hashes hashes by path
 */
record TreeManifest(ImmutableSetMultimap<String, String> hashes) {
    /** Hidden, so that no reader takes it for a file of the model. */
    static final String FILE = ".datasurface-tree";

    private static final String FIRST_LINE = "datasurface-tree 1";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([A-Za-z0-9_~/-]+\\.(?:yaml|json))");
    private static final Pattern OURS = Pattern.compile("(?:ecosystem|zones(?:/[A-Za-z0-9_~-]+){1,4})\\.(?:yaml|json)");

    static TreeManifest of(SortedMap<String, String> hashByPath) {
        return new TreeManifest(ImmutableSetMultimap.copyOf(hashByPath.entrySet()));
    }

    /** Reads the manifest of a folder; a folder without one has no files of ours. */
    static TreeManifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        ImmutableSetMultimap.Builder<String, String> hashes = ImmutableSetMultimap.builder();
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
                throw damaged(file, 1);
            }
            for (int i = 1; i < lines.size(); i++) {
                Matcher line = LINE.matcher(lines.get(i));
                if (!line.matches() || !isOurs(line.group(2))) {
                    throw damaged(file, i + 1);
                }
                hashes.put(line.group(2), line.group(1));
            }
        } catch (NoSuchFileException e) {
            return new TreeManifest(ImmutableSetMultimap.of());
        } catch (CharacterCodingException e) {
            throw damaged(file, 1);
        }
        return new TreeManifest(hashes.build());
    }

    private static IOException damaged(Path file, int line) {
        return new IOException(
                "%s is no list of the files that were written here, see line %s; restore it, or write to an empty folder"
                        .formatted(file, line));
    }

    /** Whether a path is one that a writer would use. */
    static boolean isOurs(String path) {
        return OURS.matcher(path).matches();
    }

    String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        for (Map.Entry<String, String> entry : hashes.entries()) {
            text.append(entry.getValue()).append(' ').append(entry.getKey()).append('\n');
        }
        return text.toString();
    }
}
