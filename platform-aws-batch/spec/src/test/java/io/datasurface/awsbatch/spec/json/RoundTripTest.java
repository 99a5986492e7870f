package io.datasurface.awsbatch.spec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.WorkList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Property(tries = 500)
    void readingUndoesWriting(@ForAll("documents") SpecDocument document) {
        byte[] written = SpecWriter.toBytes(document);

        SpecDocument read = SpecReader.read("any.json", written);

        assertThat(read).isEqualTo(document);
        assertThat(SpecWriter.toBytes(read)).isEqualTo(written);
    }

    @Property(tries = 100)
    void textIsCanonical(@ForAll("documents") SpecDocument document) {
        String text = SpecWriter.toText(document);

        assertThat(text).startsWith("{\n  \"document\": \"").endsWith("}\n").doesNotContain("\r", " \n", "\t");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(SpecWriter.toBytes(document));
    }

    @Provide
    Arbitrary<SpecDocument> documents() {
        return Specs.documents();
    }

    @Property
    void parsingATypeUndoesItsText(@ForAll("types") SpecType type) {
        assertThat(SpecType.parse(type.toString())).isEqualTo(type);
    }

    @Provide
    Arbitrary<SpecType> types() {
        return Specs.types();
    }

    @Test
    void workListsHaveOneLineForEachItem() {
        WorkList list = new WorkList(List.of(
                new WorkList.Item(JobKind.INGEST, "specs/ingest/crm.json"),
                new WorkList.Item(JobKind.EXPORT, "specs/export/\"q\".json")));

        assertThat(SpecWriter.toText(list)).isEqualTo("""
                        [
                          {"version": 1, "job": "ingest", "spec": "specs/ingest/crm.json"},
                          {"version": 1, "job": "export", "spec": "specs/export/\\"q\\".json"}
                        ]
                        """);
        assertThat(SpecReader.readWorkList("list", SpecWriter.toBytes(list))).isEqualTo(list);
        assertThat(SpecWriter.toText(new WorkList(List.of()))).isEqualTo("[]\n");
    }
}
