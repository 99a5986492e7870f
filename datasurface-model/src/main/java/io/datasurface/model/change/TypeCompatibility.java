package io.datasurface.model.change;

import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.BinaryType;
import io.datasurface.model.schema.BooleanType;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.GeographyType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.IntervalType;
import io.datasurface.model.schema.MapType;
import io.datasurface.model.schema.MicroScalingType;
import io.datasurface.model.schema.StringKind;
import io.datasurface.model.schema.StringType;
import io.datasurface.model.schema.StructType;
import io.datasurface.model.schema.TimestampType;
import io.datasurface.model.schema.VariantType;
import io.datasurface.model.schema.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a column of one type may become a column of another: it may if every value that it could hold before is still a value, and
 * means the same. So types may be widened, not narrowed, and never change their kind; only a date may become a timestamp.
 *
 * <p>The relation is reflexive and transitive: a column that was changed in compatible steps is compatible with all that it was.
 */
public final class TypeCompatibility implements DataType.Visitor<List<TypeProblem>> {
    private final DataType after;

    private TypeCompatibility(DataType after) {
        this.after = after;
    }

    /**
     * Judges a change of a type.
     *
     * @param before the type that the column has
     * @param after the type that it is to have
     * @return why not all old values fit the new type, also inside nested types; empty if they do
     */
    public static List<TypeProblem> problems(DataType before, DataType after) {
        return before.accept(new TypeCompatibility(after));
    }

    /**
     * Judges a change of a type.
     *
     * @param before the type that the column has
     * @param after the type that it is to have
     * @return true if there are no {@link #problems}
     */
    public static boolean isCompatible(DataType before, DataType after) {
        return problems(before, after).isEmpty();
    }

    @Override
    public List<TypeProblem> integer(IntegerType before) {
        if (!(after instanceof IntegerType now)) {
            return changed(before);
        }
        boolean holds = now.isSigned() == before.isSigned()
                ? now.sizeInBits() >= before.sizeInBits()
                : now.isSigned() && now.sizeInBits() > before.sizeInBits();
        return holds ? List.of() : narrowed(before);
    }

    @Override
    public List<TypeProblem> floating(FloatType before) {
        if (!(after instanceof FloatType now)) {
            return changed(before);
        }
        return FloatRange.holds(now, before) ? List.of() : narrowed(before);
    }

    @Override
    public List<TypeProblem> microScaling(MicroScalingType before) {
        if (!(after instanceof MicroScalingType now) || now.batchSize() != before.batchSize()) {
            return changed(before);
        }
        boolean holds = FloatRange.holds(now.scaleType(), before.scaleType())
                && FloatRange.holds(now.elementType(), before.elementType());
        return holds ? List.of() : narrowed(before);
    }

    @Override
    public List<TypeProblem> decimal(DecimalType before) {
        if (!(after instanceof DecimalType now)) {
            return changed(before);
        }
        boolean holds = now.precision() >= before.precision() && wholeDigits(now) >= wholeDigits(before);
        return holds ? List.of() : narrowed(before);
    }

    @Override
    public List<TypeProblem> date(DateType before) {
        return after instanceof TimestampType ? List.of() : changed(before);
    }

    @Override
    public List<TypeProblem> timestamp(TimestampType before) {
        return changed(before);
    }

    @Override
    public List<TypeProblem> interval(IntervalType before) {
        return changed(before);
    }

    @Override
    public List<TypeProblem> bool(BooleanType before) {
        return changed(before);
    }

    @Override
    public List<TypeProblem> vector(VectorType before) {
        return changed(before);
    }

    @Override
    public List<TypeProblem> string(StringType before) {
        if (!(after instanceof StringType now)) {
            return changed(before);
        }
        boolean holds = (isUnicode(now) || !isUnicode(before))
                && (!isPadded(now) || isPadded(before))
                && hasRoom(now.maxSize(), before.maxSize());
        List<TypeProblem> problems = holds ? List.of() : narrowed(before);
        if (now.collation().equals(before.collation())) {
            return problems;
        }
        String words = "%s sorts and compares otherwise than %s".formatted(Words.type(now), Words.type(before));
        return both(problems, List.of(new TypeProblem(ChangeRule.COLLATION_CHANGED, words)));
    }

    @Override
    public List<TypeProblem> variant(VariantType before) {
        return after instanceof VariantType now
                ? unless(hasRoom(now.maxSize(), before.maxSize()), before)
                : changed(before);
    }

    @Override
    public List<TypeProblem> binary(BinaryType before) {
        return after instanceof BinaryType now
                ? unless(hasRoom(now.maxSize(), before.maxSize()), before)
                : changed(before);
    }

    @Override
    public List<TypeProblem> array(ArrayType before) {
        if (!(after instanceof ArrayType now)) {
            return changed(before);
        }
        return both(
                unless(hasRoom(now.maxSize(), before.maxSize()), before),
                inside("an element", before.elementType(), now.elementType()));
    }

    @Override
    public List<TypeProblem> map(MapType before) {
        if (!(after instanceof MapType now)) {
            return changed(before);
        }
        return both(
                inside("a key", before.keyType(), now.keyType()),
                inside("a value", before.valueType(), now.valueType()));
    }

    @Override
    public List<TypeProblem> struct(StructType before) {
        return after instanceof StructType now ? StructCompatibility.problems(before, now) : changed(before);
    }

    @Override
    public List<TypeProblem> geography(GeographyType before) {
        if (!(after instanceof GeographyType now)
                || now.srid() != before.srid()
                || (before.srsName().isPresent() && !now.srsName().equals(before.srsName()))) {
            return changed(before);
        }
        boolean holds = (now.geometryType().isEmpty() || now.geometryType().equals(before.geometryType()))
                && hasRoom(now.maxSize(), before.maxSize());
        return unless(holds, before);
    }

    static List<TypeProblem> inside(String place, DataType before, DataType now) {
        return problems(before, now).stream()
                .map(problem -> problem.inside(place))
                .toList();
    }

    private static List<TypeProblem> both(List<TypeProblem> left, List<TypeProblem> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        List<TypeProblem> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private List<TypeProblem> unless(boolean holds, DataType before) {
        return holds ? List.of() : narrowed(before);
    }

    private List<TypeProblem> narrowed(DataType before) {
        return List.of(new TypeProblem(
                ChangeRule.TYPE_NARROWED, Words.type(after) + " cannot hold every " + Words.type(before)));
    }

    private List<TypeProblem> changed(DataType before) {
        return after.equals(before)
                ? List.of()
                : List.of(new TypeProblem(
                        ChangeRule.TYPE_CHANGED,
                        Words.type(after) + " is another kind of value than " + Words.type(before)));
    }

    private static long wholeDigits(DecimalType type) {
        return (long) type.maxSize() - type.precision();
    }

    private static boolean isUnicode(StringType type) {
        return type.kind() != StringKind.VARCHAR && type.kind() != StringKind.CHAR;
    }

    /** Whether values are filled with blanks, which then mean nothing: blanks that mean something would get lost in it. */
    private static boolean isPadded(StringType type) {
        return type.kind() == StringKind.CHAR || type.kind() == StringKind.NCHAR;
    }

    private static boolean hasRoom(Optional<Integer> now, Optional<Integer> before) {
        return now.isEmpty() || (before.isPresent() && now.get() >= before.get());
    }
}
