package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import io.datasurface.graph.export.GraphJson;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphCommandTest {
    private static final String CUSTOMERS = "NW_Data/customers";

    @Test
    void graphsAreDrawnForPeople() {
        assertThat(Tool.run("graph", Tool.NORTHWIND).out())
                .contains("Platform Azure Platform: 8 nodes, 7 edges")
                .contains("-> Trigger/Azure Platform/MaskCustomersWorkSpace");
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--platform", "Nowhere"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("Nowhere", "Azure Platform"));
    }

    @ParameterizedTest
    @CsvSource({"mermaid, graph LR", "dot, digraph intentions {", "graphml, <?xml version", "json, {", "text, Platform"
    })
    void everyFormatIsPrinted(String format, String beginning) {
        for (Object model : List.of(Tool.NORTHWIND, Tool.AUTOCORP)) {
            Run run = Tool.run("graph", model, "--format", format);
            assertThat(run.code()).isZero();
            assertThat(run.out()).startsWith(beginning).endsWith("\n");
        }
    }

    @Test
    void jsonIsShortForTheFormat() throws IOException {
        String json = Tool.run("graph", Tool.AUTOCORP, "--json").out();
        assertThat(Tool.run("graph", Tool.AUTOCORP, "--format", "JSON").out()).isEqualTo(json);
        assertThat(GraphJson.read("graph.json", new StringReader(json)).graphs())
                .hasSize(2);
    }

    @Test
    void lineageIsATree() {
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--lineage", CUSTOMERS).out())
                .isEqualTo("""
                Lineage of NW_Data/customers: 6 nodes on Azure Platform

                comes from
                  Ingest/Azure Platform/NW_Data

                is used by
                  Ingest/Azure Platform/NW_Data
                    -> Export/Azure Platform/Test Azure SQL/NW_Data/customers  [MaskCustomersWorkSpace/OriginalCustomers]
                      -> Trigger/Azure Platform/MaskCustomersWorkSpace
                        -> DataTransformer/Azure Platform/MaskCustomersWorkSpace
                          -> Ingest/Azure Platform/Masked_NW_Data
                            -> Export/Azure Platform/Test Azure SQL/Masked_NW_Data/customers  [ProductLiveAdhocReporting/LiveProducts]
                """);
    }

    @ParameterizedTest
    @CsvSource({"mermaid, graph LR", "dot, digraph intentions {", "graphml, <?xml version", "json, {"})
    void lineageIsPrintedInEveryFormat(String format, String beginning) {
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--lineage", CUSTOMERS, "--format", format)
                        .out())
                .startsWith(beginning)
                .contains("Masked_NW_Data")
                .doesNotContain("suppliers");
    }

    @Test
    void whatStandsOutIsListed() {
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--top", "2").out())
                .containsSubsequence(
                        "dataset",
                        "Masked_NW_Data/customers",
                        "and 2 more",
                        "Test Azure SQL",
                        "MaskCustomersWorkSpace");
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--top", "1", "--json").out())
                .contains("\"moreDatasets\" : 3", "\"container\" : \"Test Azure SQL\"", "\"exports\" : 4");
    }

    @Test
    void reasonsAreTold() {
        String node = "Ingest/Azure Platform/NW_Data";
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--why", node).out())
                .startsWith(node + "\n")
                .contains(" asks for priority=")
                .contains("    -> Export/Azure Platform/Test Azure SQL/NW_Data/");
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--why", node, "--json").out())
                .contains("\"requirement\" : \"priority\"", "\"path\" : [ \"" + node + "\", \"Export/");
    }

    @Test
    void optionsThatMakeNoSenseAreWrongUsage() {
        wrong("--limit 0", "--format", "mermaid", "--limit", "0");
        wrong("--top 0", "--top", "0");
        wrong("--json excludes --format DOT", "--json", "--format", "dot");
        wrong("cannot be printed as DOT", "--top", "3", "--format", "dot");
        wrong("no dataset \"NW_Data/ghosts\"", "--lineage", "NW_Data/ghosts");
        wrong("no dataset \"NW_Data\"", "--lineage", "NW_Data");
        wrong("has a node \"Ingest/Nowhere\"", "--why", "Ingest/Nowhere");
        wrong("mutually exclusive", "--why", "x", "--top", "3");
    }

    private static void wrong(String message, String... options) {
        Object[] arguments = new Object[options.length + 2];
        arguments[0] = "graph";
        arguments[1] = Tool.NORTHWIND;
        System.arraycopy(options, 0, arguments, 2, options.length);
        Run run = Tool.run(arguments);
        assertThat(run.code()).as(message).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }
}
