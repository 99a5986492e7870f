package io.datasurface.model.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of one text. */
final class TypeParser {
    private static final Set<String> FLOATS = ImmutableSortedSet.<String>naturalOrder()
            .addAll(FloatTypes.byName().keySet())
            .add("Float", "Double", "CustomFloat")
            .build();
    private static final Set<String> NAMES = ImmutableSortedSet.<String>naturalOrder()
            .add("TinyInt", "SmallInt", "Integer", "BigInt", "FixedInteger", "MicroScaling", "Decimal", "Date")
            .add("Timestamp", "Interval", "Boolean", "Variant", "Binary", "Array", "Map", "Struct", "OrderedStruct")
            .add("Vector", "Geography")
            .addAll(List.of(names(StringKind.values())))
            .addAll(FLOATS)
            .build();

    private final String text;
    private int at;
    private int depth;

    TypeParser(String text) {
        this.text = text;
    }

    DataType parse() {
        DataType type = type();
        skipSpace();
        if (at < text.length()) {
            throw wrong(at, "the type ends before " + Quoted.of(text.substring(at)) + "; take that away");
        }
        return type;
    }

    private DataType type() {
        if (++depth > DataTypes.DEEPEST_NESTING) {
            throw wrong(at, "types are nested deeper than " + DataTypes.DEEPEST_NESTING);
        }
        int start = skipSpace();
        String name = word();
        DataType type = FLOATS.contains(name) ? floating(name) : named(start, name);
        depth--;
        return type;
    }

    private DataType named(int start, String name) {
        return switch (name) {
            case "TinyInt" -> new IntegerType(8, true);
            case "SmallInt" -> new IntegerType(16, true);
            case "Integer" -> new IntegerType(32, true);
            case "BigInt" -> new IntegerType(64, true);
            case "FixedInteger" -> fixedInteger();
            case "MicroScaling" -> microScaling();
            case "Decimal" -> decimal();
            case "Date" -> new DateType();
            case "Timestamp" -> new TimestampType(optionalArgument().orElse("UTC"));
            case "Interval" -> new IntervalType();
            case "Boolean" -> new BooleanType();
            case "Variant" -> new VariantType(optionalSize());
            case "Binary" -> new BinaryType(optionalSize());
            case "Array" -> array();
            case "Map" -> map();
            case "Struct" -> struct(false);
            case "OrderedStruct" -> struct(true);
            case "Vector" -> vector();
            case "Geography" -> geography();
            case "VarChar", "NVarChar", "String", "Char", "NChar" -> string(constant(StringKind.values(), name));
            default -> throw wrong(start, unknown("type", name, NAMES));
        };
    }

    private IntegerType fixedInteger() {
        expect('(');
        int size = number();
        boolean signed = true;
        if (accept(',')) {
            signed = choice("UNSIGNED", "SIGNED").equals("SIGNED");
        }
        expect(')');
        return new IntegerType(size, signed);
    }

    private FloatType floating(String name) {
        switch (name) {
            case "Float":
                return FloatTypes.IEEE32;
            case "Double":
                return FloatTypes.IEEE64;
            case "CustomFloat":
                return customFloat();
            default:
                FloatType type = FloatTypes.byName().get(name);
                if (type == null) {
                    throw wrong(at - name.length(), unknown("floating type", name, FLOATS));
                }
                return type;
        }
    }

    private FloatType customFloat() {
        expect('(');
        int maxExponent = number();
        expect(',');
        int minExponent = number();
        expect(',');
        int precision = number();
        expect(',');
        int size = number();
        expect(',');
        NonFiniteBehavior behavior = constant(NonFiniteBehavior.values(), choice(names(NonFiniteBehavior.values())));
        expect(',');
        NanEncoding encoding = constant(NanEncoding.values(), choice(names(NanEncoding.values())));
        expect(')');
        return new FloatType(maxExponent, minExponent, precision, size, behavior, encoding);
    }

    private MicroScalingType microScaling() {
        expect('(');
        int batch = number();
        expect(',');
        skipSpace();
        FloatType scale = floating(word());
        expect(',');
        skipSpace();
        FloatType element = floating(word());
        expect(')');
        return new MicroScalingType(batch, scale, element);
    }

