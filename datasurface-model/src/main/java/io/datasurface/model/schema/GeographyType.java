package io.datasurface.model.schema;

import java.util.Optional;

/**
 * A shape on a map.
 *
 * @param srid number of the spatial reference system
 * @param srsName its name
 * @param geometryType the kind of shape, such as {@code POINT}
 * @param maxSize most bytes; absent: unlimited
 */
public record GeographyType(
        int srid, Optional<String> srsName, Optional<String> geometryType, Optional<Integer> maxSize)
        implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.geography(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Geography(" + srid
                + "," + srsName.map(TypeText::argument).orElse("")
                + "," + geometryType.map(TypeText::argument).orElse("")
                + maxSize.map(size -> "," + size).orElse("") + ")";
    }
}
