package io.datasurface.awsbatch.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.datasurface.awsbatch.jobs.format.CopyCatalog.Entry;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.TableFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries of tables, kept by what answers as the catalog does. */
class GlueTablesTest {
    private static final Entry TABLE = new Entry(
            TableFormat.DELTA,
            "crm__customers__delta",
            "s3://lake/w/crm__customers__delta",
            StructType.fromDDL("Id int, at timestamp_ntz, tags array<string>"));

    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> answers = new TreeMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String operation =
                    exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("AWSGlue.", "");
            asked.add(operation + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String answer = answers.getOrDefault(operation, "{}");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.contains("__type") ? 400 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private void show(Entry table) {
        new GlueTables(Optional.of(
                        URI.create("http://localhost:" + server.getAddress().getPort())))
                .show("retail", table);
    }

    @Test
    void aTableIsMadeAndItsColumnsFollow() {
        answers.put("GetTable", "{\"__type\": \"EntityNotFoundException\"}");
        show(TABLE);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1))
                .startsWith("CreateTable ")
                .contains(
                        "\"DatabaseName\":\"retail\"",
                        "\"Name\":\"crm__customers__delta\"",
                        "\"Location\":\"s3://lake/w/crm__customers__delta\"",
                        "\"table_type\":\"DELTA\"",
                        "\"spark.sql.sources.provider\":\"delta\"",
                        "\"path\":\"s3://lake/w/crm__customers__delta\"",
                        "{\"Name\":\"id\",\"Type\":\"int\"},{\"Name\":\"at\",\"Type\":\"timestamp\"},{\"Name\":\"tags\",\"Type\":\"array<string>\"}");

        answers.put("GetTable", """
                {"Table": {"Name": "crm__customers__delta", "StorageDescriptor": {"Location": "s3://lake/w/crm__customers__delta",
                "Columns": [{"Name": "id", "Type": "int"}, {"Name": "at", "Type": "timestamp"}, {"Name": "tags", "Type": "array<string>"}]}}}
                """);
        show(TABLE);
        assertThat(asked).as("nothing to change").hasSize(3);

        show(new Entry(
                TABLE.format(), TABLE.name(), TABLE.location(), TABLE.columns().add("more", "bigint")));
        assertThat(asked.get(4)).startsWith("UpdateTable ").contains("{\"Name\":\"more\",\"Type\":\"bigint\"}");
    }

    @Test
    void hudiIsKnownByItsInputAndHasColumnsOfItsOwn() {
        answers.put("GetTable", "{\"__type\": \"EntityNotFoundException\"}");
        show(new Entry(TableFormat.HUDI, "t__hudi", "s3://lake/w/t__hudi", StructType.fromDDL("Id int")));

        assertThat(asked.get(1))
                .startsWith("CreateTable ")
                .contains(
                        "\"Columns\":[{\"Name\":\"_hoodie_commit_time\",\"Type\":\"string\"}",
                        "{\"Name\":\"_hoodie_file_name\",\"Type\":\"string\"},{\"Name\":\"id\",\"Type\":\"int\"}]",
                        "\"InputFormat\":\"org.apache.hudi.hadoop.HoodieParquetInputFormat\"",
                        "\"OutputFormat\":\"org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat\"",
                        "\"SerializationLibrary\":\"org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe\"",
                        "\"spark.sql.sources.provider\":\"hudi\"")
                .doesNotContain("table_type");
    }

    @Test
    void anotherRunMayHaveMadeItMeanwhile() {
        answers.put("GetTable", "{\"__type\": \"EntityNotFoundException\"}");
        answers.put("CreateTable", "{\"__type\": \"AlreadyExistsException\"}");
        show(TABLE);
        assertThat(asked.get(2)).startsWith("UpdateTable ");
    }

    @Test
    void whoMayNotIsToldSo() {
        answers.put("GetTable", "{\"__type\": \"AccessDeniedException\", \"Message\": \"no grant\"}");
        assertThatThrownBy(() -> show(TABLE))
                .isInstanceOf(JobException.class)
                .hasMessageContainingAll("retail.crm__customers__delta", "no grant");
    }
}
