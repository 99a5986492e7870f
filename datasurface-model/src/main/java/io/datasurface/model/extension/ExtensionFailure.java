package io.datasurface.model.extension;

/**
 * An extension that cannot be used.
 *
 * @param extension class of the extension, or what else names it
 * @param origin where it was found, such as the address of its jar
 * @param message what is wrong and what to do, in sentences
 */
public record ExtensionFailure(String extension, String origin, String message) {
    /** Returns one line for a terminal. */
    @Override
    public String toString() {
        return extension + " (" + origin + "): " + message;
    }
}
