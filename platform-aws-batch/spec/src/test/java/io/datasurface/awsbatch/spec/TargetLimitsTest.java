package io.datasurface.awsbatch.spec;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetLimitsTest {
    private static TableSchema keyed(SpecType... key) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            columns.add(required("k" + i, key[i]));
        }
        return new TableSchema(columns, columns.stream().map(ColumnSpec::name).toList());
    }

    @Test
    void partsOfAKeyWithoutLimitShareWhatTheOthersLeave() {
        assertThat(TargetLimits.MYSQL.keyShare(List.of(SpecType.string()))).isEqualTo(255);
        assertThat(TargetLimits.MYSQL.keyShare(List.of(SpecType.string(700), SpecType.string())))
                .isEqualTo(768 - 700);
        assertThat(TargetLimits.MYSQL.keyShare(List.of(SpecType.string(500), SpecType.string(), SpecType.string())))
                .isEqualTo((768 - 500) / 2);
    }

    @Test
    void aKeyThatIsTooLongIsNone() {
        assertThat(TargetLimits.MYSQL.problem(keyed(SpecType.string(768)), false))
                .isEmpty();
        assertThat(TargetLimits.MYSQL.problem(keyed(SpecType.string(769)), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("3072 bytes", "[k0]"));
        assertThat(TargetLimits.MYSQL.problem(keyed(SpecType.string(768)), true))
                .as("history has two columns more")
                .isPresent();
        assertThat(TargetLimits.MYSQL.problem(keyed(SpecType.integer(64), SpecType.string()), true))
                .isEmpty();
        assertThat(TargetLimits.MYSQL.problem(keyed(SpecType.string(Integer.MAX_VALUE), SpecType.string()), false))
                .isPresent();
    }

    @Test
    void namesAndDecimalsHaveLimits() {
        String longest = "x".repeat(64);
        TableSchema table = TableSchema.of(nullable(longest, SpecType.decimal(38, 30)));

        assertThat(TargetLimits.MYSQL.problem(table, false)).isEmpty();
        assertThat(TargetLimits.MYSQL.problem(TableSchema.of(nullable(longest + "x", SpecType.integer(8))), false))
                .isPresent();
        assertThat(TargetLimits.MYSQL.problem(TableSchema.of(nullable("x ", SpecType.integer(8))), false))
                .isPresent();
        assertThat(TargetLimits.MYSQL.problem(TableSchema.of(nullable("d", SpecType.decimal(38, 31))), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("column d has 31"));
    }

    @Test
    void sqlServerHasItsOwn() {
        TargetLimits limits = TargetLimits.of(JdbcEngine.SQLSERVER).orElseThrow();

        assertThat(limits.problem(keyed(SpecType.string(425)), false)).isEmpty();
        assertThat(limits.problem(keyed(SpecType.string(426)), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("1700 bytes in SQL Server"));
        assertThat(limits.problem(TableSchema.of(nullable("x".repeat(128), SpecType.decimal(38, 38))), true))
                .isEmpty();
        assertThat(limits.problem(TableSchema.of(nullable("x".repeat(129), SpecType.integer(8))), false))
                .isPresent();
    }

    @Test
    void oracleHasItsOwn() {
        TargetLimits limits = TargetLimits.of(JdbcEngine.ORACLE).orElseThrow();

        assertThat(limits.problem(keyed(SpecType.string(1000)), false)).isEmpty();
        assertThat(limits.problem(keyed(SpecType.string(1001)), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("4000 bytes in Oracle"));
        assertThat(limits.problem(keyed(SpecType.parse("binary(2000)")), false)).isEmpty();
        assertThat(limits.problem(keyed(SpecType.parse("binary(2001)")), false)).isPresent();
        assertThat(limits.problem(TableSchema.of(nullable("\u00E4".repeat(64), SpecType.integer(8))), false))
                .isEmpty();
        assertThat(limits.problem(TableSchema.of(nullable("\u00E4".repeat(64) + "x", SpecType.integer(8))), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("128 bytes"));
        assertThat(limits.problem(TableSchema.of(nullable("a\"b", SpecType.integer(8))), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("without a quotation mark"));
    }

    @Test
    void aTableHasSoManyColumns() {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < 1015; i++) {
            columns.add(nullable("c" + i, SpecType.integer(8)));
        }
        TableSchema table = new TableSchema(columns, List.of());

        assertThat(TargetLimits.SQLSERVER.problem(table, false)).isEmpty();
        assertThat(TargetLimits.MYSQL.problem(table, false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("1008 columns", "has 1015"));
    }

    @Test
    void redshiftHasLongKeysAndColumnsOfItsOwn() {
        TargetLimits limits = TargetLimits.of(JdbcEngine.REDSHIFT).orElseThrow();

        assertThat(limits.problem(keyed(SpecType.string(Integer.MAX_VALUE), SpecType.string()), true))
                .as("a key of any length")
                .isEmpty();
        assertThat(limits.problem(TableSchema.of(nullable("\u00e9".repeat(63), SpecType.integer(8))), false))
                .isEmpty();
        for (String name : List.of("\u00e9".repeat(64), "CTID")) {
            assertThat(limits.problem(TableSchema.of(nullable(name, SpecType.integer(8))), false))
                    .as(name)
                    .hasValueSatisfying(problem -> assertThat(problem).contains("127 bytes", "cmax, cmin, ctid"));
        }
        assertThat(limits.problem(TableSchema.of(nullable("d", SpecType.decimal(38, 37))), false))
                .isEmpty();
        assertThat(limits.problem(TableSchema.of(nullable("d", SpecType.decimal(38, 38))), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("37 digits after the point"));
    }

    @Test
    void notEveryKindHasLimits() {
        assertThat(TargetLimits.of(JdbcEngine.POSTGRESQL)).isEmpty();
        assertThat(TargetLimits.of(JdbcEngine.MYSQL)).contains(TargetLimits.MYSQL);
    }
}
