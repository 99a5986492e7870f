package io.datasurface.host.internal;

import java.util.Optional;

/** What to do about a class that a plugin needs and does not bring. */
public final class MissingClass {
    private MissingClass() {}

    /**
     * Words for a missing class.
     *
     * @param thrown what was thrown
     * @return a sentence or two without the point at the end; empty if this is about something else
     */
    public static Optional<String> words(Throwable thrown) {
        if (!(thrown instanceof NoClassDefFoundError) && !(thrown instanceof ClassNotFoundException)) {
            return Optional.empty();
        }
        String message = String.valueOf(thrown.getMessage());
        if (message.indexOf(' ') >= 0) {
            return Optional.empty(); // A class that is there and whose initializer failed.
        }
        return Optional.of("The class " + message.replace('/', '.')
                + " is missing. Put the jar that has it beside the plugin's: a plugin brings its libraries, and sees of"
                + " the host's only the SPI, the graph, the model and SLF4J");
    }
}
