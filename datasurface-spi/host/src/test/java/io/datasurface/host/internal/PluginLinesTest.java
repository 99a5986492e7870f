package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Lines of plugins come to the log whole, in order, and without a lock that anybody waits for. */
class PluginLinesTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private static GuardedCall.Outcome<Boolean> asPlugin(Runnable call) {
        return GuardedCall.run("plugin x", null, LIMIT, () -> {
            call.run();
            return true;
        });
    }

    @Test
    void linesAreLoggedWholeAndInOrderByAThreadThatIsNotThePlugins() {
        List<String> logged = new CopyOnWriteArrayList<>();
        List<Optional<String>> owners = new CopyOnWriteArrayList<>();
        PluginLines lines = new PluginLines(bytes, StandardCharsets.UTF_8, (plugin, line) -> {
            logged.add(plugin + ": " + line);
            owners.add(PluginGroup.of(Thread.currentThread()));
        });
        PrintStream guarded = new PrintStream(lines, false, StandardCharsets.UTF_8);

        GuardedCall.Outcome<Boolean> outcome = asPlugin(() -> {
            guarded.print("a line in ");
            guarded.println("two parts");
            guarded.println("another");
            guarded.print("unfinished");
            guarded.flush();
        });
        lines.drain(LIMIT);

        assertThat(outcome.threads()).isEmpty();
        assertThat(logged)
                .containsExactly("plugin x: a line in two parts", "plugin x: another", "plugin x: unfinished");
        assertThat(owners).containsOnly(Optional.empty());
        assertThat(bytes.size()).isZero();
    }

    /** A log with a lock that prints to the guarded stream, as simple ones do. */
    @Test
    void aLogThatPrintsToTheStreamKeepsNobodyWaiting() throws InterruptedException {
        Object lockOfTheLog = new Object();
        BlockingQueue<String> logged = new LinkedBlockingQueue<>();
        PrintStream[] guarded = new PrintStream[1];
        PluginLines lines = new PluginLines(bytes, StandardCharsets.UTF_8, (plugin, line) -> {
            synchronized (lockOfTheLog) {
                guarded[0].println("INFO " + line);
                logged.add(line);
            }
        });
        guarded[0] = new PrintStream(lines, true, StandardCharsets.UTF_8);

        synchronized (lockOfTheLog) { // Somebody else is logging.
            assertThat(asPlugin(() -> guarded[0].println("hello")).answer()).contains(true);
            guarded[0].println("INFO somebody else");
        }

        assertThat(logged.take()).isEqualTo("hello");
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("INFO somebody else", "INFO hello");
    }

    @Test
    void whatIsPrintedAfterTheEndIsNobodysFault() {
        PluginLines lines = new PluginLines(bytes, StandardCharsets.UTF_8, (plugin, line) -> {});
        lines.drain(LIMIT);

        assertThat(asPlugin(() -> new PrintStream(lines, true, StandardCharsets.UTF_8).println("late"))
                        .answer())
                .contains(true);
        assertThat(bytes.size()).isZero();
    }
}
