package io.datasurface.host;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.PlatformException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a plugin with its own context class loader and makes a problem of whatever it throws. */
final class PluginCall {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCall.class);

    private final InstalledPlatform plugin;
    private final String instance;
    private final ObjectPath path;
    private final ProblemCollector problems;

    /**
     * Makes a caller.
     *
     * @param plugin the plugin
     * @param instance name of the platform instance
     * @param path its path in the model
     * @param problems takes the problems
     */
    PluginCall(InstalledPlatform plugin, String instance, ObjectPath path, ProblemCollector problems) {
        this.plugin = plugin;
        this.instance = instance;
        this.path = path;
        this.problems = problems;
    }

    /**
     * Calls.
     *
     * @param what what the plugin is asked for, such as {@code rendering chunk "c1"}
     * @param call the call
     * @return the plugin's answer; empty if it threw or gave null
     */
    <T> Optional<T> call(String what, Supplier<@Nullable T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugin.provider().getClass().getClassLoader());
        try {
            T answer = call.get();
            if (answer != null) {
                return Optional.of(answer);
            }
            report("plugin-failed", what, "It gave null for an answer. Ask the author of the plugin");
        } catch (PlatformException e) {
            LOG.debug("{} while {}", plugin, what, e);
            switch (e.code()) {
                case UNSUPPORTED -> report("plugin-unsupported", what, text(e) + " Change the model");
                case CONFIGURATION ->
                    report("plugin-configuration", what, text(e) + " Change the parameters of the platform");
                case INTERNAL -> report("plugin-failed", what, text(e) + " Ask the author of the plugin");
            }
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("{} failed while {} for {}", plugin, what, instance, e);
            report("plugin-failed", what, text(e) + " Ask the author of the plugin");
        } finally {
            thread.setContextClassLoader(before);
        }
        return Optional.empty();
    }

    /** Calls a method that has no answer. */
    boolean run(String what, Runnable call) {
        return call(what, () -> {
                    call.run();
                    return true;
                })
                .isPresent();
    }

    private static String text(Throwable thrown) {
        String message = thrown instanceof PlatformException ? String.valueOf(thrown.getMessage()) : thrown.toString();
        return message.endsWith(".") ? message : message + ".";
    }

    private void report(String code, String what, String text) {
        problems.add(
                Severity.ERROR,
                code,
                path,
                "The plugin " + plugin + " failed while " + what + " for platform \"" + instance + "\": " + text);
    }
}
