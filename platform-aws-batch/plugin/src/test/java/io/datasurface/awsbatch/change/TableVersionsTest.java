package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.RenderNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that can't follow its dataset needs another version, which comes after the one that there is. */
class TableVersionsTest {
    private static final RenderEngine ENGINE = Pipeline.engine();
    private static final Path MODEL = Path.of("../../examples/rds-loading/model/rds-loading.yaml");
    private static final String DMS = "dms:\n            loads:";

    @TempDir
    private Path out;

    @TempDir
    private Path models;

    private String text = "";

    @BeforeEach
    void applied() throws IOException {
        text = Files.readString(MODEL);
        assertThat(text).contains(DMS, "state: VarChar(20)", "primaryKeyColumns: [order_id]");
        assertThat(render(text)).isEmpty();
    }

    /** The notes about tables. */
    private List<RenderNote> render(String model) throws IOException {
        Path file = Files.writeString(models.resolve("model.yaml"), model);
        RenderResult result = ENGINE.render(ModelLoader.load(file), out);
        List<RenderNote> notes = result.notes().getOrDefault("Pipeline", List.of());
        assertThat(result.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR))
                .as("%s", result.problems())
                .isEqualTo(notes.stream().anyMatch(RenderNote::refused));
        if (result.publication().isPresent()) {
            RenderEngine.acknowledge(out, Map.of());
        }
        return notes.stream().filter(note -> note.kind().equals("TABLE")).toList();
    }

    private static String versioned(String model, int version) {
        return model.replace(DMS, "tables: {versions: {dataset/shop/orders: \"" + version + "\"}}\n          " + DMS);
    }

    private MaintainSpec upkeep() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            Path file = files.filter(path -> path.toString().endsWith("specs/maintain/shop.json"))
                    .findFirst()
                    .orElseThrow();
            return SpecReader.readMaintain("shop.json", Files.readAllBytes(file));
        }
    }

    @Test
    void whatATableCannotFollowIsRefusedAndSaysWhatToDo() throws IOException {
        for (String model : List.of(
                text.replace("primaryKeyColumns: [order_id]", "primaryKeyColumns: [order_id, state]")
                        .replace("state: VarChar(20)", "state: {type: VarChar(20), nullable: false}"),
                text.replace("state: VarChar(20)", "state: Integer"))) {
            assertThat(render(model)).singleElement().satisfies(note -> {
                assertThat(note.refused()).isTrue();
                assertThat(note.subject()).isEqualTo("tables/shop__orders");
                assertThat(note.disturbance()).isEqualTo(Disturbance.REHYDRATE);
                assertThat(note.text())
                        .contains("dataset orders of datastore shop")
                        .contains("Raise tables.versions of dataset/shop/orders by one");
            });
        }
        assertThat(render(text.replace("state: VarChar(20)", "state: Integer")))
                .singleElement()
                .extracting(RenderNote::text)
                .asString()
                .contains("column state is integer(32) and was string(20)")
                .as("it is read with SQL")
                .doesNotContain("loadEpoch");
        assertThat(render(text.replace("state: VarChar(20)", "state: VarChar(30)")))
                .as("it follows")
                .isEmpty();
    }

    @Test
    void anotherVersionTakesItsPlaceAndNoneComesBack() throws IOException {
        String other = text.replace("state: VarChar(20)", "state: Integer");
        assertThat(render(versioned(other, 2))).singleElement().satisfies(note -> {
            assertThat(note.refused()).isFalse();
            assertThat(note.subject()).isEqualTo("tables/shop__orders__v2");
            assertThat(note.text())
                    .contains("dataset orders of datastore shop is loaded anew into shop__orders__v2")
                    .contains("shop__orders goes PT168H later");
        });
        assertThat(upkeep().former())
                .containsExactly(new FormerTable("orders", "shop__orders", "shop__orders__v2", Duration.ofDays(7)));
        assertThat(render(versioned(other, 2))).as("nothing new").isEmpty();

        for (String model : List.of(other, text, versioned(other, 1))) {
            assertThat(render(model)).singleElement().satisfies(note -> {
                assertThat(note.refused()).isTrue();
                assertThat(note.text())
                        .contains("shop__orders__v2 and would be shop__orders, which is no version after it");
            });
        }
        assertThat(render(versioned(text, 3))).noneMatch(RenderNote::refused).hasSize(1);
        assertThat(upkeep().former())
                .extracting(FormerTable::table)
                .containsExactly("shop__orders", "shop__orders__v2");
        assertThat(upkeep().former()).extracting(FormerTable::successor).containsOnly("shop__orders__v3");
        assertThat(render(versioned(text, 3).replace("{versions:", "{formerKept: P30D, versions:")))
                .isEmpty();
        assertThat(upkeep().former()).extracting(FormerTable::kept).containsOnly(Duration.ofDays(30));
    }
}
