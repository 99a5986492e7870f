package io.datasurface.model.io;

import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/**
 * Writes models in the native format, canonically: equal models in equal order give the same bytes, and a small change of the model is
 * a small change of the text. What has its default is left out. Maps keep their order, in which people declared them; for models that
 * come in a chance order there is {@link ModelOrder}. {@link EcosystemTreeWriter} writes many small files instead of one.
 */
public final class EcosystemWriter {
    private EcosystemWriter() {}

    /**
     * Writes a model as JSON.
     *
     * @param ecosystem the model
     * @return the text of one file
     * @throws IllegalArgumentException if the model holds an object of an extension that is not installed
     */
    public static String toJson(Ecosystem ecosystem) {
        return toJson(ecosystem, ModelFormat.installed());
    }

    /**
     * Writes a model that may hold objects of certain extensions, as JSON.
     *
     * @param ecosystem the model
     * @param format what can stand in the model
     * @return the text of one file
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static String toJson(Ecosystem ecosystem, ModelFormat format) {
        StringWriter text = new StringWriter();
        generate(ecosystem, format, Generators.json(text), false);
        return text.append('\n').toString();
    }

    /**
     * Writes a model as YAML.
     *
     * @param ecosystem the model
     * @return the text of one file
     * @throws IllegalArgumentException if the model holds an object of an extension that is not installed
     */
    public static String toYaml(Ecosystem ecosystem) {
        return toYaml(ecosystem, ModelFormat.installed());
    }

    /**
     * Writes a model that may hold objects of certain extensions, as YAML.
     *
     * @param ecosystem the model
     * @param format what can stand in the model
     * @return the text of one file
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static String toYaml(Ecosystem ecosystem, ModelFormat format) {
        StringWriter text = new StringWriter();
        generate(ecosystem, format, Generators.yaml(text), false);
        return text.toString();
    }

    /**
     * Writes a model as JSON.
     *
     * @param ecosystem the model
     * @param writer where to; flushed and not closed
     * @throws IOException if the writer fails
     * @throws IllegalArgumentException if the model holds an object of an extension that is not installed
     */
    public static void writeJson(Ecosystem ecosystem, Writer writer) throws IOException {
        writeJson(ecosystem, writer, ModelFormat.installed());
    }

    /**
     * Writes a model that may hold objects of certain extensions, as JSON.
     *
     * @param ecosystem the model
     * @param writer where to; flushed and not closed
     * @param format what can stand in the model
     * @throws IOException if the writer fails
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static void writeJson(Ecosystem ecosystem, Writer writer, ModelFormat format) throws IOException {
        writeOrFail(ecosystem, format, Generators.json(writer));
        writer.write('\n');
        writer.flush();
    }

    /**
     * Writes a model as YAML.
     *
     * @param ecosystem the model
     * @param writer where to; flushed and not closed
     * @throws IOException if the writer fails
     * @throws IllegalArgumentException if the model holds an object of an extension that is not installed
     */
    public static void writeYaml(Ecosystem ecosystem, Writer writer) throws IOException {
        writeYaml(ecosystem, writer, ModelFormat.installed());
    }

    /**
     * Writes a model that may hold objects of certain extensions, as YAML.
     *
     * @param ecosystem the model
     * @param writer where to; flushed and not closed
     * @param format what can stand in the model
     * @throws IOException if the writer fails
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static void writeYaml(Ecosystem ecosystem, Writer writer, ModelFormat format) throws IOException {
        writeOrFail(ecosystem, format, Generators.yaml(writer));
        writer.flush();
    }

    /**
     * Writes a model to a file, as YAML if its name ends in {@code .yaml} or {@code .yml}, else as JSON. The file is replaced as a
     * whole: nobody sees half of it, and after a failure the old one is still there.
     *
     * @param ecosystem the model
     * @param file the file; its folder must exist
     * @throws IOException if the file cannot be written, or a text of the model holds half a character that UTF-8 cannot hold
     * @throws IllegalArgumentException if the model holds an object of an extension that is not installed
     */
    public static void write(Ecosystem ecosystem, Path file) throws IOException {
        write(ecosystem, file, ModelFormat.installed());
    }

    /**
     * Writes a model that may hold objects of certain extensions to a file, as YAML if its name ends in {@code .yaml} or {@code .yml}, else as JSON. The file is replaced as a
     * whole: nobody sees half of it, and after a failure the old one is still there.
     *
     * @param ecosystem the model
     * @param file the file; its folder must exist
     * @param format what can stand in the model
     * @throws IOException if the file cannot be written, or a text of the model holds half a character that UTF-8 cannot hold
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static void write(Ecosystem ecosystem, Path file, ModelFormat format) throws IOException {
        Path target = file.toAbsolutePath();
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is a folder; give the name of a file in it");
        }
        Path draft = folder.resolve(".model-" + UUID.randomUUID() + ".tmp");
        try {
            try (Writer writer =
                    Files.newBufferedWriter(draft, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                    writeYaml(ecosystem, writer, format);
                } else {
                    writeJson(ecosystem, writer, format);
                }
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void writeOrFail(Ecosystem ecosystem, ModelFormat format, JsonGenerator generator)
            throws IOException {
        try {
            generate(ecosystem, format, generator, false);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Writes everything and closes the generator. */
    static void generate(Ecosystem ecosystem, ModelFormat format, JsonGenerator generator, boolean sorted) {
        try (JsonGenerator out = generator) {
            out.writeStartObject();
            out.writeNumberProperty(ModelFileReader.MARKER, ModelFileReader.VERSION);
            new ValueWriter(out, sorted).fields(ecosystem, format.shapes().ecosystem(), false);
            out.writeEndObject();
        }
    }
}
