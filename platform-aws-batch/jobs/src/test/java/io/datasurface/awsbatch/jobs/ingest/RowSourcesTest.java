package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.drop.BadFileException;
import io.datasurface.awsbatch.jobs.drop.Columns;
import io.datasurface.awsbatch.jobs.drop.FileNames;
import io.datasurface.awsbatch.jobs.drop.Raw;
import io.datasurface.awsbatch.jobs.drop.Records;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Rows as they stand in files of each format. */
class RowSourcesTest {
    private static final Columns COLUMNS = Columns.of(TableSchema.of(
            ColumnSpec.required("id", SpecType.integer(32)),
            ColumnSpec.nullable("name", SpecType.string()),
            ColumnSpec.nullable("tags", SpecType.parse("array<string>"))));
    private static final Columns FLAT = Columns.of(TableSchema.of(
            ColumnSpec.required("id", SpecType.integer(32)), ColumnSpec.nullable("name", SpecType.string())));

    private static DropFormat.Csv csv(String quote, Optional<String> escape, boolean header) {
        return new DropFormat.Csv(",", quote, escape, header, "NULL", "UTF-8");
    }

    private static final DropFormat CSV = csv("\"", Optional.empty(), true);

    private static List<Raw> rows(DropFormat format, Columns columns, byte[] bytes) throws IOException {
        Records records = RowSources.of(format).open(new ByteArrayInputStream(bytes), columns);
        List<Raw> rows = new ArrayList<>();
        for (Optional<Raw> row = records.next(); row.isPresent(); row = records.next()) {
            rows.add(row.get());
        }
        return rows;
    }

