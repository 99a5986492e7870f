package io.datasurface.model.interop;

import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.BinaryType;
import io.datasurface.model.schema.BooleanType;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.FloatTypes;
import io.datasurface.model.schema.GeographyType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.IntervalType;
import io.datasurface.model.schema.MapType;
import io.datasurface.model.schema.MicroScalingType;
import io.datasurface.model.schema.NanEncoding;
import io.datasurface.model.schema.NonFiniteBehavior;
import io.datasurface.model.schema.StringKind;
import io.datasurface.model.schema.StringType;
import io.datasurface.model.schema.StructField;
import io.datasurface.model.schema.StructType;
import io.datasurface.model.schema.TimestampType;
import io.datasurface.model.schema.VariantType;
import io.datasurface.model.schema.VectorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Column types. A type with a well-known name has our parameters, whatever the dump's numbers say: the name is what its author wrote. */
final class TypeDump {
    static final Kinds<DataType> TYPE = Kinds.of(readers());

    private static final Kinds<FloatType> FLOAT = Kinds.of(floats());
    private static final Kinds<String> TIME_ZONE = Kinds.of("TimeZone", object -> object.text("timeZone"));
    private static final Kinds<StructField> FIELD =
            Kinds.any(object -> new StructField(object.text("name"), type(object, "type")));
    private static final Kinds<String[]> SRS = Kinds.any(object -> new String[] {
        Integer.toString(object.number("srid")), object.optionalText("name").orElse("")
    });
    private static final int MX_BLOCK = 32;

    private TypeDump() {}

    /** The type in a field; a problem and a stand-in if there is none. */
    static DataType type(DumpObject object, String key) {
        return object.required(key, key, TYPE).orElseGet(() -> new VariantType(Optional.empty()));
    }

    private static Map<String, Function<DumpObject, ? extends DataType>> readers() {
        Map<String, Function<DumpObject, ? extends DataType>> readers = new HashMap<>(floats());
        Map.of("TinyInt", 8, "SmallInt", 16, "Integer", 32, "BigInt", 64)
                .forEach((name, bits) -> readers.put(name, object -> integer(object, Optional.of(bits))));
        readers.put("FixedIntegerDataType", object -> integer(object, Optional.empty()));
        readers.put("Decimal", object -> new DecimalType(object.number("maxSize"), object.number("precision")));
        readers.put("Date", object -> new DateType());
        readers.put("Interval", object -> new IntervalType());
        readers.put("Boolean", object -> new BooleanType());
        readers.put("Timestamp", TypeDump::timestamp);
        for (StringKind kind : StringKind.values()) {
            readers.put(kind.toString(), object -> text(object, kind));
        }
        readers.put("Variant", object -> new VariantType(size(object)));
        readers.put("Binary", object -> new BinaryType(size(object)));
        readers.put("ArrayType", TypeDump::array);
        readers.put("MapType", object -> new MapType(type(object, "keyType"), type(object, "valueType")));
        readers.put(
                "StructType", object -> new StructType(object.list("fields", "fields", FIELD), object.flag("ordered")));
        readers.put("Vector", TypeDump::vector);
        readers.put("Geography", TypeDump::geography);
        readers.put("MicroScaling_CustomFloat", TypeDump::microScaling);
        for (String element : List.of("FP8_E4M3", "FP8_E5M2", "FP6_E2M3", "FP6_E3M2", "FP4_E2M1")) {
            readers.put("MX" + element, object -> mx(object, element));
        }
        return readers;
    }

    private static Map<String, Function<DumpObject, ? extends FloatType>> floats() {
        Map<String, Function<DumpObject, ? extends FloatType>> readers = new HashMap<>();
        FloatTypes.byName().forEach((name, type) -> readers.put(name, object -> wellKnown(object, type)));
        readers.put("Float", object -> wellKnown(object, FloatTypes.IEEE32));
        readers.put("Double", object -> wellKnown(object, FloatTypes.IEEE64));
        readers.put("CustomFloat", TypeDump::customFloat);
        return readers;
    }

    private static FloatType wellKnown(DumpObject object, FloatType type) {
        object.ignore("sizeInBits", "maxExponent", "minExponent", "precision", "nonFiniteBehavior", "nanEncoding");
        return type;
    }

    private static FloatType customFloat(DumpObject object) {
        return new FloatType(
                object.number("maxExponent"),
                object.number("minExponent"),
                object.number("precision"),
                object.number("sizeInBits"),
                object.constant("nonFiniteBehavior", NonFiniteBehavior.class, NonFiniteBehavior.IEEE754),
                object.constant("nanEncoding", NanEncoding.class, NanEncoding.IEEE));
    }

    private static IntegerType integer(DumpObject object, Optional<Integer> bits) {
        int size = bits.isPresent() ? object.optionalInt("sizeInBits").orElse(bits.get()) : object.number("sizeInBits");
        return new IntegerType(
                size, object.optionalConstant("isSigned", Sign.class).orElse(Sign.SIGNED) == Sign.SIGNED);
    }

    private static TimestampType timestamp(DumpObject object) {
        Optional<DumpNode> zone = object.field("timeZone");
        if (zone.isPresent() && zone.get() instanceof DumpNode.Text text) {
            return new TimestampType(text.value());
        }
        return new TimestampType(object.one("timeZone", "timeZone", TIME_ZONE).orElse("UTC"));
    }

    private static StringType text(DumpObject object, StringKind kind) {
        return new StringType(kind, size(object), object.optionalText("collationString"));
    }

    private static ArrayType array(DumpObject object) {
        String element = object.field("dataType").isPresent() ? "dataType" : "elementType";
        return new ArrayType(size(object), type(object, element));
    }

    private static VectorType vector(DumpObject object) {
        object.ignore("dataType", "elementType");
        Optional<Integer> dimensions = object.optionalInt("dimensions");
        Optional<Integer> size = object.optionalInt("maxSize");
        return new VectorType(dimensions.or(() -> size).orElseGet(() -> object.number("dimensions")));
    }

    private static GeographyType geography(DumpObject object) {
        Optional<String[]> srs = object.required("srs", "srs", SRS);
        return new GeographyType(
                srs.map(parts -> Integer.parseInt(parts[0])).orElse(0),
                srs.map(parts -> parts[1]).filter(name -> !name.isEmpty()),
                object.optionalText("geometryType"),
                size(object));
    }

    private static MicroScalingType microScaling(DumpObject object) {
        return new MicroScalingType(
                object.number("batchSize"),
                object.required("scaleType", "scaleType", FLOAT).orElse(FloatTypes.IEEE32),
                object.required("elementType", "elementType", FLOAT).orElse(FloatTypes.IEEE32));
    }

    private static MicroScalingType mx(DumpObject object, String element) {
        object.ignore("batchSize", "scaleType", "elementType");
        Map<String, FloatType> types = FloatTypes.byName();
        return new MicroScalingType(
                MX_BLOCK,
                types.getOrDefault("FP8_E8M0", FloatTypes.IEEE32),
                types.getOrDefault(element, FloatTypes.IEEE32));
    }

    /** A size; the dump writes null or -1 for unlimited. */
    private static Optional<Integer> size(DumpObject object) {
        return object.optionalInt("maxSize").filter(size -> size != -1);
    }

    private enum Sign {
        SIGNED,
        UNSIGNED
    }
}
