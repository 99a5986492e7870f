package io.datasurface.model.io;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;

/** Simple values as text. */
final class Scalars {
    private static final long SECONDS_OF_DAY = 86_400;

    private Scalars() {}

    /** Writes a duration: whole days as days, which people count in. */
    static String write(Duration duration) {
        boolean days = !duration.isZero() && duration.getNano() == 0 && duration.getSeconds() % SECONDS_OF_DAY == 0;
        return days ? "P" + duration.getSeconds() / SECONDS_OF_DAY + "D" : duration.toString();
    }

    /** Reads the default that a component of a model record declares. */
    static Object parseDefault(RecordComponent component, Shape shape, String text) {
        if (shape instanceof Shape.Constants constants) {
            Object constant = constants.byName().get(text);
            if (constant != null) {
                return constant;
            }
        } else if (shape instanceof Shape.Scalar scalar) {
            switch (scalar) {
                case TEXT:
                    return text;
                case FLAG:
                    return Boolean.valueOf(text);
                case INT:
                    return Integer.valueOf(text);
                case LONG:
                    return Long.valueOf(text);
                case DECIMAL:
                    return new BigDecimal(text);
                case DURATION:
                    return Duration.parse(text);
                default:
                    break;
            }
        }
        throw new IllegalStateException("%s.%s cannot have the default \"%s\""
                .formatted(component.getDeclaringRecord().getName(), component.getName(), text));
    }
}
