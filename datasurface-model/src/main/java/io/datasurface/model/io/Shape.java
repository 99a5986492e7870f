package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;

/** What may stand at a place of a model file, as data: reading, writing and the JSON Schema follow it. */
sealed interface Shape
        permits Shape.Scalar, Shape.Constants, Shape.Items, Shape.Entries, Shape.Free, RecordShape, UnionShape {
    /** Says what is accepted, for messages: "a list", "true or false". */
    String accepted();

    /** Simple values. */
    enum Scalar implements Shape {
        TEXT("text"),
        FLAG("true or false"),
        INT("a whole number"),
        LONG("a whole number"),
        DECIMAL("a number"),
        DURATION("a duration such as PT15M or P7D"),
        DATE_TIME("a date and time such as 2026-12-24T18:00"),
        DATA_TYPE("a column type such as VarChar(20)"),
        LOCATION("a location such as AWS:us-east-1");

        private final String accepted;

        Scalar(String accepted) {
            this.accepted = accepted;
        }

        @Override
        public String accepted() {
            return accepted;
        }
    }

    /**
     * The constants of an enum.
     *
     * @param byName constant by name, in the order of the enum
     */
    record Constants(ImmutableMap<String, Enum<?>> byName) implements Shape {
        @Override
        public String accepted() {
            return "one of " + String.join(", ", byName.keySet());
        }
    }

    /**
     * A list.
     *
     * @param element what each element is
     * @param ordered whether the order of the elements means something
     */
    record Items(Shape element, boolean ordered) implements Shape {
        @Override
        public String accepted() {
            return "a list";
        }
    }

    /**
     * An object whose keys are free.
     *
     * @param value what each value is
     * @param named whether a key is the name of its value, which then doesn't repeat it
     * @param ordered whether the order of the entries means something
     */
    record Entries(Shape value, boolean named, boolean ordered) implements Shape {
        @Override
        public String accepted() {
            return "an object";
        }
    }

    /** Any value: parameters that only a plugin understands. */
    enum Free implements Shape {
        VALUE;

        @Override
        public String accepted() {
            return "text, a number, true or false, a list or an object";
        }
    }
}
