package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time, in one process and in several. */
class OutputLockTest {
    @TempDir
    private Path folder;

    @Test
    void aRefusedRunDoesNotGiveBackTheLockOfTheOther() throws IOException, InterruptedException {
        Path file = folder.resolve("lock");
        try (OutputLock lock = OutputLock.take(file)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> OutputLock.take(file))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("Another run holds the lock");
            assertThat(seenByAnotherProcess(file)).isEqualTo("held");
        }
        assertThat(seenByAnotherProcess(file)).isEqualTo("free");
        OutputLock.take(file).close();
    }

    private static String seenByAnotherProcess(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Probe.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return told;
    }

    /** Says whether a file is locked. */
    static final class Probe {
        private Probe() {}

        /** Takes the file as its argument. */
        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                System.out.print(lock == null ? "held" : "free");
            }
        }
    }
}
