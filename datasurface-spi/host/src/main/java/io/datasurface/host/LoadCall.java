package io.datasurface.host;

import io.datasurface.host.internal.GuardedCall;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a plugin that is being loaded: there is no instance of it yet that a problem could be about. */
final class LoadCall {
    private static final Logger LOG = LoggerFactory.getLogger(LoadCall.class);

    /** Making a provider and asking what it is does no work. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private LoadCall() {}

    /**
     * Calls.
     *
     * @param type class of the plugin
     * @param limit how long the call may take
     * @param call the call
     * @param failed takes a sentence without a point if there is no answer
     * @return the answer
     */
    static <T> Optional<T> call(Class<?> type, Duration limit, Supplier<T> call, Consumer<String> failed) {
        GuardedCall.Outcome<T> outcome =
                GuardedCall.run("plugin " + type.getName(), type.getClassLoader(), limit, call);
        if (!outcome.threads().isEmpty()) {
            LOG.warn("{} left threads running when it was loaded: {}", type.getName(), outcome.threads());
        }
        if (!outcome.restored().isEmpty()) {
            LOG.warn("{} changed {} of the process; put right", type.getName(), outcome.restored());
        }
        outcome.failure()
                .ifPresent(failure -> failed.accept(
                        failure.kind() == GuardedCall.Kind.HUNG
                                ? "It did not come back within " + limit + " and is not used. It was at "
                                        + failure.text()
                                : failure.text()));
        return outcome.answer();
    }
}
