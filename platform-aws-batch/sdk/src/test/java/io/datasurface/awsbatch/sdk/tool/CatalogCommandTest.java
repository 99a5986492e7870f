package io.datasurface.awsbatch.sdk.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.sdk.MotoServer;
import io.datasurface.awsbatch.sdk.catalog.CatalogSync;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;

/** The catalog of AutoCorp's production, from its rendered documents, in an AWS that is none. */
class CatalogCommandTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String DATABASE = "autocorp";
    private static final String BUCKET = "autocorp-prod-lake";

    @TempDir
    private Path folder;

    private static ToolRun catalog(MotoServer moto, String... more) {
        return ToolRun.of(Stream.concat(
                        Stream.of(
                                "catalog",
                                "--rendered",
                                RENDERED.toString(),
                                "--region",
                                "eu-central-1",
                                "--endpoint",
                                moto.url().toString(),
                                "--rate",
                                "200"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void tablesAreMadeOnceWhateverEndsARunAndNothingElseIsChanged() throws Exception {
        try (MotoServer moto = MotoServer.start(folder.resolve("moto.log"));
                GlueClient glue = new Clients(moto.access()).glue();
                S3Client s3 = new Clients(moto.access()).s3()) {
            assertThat(catalog(moto))
                    .isEqualTo(new ToolRun(
                            1,
                            List.of(),
                            "error: There is no database autocorp in the catalog; apply the foundation first"
                                    + System.lineSeparator()));
            glue.createDatabase(request -> request.databaseInput(input -> input.name(DATABASE)));
            s3.createBucket(request -> request.bucket(BUCKET));

            ToolRun before = catalog(moto);
            assertThat(before.code()).isEqualTo(1);
            assertThat(before.lines()).hasSizeGreaterThan(5).allMatch(line -> line.contains("\tMISSING\t"));
            assertThat(tables(glue)).as("nothing is made unasked").isEmpty();

            List<String> made = new ArrayList<>(endedAfterThree(moto));
            ToolRun rest = catalog(moto, "--make");
            assertThat(rest.code()).isZero();
            rest.lines().forEach(line -> made.add(line.split("\t", -1)[0]));
            List<String> missing =
                    before.lines().stream().map(line -> line.split("\t", -1)[0]).toList();
            assertThat(made).doesNotHaveDuplicates().isSubsetOf(missing);
            assertThat(missing.size() - made.size())
                    .as("made by requests that were under way when the first run ended")
                    .isLessThan(8);
            assertThat(catalog(moto)).isEqualTo(new ToolRun(0, List.of(), ""));
            namesItsMetadata(glue, s3);
            driftIsToldAndLeftAlone(moto, glue);
        }
    }

    private static List<String> endedAfterThree(MotoServer moto) {
        List<IngestSpec> documents = RenderedDocuments.ingestions(RENDERED);
        List<String> made = new ArrayList<>();
        try {
            new CatalogSync(moto.access(), 200).make(documents, table -> {
                made.add(table);
                if (made.size() == 3) {
                    throw new IllegalStateException("killed");
                }
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
        }
        assertThat(made).hasSize(3);
        return made;
    }

    private static List<Table> tables(GlueClient glue) {
        return glue.getTables(request -> request.databaseName(DATABASE)).tableList();
    }

    /** The entry is what Iceberg looks for, and the file is there; that the file is right is a test of the jobs. */
    private static void namesItsMetadata(GlueClient glue, S3Client s3) {
        Table table = glue.getTable(request -> request.databaseName(DATABASE).name("autocorp__auto_parts"))
                .table();
        assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
        String file = table.parameters().get("metadata_location");
        assertThat(file).startsWith("s3://" + BUCKET + "/tables/Retail/autocorp__auto_parts/metadata/00000-");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(file.substring(6 + BUCKET.length())))
                        .asUtf8String())
                .contains("\"location\": \"s3://" + BUCKET + "/tables/Retail/autocorp__auto_parts\"");
    }

    private static void driftIsToldAndLeftAlone(MotoServer moto, GlueClient glue) {
        glue.createTable(request -> request.databaseName(DATABASE).tableInput(to -> to.name("left_behind")));
        glue.updateTable(request -> request.databaseName(DATABASE)
                .tableInput(to -> to.name("autocorp__auto_parts").parameters(Map.of("table_type", "hive"))));
        List<Table> before = tables(glue);
        for (String[] arguments : List.of(new String[0], new String[] {"--make"})) {
            ToolRun run = catalog(moto, arguments);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("autocorp.autocorp__auto_parts\tNOT_ICEBERG\t"),
                            line -> assertThat(line).startsWith("autocorp.left_behind\tUNKNOWN\t"));
        }
        assertThat(tables(glue)).isEqualTo(before);
        assertThat(catalog(moto, "--format", "json").lines().get(2))
                .startsWith("  {\"table\": \"autocorp.left_behind\", \"kind\": \"UNKNOWN\", \"text\": \"");
    }

    @Test
    void saysWhatItNeeds() {
        assertThat(ToolRun.of().code()).isEqualTo(2);
        assertThat(ToolRun.of("catalog").problems()).contains("--rendered").contains("--region");
        assertThat(ToolRun.of("catalog", "--rendered", folder.toString(), "--region", "eu-central-1"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(1))
                .satisfies(run -> assertThat(run.problems()).contains("There is no render in " + folder));
        assertThat(ToolRun.of("catalog", "--rendered", RENDERED.toString(), "--region", "x", "--rate", "0")
                        .problems())
                .contains("A rate of 0 requests a second; give 1 or more");
    }
}
