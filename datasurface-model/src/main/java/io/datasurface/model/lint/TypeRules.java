package io.datasurface.model.lint;

import io.datasurface.model.internal.Quoted;
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
import io.datasurface.model.schema.StringType;
import io.datasurface.model.schema.StructField;
import io.datasurface.model.schema.StructType;
import io.datasurface.model.schema.TimestampType;
import io.datasurface.model.schema.VariantType;
import io.datasurface.model.schema.VectorType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Column types, also those inside others: each gives its mistakes. Safe for concurrent use. */
final class TypeRules implements DataType.Visitor<List<TypeRules.Finding>> {
    /** A mistake in a type. */
    record Finding(LintRule rule, String reason) {}

    private final Map<String, Boolean> zones = new ConcurrentHashMap<>();

    /** The mistakes of a type, each once. */
    List<Finding> check(DataType type) {
        List<Finding> findings = type.accept(this);
        return findings.size() < 2 ? findings : findings.stream().distinct().toList();
    }

    private static List<Finding> require(boolean good, LintRule rule, String reason) {
        return good ? List.of() : List.of(new Finding(rule, reason));
    }

    private static List<Finding> both(List<Finding> left, List<Finding> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        List<Finding> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private static List<Finding> size(Optional<Integer> size) {
        return require(
                size.isEmpty() || size.get() > 0,
                LintRule.TYPE_SIZE_INVALID,
                "its size must be positive; leave it out for no limit");
    }

    @Override
    public List<Finding> integer(IntegerType type) {
        return require(type.sizeInBits() > 0, LintRule.TYPE_SIZE_INVALID, "its size in bits must be positive");
    }

    /** Our named types are right by definition, whatever a general rule would say of them. */
    @Override
    public List<Finding> floating(FloatType type) {
        boolean sane = type.sizeInBits() > 0
                && type.precision() > 0
                && type.precision() <= type.sizeInBits()
                && type.maxExponent() >= type.minExponent();
        return require(
                sane || FloatTypes.byName().containsValue(type),
                LintRule.TYPE_FLOAT_INVALID,
                "size and precision must be positive, the precision not more than the size, and the largest exponent not less"
                        + " than the smallest");
    }

    @Override
    public List<Finding> microScaling(MicroScalingType type) {
        return both(
                require(type.batchSize() > 0, LintRule.TYPE_SIZE_INVALID, "its block must have a positive size"),
                both(floating(type.scaleType()), floating(type.elementType())));
    }

    @Override
    public List<Finding> decimal(DecimalType type) {
        if (type.maxSize() <= 0) {
            return require(false, LintRule.TYPE_SIZE_INVALID, "it must have a positive number of digits");
        }
        return require(
                type.precision() >= 0 && type.precision() <= type.maxSize(),
                LintRule.TYPE_DECIMAL_SCALE,
                "the digits behind the point must be none to all of its digits");
    }

    @Override
    public List<Finding> date(DateType type) {
        return List.of();
    }

    @Override
    public List<Finding> timestamp(TimestampType type) {
        if (zones.computeIfAbsent(type.timeZone(), TypeRules::isZone)) {
            return List.of();
        }
        String zone = Quoted.of(type.timeZone());
        return List.of(new Finding(
                LintRule.TYPE_TIME_ZONE_UNKNOWN,
                "the time zone " + zone + " is unknown; write for example UTC or GMT+01:00"));
    }

    @Override
    public List<Finding> interval(IntervalType type) {
        return List.of();
    }

    @Override
    public List<Finding> string(StringType type) {
        return size(type.maxSize());
    }

    @Override
    public List<Finding> bool(BooleanType type) {
        return List.of();
    }

    @Override
    public List<Finding> variant(VariantType type) {
        return size(type.maxSize());
    }

    @Override
    public List<Finding> binary(BinaryType type) {
        return size(type.maxSize());
    }

    @Override
    public List<Finding> array(ArrayType type) {
        return both(size(type.maxSize()), type.elementType().accept(this));
    }

    @Override
    public List<Finding> map(MapType type) {
        return both(type.keyType().accept(this), type.valueType().accept(this));
    }

    @Override
    public List<Finding> struct(StructType type) {
        Set<String> names = new HashSet<>();
        List<Finding> findings = new ArrayList<>(
                require(!type.fields().isEmpty(), LintRule.TYPE_STRUCT_INVALID, "a structure needs a field"));
        for (StructField field : type.fields()) {
            findings.addAll(require(
                    names.add(field.name()),
                    LintRule.TYPE_STRUCT_INVALID,
                    "two of its fields are named " + Quoted.of(field.name())));
            findings.addAll(require(
                    SqlNames.isIdentifier(field.name()),
                    LintRule.TYPE_STRUCT_INVALID,
                    "the field " + Quoted.of(field.name()) + " is not named by an SQL identifier"));
            findings.addAll(field.type().accept(this));
        }
        return findings;
    }

    @Override
    public List<Finding> vector(VectorType type) {
        return require(
                type.dimensions() > 0, LintRule.TYPE_SIZE_INVALID, "it must have a positive number of dimensions");
    }

    @Override
    public List<Finding> geography(GeographyType type) {
        return both(
                size(type.maxSize()),
                require(
                        type.srid() >= 0,
                        LintRule.TYPE_SRID_INVALID,
                        "the number of its reference system is negative"));
    }

    static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
