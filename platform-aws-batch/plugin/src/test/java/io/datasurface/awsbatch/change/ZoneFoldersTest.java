package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.RenderNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the folder of a zone stays there when the zone gets another name, or a datastore another zone. */
class ZoneFoldersTest {
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
        assertThat(text).contains(DMS, "  Business:\n");
        assertThat(render(text)).isEmpty();
    }

    /** The notes about folders. */
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
        return notes.stream().filter(note -> note.kind().equals("ZONE")).toList();
    }

    private static String kept(String model, String entry) {
        return model.replace(DMS, "zones: {folders: {" + entry + "}}\n          " + DMS);
    }

    /** What says where files, tables and secrets are; the zone stands in other places, too, by which runs are watched. */
    private SortedMap<String, String> places() throws IOException {
        SortedMap<String, String> places = new TreeMap<>(Trees.read(out, path -> true));
        places.keySet()
                .removeIf(path -> !path.contains("/specs/")
                        && !path.endsWith("roles.tf.json")
                        && !path.endsWith("pulls.tf.json")
                        && !path.endsWith("loads.tf.json"));
        assertThat(places).hasSizeGreaterThan(5);
        places.replaceAll((path, file) -> file.replaceAll("\"zone\": \"[^\"]*\"", ""));
        return places;
    }

    @Test
    void anotherFolderIsRefusedAndSaysWhatToAdd() throws IOException {
        SortedMap<String, String> before = places();
        assertThat(render(text.replace("  Business:\n", "  Trade & Co:\n")))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.refused()).isTrue();
                    assertThat(note.text())
                            .contains("tables of datastore shop are in the folder Business")
                            .contains("would be looked for in Trade-Co-")
                            .contains("\"store/shop: Business\" in zones.folders");
                });
        assertThat(places()).isEqualTo(before);
    }

    @Test
    void whatAnEntryKeepsStaysWhereItIs() throws IOException {
        SortedMap<String, String> before = places();
        String renamed = text.replace("  Business:\n", "  Trade & Co:\n");

        assertThat(render(kept(renamed, "zone/Trade & Co: Business"))).isEmpty();
        assertThat(places()).isEqualTo(before);
        assertThat(render(kept(renamed, "store/shop: Business, zone/Trade & Co: Business")))
                .isEmpty();
        assertThat(places()).isEqualTo(before);
        assertThat(render(kept(renamed, "store/shop: Business")))
                .as("that of the target's secret is no datastore's")
                .isEmpty();
        assertThat(render(kept(renamed, "store/shop: Other, zone/Trade & Co: Business")))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("\"store/shop: Business\""));
    }
}
