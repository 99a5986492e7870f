package io.datasurface.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What a file of properties consists of, as {@link Properties#load(java.io.InputStream)} reads it.
 *
 * @param shape how many there are
 * @param texts keys and values
 */
record PropertiesParts(String shape, List<String> texts) {
    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it has a broken escape
     */
    static PropertiesParts of(byte[] content) {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> texts = new ArrayList<>(properties.stringPropertyNames());
        properties.stringPropertyNames().forEach(key -> texts.add(properties.getProperty(key)));
        return new PropertiesParts(String.valueOf(properties.size()), texts);
    }
}
