package io.datasurface.awsbatch.jobs.transform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a program in Python prints: goes to the log line by line, and the last lines are kept for the message if it fails. */
final class PythonOutput {
    private static final Logger LOG = LoggerFactory.getLogger(PythonOutput.class);
    private static final int LINES = 20;
    /** A line that is longer is several, so that memory is never full of one. */
    private static final int LENGTH = 4096;

    private static final long PATIENCE_MILLIS = 10_000;

    private final String program;
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;

    /** Reads until the other end is closed. */
    PythonOutput(String program, InputStream output) {
        this.program = program;
        this.reader = new Thread(() -> read(output), "transformer-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream output) {
        StringBuilder line = new StringBuilder();
        try (Reader text = new InputStreamReader(output, StandardCharsets.UTF_8)) {
            for (int next = text.read(); next >= 0; next = text.read()) {
                if (next != '\n') {
                    line.append((char) next);
                }
                if (next == '\n' || line.length() == LENGTH) {
                    add(line.toString());
                    line.setLength(0);
                }
            }
        } catch (IOException e) {
            LOG.warn("{}: no more of its output can be read", program, e);
        }
        if (!line.isEmpty()) {
            add(line.toString());
        }
    }

    private synchronized void add(String line) {
        LOG.info("{}: {}", program, line);
        if (last.size() == LINES) {
            last.removeFirst();
        }
        last.addLast(line);
    }

    /** The last lines of a process that has ended. One that it has started may go on and keep the output open, which nobody waits for. */
    String last() throws InterruptedException {
        reader.join(PATIENCE_MILLIS);
        synchronized (this) {
            return String.join("\n", last);
        }
    }
}
