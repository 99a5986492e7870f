package io.datasurface.model.extension;

import java.util.List;

/**
 * An extension whose kinds can be used.
 *
 * @param name name of the extension
 * @param version its version
 * @param kinds the types that it brings, sorted
 * @param origin where it was found, such as the address of its jar
 */
public record InstalledExtension(String name, String version, List<String> kinds, String origin) {
    /** Copies the kinds. */
    public InstalledExtension {
        kinds = List.copyOf(kinds);
    }

    /** Returns the name, version and place for a terminal. */
    @Override
    public String toString() {
        return name + " " + version + " (" + origin + ")";
    }
}
