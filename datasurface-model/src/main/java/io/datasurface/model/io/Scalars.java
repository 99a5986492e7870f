package io.datasurface.model.io;

import io.datasurface.model.internal.Quoted;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

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
        try {
            if (shape instanceof Shape.Constants constants && constants.byName().containsKey(text)) {
                return constants.byName().get(text);
            }
            if (shape instanceof Shape.Scalar scalar) {
                switch (scalar) {
                    case TEXT:
                        return text;
                    case FLAG:
                        if (text.equals("true") || text.equals("false")) {
                            return text.equals("true");
                        }
                        break;
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
        } catch (NumberFormatException | DateTimeParseException e) {
            throw noDefault(component, text, e);
        }
        throw noDefault(component, text, null);
    }

    private static ShapeException noDefault(RecordComponent component, String text, @Nullable Throwable cause) {
        return new ShapeException(
                "%s cannot have the default %s".formatted(Components.place(component), Quoted.of(text)), cause);
    }
}
