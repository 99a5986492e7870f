package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import io.datasurface.model.schema.RandomTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCompatibilityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VarChar(2)                | VarChar(200)
            VarChar(2)                | VarChar
            SmallInt                  | BigInt
            IEEE32                    | IEEE64
            Decimal(10,2)             | Decimal(12,4)
            Date                      | Timestamp(GMT+01:00)
            Binary(16)                | Binary(17)
            Array(5)<Integer>         | Array<BigInt>
            Map<Char(2),Date>         | Map<Char(2),Timestamp>
            Struct<a:Date,b:Integer>  | Struct<c:Boolean,b:BigInt,a:Date>
            OrderedStruct<a:Date>     | OrderedStruct<a:Date,b:Date>
            Struct<a:Date,b:Date>     | OrderedStruct<b:Date,a:Date>
            Geography(4326,,POINT)    | Geography(4326,WGS84,)
            MicroScaling(32,FP8_E8M0,FP4_E2M1) | MicroScaling(32,FP8_E8M0,FP8_E4M3)
            """)
    void widensButDoesNotNarrow(String narrow, String wide) {
        assertThat(problems(narrow, wide)).isEmpty();
        assertThat(problems(wide, narrow)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VarChar(200)              | VarChar(2)                | type-narrowed      | VarChar(2) cannot hold every VarChar(200)
            VarChar(20)               | VarChar(20,latin1)        | collation-changed  | VarChar(20,latin1) sorts and compares otherwise than VarChar(20)
            Integer                   | Double                    | type-changed       | IEEE64 is another kind of value than Integer
            Timestamp                 | Date                      | type-changed       | Date is another kind of value than Timestamp
            Timestamp                 | Timestamp(GMT+01:00)      | type-changed       | Timestamp(GMT+01:00) is another kind of value than Timestamp
            Vector(4)                 | Vector(8)                 | type-changed       | Vector(8) is another kind of value than Vector(4)
            Geography(4326,WGS84,)    | Geography(3857,WGS84,)    | type-changed       | Geography(3857,WGS84,) is another kind of value than Geography(4326,WGS84,)
            Array<Integer>            | Array<SmallInt>           | type-narrowed      | an element: SmallInt cannot hold every Integer
            Map<String,Array<Date>>   | Map<String,Array<String>> | type-changed       | a value: an element: String is another kind of value than Date
            Struct<a:Date,b:Date>     | Struct<b:Date>            | field-removed      | Struct<b:Date> has no field a
            Struct<"a b":Integer>     | Struct<"a b":SmallInt>    | type-narrowed      | the field "a b": SmallInt cannot hold every Integer
            OrderedStruct<a:Date>     | OrderedStruct<b:Date,a:Date> | field-removed   | the field a is no longer at position 1 of OrderedStruct<b:Date,a:Date>
            OrderedStruct<a:Date>     | Struct<a:Date>            | field-removed      | the order of the fields of OrderedStruct<a:Date> means nothing in Struct<a:Date>
            """)
    void saysWhy(String before, String after, String code, String words) {
        assertThat(problems(before, after)).singleElement().satisfies(problem -> {
            assertThat(problem.rule().code()).isEqualTo(code);
            assertThat(problem.words()).isEqualTo(words);
        });
    }

    @Test
    void tellsAllProblemsOfAType() {
        assertThat(problems("Struct<a:VarChar(9),b:Date,c:Date>", "Struct<a:VarChar(8,latin1),b:Boolean>"))
                .extracting(problem -> problem.rule().code())
                .containsExactly("type-narrowed", "collation-changed", "type-changed", "field-removed");
    }

    @Property
    void reflexive(@ForAll long seed) {
        DataType type = new RandomTypes(new Random(seed)).next(3);

        // A type that was read anew is not the same object.
        assertThat(TypeCompatibility.problems(type, DataTypes.parse(type.toString())))
                .isEmpty();
    }

    /** Random types seldom fit each other, so the steps are made from few, and each chain that is found counts. */
    @Property(tries = 200)
    void transitive(@ForAll long seed) {
        List<DataType> types = relatives(new Random(seed));
        for (DataType first : types) {
            for (DataType second : types) {
                if (TypeCompatibility.isCompatible(first, second)) {
                    for (DataType third : types) {
                        if (TypeCompatibility.isCompatible(second, third)) {
                            assertThat(TypeCompatibility.problems(first, third))
                                    .as("%s -> %s -> %s", first, second, third)
                                    .isEmpty();
                        }
                    }
                }
            }
        }
    }

    private static List<DataType> relatives(Random random) {
        List<DataType> types = new ArrayList<>();
        RelatedTypes related = new RelatedTypes(random);
        DataType first = related.next(2);
        types.add(first);
        for (int i = 0; i < 24; i++) {
            types.add(related.relative(types.get(random.nextInt(types.size()))));
        }
        return types;
    }

    private static List<TypeProblem> problems(String before, String after) {
        return TypeCompatibility.problems(DataTypes.parse(before), DataTypes.parse(after));
    }
}
