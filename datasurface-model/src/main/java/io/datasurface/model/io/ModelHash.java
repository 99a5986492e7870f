package io.datasurface.model.io;

import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of a model's content: tells whether two models are the same. It is the SHA-256 of the canonical JSON without spaces, with
 * the entries of every object in the order of their keys and the elements of every list in the order of their own JSON, except where
 * their order means something: {@link io.datasurface.model.common.OrderMatters} says where, and parameters of plugins keep the order of their
 * lists. So it depends neither on how the model is split into files nor on the order of declaration.
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
        MessageDigest digest = sha256();
        Writer writer = new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8);
        EcosystemWriter.generate(ecosystem, format, Generators.compactJson(writer), true);
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A digest does not fail", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
