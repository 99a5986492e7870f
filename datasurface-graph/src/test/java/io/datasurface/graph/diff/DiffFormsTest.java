package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.diff.json.GraphDiffJson;
import io.datasurface.graph.diff.json.GraphSnapshotJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The forms in which diffs and snapshots leave the program, held against files. Run with {@code -Dgolden.update=true} to write these anew;
 * such a run fails, so that none passes unread.
 */
class DiffFormsTest {
    private static final Path FOLDER = Path.of("src/test/resources/diff");
    private static final Shop BEFORE = Shop.shop();
    private static final Shop AFTER = BEFORE.with("name: VarChar(100)", "name: VarChar(200)")
            .with("storeName: erp, datasetName: parts}]", "storeName: erp, datasetName: stock}]")
            .with("region: us-east-1}", "region: eu-west-1}")
            .with("select placed,", "select placed as day,");

    private static final GraphDiff DIFF = GraphDiff.between(
            BEFORE.snapshot().withPlan(plan("store-crm", "home")),
            AFTER.snapshot().withPlan(plan("store-a", "far")));

    private static ChunkPlan plan(String chunk, String cell) {
        return new ChunkPlan(
                "P",
                List.of(
                        new Chunk(chunk, cell, 0, List.of("Ingest/P/crm"), Map.of(), List.of()),
                        new Chunk("rest", "home", 0, List.of("DataTransformer/P/Sum"), Map.of(), List.of())));
    }

    private static void holds(String file, String text) throws IOException {
        Path path = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(path, text);
            fail(path + " is written; read it and run without -Dgolden.update");
        }
        assertThat(text).as("%s; write it anew with -Dgolden.update=true", file).isEqualTo(Files.readString(path));
    }

    @Test
    void json() throws IOException {
        StringWriter out = new StringWriter();
        GraphDiffJson.write(List.of(DIFF), out);
        holds("diff.json", out.toString());
    }

    @Test
    void whatThePlatformSaysIsInTheJson() {
        StringWriter plain = new StringWriter();
        GraphDiffJson.write(List.of(DIFF), plain);
        StringWriter out = new StringWriter();
        GraphDiffJson.write(
                List.of(DIFF),
                diff -> List.of(
                        new GraphDiffJson.Remark("task of " + diff.platform(), Disturbance.CATCH_UP, "It \"stops\"")),
                out);

        assertThat(plain.toString()).doesNotContain("remarks");
        assertThat(out.toString().replaceAll("\\s+", ""))
                .contains(
                        "\"remarks\":[{\"subject\":\"taskofP\",\"disturbance\":\"catch-up\",\"text\":\"It\\\"stops\\\"\"}]");
    }

    /** The hashes in it are the same on every machine and in every version that writes this format. */
    @Test
    void snapshot() throws IOException {
        StringWriter out = new StringWriter();
        GraphSnapshotJson.write(BEFORE.snapshot().withPlan(plan("store-crm", "home")), out);
        holds("snapshot.json", out.toString());
    }

    @Test
    void text() throws IOException {
        holds("diff.txt", DiffText.of(DIFF, 20));
    }

    @Test
    void shortText() throws IOException {
        holds("diff-short.txt", DiffText.of(DIFF, 1));
        assertThat(DiffText.of(BEFORE.to(BEFORE), 1)).isEqualTo("P: nothing changes\n");
    }

    @Test
    void mermaid() throws IOException {
        holds("diff.mmd", DiffPicture.mermaid(DIFF, AFTER.graph(), 20));
    }

    @Test
    void dot() throws IOException {
        holds("diff.dot", DiffPicture.dot(DIFF, AFTER.graph(), 3));
    }

    @Test
    void hostileNamesAreHarmless() {
        String name = "x\"];\n<b>\u202e`#quot;\\";
        GraphDiff diff = new GraphDiff(
                "P",
                List.of(),
                List.of(new NodeChange(
                        io.datasurface.graph.NodeKind.EXPORT,
                        name,
                        List.of(Change.of(ChangeReason.NODE_ADDED, name)),
                        Disturbance.NONE,
                        new Affected(1, List.of(name)))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(DiffPicture.mermaid(diff, AFTER.graph(), 1))
                .contains("n0(\"added x#34;#93;#59;#10;#60;b#62;#8238;#96;#35;quot#59;#92; (node-added)\"):::none\n");
        assertThat(DiffPicture.dot(diff, AFTER.graph(), 1))
                .contains("label=\"added x\\\"];\\\\u{a}<b>\\\\u{202e}`#quot;\\\\ (node-added)\"];\n");
        assertThat(DiffText.of(diff, 9))
                .contains(
                        "    + x\"];\\u{a}<b>\\u{202e}`#quot;\\  felt by 1 workspace (x\"];\\u{a}<b>\\u{202e}`#quot;\\)\n");
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> DiffText.of(DIFF, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit 0 is too small; use at least 1");
        assertThatThrownBy(() -> DiffPicture.dot(DIFF, AFTER.graph(), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