    private static List<String> texts(DropFormat format, Columns columns, String text) throws IOException {
        return rows(format, columns, text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(row -> row.row() + "@" + row.line() + " "
                        + row.problem()
                                .map(problem -> "! " + problem.column() + ": " + problem.reason())
                                .orElse(row.values().toString()))
                .toList();
    }

    @Test
    void csvHasQuotesNullsAndLineBreaks() throws IOException {
        assertThat(
                        texts(
                                CSV,
                                FLAT,
                                "\uFEFFname,other,ID\r\n\"a \"\"b\"\",\r\nc\",x,1\rNULL,,2\n\n\"NULL\",\"\",\"\"\n5\" pipe,,3\n\"\",,4"))
                .containsExactly(
                        "1@2 [1, a \"b\",\r\nc]",
                        "2@4 [2, null]",
                        "3@6 [null, NULL]",
                        "4@7 [3, 5\" pipe]",
                        "5@8 [4, ]");
        assertThat(texts(csv("'", Optional.of("\\"), false), FLAT, "1,'a\\'b\\\\c\\d'\n2,'x'y\n3\n4,b,c\n"))
                .containsExactly(
                        "1@1 [1, a'b\\c\\d]",
                        "2@2 ! : field 2 goes on behind its closing quote",
                        "3@3 ! : it has 1 fields; expected 2",
                        "4@4 ! : it has 3 fields; expected 2");
        assertThat(texts(csv("", Optional.empty(), false), FLAT, "1,\"a\n")).containsExactly("1@1 [1, \"a]");
    }

    @Test
    void csvFilesThatAreNone() {
        bad(CSV, "id,name\n1,a\n2,\"b\n3,c\n", 3, "a quote that is opened in this line is not closed");
        bad(CSV, "id,name,ID\n", 1, "column ID is twice in the header");
        bad(CSV, "name\n", 1, "column id, which can't be null, is missing in the header");
        bad(CSV, "", 1, "it is empty");
        assertThatThrownBy(() -> rows(CSV, FLAT, "id,name\n1,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void jsonIsLinesOrOneArray() throws IOException {
        DropFormat lines = new DropFormat.Json(true, "UTF-8");
        List<String> rows = texts(
                lines,
                COLUMNS,
                "{\"ID\": 1.0, \"name\": true, \"tags\": [\"a\", null, {\"k\": 1}], \"more\": {}}\n\n"
                        + "{\"id\": 2\n[3]\n{\"id\": 4} 5\n{\"id\": 6, \"id\": 7}\n{}");
        assertThat(rows).hasSize(6);
        assertThat(rows.get(1)).startsWith("2@3 ! : it is no JSON: ");
        assertThat(rows)
                .contains(
                        "1@1 [1.0, true, [a, null, {k=1}]]",
                        "3@4 ! : it is no JSON object",
                        "4@5 ! : there is something behind the object",
                        "5@6 ! id: it is there twice",
                        "6@7 [null, null, null]");
        DropFormat array = new DropFormat.Json(false, "UTF-8");
        assertThat(texts(array, COLUMNS, " [{\"id\": 1},\n {\"id\": 2, \"name\": null}]\n"))
                .containsExactly("1@1 [1, null, null]", "2@2 [2, null, null]");
        assertThat(texts(array, COLUMNS, "[]")).isEmpty();
        bad(array, "{\"id\": 1}", 1, "it is no JSON array");
        bad(array, "[{\"id\": 1},\n{\"id\": ]", 2, "it is no JSON: ");
        bad(array, "[{\"id\": 1}] 7", 1, "there is something behind the array");
        bad(array, "[{\"id\": 1}, 7]", 1, "row 2 is no JSON object");
    }

    @Test
    void xmlHasAttributesAndElements() throws IOException {
        DropFormat xml = new DropFormat.Xml("row", "UTF-8");
        assertThat(texts(xml, FLAT, """
                        <?xml version="1.0"?>
                        <all xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><!-- rows -->
                          <row id="1"><name>a &amp; <![CDATA[<b>]]></name><other><x/></other></row>
                          <group><row><id>2</id><name xsi:nil="true"/></row></group>
                          <row><id/><name/></row>
                          <row id="4"><id>5</id></row>
                          <row id="6">text</row>
                          <row id="7"><name><b>x</b></name></row>
                        </all>
                        """))
                .containsExactly(
                        "1@3 [1, a & <b>]",
                        "2@4 [2, null]",
                        "3@5 [null, ]",
                        "4@6 ! id: it is there twice",
                        "5@7 ! : it has text beside its elements",
                        "6@8 ! name: it has elements, and the column has one value");
        bad(xml, "<all><row id='1'/>\n<row></all>", 2, "it is no well-formed XML");
        bad(
                xml,
                "<!DOCTYPE all [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><all><row><name>&e;</name></row></all>",
                1,
                "");
    }

    private static void bad(DropFormat format, String text, long line, String reason) {
        assertThatThrownBy(() -> rows(format, FLAT, text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        BadFileException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageContaining(reason);
    }

    @Property(tries = 300)
    void csvReadsWhatWasWritten(@ForAll("tables") List<List<String>> table, @ForAll("encodings") String encoding)
            throws IOException {
        String text = table.stream()
                .map(row -> row.stream()
                        .map(field -> "'" + field.replace("'", "''") + "'")
                        .collect(Collectors.joining("|", "", "\n")))
                .collect(Collectors.joining());
        List<ColumnSpec> columns = List.of(
                ColumnSpec.nullable("a", SpecType.string()),
                ColumnSpec.nullable("b", SpecType.string()),
                ColumnSpec.nullable("c", SpecType.string()));
        DropFormat format = new DropFormat.Csv("|", "'", Optional.empty(), false, "", encoding);

        List<Raw> rows =
                rows(format, Columns.of(new TableSchema(columns, List.of())), text.getBytes(Charset.forName(encoding)));

        assertThat(rows.stream().map(Raw::values)).isEqualTo(table);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> fields =
                Arbitraries.strings().withChars("ab'|\n\r\"\\ ,\u00e4").ofMaxLength(6);
        return fields.list().ofSize(3).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of("UTF-8", "ISO-8859-1", "UTF-16LE");
    }

    @Test
    void namesAreInTheOrderOfTheirNumbers() {
        List<String> names = List.of("a-10.csv", "a-9.csv", "b-1.csv", "a-009.csv", "a-20261231.csv", "a-2026-1-2.csv");
        assertThat(names.stream().sorted(java.util.Comparator.comparing(FileNames::order)))
                .containsExactly("a-9.csv", "a-009.csv", "a-10.csv", "a-2026-1-2.csv", "a-20261231.csv", "b-1.csv");
        Map<String, List<String>> matching = Map.of(
                "in/*.csv", List.of("in/a.csv", "in/.csv"),
                "**/*.c?v", List.of("in/a.csv", "in/.csv", "x/in/a.csv", "a.csv"),
                "x/**", List.of("x/in/a.csv"),
                "a.csv", List.of("a.csv"),
                "*+(.csv", List.of());
        matching.forEach((pattern, expected) -> assertThat(
                        List.of("in/a.csv", "in/.csv", "x/in/a.csv", "a.csv", "acsv").stream()
                                .filter(name -> FileNames.matching(pattern)
                                        .matcher(name)
                                        .matches()))
                .as(pattern)
                .containsExactlyElementsOf(expected));
    }
}
