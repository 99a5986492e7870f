package io.datasurface.host.delivery;

import io.datasurface.host.delivery.DeliveryException.Reason;
import io.datasurface.host.internal.OutputLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.util.FileUtils;

/** The folder with copies of the repositories, for one run at a time. Whatever is in it can be made again. */
final class WorkFolder implements AutoCloseable {
    private final Path root;
    private final OutputLock lock;

    private WorkFolder(Path root, OutputLock lock) {
        this.root = root;
        this.lock = lock;
    }

    static WorkFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            return new WorkFolder(root, OutputLock.take(root.resolve("lock")));
        } catch (IOException e) {
            throw new DeliveryException(
                    Reason.FAILED, "Cannot use the work folder " + root + ": " + GitText.reason(e), e);
        }
    }

    Path folder(String name) {
        return root.resolve(name);
    }

    /** A folder that does not exist, whatever an earlier run has left. */
    Path emptied(String name) {
        Path folder = folder(name);
        try {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
            return folder;
        } catch (IOException e) {
            throw new DeliveryException(Reason.FAILED, "Cannot empty " + folder + ": " + GitText.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new DeliveryException(
                    Reason.FAILED, "Cannot give up the lock in " + root + ": " + GitText.reason(e), e);
        }
    }
}
