package io.datasurface.host.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Everything that changes the file system while a render is published, so that tests can let each single operation fail or die. */
public interface FileOperations {
    /** The real ones. */
    FileOperations REAL = new FileOperations() {};

    /**
     * Makes a folder in an existing folder.
     *
     * @param folder the folder; nothing happens if it is there
     * @throws IOException if it cannot be made
     */
    default void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /**
     * Writes a new file and waits until it is on the disk.
     *
     * @param file a file that is not there
     * @param content its bytes
     * @throws IOException if it cannot be written
     */
    default void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /**
     * Renames a file in one step, over another one if that is there.
     *
     * @param from the file
     * @param to its new path, on the same file system
     * @throws IOException if it cannot be renamed
     */
    default void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Deletes a file or an empty folder.
     *
     * @param path the file or folder
     * @throws IOException if it cannot be deleted
     */
    default void delete(Path path) throws IOException {
        Files.delete(path);
    }

    /**
     * Waits until the names in a folder are on the disk.
     *
     * @param folder the folder
     * @throws IOException if the system reports a failure
     */
    default void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("\\")) {
            return; // Windows cannot open a folder; its file system writes names in order
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
