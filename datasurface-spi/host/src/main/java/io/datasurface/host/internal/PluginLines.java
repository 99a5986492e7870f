package io.datasurface.host.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the lines that threads of plugins write, and lets everything else through. */
public final class PluginLines extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(PluginLines.class);
    private static final int LONGEST_LINE = 8192;

    /** The log may itself write to the stream that is guarded. */
    private static final ThreadLocal<Boolean> LOGGING = ThreadLocal.withInitial(() -> false);

    private final OutputStream real;
    private final Charset charset;
    private final Map<String, ByteArrayOutputStream> begun = new HashMap<>();

    /**
     * Guards a stream.
     *
     * @param real the stream
     * @param charset how texts in it are encoded
     */
    public PluginLines(OutputStream real, Charset charset) {
        this.real = real;
        this.charset = charset;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        Optional<String> plugin = LOGGING.get() ? Optional.empty() : PluginGroup.of(Thread.currentThread());
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
        LOGGING.set(true);
        try {
            LOG.info("{} printed: {}", plugin, line.stripTrailing());
        } finally {
            LOGGING.set(false);
        }
    }

    @Override
    public void flush() throws IOException {
        Optional<String> plugin = LOGGING.get() ? Optional.empty() : PluginGroup.of(Thread.currentThread());
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
