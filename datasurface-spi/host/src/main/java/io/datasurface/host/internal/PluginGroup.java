package io.datasurface.host.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that work for a plugin: the one that calls it and those that it starts, which inherit the group. Holds the plugin's name and
 * nothing else of it, so that a thread that stays keeps no class loader by way of its group.
 */
public final class PluginGroup extends ThreadGroup {
    private static final Logger LOG = LoggerFactory.getLogger(PluginGroup.class);

    private final String plugin;

    /**
     * A group for one call.
     *
     * @param plugin how messages call the plugin
     */
    @SuppressWarnings("removal") // Up to Java 18 a group that is not "daemon" is held by its parent for ever.
    public PluginGroup(String plugin) {
        super("datasurface-plugin");
        this.plugin = plugin;
        setDaemon(true);
    }

    /**
     * The plugin that a thread works for.
     *
     * @param thread a thread
     * @return how messages call the plugin; empty for a thread of the host, and for one that has ended
     */
    public static Optional<String> of(Thread thread) {
        for (@Nullable ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
            if (group instanceof PluginGroup ours) {
                return Optional.of(ours.plugin);
            }
        }
        return Optional.empty();
    }

    /**
     * The threads that were started in the group and are still there. Those of the JDK's common pool are not the plugin's fault.
     *
     * @param caller the thread that calls the plugin, which does not count
     * @return the threads
     */
    public List<Thread> left(Thread caller) {
        Thread[] threads = new Thread[activeCount() + 16];
        int count = enumerate(threads);
        return new ArrayList<>(Arrays.asList(threads).subList(0, count))
                .stream()
                        .filter(Objects::nonNull)
                        .filter(thread -> thread != caller && thread.isAlive() && !isOfCommonPool(thread))
                        .toList();
    }

    private static boolean isOfCommonPool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** A thread of the plugin's own that fails harms nobody, and is told. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        LOG.warn("A thread of {} ended with an exception", plugin, thrown);
    }
}
