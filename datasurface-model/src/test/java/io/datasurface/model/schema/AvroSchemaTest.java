package io.datasurface.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroSchemaTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | Integer",
                "long | BigInt",
                "float | IEEE32",
                "double | IEEE64",
                "boolean | Boolean",
                "string | String",
                "bytes | Binary",
                "{type: int, logicalType: date} | Date",
                "{type: long, logicalType: timestamp-millis} | Timestamp",
                "{type: long, logicalType: timestamp-micros} | Timestamp",
                "{type: string, logicalType: uuid} | Char(36)",
                "{type: bytes, logicalType: decimal, precision: 10, scale: 2} | Decimal(10,2)",
                "{type: bytes, logicalType: decimal, precision: 10} | Decimal(10,0)",
                "{type: fixed, name: F, size: 8, logicalType: decimal, precision: 18, scale: 4} | Decimal(18,4)",
                "{type: fixed, name: F, size: 12, logicalType: duration} | Interval",
                "{type: fixed, name: F, size: 16} | Binary(16)",
                "{type: enum, name: E, symbols: [A, LONG]} | VarChar(4)",
                "{type: array, items: long} | Array<BigInt>",
                "{type: map, values: {type: array, items: string}} | Map<String,Array<String>>",
                "{type: record, name: R, fields: [{name: x, type: int}, {name: y, type: string}]} | OrderedStruct<x:Integer,y:String>",
                "{type: {type: string}} | String",
                "{type: long, logicalType: no-such-type} | BigInt",
                "[`null`, int] | Integer",
                "[int, string] | Variant",
            })
    void readsTypes(String avro, String type) throws IOException {
        AvroSchema schema = schema("type: record\nname: A\nfields: [{name: a, type: " + avro.replace('`', '"') + "}]");
        assertThat(schema.mistakes()).isEmpty();
        assertThat(schema.columns().get("a").type()).hasToString(type);
    }

    @Test
    void onlyAUnionWithNullIsNullable() throws IOException {
        AvroSchema schema = schema(
                "type: record\nname: A\nfields: [{name: a, type: [\"null\", int]}, {name: b, type: int}, {name: c, type: [int, string]}]");
        assertThat(schema.columns().values().stream().filter(DDLColumn::nullable))
                .extracting(DDLColumn::name)
                .containsExactly("a");
    }

    @Test
    void namesMeanTheTypesOfTheirNamespace() throws IOException {
        AvroSchema schema = schema("""
                type: record
                name: acme.A
                fields:
                - {name: first, type: {type: enum, name: E, symbols: [LONGEST]}}
                - {name: second, type: E}
                - {name: third, type: acme.E}
                """);
        assertThat(schema.mistakes()).isEmpty();
        assertThat(schema.columns().values())
                .extracting(column -> column.type().toString())
                .containsExactly("VarChar(7)", "VarChar(7)", "VarChar(7)");
    }

    @Test
    void aRecordThatHoldsItselfEnds() throws IOException {
        AvroSchema schema = schema("""
                type: record
                name: Tree
                fields:
                - {name: child, type: ["null", Tree]}
                - {name: node, type: {type: record, name: N, fields: [{name: next, type: ["null", N]}]}}
                """);
        assertThat(schema.mistakes()).isEmpty();
        assertThat(schema.columns().get("child").type()).hasToString("Variant");
        assertThat(schema.columns().get("node").type()).hasToString("OrderedStruct<next:Variant>");
    }

    @Test
    void tellsAllMistakesAndKeepsWhatCanBeRead() throws IOException {
        AvroSchema schema = schema("""
                type: record
                name: A
                fields:
                - {name: good, type: int}
                - {name: good, type: string}
                - {name: "not good", type: int}
                - {type: int}
                - 7
                - {name: missing}
                - {name: unknown, type: Later}
                - {name: nested, type: [[int]]}
                - {name: bare, type: {type: array}}
                - {name: money, type: {type: bytes, logicalType: decimal, precision: 2, scale: 3}}
                """);
        assertThat(schema.mistakes())
                .containsExactly(
                        "good: the record has another field of this name",
                        "the field \"not good\" must be named by letters, digits and _, not beginning with a digit",
                        "a field must be an object with a \"name\"",
                        "a field must be an object with a \"name\"",
                        "missing: the field has no type",
                        "unknown: the type \"Later\" is not defined before it is used",
                        "nested: a union cannot hold a union",
                        "bare: the type has no \"items\"",
                        "money: a decimal needs a \"precision\" above 0 and a \"scale\" from 0 to it");
        assertThat(schema.columns()).containsKeys("good", "unknown", "money");
    }

    @Test
    void whatIsNoRecordHasNoColumns() {
        AvroSchema schema = AvroSchema.builder(new JsonValue.Text("int")).build();
        assertThat(schema.columns()).isEmpty();
        assertThat(schema.mistakes()).singleElement().asString().startsWith("the schema must be a record");
    }

    @Test
    void deepNestingIsAMistakeAndNoCrash() {
        JsonValue type = new JsonValue.Text("int");
        for (int i = 0; i < 10_000; i++) {
            type = new JsonValue.Items(List.of(type));
        }
        for (int i = 0; i < 100; i++) {
            type = new JsonValue.Group(Map.of("type", new JsonValue.Text("array"), "items", type));
        }
        JsonValue field = new JsonValue.Group(Map.of("name", new JsonValue.Text("a"), "type", type));
        AvroSchema schema = AvroSchema.builder(new JsonValue.Group(Map.of(
                        "type", new JsonValue.Text("record"),
                        "name", new JsonValue.Text("A"),
                        "fields", new JsonValue.Items(List.of(field)))))
                .build();
        assertThat(schema.mistakes()).containsExactly("a: types are nested deeper than 64");
    }

    @Test
    void everyColumnHasTheClassificationOfTheRecords() throws IOException {
        SimpleDC personal = new SimpleDC(DataClassificationType.PC1, Optional.empty());
        AvroSchema schema = schema("type: record\nname: A\nfields: [{name: a, type: int, doc: The a.}]").toBuilder()
                .classification(List.of(personal))
                .build();
        DDLColumn column = schema.columns().get("a");
        assertThat(column.classification()).containsExactly(personal);
        assertThat(column.documentation().orElseThrow().description()).isEqualTo("The a.");
    }

    private AvroSchema schema(String avro) throws IOException {
        String model = """
                datasurface: 1
                name: A
                zones:
                  Z:
                    teams:
                      T:
                        dataStores:
                          s:
                            datasets:
                              d:
                                originalSchema:
                                  type: AvroSchema
                                  avro:
                """;
        Path file = folder.resolve("m.yaml");
        Files.writeString(file, model + avro.indent(36));
        return (AvroSchema) EcosystemReader.read(file)
                .ecosystem()
                .orElseThrow()
                .zones()
                .get("Z")
                .teams()
                .get("T")
                .dataStores()
                .get("s")
                .datasets()
                .get("d")
                .originalSchema()
                .orElseThrow();
    }
}
