package io.datasurface.model.io;

import io.datasurface.model.common.LocationKey;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypeFormatException;
import io.datasurface.model.schema.DataTypes;
import java.util.HashMap;
import java.util.Map;

/** Texts and column types that were read before, so that equal ones are one object. Not safe for concurrent use. */
final class TextPool {
    private static final int LONGEST_SHARED = 64;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, DataType> types = new HashMap<>();
    private final Map<String, LocationKey> locations = new HashMap<>();

    /** Returns an equal text; short ones are shared. */
    String share(String text) {
        if (text.length() > LONGEST_SHARED) {
            return text;
        }
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /**
     * Reads a column type.
     *
     * @throws DataTypeFormatException if the text is none
     */
    DataType type(String text) {
        DataType known = types.get(text);
        if (known == null) {
            known = DataTypes.parse(text);
            types.put(text, known);
        }
        return known;
    }

    LocationKey location(String text) {
        return locations.computeIfAbsent(text, LocationKey::new);
    }
}
