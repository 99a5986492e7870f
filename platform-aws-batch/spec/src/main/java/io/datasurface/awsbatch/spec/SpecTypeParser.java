package io.datasurface.awsbatch.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Recursive descent over the text of one type. */
final class SpecTypeParser {
    private static final int DEEPEST = 32;
    private static final String ACCEPTED =
            "boolean, integer(8|16|32|64), float, double, decimal(p,s), date, timestamp, timestamptz,"
                    + " string, string(n), binary, binary(n), array<..>, map<..,..> or struct<name:..,...>";

    private final String text;
    private int at;
    private int depth;

    SpecTypeParser(String text) {
        this.text = text;
    }

    SpecType parse() {
        SpecType type = type();
        skipSpaces();
        if (at < text.length()) {
            throw error("nothing may follow the type");
        }
        return type;
    }

    private SpecType type() {
        if (++depth > DEEPEST) {
            throw error("types may be nested " + DEEPEST + " deep");
        }
        skipSpaces();
        int start = at;
        String name = letters();
        SpecType type = switch (name) {
            case "boolean" -> SpecType.Simple.BOOLEAN;
            case "float" -> SpecType.Simple.FLOAT;
            case "double" -> SpecType.Simple.DOUBLE;
            case "date" -> SpecType.Simple.DATE;
            case "timestamp" -> SpecType.Simple.TIMESTAMP;
            case "timestamptz" -> SpecType.Simple.TIMESTAMPTZ;
            case "integer" -> integer();
            case "decimal" -> decimal();
            case "string" -> new SpecType.StringType(limit());
            case "binary" -> new SpecType.BinaryType(limit());
            case "array" -> array();
            case "map" -> map();
            case "struct" -> struct();
            default -> {
                at = start;
                throw error("expected " + ACCEPTED);
            }
        };
        depth--;
        return type;
    }

    private SpecType integer() {
        expect('(');
        int bits = number();
        expect(')');
        return new SpecType.IntegerType(bits);
    }

    private SpecType decimal() {
        expect('(');
        int precision = number();
        expect(',');
        int scale = number();
        expect(')');
        return new SpecType.DecimalType(precision, scale);
    }

    private OptionalInt limit() {
        if (!accept('(')) {
            return OptionalInt.empty();
        }
        int limit = number();
        expect(')');
        return OptionalInt.of(limit);
    }

    private SpecType array() {
        expect('<');
        SpecType element = type();
        expect('>');
        return new SpecType.ArrayType(element);
    }

    private SpecType map() {
        expect('<');
        SpecType key = type();
        expect(',');
        SpecType value = type();
        expect('>');
        return new SpecType.MapType(key, value);
    }

    private SpecType struct() {
        expect('<');
        List<SpecType.Field> fields = new ArrayList<>();
        do {
            String name = fieldName();
            expect(':');
            fields.add(new SpecType.Field(name, type()));
        } while (accept(','));
        expect('>');
        return new SpecType.StructType(fields);
    }

    private String fieldName() {
        if (!accept('`')) {
            String name = letters();
            if (name.isEmpty()) {
                throw error("expected a field name");
            }
            return name;
        }
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '`') {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == '`') {
                name.append(c);
                at++;
            } else {
                return name.toString();
            }
        }
        throw error("expected the backtick that ends the field name");
    }

    private String letters() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at), at > start)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c, boolean digitToo) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (digitToo && c >= '0' && c <= '9');
    }

    private int number() {
        skipSpaces();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start || at - start > 9) {
            at = start;
            throw error("expected a number of 1 to 9 digits");
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw error("expected '" + c + "'");
        }
    }

    /** Passes over the character, if it is next, and over the spaces around it; not over those that begin a quoted name. */
    private boolean accept(char c) {
        skipSpaces();
        if (at >= text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        if (c != '`') {
            skipSpaces();
        }
        return true;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException error(String why) {
        return new IllegalArgumentException("\"" + text + "\" is no column type: at index " + at + " " + why);
    }
}