    private DecimalType decimal() {
        expect('(');
        int digits = number();
        expect(',');
        int scale = number();
        expect(')');
        return new DecimalType(digits, scale);
    }

    private ArrayType array() {
        Optional<Integer> size = optionalSize();
        expect('<');
        DataType element = type();
        expect('>');
        return new ArrayType(size, element);
    }

    private MapType map() {
        expect('<');
        DataType key = type();
        expect(',');
        DataType value = type();
        expect('>');
        return new MapType(key, value);
    }

    private StructType struct(boolean ordered) {
        ImmutableList.Builder<StructField> fields = ImmutableList.builder();
        expect('<');
        if (!accept('>')) {
            do {
                String name = text(false, "the name of a field");
                expect(':');
                fields.add(new StructField(name, type()));
            } while (accept(','));
            expect('>');
        }
        return new StructType(fields.build(), ordered);
    }

    private VectorType vector() {
        expect('(');
        int dimensions = number();
        expect(')');
        return new VectorType(dimensions);
    }

    private GeographyType geography() {
        expect('(');
        int srid = number();
        expect(',');
        Optional<String> srsName = optionalText();
        expect(',');
        Optional<String> geometry = optionalText();
        Optional<Integer> size = accept(',') ? Optional.of(number()) : Optional.empty();
        expect(')');
        return new GeographyType(srid, srsName, geometry, size);
    }

    private StringType string(StringKind kind) {
        if (!accept('(')) {
            return new StringType(kind, Optional.empty(), Optional.empty());
        }
        skipSpace();
        Optional<Integer> size = peek() == ',' ? Optional.empty() : Optional.of(number());
        Optional<String> collation = accept(',') ? Optional.of(text(true, "a collation")) : Optional.empty();
        expect(')');
        return new StringType(kind, size, collation);
    }

    private Optional<Integer> optionalSize() {
        if (!accept('(')) {
            return Optional.empty();
        }
        int size = number();
        expect(')');
        return Optional.of(size);
    }

    private Optional<String> optionalArgument() {
        if (!accept('(')) {
            return Optional.empty();
        }
        String argument = text(true, "a time zone, such as UTC");
        expect(')');
        return Optional.of(argument);
    }

    private Optional<String> optionalText() {
        skipSpace();
        return peek() == ',' || peek() == ')' ? Optional.empty() : Optional.of(text(true, "a name"));
    }

    private String text(boolean colonToo, String what) {
        int start = skipSpace();
        if (peek() == '"') {
            return quoted();
        }
        while (at < text.length() && TypeText.isPlain(text.charAt(at), colonToo)) {
            at++;
        }
        if (at == start) {
            throw wrong(at, "expected " + what + ", in double quotes if it holds spaces or punctuation");
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            value.append(c);
        }
        throw wrong(start, "the quote is not closed; put a double quote at its end");
    }

    private String choice(String... choices) {
        int start = skipSpace();
        String word = word();
        List<String> known = List.of(choices);
        if (!known.contains(word)) {
            throw wrong(start, unknown("word", word, known));
        }
        return word;
    }

    private int number() {
        int start = skipSpace();
        if (peek() == '-') {
            at++;
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.isEmpty() || digits.equals("-")) {
            throw wrong(start, "expected a whole number");
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw wrong(start, "the number " + Quoted.of(digits) + " is out of range; at most " + Integer.MAX_VALUE);
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean accept(char wanted) {
        skipSpace();
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw wrong(at, "expected '" + wanted + "'");
        }
    }

    private int skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private DataTypeFormatException wrong(int index, String reason) {
        return new DataTypeFormatException(Quoted.of(text), index, reason);
    }

    private static String unknown(String what, String word, Iterable<String> known) {
        List<String> all = ImmutableList.copyOf(known);
        String found = word.isEmpty() ? "expected a " + what : "unknown " + what + " " + Quoted.of(word);
        return found + "; " + Suggestions.hint(word, all);
    }

    private static <E extends Enum<E>> E constant(E[] constants, String notation) {
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equals(notation))
                .findFirst()
                .orElseThrow();
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::toString).toArray(String[]::new);
    }
}
