package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.export.GraphJson;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The JSON of graphs, byte for byte. */
final class GraphJsonTest {
    @Test
    void jsonIsStable() {
        assertThat(json(graphs())).isEqualTo("""
                        {
                        "format":"datasurface-graph",
                        "version":1,
                        "platforms":{
                        "P":{
                        "nodes":[
                        {"name":"Ingest/P/Out","kind":"IngestionMulti","priority":"HIGH","productionStatus":"PRODUCTION","milestoning":["LIVE_ONLY","FORENSIC"],"latency":"MINUTES","freshness":"PT1H30M","retention":"PT43800H","why":{"priority":["W","G"],"latency":["W","G"],"freshness":["W","G"],"liveOnly":["T","G"],"forensic":["W","G"],"retention":["W","G"],"production":["W","G"]},"store":"Out"},
                        {"name":"Ingest/P/Src/a","kind":"IngestionSingle","priority":"HIGH","productionStatus":"PRODUCTION","milestoning":["LIVE_ONLY"],"latency":"MINUTES","freshness":"PT1H30M","why":{"priority":["W","G"],"latency":["W","G"],"freshness":["W","G"],"liveOnly":["T","G"],"production":["W","G"]},"store":"Src","dataset":"a","readsFrom":"Q"},
                        {"name":"Ingest/P/Src/b","kind":"IngestionSingle","priority":null,"productionStatus":"NOT_PRODUCTION","milestoning":[],"store":"Src","dataset":"b","readsFrom":"Q"},
                        {"name":"Export/P/C/Out/o","kind":"Export","priority":"HIGH","productionStatus":"PRODUCTION","milestoning":["FORENSIC"],"latency":"MINUTES","freshness":"PT1H30M","retention":"PT43800H","why":{"priority":["W","G"],"latency":["W","G"],"freshness":["W","G"],"forensic":["W","G"],"retention":["W","G"],"production":["W","G"]},"container":"C","store":"Out","dataset":"o","consumers":[["W","G"]]},
                        {"name":"Export/P/CT/Out/o","kind":"Export","priority":"UNKNOWN","productionStatus":"NOT_PRODUCTION","milestoning":["LIVE_ONLY"],"why":{"priority":["T","G"],"liveOnly":["T","G"]},"container":"CT","store":"Out","dataset":"o","consumers":[["T","G"]]},
                        {"name":"Export/P/CT/Src/a","kind":"Export","priority":"HIGH","productionStatus":"PRODUCTION","milestoning":["LIVE_ONLY"],"latency":"MINUTES","freshness":"PT1H30M","why":{"priority":["W","G"],"latency":["W","G"],"freshness":["W","G"],"liveOnly":["T","G"],"production":["W","G"]},"container":"CT","store":"Src","dataset":"a","consumers":[["T","G"]]},
                        {"name":"Trigger/P/T","kind":"Trigger","priority":"HIGH","productionStatus":"PRODUCTION","milestoning":[],"latency":"MINUTES","freshness":"PT1H30M","why":{"priority":["W","G"],"latency":["W","G"],"freshness":["W","G"],"production":["W","G"]},"workspace":"T"},
                        {"name":"DataTransformer/P/T","kind":"DataTransformer","priority":"HIGH","productionStatus":"PRODUCTION","milestoning":[],"latency":"MINUTES","freshness":"PT1H30M","why":{"priority":["W","G"],"latency":["W","G"],"freshness":["W","G"],"production":["W","G"]},"workspace":"T","outputStore":"Out"}
                        ],
                        "edges":[
                        ["Ingest/P/Out","Export/P/C/Out/o"],
                        ["Ingest/P/Out","Export/P/CT/Out/o"],
                        ["Ingest/P/Src/a","Export/P/CT/Src/a"],
                        ["Export/P/CT/Out/o","Trigger/P/T","previous-batch"],
                        ["Export/P/CT/Src/a","Trigger/P/T"],
                        ["Trigger/P/T","DataTransformer/P/T"],
                        ["DataTransformer/P/T","Ingest/P/Out"]
                        ]
                        },
                        "Q":{
                        "nodes":[
                        {"name":"Ingest/Q/Src/a","kind":"IngestionSingle","priority":"HIGH","productionStatus":"PRODUCTION","milestoning":["LIVE_ONLY"],"latency":"MINUTES","freshness":"PT1H30M","why":{"priority":["W","G"],"latency":["W","G"],"freshness":["W","G"],"liveOnly":["T","G"],"production":["W","G"]},"store":"Src","dataset":"a"},
                        {"name":"Ingest/Q/Src/b","kind":"IngestionSingle","priority":null,"productionStatus":"NOT_PRODUCTION","milestoning":[],"store":"Src","dataset":"b"}
                        ],
                        "edges":[]
                        },
                        "R":{
                        "nodes":[],
                        "edges":[]
                        }
                        }
                        }
                        """);
    }

    @Test
    void localeDoesNotMatter() {
        String usual = json(graphs());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(json(graphs())).isEqualTo(usual);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneGraphIsWrittenInTheSameForm() {
        StringWriter out = new StringWriter();
        GraphJson.write(graphs().find("R").orElseThrow(), out);
        assertThat(out)
                .hasToString(
                        "{\n\"format\":\"datasurface-graph\",\n\"version\":1,\n\"platforms\":{\n\"R\":{\n\"nodes\":[],\n\"edges\":[]\n}\n}\n}\n");
    }

    @Test
    void namesAreEscaped() {
        Sketch sketch = new Sketch().platforms("P\"\n").multi("S${x}", "\u0000\u00e9\\");
        sketch.workspace("W").in("C").group("G", "S${x}.\u0000\u00e9\\").on("P\"\n");
        Json platforms = Json.parse(json(sketch.build().graphs())).get("platforms");
        assertThat(platforms
                        .get("P\"\n")
                        .get("nodes")
                        .items()
                        .get(1)
                        .get("dataset")
                        .text())
                .isEqualTo("\u0000\u00e9\\");
    }

    @Test
    void writerStaysOpenAndItsFailureIsReported() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int count) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        assertThatThrownBy(() -> GraphJson.write(graphs(), full))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    static IntentionGraphs graphs() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q", "R")
                .single("Src", "a", "b")
                .primary("Src", "Q")
                .output("Out", "T", "o");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.a", "Out.o");
        sketch.workspace("W")
                .in("C")
                .priority(WorkspacePriority.HIGH)
                .production()
                .group(
                        "G",
                        new ConsumerRetentionRequirements(
                                MilestoningStrategy.FORENSIC,
                                DataLatency.MINUTES,
                                Optional.of(Duration.ofMinutes(90)),
                                Optional.of(Duration.ofDays(1825)),
                                Optional.empty()),
                        "Out.o")
                .on("P");
        return sketch.build().graphs();
    }

    private static String json(IntentionGraphs graphs) {
        StringWriter out = new StringWriter();
        GraphJson.write(graphs, out);
        return out.toString();
    }
}
