package io.datasurface.awsbatch.jobs.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.document.DocumentValue.Fields;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Items;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Nothing;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Plain;
import io.datasurface.awsbatch.jobs.drop.Columns;
import io.datasurface.awsbatch.jobs.json.DocumentJson;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the values of documents, one by one. */
class DocumentReaderTest {
    private static Row read(String type, String id, String document) {
        Columns columns = Columns.of(new TableSchema(
                List.of(ColumnSpec.required("_id", SpecType.string()), ColumnSpec.nullable("v", SpecType.parse(type))),
                List.of("_id")));
        return new DocumentReader(columns, DocumentJson::parse).call("I", id, document);
    }

    private static String value(String type, String json) {
        Row row = read(type, "k", "{\"v\": " + json + "}");
        return row.isNullAt(2) ? String.valueOf(row.get(1)) : row.getStruct(2).getString(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    integer(32)   | 3e2                                        | 300
                    integer(32)   | -4.0                                       | -4
                    integer(32)   | 3.5                                        | it is no whole number; expected integer(32)
                    integer(8)    | {"$numberInt": "128"}                      | it is beyond the range of integer(8)
                    integer(64)   | {"$date": 0}                               | it is a time; expected integer(64)
                    integer(64)   | [1]                                        | it is a list or an object; expected integer(64)
                    decimal(5,2)  | {"$numberDecimal": "1.5E+2"}               | 150.00
                    decimal(5,2)  | {"$numberDecimal": "NaN"}                  | it is no number; expected decimal(5,2)
                    decimal(5,2)  | 19.989999999999998437                      | 19.99
                    decimal(6,2)  | 1028.8599999999999                         | 1028.86
                    decimal(5,2)  | {"$numberDouble": "19.989999999999998437"} | 19.99
                    decimal(30,20) | {"$numberDecimal": "0.12345678901234567891"} | 0.12345678901234567891
                    decimal(30,20) | "0.12345678901234567891"                  | 0.12345678901234567891
                    string        | 0.10000000000000000555                     | 0.1
                    string        | 12345678901234.567                         | 12345678901234.567
                    string        | 0.12345678901234567                        | 0.12345678901234567
                    string        | 9.9999999999999991611e+22                  | 1E+23
                    string        | 1234567890123456768.0                      | 1234567890123456768.0
                    string        | 9223372036854775807                        | 9223372036854775807
                    string        | 1.2345678901234567890e999                  | 1.2345678901234567890e999
                    string        | [19.989999999999998437]                    | [19.989999999999998437]
                    double        | {"$numberDouble": "-Infinity"}             | -Infinity
                    boolean       | true                                       | true
                    boolean       | "yes"                                      | it is no boolean; expected true, false, 1 or 0
                    date          | {"$date": {"$numberLong": "-86400000"}}    | 1969-12-31
                    date          | {"$date": "2026-11-23T00:00:01Z"}          | it has a time of day (2026-11-23T00:00:01Z); expected date
                    date          | {"$date": {"$numberLong": "253402300800000"}} | it is no date; expected one such as 2026-11-22
                    date          | "2026-11-23"                               | 2026-11-23
                    timestamp     | {"$date": 0}                               | 1970-01-01T00:00
                    timestamptz   | {"$timestamp": {"t": 60, "i": 1}}          | 1970-01-01T00:01:00Z
                    timestamptz   | {"$date": "yesterday"}                     | it is a list or an object; expected timestamptz
                    string        | {"$date": "2026-11-23T10:00:00+01:00"}     | 2026-11-23T09:00:00Z
                    string        | {"$uuid": "ab"}                            | ab
                    string        | {"$minKey": 1}                             | {"$minKey": 1}
                    string        | {"$regex": "^a", "$options": "i"}          | {"$regex": "^a", "$options": "i"}
                    string        | { "a" : 1.10 }                             | { "a" : 1.10 }
                    string(2)     | "abc"                                      | it has 3 characters; expected at most 2
                    array<date>   | [{"$date": 1}]                             | it has a time of day (1970-01-01T00:00:00.001Z); expected date; expected array<date>
                    array<date>   | 1                                          | it is no list; expected array<date>
                    struct<a:date> | {"b": 1}                                  | [null]
                    struct<a:date> | []                                        | it is no object; expected struct<a:date>
                    string        | {"$undefined": true}                       | null
                    """)
    void valuesAreThoseOfTheirTypes(String type, String json, String expected) {
        assertThat(value(type, json)).isEqualTo(expected);
    }

    @Test
    void keysAreTextsAlsoIfTheyLookLikeSomethingElse() {
        assertThat(read("string", "{\"$oid\": \"ab\"}", "{}").getString(0)).isEqualTo("ab");
        assertThat(read("string", "{not json", "{}").getString(0)).isEqualTo("{not json");
        assertThat(read("string", "{\"a\": 1, \"b\": 2}", "{}").getString(0)).isEqualTo("{\"a\": 1, \"b\": 2}");
        assertThat(read("string", "007", "{\"_id\": 8}").getString(0)).isEqualTo("007");
    }

    @Test
    void aKeyThatMayBeCutIsNone() {
        assertThat(read("string", "k".repeat(199), "{}").isNullAt(2)).isTrue();
        assertThat(read("string", "k".repeat(200), "{}").getStruct(2).getString(2))
                .startsWith("its key may be cut");
    }

    @Test
    void aFieldHasTheLettersOfItsColumnAndIsThereOnce() {
        assertThat(read("string", "k", "{\"V\": 1}").isNullAt(1)).isTrue();
        assertThat(read("string", "k", "{\"v\": 1, \"v\": 2}").getStruct(2).getString(2))
                .isEqualTo("the field v is there twice");
        assertThat(read("string", "k", "{} {}").getStruct(2).getString(2)).contains("there is something behind it");
        assertThat(read("string", "k", "[".repeat(5000)).getStruct(2).getString(2))
                .startsWith("it is no JSON");
    }

    /** The oracle is the double itself, and a text that says it without a digit too many. */
    @Property(tries = 300)
    void doublesOfTwentyDigitsAreTheShortestTextOfTheSameDouble(@ForAll double value) {
        BigDecimal twenty = new BigDecimal(value).round(new MathContext(20));
        String read = value("string", twenty.toString());
        assertThat(Double.parseDouble(read)).isEqualTo(Double.parseDouble(twenty.toString()));
        if (twenty.stripTrailingZeros().scale() > 0) {
            assertThat(new BigDecimal(read).precision())
                    .isLessThanOrEqualTo(
                            BigDecimal.valueOf(value).stripTrailingZeros().precision());
        }
    }

    @Property(tries = 300)
    void decimalsComeBackFromDoubles(@ForAll @LongRange(min = -999_999_999, max = 999_999_999) long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        String json =
                new BigDecimal(amount.doubleValue()).round(new MathContext(20)).toPlainString();
        assertThat(value("decimal(10,2)", json)).isEqualTo(amount.toString());
    }

    /** The oracle is the writer: what is written is what is read, and each part knows its own text. */
    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("values") DocumentValue value) {
        assertThat(DocumentJson.parse(" " + value.text() + " ", fields -> fields))
                .isEqualTo(read(value));
    }

    /** As it is read: texts without their quotes. */
    private static DocumentValue read(DocumentValue written) {
        if (written instanceof Plain plain) {
            return new Plain(plain.text().substring(1, plain.text().length() - 1));
        }
        if (written instanceof Items list) {
            return new Items(list.items().stream().map(DocumentReaderTest::read).toList(), list.text());
        }
        if (written instanceof Fields object) {
            Map<String, DocumentValue> fields = new LinkedHashMap<>();
            object.fields().forEach((name, field) -> fields.put(name, read(field)));
            return new Fields(fields, object.text());
        }
        return written;
    }

    @Provide
    Arbitrary<DocumentValue> values() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.just(new Nothing()),
                () -> Arbitraries.strings()
                        .withChars("aß日 {}[]:,$")
                        .ofMaxLength(5)
                        .map(text -> new Plain("\"" + text + "\"")),
                () -> values().list().ofMaxSize(3).map(DocumentReaderTest::list),
                () -> Arbitraries.maps(Arbitraries.strings().withChars("ab$é").ofMaxLength(3), values())
                        .ofMaxSize(3)
                        .map(DocumentReaderTest::object));
    }

    private static DocumentValue list(List<DocumentValue> items) {
        return new Items(
                items,
                "[" + String.join(" ,", items.stream().map(DocumentValue::text).toList()) + "\n]");
    }

    private static DocumentValue object(Map<String, DocumentValue> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach((name, field) -> parts.add("\"" + name + "\" : " + field.text()));
        return new Fields(fields, "{ " + String.join(",", parts) + "}");
    }
}
