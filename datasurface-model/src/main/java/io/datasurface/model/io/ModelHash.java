package io.datasurface.model.io;

import io.datasurface.model.Ecosystem;

/**
 * The hash of a model's content: tells whether two models are the same, however they are split into files and in whatever order they
 * declare. {@link ModelHashes} says what it is made of, and hashes the parts, too.
 */
public final class ModelHash {
    private ModelHash() {}

    /**
     * Hashes a model.
     *
     * @param ecosystem the model
     * @return 64 hexadecimal digits
     * @throws IllegalArgumentException if the model holds an object of an extension that is not {@linkplain ModelFormat#installed
     *     installed}
     */
    public static String of(Ecosystem ecosystem) {
        return of(ecosystem, ModelFormat.installed());
    }

    /**
     * Hashes a model that may hold objects of certain extensions.
     *
     * @param ecosystem the model
     * @param format what can stand in the model
     * @return 64 hexadecimal digits
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static String of(Ecosystem ecosystem, ModelFormat format) {
        return ModelHashes.of(ecosystem, format).whole();
    }
}
