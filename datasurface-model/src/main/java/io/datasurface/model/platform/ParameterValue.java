package io.datasurface.model.platform;

import io.datasurface.model.internal.Copies;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Value of a parameter of a platform instance, as written in the model. The platform's provider says which ones it takes. */
public sealed interface ParameterValue {
    /**
     * A text.
     *
     * @param value the text
     */
    record Text(String value) implements ParameterValue {}

    /**
     * A number.
     *
     * @param value the number as written
     */
    record Numeric(BigDecimal value) implements ParameterValue {}

    /**
     * True or false.
     *
     * @param value the value
     */
    record Flag(boolean value) implements ParameterValue {}

    /**
     * A list.
     *
     * @param values the elements in order
     */
    record Items(List<ParameterValue> values) implements ParameterValue {
        /** Copies the elements. */
        public Items {
            values = List.copyOf(values);
        }
    }

    /**
     * A group of named values.
     *
     * @param values value by name, in order
     */
    record Group(Map<String, ParameterValue> values) implements ParameterValue {
        /** Copies the values. */
        public Group {
            values = Copies.ordered(values);
        }
    }
}
