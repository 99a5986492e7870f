package io.datasurface.host.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the lines that threads of plugins write, and lets everything else through. The log gets them from a thread of its own: who writes holds
 * the lock of the stream, and a log that prints to that stream holds its own lock while it waits for the stream's.
 */
public final class PluginLines extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(PluginLines.class);
    private static final int LONGEST_LINE = 8192;
    private static final long IDLE_SECONDS = 1;

    private final OutputStream real;
    private final Charset charset;
    private final BiConsumer<String, String> log;
    private final @Nullable ThreadGroup group = Thread.currentThread().getThreadGroup();
    private final ThreadPoolExecutor logging =
            new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    private final Map<String, ByteArrayOutputStream> begun = new HashMap<>();

    /**
     * Guards a stream.
     *
     * @param real the stream
     * @param charset how texts in it are encoded
     */
    public PluginLines(OutputStream real, Charset charset) {
        this(real, charset, (plugin, line) -> LOG.info("{} printed: {}", plugin, line));
    }

    PluginLines(OutputStream real, Charset charset, BiConsumer<String, String> log) {
        this.real = real;
        this.charset = charset;
        this.log = log;
    }

    /** The thread that starts it is the plugin's: nothing of that must stay with this one. */
    private Thread thread(Runnable lines) {
        Thread thread = new Thread(group, lines, "datasurface-plugin-lines", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(PluginLines.class.getClassLoader());
        return thread;
    }

    /**
     * Lets the log take what is waiting for it. To be called when the process ends, without the lock of the stream.
     *
     * @param limit how long that may take
     */
    public void drain(Duration limit) {
        logging.shutdown();
        try {
            logging.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        Optional<String> plugin = PluginGroup.of(Thread.currentThread());
        if (plugin.isEmpty()) {
            real.write(bytes, from, count);
            return;
        }
        for (int i = from; i < from + count; i++) {
            if (bytes[i] == '\n' || add(plugin.get(), bytes[i]) >= LONGEST_LINE) {
                log(plugin.get());
            }
        }
    }

    private int add(String plugin, byte value) {
        synchronized (begun) {
            ByteArrayOutputStream line = begun.computeIfAbsent(plugin, key -> new ByteArrayOutputStream());
            line.write(value);
            return line.size();
        }
    }

    private void log(String plugin) {
        String line;
        synchronized (begun) {
            ByteArrayOutputStream bytes = begun.remove(plugin);
            line = bytes == null ? "" : bytes.toString(charset);
        }
        try {
            logging.execute(() -> log.accept(plugin, line.stripTrailing()));
        } catch (RejectedExecutionException e) {
            return; // The process ends, and what was printed so late is lost.
        }
    }

    @Override
    public void flush() throws IOException {
        Optional<String> plugin = PluginGroup.of(Thread.currentThread());
        if (plugin.isEmpty()) {
            real.flush();
        } else {
            boolean waiting;
            synchronized (begun) {
                waiting = begun.containsKey(plugin.get());
            }
            if (waiting) {
                log(plugin.get());
            }
        }
    }
}
