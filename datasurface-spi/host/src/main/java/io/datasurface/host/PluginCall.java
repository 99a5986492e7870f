package io.datasurface.host;

import io.datasurface.host.internal.GuardedCall;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a plugin with its own context class loader, and makes a problem of whatever goes wrong. */
final class PluginCall {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCall.class);

    private final PluginGuard guard;
    private final String plugin;
    private final @Nullable ClassLoader loader;
    private final String subject;
    private final String instance;
    private final ObjectPath path;
    private final ProblemCollector problems;

    private PluginCall(
            PluginGuard guard,
            String plugin,
            @Nullable ClassLoader loader,
            String subject,
            String instance,
            ObjectPath path,
            ProblemCollector problems) {
        this.guard = guard;
        this.plugin = plugin;
        this.loader = loader;
        this.subject = subject;
        this.instance = instance;
        this.path = path;
        this.problems = problems;
    }

    /**
     * Makes a caller.
     *
     * @param guard notes what the plugin does to the process
     * @param plugin the plugin
     * @param instance name of the platform instance
     * @param path its path in the model
     * @param problems takes the problems
     */
    PluginCall(
            PluginGuard guard, InstalledPlatform plugin, String instance, ObjectPath path, ProblemCollector problems) {
        this(
                guard,
                "plugin " + plugin,
                plugin.provider().getClass().getClassLoader(),
                " for platform \"" + instance + "\"",
                instance,
                path,
                problems);
    }

    /**
     * Makes a caller of a planner.
     *
     * @param guard notes what the planner does to the process
     * @param planner the planner
     * @param path what its problems are about
     * @param problems takes the problems
     * @return the caller
     */
    static PluginCall of(PluginGuard guard, InstalledPlanner planner, ObjectPath path, ProblemCollector problems) {
        return new PluginCall(
                guard,
                "planner " + planner,
                planner.planner().getClass().getClassLoader(),
                "",
                "planner " + planner.name(),
                path,
                problems);
    }

    /**
     * Calls.
     *
     * @param what what the plugin is asked for, such as {@code rendering chunk "c1"}
     * @param call the call; it may still run when this method returns, so what it fills must not be used without an answer
     * @return the plugin's answer; empty if it threw, gave null, did not come back in time, or has not come back before
     */
    <T> Optional<T> call(String what, Supplier<@Nullable T> call) {
        if (guard.isGivenUp(instance)) {
            return Optional.empty();
        }
        GuardedCall.Outcome<T> outcome = GuardedCall.run(plugin, loader, guard.limit(), call);
        guard.changed(plugin + subject, instance, path, what, outcome.restored());
        guard.left(plugin + subject, instance, path, what, outcome.threads());
        outcome.failure().ifPresent(failure -> report(what, failure));
        return outcome.answer();
    }

    /** Calls a method that has no answer. */
    boolean run(String what, Runnable call) {
        return call(what, () -> {
                    call.run();
                    return true;
                })
                .isPresent();
    }

    private void report(String what, GuardedCall.Failure failure) {
        String text = failure.text().endsWith(".") ? failure.text() : failure.text() + ".";
        switch (failure.kind()) {
            case UNSUPPORTED -> report("plugin-unsupported", what, text + " Change the model");
            case CONFIGURATION -> report("plugin-configuration", what, text + " Change the parameters of the platform");
            case HUNG -> {
                guard.hasHung(instance);
                LOG.warn("{} hung while {} for {} at {}", plugin, what, instance, failure.text());
                report(
                        "plugin-hung",
                        what,
                        "It did not come back within " + guard.limit() + " and is not asked any more. It was at " + text
                                + " Allow it more time, or ask its author");
            }
            default -> report("plugin-failed", what, text + " Ask the author of the plugin");
        }
    }

    private void report(String code, String what, String text) {
        problems.add(Severity.ERROR, code, path, "The " + plugin + " failed while " + what + subject + ": " + text);
    }
}
