package io.datasurface.model.io;

import com.google.common.collect.ImmutableSetMultimap;
import io.datasurface.model.extension.InstalledExtension;

/**
 * An extension that keeps the contract.
 *
 * @param installed what it says of itself
 * @param provider its class
 * @param kinds its records by the interface that they are kinds of
 */
record CheckedExtension(
        InstalledExtension installed, Class<?> provider, ImmutableSetMultimap<Class<?>, Class<?>> kinds) {
    @Override
    public String toString() {
        return provider.getName() + " of " + installed;
    }
}
