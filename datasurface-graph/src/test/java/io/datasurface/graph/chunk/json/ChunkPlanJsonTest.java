package io.datasurface.graph.chunk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkPlanJsonTest {
    private static final String PLAN = """
            {
              "format": "datasurface-chunk-plan",
              "version": 1,
              "platform": "P",
              "chunks": [
                {
                  "id": "store-crm",
                  "cell": "home",
                  "wave": 0,
                  "cost": {
                    "resources": 2,
                    "tasks": 1
                  },
                  "needs": [],
                  "nodes": [
                    "Export/P/Lake/crm/customers",
                    "Ingest/P/crm"
                  ]
                },
                {
                  "id": "workspace-mask",
                  "cell": "away",
                  "wave": 1,
                  "cost": {},
                  "needs": [
                    "store-crm"
                  ],
                  "nodes": [
                    "Trigger/P/mask"
                  ]
                }
              ]
            }
            """;

    private static String write(ChunkPlan plan) throws IOException {
        StringWriter out = new StringWriter();
        ChunkPlanJson.write(plan, out);
        return out.toString();
    }

    private static ChunkPlan read(String text) throws IOException {
        return ChunkPlanJson.read("plan.json", new StringReader(text));
    }

    @Test
    void thePlanIsWrittenLineByLine() throws IOException {
        Map<String, Long> cost = new TreeMap<>(Map.of("resources", 2L, "tasks", 1L)).descendingMap();
        ChunkPlan plan = new ChunkPlan(
                "P",
                List.of(
                        new Chunk(
                                "workspace-mask", "away", 1, List.of("Trigger/P/mask"), Map.of(), List.of("store-crm")),
                        new Chunk(
                                "store-crm",
                                "home",
                                0,
                                List.of("Export/P/Lake/crm/customers", "Ingest/P/crm"),
                                cost,
                                List.of())));
        assertThat(write(plan)).isEqualTo(PLAN);
        assertThat(read(PLAN)).isEqualTo(plan);
    }

    @Property(tries = 200)
    void readingUndoesWriting(@ForAll("plans") ChunkPlan plan) throws IOException {
        String text = write(plan);
        assertThat(read(text)).isEqualTo(plan);
        assertThat(write(read(text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<ChunkPlan> plans() {
        Arbitrary<String> names = Arbitraries.strings().ofMaxLength(12).filter(ChunkPlanJsonTest::isText);
        Arbitrary<Long> amounts = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<List<Integer>> sizes =
                Arbitraries.integers().between(0, 6).list().ofMaxSize(6);
        return sizes.flatMap(counts -> names.set()
                .ofSize(counts.stream().mapToInt(i -> i).sum())
                .flatMap(nodes -> Arbitraries.maps(names, amounts)
                        .ofMaxSize(4)
                        .flatMap(cost -> names.map(cell -> {
                            List<String> left = new ArrayList<>(nodes);
                            List<Chunk> chunks = new ArrayList<>();
                            TreeSet<String> ids = new TreeSet<>();
                            for (int count : counts) {
                                String id = "chunk-" + chunks.size();
                                TreeSet<String> own = new TreeSet<>(left.subList(0, count));
                                left.subList(0, count).clear();
                                chunks.add(new Chunk(id, cell, count, List.copyOf(own), cost, List.copyOf(ids)));
                                ids.add(id);
                            }
                            return new ChunkPlan(cell, chunks);
                        }))));
    }

    /** Half a surrogate pair has no JSON form. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\": 1 | \"version\": 2 | plan.json:3:14: \"version\" is 2; accepted is 1",
                "chunk-plan | chunk-plam | plan.json:2:13: \"format\" is \"datasurface-chunk-plam\"; accepted is \"datasurface-chunk-plan\"",
                "\"platform\" | \"Platform\" | plan.json:4:3: The field \"Platform\" is not known; accepted are format, version, platform, chunks",
                "\"wave\": 0, | `` | plan.json:19:5: The field \"wave\" of a chunk is missing",
                "\"wave\": 0 | \"wave\": -1 | plan.json:9:15: \"wave\" is -1; accepted is a whole number from 0",
                "\"wave\": 0 | \"wave\": 0.5 | plan.json:9:15: Here should be the value of \"wave\"; accepted is a whole number",
                "\"wave\": 0 | \"wave\": 3000000000 | plan.json:9:15: \"wave\" is 3000000000; accepted is a whole number up to",
                "\"tasks\": 1 | \"tasks\": 99999999999999999999 | plan.json:12:18: \"tasks\" is 99999999999999999999; accepted is",
                "\"cell\": \"home\" | \"cell\": null | plan.json:8:15: Here should be the value of \"cell\"; accepted is a string",
                "\"id\": \"store-crm\" | \"id\": \"Store\" | plan.json:7:13: \"id\" is \"Store\"; accepted are 1 to 32 lower case",
                "\"id\": \"workspace-mask\" | \"id\": \"store-crm\" | plan.json:21:13: The chunk \"store-crm\" is here for the second time; it is at plan.json:7:13 too",
                "\"Ingest/P/crm\" | \"Export/A\" | plan.json:17:9: \"Export/A\" stands behind \"Export/P/Lake/crm/customers\" in \"nodes\"; accepted are sorted",
                "        \"store-crm\" | \"store-erp\" | plan.json:26:9: \"needs\" names the chunk \"store-crm\"",
                "\"cost\": {} | \"cost\": {}, \"cost\": {} | plan.json:24:",
                "\"cost\": {} | \"cost\": [] | plan.json:24:15: Here should be the value of \"cost\"; accepted is an object",
            })
    void whatIsNotInTheFormatIsRefusedWithItsPlace(String right, String wrong, String message) {
        assertThat(PLAN).contains(right);
        assertThatThrownBy(() -> read(PLAN.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))))
                .isInstanceOf(ChunkPlanFormatException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0", "1", "40", "200", "500"})
    void aPlanThatBreaksOffIsRefused(int length) {
        assertThatThrownBy(() -> read(PLAN.substring(0, length))).isInstanceOf(ChunkPlanFormatException.class);
    }

    @Test
    void nothingMayFollow() {
        assertThatThrownBy(() -> read(PLAN + "{}"))
                .isInstanceOf(ChunkPlanFormatException.class)
                .hasMessageContaining("Nothing may follow");
    }
}
