package io.datasurface.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTypesTest {
    @Property(tries = 3000)
    void parseUndoesToString(@ForAll long seed) {
        DataType type = new RandomTypes(new Random(seed)).next(4);
        assertThat(DataTypes.parse(type.toString())).isEqualTo(type);
    }

    @Test
    void everyNamedFloatIsReadBack() {
        FloatTypes.byName()
                .forEach((name, type) -> assertThat(DataTypes.parse(name)).isEqualTo(type));
    }

    @Test
    void readsAliasesAndSpaces() {
        assertThat(DataTypes.parse("Float")).isEqualTo(FloatTypes.IEEE32);
        assertThat(DataTypes.parse("Double")).isEqualTo(FloatTypes.IEEE64);
        assertThat(DataTypes.parse("Timestamp(UTC)")).isEqualTo(new TimestampType("UTC"));
        assertThat(DataTypes.parse(" Map < String , Array ( 3 ) < Decimal ( 10 , 2 ) > > "))
                .isEqualTo(new MapType(
                        new StringType(StringKind.STRING, Optional.empty(), Optional.empty()),
                        new ArrayType(Optional.of(3), new DecimalType(10, 2))));
        assertThat(DataTypes.parse("Struct<a:Integer, b : Date>").toString()).isEqualTo("Struct<a:Integer,b:Date>");
        assertThat(DataTypes.parse("OrderedStruct<>")).isEqualTo(new StructType(java.util.List.of(), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              |  0 | expected a type",
                "VarChr(20)      |  0 | did you mean \"VarChar\"?",
                "varchar(20)     |  0 | did you mean \"VarChar\"?",
                "VarChar(20      | 10 | expected ')'",
                "VarChar(x)      |  8 | expected a whole number",
                "VarChar(20) x   | 12 | the type ends before \"x\"",
                "Decimal(10)     | 10 | expected ','",
                "Decimal(99999999999,2) | 8 | out of range",
                "Array<>         |  6 | expected a type",
                "Array           |  5 | expected '<'",
                "Map<String>     | 10 | expected ','",
                "Struct<a>       |  8 | expected ':'",
                "Struct<:Date>   |  7 | expected the name of a field",
                "Struct<\"a:Date>| 7 | the quote is not closed",
                "FixedInteger(8,NO) | 15 | known: UNSIGNED, SIGNED",
                "CustomFloat(1,2,3,4,IEEE,IEEE) | 20 | did you mean \"IEEE754\"?",
                "MicroScaling(3,IEEE16,Date) | 22 | unknown floating type \"Date\"",
            })
    void saysWhereAndWhat(String text, int index, String reason) {
        assertThatThrownBy(() -> DataTypes.parse(text)).isInstanceOfSatisfying(DataTypeFormatException.class, e -> {
            assertThat(e.index()).isEqualTo(index);
            assertThat(e.reason()).contains(reason);
            assertThat(e).hasMessageContaining("at character " + (index + 1)).hasMessageContaining(reason);
        });
    }

    @Test
    void nestingIsBounded() {
        String deepest = "Array<".repeat(63) + "Date" + ">".repeat(63);
        assertThat(DataTypes.parse(deepest)).hasToString(deepest);
        String tooDeep = "Array<".repeat(100_000);
        assertThatThrownBy(() -> DataTypes.parse(tooDeep))
                .isInstanceOf(DataTypeFormatException.class)
                .hasMessageContaining("nested deeper than 64")
                .hasMessageNotContaining("Array<".repeat(20));
    }
}
