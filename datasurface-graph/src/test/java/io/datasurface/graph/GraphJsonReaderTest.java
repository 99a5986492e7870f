package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.export.GraphFormatException;
import io.datasurface.graph.export.GraphJson;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs come back from their JSON as they were. */
final class GraphJsonReaderTest {
    private static final String NODE = "{'name':'Trigger/P/T','kind':'Trigger','priority':null,"
            + "'productionStatus':'NOT_PRODUCTION','milestoning':[],'workspace':'T'}";

    @Property(tries = 300)
    void whatIsReadIsWhatWasWritten(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size)
            throws IOException {
        IntentionGraphs graphs = RandomSketch.of(seed, size).build().graphs();
        String json = json(graphs);
        IntentionGraphs read = GraphJson.read("graph.json", new StringReader(json));
        assertThat(json(read)).isEqualTo(json);
        for (IntentionGraph graph : graphs.graphs()) {
            IntentionGraph same = read.find(graph.platform()).orElseThrow();
            assertSame(same, graph);
            assertSame(ListedGraph.copyOf(graph), graph);
        }
    }

    private static void assertSame(IntentionGraph same, IntentionGraph graph) {
        assertThat(same.nodes()).isEqualTo(graph.nodes());
        assertThat(IntentionGraphViews.asJGraphT(same).edgeSet())
                .isEqualTo(IntentionGraphViews.asJGraphT(graph).edgeSet());
        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(same.reasons(node)).isEqualTo(graph.reasons(node));
            assertThat(same.predecessors(node).boxed())
                    .containsExactlyElementsOf(graph.predecessors(node).boxed().toList());
        }
        FindTest.everyNodeIsFound(same);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[] | 1:1 | Here should be an object with format, version, platforms",
                "{} | 1:2 | The field \"platforms\" is missing",
                "{'format':'other'} | 1:11 | The format is \"other\"; accepted is datasurface-graph",
                "{'version':2} | 1:12 | The version is 2; accepted is 1. The file was written by another version",
                "{'version':'1'} | 1:12 | Here should be the version, a number",
                "{'more':1} | 1:2 | The field \"more\" is not known",
                "{'platforms':{}} 1 | 1:18 | Nothing may follow the graphs",
                "{'platforms':{'P':{'nodes':[$,$]}}} | 1:277 | there are two nodes named \"Trigger/P/T\"; keep one",
                "{'platforms':{'Q':{'nodes':[$]}}} | 1:152 | the node is named \"Trigger/P/T\", but its fields say \"Trigger/Q/T\"",
                "{'platforms':{'P':{'nodes':[{'kind':'Trigger'}]}}} | 1:46 | the field \"name\" of a node is missing",
                "{'platforms':{'P':{'nodes':[{'dogs':'T'}]}}} | 1:37 | the field \"dogs\" of a node is not known",
                "{'platforms':{'P':{'edges':[['a']]}}} | 1:33 | Here should be an edge: two names and perhaps",
                "{'platforms':{'P':{'edges':[['a','b','c']]}}} | 1:41 | \"c\" is no kind of edge; accepted is previous-batch",
                "{'platforms':{'P':{'edges':[['a','b']]}}} | 1:39 | an edge names the node \"a\", which is not there",
                "{'platforms':{'P':{'nodes':[$],'edges':[['Trigger/P/T','Trigger/P/T']]}}} | 1:194 | the graph of platform \"P\" has a cycle",
                "{'platforms':{'P':{'dogs':[1]}}} | 1:28 | The field \"dogs\" is not known; accepted are nodes, edges",
                "{'platforms':{'P':{'nodes':[{'kind':'Dog','name':'d','productionStatus':'PRODUCTION','milestoning':[]}]}}} | 1:102 | \"Dog\" is no kind of node",
                "{'platforms':{'P':{'nodes':[{'milestoning':['NONE']}]}}} | 1:51 | \"NONE\" is no milestoning; accepted are [LIVE_ONLY, ",
                "{'platforms':{'P':{'nodes':[{'why':{'luck':['W','G']}}]}}} | 1:37 | \"luck\" is no requirement",
                "{'platforms':{'P':{'nodes':[{'why':{'latency':['W']}}]}}} | 1:51 | Here should be a workspace, its group and perhaps a regulator; there are 1",
                "{'platforms' | 1:13 | This is not JSON that can be read: "
            })
    void mistakesAreTold(String text, String position, String message) {
        String json = text.replace("$", NODE).replace('\'', '"');
        assertThatThrownBy(() -> GraphJson.read("g.json", new StringReader(json)))
                .isInstanceOfSatisfying(
                        GraphFormatException.class,
                        e -> assertThat(e.position()).hasToString("g.json:" + position))
                .hasMessageContaining(message);
    }

    @Test
    void fieldsOfOtherKindsAreRefused() {
        String json = ("{'platforms':{'P':{'nodes':[" + NODE.replace("}", ",'store':'S'}") + "]}}}").replace('\'', '"');
        assertThatThrownBy(() -> GraphJson.read("g.json", new StringReader(json)))
                .hasMessageEndingWith("a node of kind Trigger has no field \"store\"");
    }

    private static String json(IntentionGraphs graphs) {
        StringWriter out = new StringWriter();
        GraphJson.write(graphs, out);
        return out.toString();
    }
}
