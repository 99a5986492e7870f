package io.datasurface.model.io;

import java.util.List;

/** The simple values of a JSON Schema. Patterns are those that ECMAScript, Java and RE2 read alike. */
final class SchemaTexts {
    /** An ISO 8601 duration as {@link java.time.Duration#parse} reads it. */
    static final String DURATION = duration();

    /** A date and time as {@link java.time.LocalDateTime#parse} reads it, but for days that a month does not have. */
    static final String DATE_TIME = "^([0-9]{4}|[+-][0-9]{4,9})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]"
            + "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{0,9})?)?$";

    /** A location; stricter than the reader, because the linter is, too. */
    static final String LOCATION = "^[^:]+:[^/]+(/[^/]+)*$";

    /** The outer form of a column type: its word, and whether something in brackets must or may follow. */
    static final String COLUMN_TYPE = columnType();

    private SchemaTexts() {}

    private static String duration() {
        String number = "[+-]?[0-9]+";
        String hours = number + "[Hh]";
        String minutes = number + "[Mm]";
        String seconds = number + "([.,][0-9]{0,9})?[Ss]";
        String time = "[Tt](%1$s(%2$s)?(%3$s)?|%2$s(%3$s)?|%3$s)".formatted(hours, minutes, seconds);
        return "^[+-]?[Pp](%1$s[Dd](%2$s)?|%2$s)$".formatted(number, time);
    }

    private static String columnType() {
        String space = "[\\s\\x1c-\\x1f]*";
        String bare = "TinyInt|SmallInt|Integer|BigInt|Float|Double|IEEE(16|32|64|128|256)"
                + "|FP8_(E4M3|E5M2|E5M2FNUZ|E4M3FNUZ|E8M0)|FP6_(E2M3|E3M2)|FP4_E2M1|Boolean|Date|Interval";
        String called = "FixedInteger|CustomFloat|MicroScaling|Decimal|Vector|Geography";
        String either = "Timestamp|VarChar|NVarChar|String|Char|NChar|Binary|Variant";
        String arguments = space + "\\([\\s\\S]+\\)";
        return "^%1$s((%2$s)|(%3$s)%5$s|(%4$s)(%5$s)?|Array(%5$s)?%1$s<[\\s\\S]+>|Map%1$s<[\\s\\S]+,[\\s\\S]+>|(Ordered)?Struct%1$s<[\\s\\S]*>)%1$s$"
                .formatted(space, bare, called, either, arguments);
    }

    /** Returns the name of the definition of a scalar that has one. */
    static String definition(Shape.Scalar scalar) {
        return switch (scalar) {
            case DURATION -> "duration";
            case DATE_TIME -> "dateTime";
            case DATA_TYPE -> "columnType";
            case LOCATION -> "location";
            case TEXT, FLAG, INT, LONG, DECIMAL -> "";
        };
    }

    static SchemaObject of(Shape.Scalar scalar) {
        return switch (scalar) {
            case TEXT -> type("string");
            case FLAG -> type("boolean");
            case DECIMAL -> type("number");
            case INT -> type("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
            case LONG -> type("integer").put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
            case DURATION ->
                text(
                        "A duration as in ISO 8601; months and years have no fixed length.",
                        DURATION,
                        "PT15M",
                        "PT2H",
                        "P7D");
            case DATE_TIME -> text("A date and time as in ISO 8601, without a zone.", DATE_TIME, "2026-12-24T18:00");
            case DATA_TYPE ->
                text(
                        "The type of a column.",
                        COLUMN_TYPE,
                        "BigInt",
                        "VarChar(100)",
                        "Decimal(10,2)",
                        "Timestamp",
                        "Array<Integer>",
                        "Struct<street:String,zip:VarChar(5)>");
            case LOCATION ->
                text("A location of a vendor: vendor:part/part.", LOCATION, "AWS:us-east-1", "Azure:Europe/North");
        };
    }

    private static SchemaObject type(String type) {
        return new SchemaObject().put("type", type);
    }

    private static SchemaObject text(String description, String pattern, String... examples) {
        return type("string")
                .put("description", description)
                .put("pattern", pattern)
                .put("examples", List.of(examples));
    }

    /** Returns the JSON type of a scalar. */
    static String jsonType(Shape.Scalar scalar) {
        return switch (scalar) {
            case FLAG -> "boolean";
            case INT, LONG -> "integer";
            case DECIMAL -> "number";
            case TEXT, DURATION, DATE_TIME, DATA_TYPE, LOCATION -> "string";
        };
    }
}
