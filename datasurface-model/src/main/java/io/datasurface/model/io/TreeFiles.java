package io.datasurface.model.io;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Bytes and paths of the files of a folder. */
final class TreeFiles {
    private TreeFiles() {}

    /** Returns the UTF-8 of a text, which must be whole. */
    static byte[] bytes(String path, String text) throws IOException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IOException(
                    "A text for the file " + path + " holds half a character, which UTF-8 cannot hold; mend the model",
                    e);
        }
    }

    /** Returns the hash of a file's bytes, as if a version control system had not changed its line ends. */
    static String hash(byte[] bytes) {
        byte[] plain = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                plain[length++] = bytes[i];
            }
        }
        return Hashing.sha256().hashBytes(plain, 0, length).toString();
    }

    /** Returns the hash of a file; empty if it is not there or no regular file, which a link is not, either. */
    static Optional<String> hash(Path file) throws IOException {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(hash(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether a file, or a folder on the way to it, is a link. */
    static boolean leadsElsewhere(Path folder, String path) {
        Path at = folder;
        for (String part : path.split("/", -1)) {
            at = at.resolve(part);
            if (Files.isSymbolicLink(at)) {
                return true;
            }
        }
        return false;
    }

    /** Deletes a folder with all that is in it. */
    static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Deletes the folders around a path that are empty, up to a folder that stays. */
    static void deleteEmptyFolders(Path root, Path path) throws IOException {
        for (Path folder = path.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    if (inside.findAny().isPresent()) {
                        return;
                    }
                }
                Files.delete(folder);
            }
        }
    }
}
