package io.datasurface.host.internal;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A process that publishes, says when it has come to a given operation, and hangs there until it is killed. */
public final class PublishingProcess {
    private PublishingProcess() {}

    /**
     * Publishes.
     *
     * @param arguments the output folder and the number of the operation
     */
    public static void main(String[] arguments) {
        int last = Integer.parseInt(arguments[1]);
        FileOperations hanging = new FaultyFiles(FaultyFiles.Fault.DIE_BEFORE, last) {
            @Override
            void die() {
                System.out.println("here");
                while (true) {
                    LockSupport.park();
                }
            }
        };
        Trees.publish(Path.of(arguments[0]), hanging, "new", PublishFaultTest.NEW);
        System.out.println("done");
    }
}
