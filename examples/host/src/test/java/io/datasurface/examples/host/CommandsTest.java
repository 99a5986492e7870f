package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @Test
    void examplesHaveNoMistakes() {
        assertThat(Tool.run("lint", Tool.AUTOCORP)).satisfies(run -> {
            assertThat(run.out()).isEqualToIgnoringNewLines("No problems.");
            assertThat(run.code()).isZero();
        });
        assertThat(Tool.run("lint", Tool.NORTHWIND).code()).isZero();
    }

    @Test
    void northwindIsThePictureInTheIntroductionToDataPlatforms() {
        Run run = Tool.run("graph", Tool.NORTHWIND, "--json");

        assertThat(run.code()).isZero();
        assertThat(edges(run.out()))
                .containsExactlyInAnyOrder(
                        "Ingest/Azure Platform/NW_Data > Export/Azure Platform/Test Azure SQL/NW_Data/customers",
                        "Export/Azure Platform/Test Azure SQL/NW_Data/customers > Trigger/Azure Platform/MaskCustomersWorkSpace",
                        "Trigger/Azure Platform/MaskCustomersWorkSpace > DataTransformer/Azure Platform/MaskCustomersWorkSpace",
                        "DataTransformer/Azure Platform/MaskCustomersWorkSpace > Ingest/Azure Platform/Masked_NW_Data",
                        "Ingest/Azure Platform/Masked_NW_Data > Export/Azure Platform/Test Azure SQL/Masked_NW_Data/customers",
                        "Ingest/Azure Platform/NW_Data > Export/Azure Platform/Test Azure SQL/NW_Data/products",
                        "Ingest/Azure Platform/NW_Data > Export/Azure Platform/Test Azure SQL/NW_Data/suppliers");
    }

    /** The edges of graph JSON, which stand one on a line. */
    private static List<String> edges(String json) {
        return json.lines()
                .filter(line -> line.startsWith("[\""))
                .map(line -> line.replaceAll(",$", ""))
                .map(line -> line.substring(2, line.length() - 2).replace("\",\"", " > "))
                .toList();
    }

    @Test
    void aMistakeIsToldOnce(@TempDir Path folder) throws IOException {
        Path model = folder.resolve("northwind.yaml");
        String text = Files.readString(Tool.NORTHWIND.resolve("northwind.yaml"));
        // The workspace of the transformer loses its container, which both the linter and the graph notice.
        Files.writeString(
                model,
                text.replaceFirst("(MaskCustomersWorkSpace:\\n) +dataContainer: \\{ref: Test Azure SQL}\\n", "$1"));

        assertThat(Tool.run("lint", model).out())
                .containsOnlyOnce(": error: ")
                .contains("transformer-container-missing")
                .contains("1 error");
    }

    @Test
    void graphsAreDrawnForPeople() {
        assertThat(Tool.run("graph", Tool.NORTHWIND).out())
                .contains("Platform Azure Platform: 8 nodes, 7 edges")
                .contains("-> Trigger/Azure Platform/MaskCustomersWorkSpace");
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--mermaid").out()).startsWith("graph LR");
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--dot").out()).startsWith("digraph");
        assertThat(Tool.run("graph", Tool.NORTHWIND, "--platform", "Nowhere"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("Nowhere", "Azure Platform"));
    }

    @Test
    void aPlanShowsChunksAndQuotas() {
        Run run = Tool.run("plan", Tool.AUTOCORP);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Platform AwsDevelopment: 1 chunk", "Platform AwsProduction: 1 chunk")
                .contains("dms-tasks", "600");
        assertThat(Tool.run("plan", Tool.AUTOCORP, "--json").out()).contains("\"chunks\"", "\"errors\" : 0");
    }

    @Test
    void pluginsAreListedWithTheirParameters() {
        assertThat(Tool.run("platforms").out())
                .contains(
                        "aws-batch", "* stagingBucket.name", "CDCCaptureIngestion", "DataPlatformManagedDataContainer");
        assertThat(Tool.run("platforms", "--json").out()).contains("\"name\" : \"region\"");
        assertThat(Tool.run("platforms", "azure").code()).isEqualTo(2);
    }

    @Test
    void aRenderTellsWhatIsWhereAndASecondOneChangesNothing(@TempDir Path folder) {
        Path out = folder.resolve("rendered");

        Run first = Tool.run("render", Tool.AUTOCORP, "--out", out);
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains("IngestionMulti", "DataTransformer", "aws_dms_replication_task", "aws_sfn_state_machine")
                .contains("terraform init && terraform plan");
        assertThat(out.resolve("AwsProduction/foundation/main.tf.json")).exists();

        Run second = Tool.run("render", Tool.AUTOCORP, "--out", out);
        assertThat(second.out()).contains("Nothing has changed");
    }

    @Test
    void usageIsExplained() {
        assertThat(Tool.run().code()).isEqualTo(2);
        assertThat(Tool.run("--help"))
                .satisfies(run -> assertThat(run.code()).isZero())
                .satisfies(run -> assertThat(run.out()).contains("render", "Exit codes"));
        assertThat(Tool.run("render", Tool.AUTOCORP).err()).contains("--out");
        assertThat(Tool.run("render", Tool.AUTOCORP).code()).isEqualTo(2);
        assertThat(Tool.run("lnt", Tool.AUTOCORP).err()).contains("lint");
    }

    @Test
    void aFolderWithoutAModelIsAProblem(@TempDir Path folder) {
        Run run = Tool.run("lint", folder);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("error");
    }

    @Test
    void aForeignOutputFolderIsLeftAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "mine");

        Run run = Tool.run("render", Tool.AUTOCORP, "--out", folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("precious.txt"));
        }
    }
}
