package io.datasurface.model.io;

import io.datasurface.model.common.Description;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/**
 * What records, their components and constants mean. The words of the model's own are those of its doc comments: a test writes them
 * into a resource and holds it against the sources. Extensions annotate theirs.
 */
final class Descriptions {
    /** The resource. A key is the name of a class, or of a class, a dot and a component or constant. */
    static final String RESOURCE = "descriptions.properties";

    private static final Properties OURS = load();

    private Descriptions() {}

    static Optional<String> of(Class<?> type) {
        return find(type, type.getName());
    }

    static Optional<String> ofComponent(Class<?> record, String component) {
        return Arrays.stream(record.getRecordComponents())
                .filter(found -> found.getName().equals(component))
                .findFirst()
                .flatMap(found -> find(found, record.getName() + "." + component));
    }

    static Optional<String> ofConstant(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        try {
            return find(type.getField(constant.name()), type.getName() + "." + constant.name());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every constant of an enum is a public field", e);
        }
    }

    private static Optional<String> find(AnnotatedElement element, String key) {
        Description given = element.getAnnotation(Description.class);
        return given == null ? Optional.ofNullable(OURS.getProperty(key)) : Optional.of(given.value());
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream bytes = Descriptions.class.getResourceAsStream(RESOURCE)) {
            if (bytes == null) {
                throw new IllegalStateException("The resource " + RESOURCE + " is not beside its class");
            }
            Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
