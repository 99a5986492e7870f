package io.datasurface.awsbatch.spec;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MySqlLimitsTest {
    private static TableSchema keyed(SpecType... key) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            columns.add(required("k" + i, key[i]));
        }
        return new TableSchema(columns, columns.stream().map(ColumnSpec::name).toList());
    }

    @Test
    void partsOfAKeyWithoutLimitShareWhatTheOthersLeave() {
        assertThat(MySqlLimits.keyShare(List.of(SpecType.string()))).isEqualTo(255);
        assertThat(MySqlLimits.keyShare(List.of(SpecType.string(700), SpecType.string())))
                .isEqualTo(768 - 700);
        assertThat(MySqlLimits.keyShare(List.of(SpecType.string(500), SpecType.string(), SpecType.string())))
                .isEqualTo((768 - 500) / 2);
    }

    @Test
    void aKeyThatIsTooLongIsNone() {
        assertThat(MySqlLimits.problem(keyed(SpecType.string(768)), false)).isEmpty();
        assertThat(MySqlLimits.problem(keyed(SpecType.string(769)), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("3072 bytes", "[k0]"));
        assertThat(MySqlLimits.problem(keyed(SpecType.string(768)), true))
                .as("history has two columns more")
                .isPresent();
        assertThat(MySqlLimits.problem(keyed(SpecType.integer(64), SpecType.string()), true))
                .isEmpty();
        assertThat(MySqlLimits.problem(keyed(SpecType.string(Integer.MAX_VALUE), SpecType.string()), false))
                .isPresent();
    }

    @Test
    void namesAndDecimalsHaveLimits() {
        String longest = "x".repeat(64);
        TableSchema table = TableSchema.of(nullable(longest, SpecType.decimal(38, 30)));

        assertThat(MySqlLimits.problem(table, false)).isEmpty();
        assertThat(MySqlLimits.problem(TableSchema.of(nullable(longest + "x", SpecType.integer(8))), false))
                .isPresent();
        assertThat(MySqlLimits.problem(TableSchema.of(nullable("x ", SpecType.integer(8))), false))
                .isPresent();
        assertThat(MySqlLimits.problem(TableSchema.of(nullable("d", SpecType.decimal(38, 31))), false))
                .hasValueSatisfying(problem -> assertThat(problem).contains("column d has 31"));
    }
}
