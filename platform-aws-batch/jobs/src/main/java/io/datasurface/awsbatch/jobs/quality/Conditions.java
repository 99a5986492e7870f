package io.datasurface.awsbatch.jobs.quality;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.JavaConverters;

/**
 * Conditions that a model has as text. They come from whoever may change a model and run with the role of the job, so what they may have is
 * listed, and all else is refused: other tables, what calls Java, and what another run could find otherwise.
 */
final class Conditions {
    /** What Spark's parser makes of operators, by the names of its classes. */
    private static final Set<String> OPERATORS = Set.of(
            "Add",
            "And",
            "CaseWhen",
            "Cast",
            "Concat",
            "Divide",
            "EqualNullSafe",
            "EqualTo",
            "GreaterThan",
            "GreaterThanOrEqual",
            "In",
            "IntegralDivide",
            "IsNotNull",
            "IsNull",
            "LessThan",
            "LessThanOrEqual",
            "Like",
            "Literal",
            "Multiply",
            "Not",
            "Or",
            "RLike",
            "Remainder",
            "StringTrim",
            "StringTrimLeft",
            "StringTrimRight",
            "Substring",
            "Subtract",
            "UnaryMinus",
            "UnaryPositive");

    /** Functions whose result depends on their arguments alone. */
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "add_months",
            "btrim",
            "ceil",
            "ceiling",
            "char_length",
            "character_length",
            "coalesce",
            "concat",
            "concat_ws",
            "contains",
            "date",
            "date_add",
            "date_sub",
            "date_trunc",
            "datediff",
            "day",
            "dayofmonth",
            "dayofweek",
            "dayofyear",
            "endswith",
            "floor",
            "greatest",
            "hour",
            "if",
            "ifnull",
            "instr",
            "isnan",
            "isnotnull",
            "isnull",
            "last_day",
            "lcase",
            "least",
            "left",
            "len",
            "length",
            "locate",
            "lower",
            "lpad",
            "ltrim",
            "minute",
            "mod",
            "month",
            "months_between",
            "nullif",
            "nvl",
            "nvl2",
            "octet_length",
            "pmod",
            "position",
            "power",
            "quarter",
            "regexp_like",
            "replace",
            "right",
            "round",
            "rpad",
            "rtrim",
            "second",
            "sign",
            "sqrt",
            "startswith",
            "substr",
            "substring",
            "to_date",
            "to_timestamp",
            "translate",
            "trim",
            "trunc",
            "ucase",
            "upper",
            "year");

    private Conditions() {}

    /**
     * The condition that a text is.
     *
     * @param rows what it is about
     * @param columns those of the dataset, which it may name
     * @throws JobException if it is no condition about them, with what is wrong
     */
    static Column parse(String sql, Dataset<Row> rows, Collection<String> columns) {
        Expression parsed;
        try {
            parsed = rows.sparkSession().sessionState().sqlParser().parseExpression(sql);
        } catch (Exception e) {
            // Exception: the parser throws a checked one that its signature does not have.
            if (e instanceof ParseException) {
                throw new JobException("it is no condition in SQL: " + firstLine(e), e);
            }
            throw new JobException("it can't be read as SQL: " + e, e);
        }
        Set<String> known =
                columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        check(parsed, known);
        Column condition = new Column(parsed);
        try {
            if (!rows.select(condition).schema().apply(0).dataType().equals(DataTypes.BooleanType)) {
                throw new JobException("it is a value and no condition; compare it with something");
            }
        } catch (Exception e) {
            if (e instanceof JobException ours) {
                throw ours;
            }
            throw new JobException("it does not fit the columns: " + firstLine(e), e);
        }
        return condition;
    }

    private static void check(Expression part, Set<String> columns) {
        String kind = part.getClass().getSimpleName();
        if (part instanceof UnresolvedAttribute attribute) {
            String name = JavaConverters.seqAsJavaList(attribute.nameParts()).get(0);
            if (!columns.contains(name.toLowerCase(Locale.ROOT))) {
                throw new JobException("it names " + attribute.sql() + ", which is no column of the dataset");
            }
        } else if (part instanceof UnresolvedFunction function) {
            String name = String.join(".", JavaConverters.seqAsJavaList(function.nameParts()));
            if (!FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))
                    || function.isDistinct()
                    || function.filter().isDefined()) {
                throw new JobException("it calls " + name + ", which a condition can't; it may call "
                        + FUNCTIONS.stream().sorted().collect(Collectors.joining(", ")));
            }
        } else if (!OPERATORS.contains(kind)) {
            throw new JobException("it has a part of kind " + kind + ", which a condition can't have");
        }
        JavaConverters.seqAsJavaList(part.children()).forEach(child -> check(child, columns));
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse(e.toString());
    }
}
