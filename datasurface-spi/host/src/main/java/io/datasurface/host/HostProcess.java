package io.datasurface.host;

import io.datasurface.host.internal.PluginGroup;
import io.datasurface.host.internal.PluginLines;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a program that is a host and nothing else may want done about plugins that touch its process. A program that merely uses the host as a
 * library leaves its process alone.
 *
 * <p>Java 17 has no means to keep code from ending the process. What can be had: nothing that a plugin does while it is asked can be in the
 * middle of publishing, so the output folder holds the last render; a plugin that calls {@link System#exit} is named, and the process ends
 * with a code that says failure ({@link #watchExits}). One that calls {@link Runtime#halt} leaves no trace but the missing result.
 */
public final class HostProcess {
    private static final Duration LAST_LINES = Duration.ofSeconds(1);

    private HostProcess() {}

    /**
     * Keeps what plugins print out of a stream that programs read. Lines that threads of plugins print go to the log, with the name of the
     * plugin, within a second also when the process ends; everything else goes on to the stream:
     *
     * <pre>{@code
     * System.setOut(HostProcess.withoutPlugins(System.out, StandardCharsets.UTF_8));
     * }</pre>
     *
     * @param stream the stream, such as the standard output
     * @param charset how texts in the stream are encoded
     * @return a stream to be used instead
     */
    public static PrintStream withoutPlugins(PrintStream stream, Charset charset) {
        PluginLines lines = new PluginLines(stream, charset);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> lines.drain(LAST_LINES), "datasurface-last-lines"));
        return new PrintStream(lines, true, charset);
    }

    /**
     * Watches for plugins that end the process. When one does, it is reported, and the process ends at once, without further shutdown hooks,
     * with a code that nobody takes for success. The end of the process by anybody else is not touched.
     *
     * @param code the exit code, not 0
     * @param report takes sentences for people; called while the process ends, so it must be quick
     * @throws IllegalArgumentException if the code is 0
     */
    public static void watchExits(int code, Consumer<String> report) {
        if (code == 0) {
            throw new IllegalArgumentException("HostProcess exit code: 0 would say that all is well; use another");
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> culprit().ifPresent(plugin -> {
                            try {
                                report.accept(
                                        "The " + plugin + " ended the process by System.exit. Nothing was published"
                                                + " after that: the output folder holds the last render, or the next run on it"
                                                + " sees to that. Ask the author of the plugin");
                            } finally {
                                Runtime.getRuntime().halt(code);
                            }
                        }),
                        "datasurface-exit-watch"));
    }

    /** Whoever calls System.exit waits in it for the shutdown hooks, so its stack tells. */
    private static Optional<String> culprit() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown")))
                .map(Map.Entry::getKey)
                .flatMap(thread -> PluginGroup.of(thread).stream())
                .findFirst();
    }
}
