package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.LoadedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small company in the native format, open to be edited as its people would: as text. Zone {@code Sales} with the teams
 * {@code Orders} (datastores {@code crm}, which is read, and {@code archive}, which is not), {@code Insight} (workspaces {@code Board}
 * and {@code Prep}, whose transformer makes {@code report}) and {@code Web} (declared only); zone {@code Ops} with the empty team
 * {@code Lab}; zone {@code Future}, declared only.
 */
record Acme(String text) {
    private static final Path FILE = Path.of("src", "test", "resources", "change", "acme.yaml");

    static final Acme BEFORE = new Acme(read());

    private static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text that is there once. */
    Acme edit(String old, String now) {
        int at = text.indexOf(old);
        assertThat(at).as("the place of %s", old).isNotNegative();
        assertThat(text.indexOf(old, at + 1)).as("a second place of %s", old).isNegative();
        return new Acme(text.substring(0, at) + now + text.substring(at + old.length()));
    }

    /** Adds lines to the end of an object, which is written in lines of its own. */
    Acme add(String path, String lines) {
        Block block = block(path);
        return new Acme(text.substring(0, block.end) + indented(lines, block.depth + 2) + text.substring(block.end));
    }

    /** Takes an object out. */
    Acme without(String path) {
        Block block = block(path);
        return new Acme(text.substring(0, block.start) + text.substring(block.end));
    }

    /** Writes an object anew, with its key. */
    Acme replace(String path, String lines) {
        Block block = block(path);
        return new Acme(text.substring(0, block.start) + indented(lines, block.depth) + text.substring(block.end));
    }

    /** Moves an object to the end of another one. */
    Acme move(String path, String to) {
        Block block = block(path);
        return without(path).add(to, text.substring(block.start, block.end).indent(-block.depth));
    }

    private record Block(int start, int end, int depth) {}

    /** The lines of the object that a path of keys leads to. */
    private Block block(String path) {
        Block at = new Block(0, text.length(), -2);
        for (String key : path.split("/")) {
            int depth = at.depth + 2;
            String line = "\n" + " ".repeat(depth) + key + ":";
            int start = text.indexOf(line, Math.max(0, at.start - 1)) + 1;
            assertThat(start).as("%s of %s", key, path).isBetween(1, at.end - 1);
            at = new Block(start, end(start, depth), depth);
        }
        return at;
    }

    private int end(int start, int depth) {
        int end = text.indexOf('\n', start) + 1;
        while (end < text.length() && depth(end) > depth) {
            end = text.indexOf('\n', end) + 1;
        }
        return end;
    }

    private int depth(int at) {
        int depth = 0;
        while (text.charAt(at + depth) == ' ') {
            depth++;
        }
        // The elements of a list stand below their key without going deeper.
        return text.charAt(at + depth) == '-' ? depth + 1 : depth;
    }

    private static String indented(String lines, int depth) {
        return lines.stripTrailing().indent(depth);
    }

    LoadedModel load() {
        try {
            Path file = Files.createTempFile("acme", ".yaml");
            try {
                Files.writeString(file, text);
                LoadedModel model = EcosystemReader.read(file);
                assertThat(model.problems()).as("problems of\n%s", text).isEmpty();
                return model;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ecosystem model() {
        return load().ecosystem().orElseThrow();
    }

    EcosystemIndex index() {
        return EcosystemIndex.of(model());
    }
}
