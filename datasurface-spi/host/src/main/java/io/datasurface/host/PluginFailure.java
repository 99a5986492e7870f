package io.datasurface.host;

/**
 * A plugin that cannot be used.
 *
 * @param plugin class of the plugin, or what else names it
 * @param origin where it was found, such as the path of its jar
 * @param message what is wrong and what to do, in sentences
 */
public record PluginFailure(String plugin, String origin, String message) {
    /** Returns one line for a terminal. */
    @Override
    public String toString() {
        return plugin + " (" + origin + "): " + message;
    }
}
