package io.datasurface.awsbatch.jobs.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.views.Queries;
import io.datasurface.awsbatch.spec.LakeTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements, run by what answers as Athena does. */
class AthenaTest {
    private static final LakeTarget TARGET = new LakeTarget("eu-central-1", "views", "readers");

    private final List<String> asked = new ArrayList<>();
    private final Queue<String> states = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(operation.replace("AmazonAthena.", "") + " " + body);
            boolean isStart = operation.endsWith("StartQueryExecution");
            String answer = isStart
                    ? "{\"QueryExecutionId\": \"q-1\"}"
                    : "{\"QueryExecution\": {\"QueryExecutionId\": \"q-1\", \"Status\": " + states.remove() + "}}";
            boolean isRefused = isStart && states.isEmpty();
            byte[] bytes = (isRefused
                            ? "{\"__type\": \"InvalidRequestException\", \"Message\": \"no workgroup\"}"
                            : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isRefused ? 400 : 200, bytes.length);
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

    private void run(String sql, String... answers) {
        for (String answer : answers) {
            states.add("{\"State\": " + answer + "}");
        }
        URI here = URI.create("http://localhost:" + server.getAddress().getPort());
        try (Queries.Session session = new Athena(Optional.of(here), Duration.ofMillis(1)).open(TARGET)) {
            session.run(sql);
        }
    }

    @Test
    void aStatementRunsInTheWorkgroupUntilItHasEnded() {
        run("CREATE OR REPLACE VIEW \"views\".\"v\" AS SELECT 1", "\"QUEUED\"", "\"RUNNING\"", "\"SUCCEEDED\"");

        assertThat(asked).hasSize(4);
        assertThat(asked.get(0))
                .startsWith("StartQueryExecution ")
                .contains(
                        "\"QueryString\":\"CREATE OR REPLACE VIEW \\\"views\\\".\\\"v\\\" AS SELECT 1\"",
                        "\"WorkGroup\":\"readers\"",
                        "\"Database\":\"views\"",
                        "\"Catalog\":\"AwsDataCatalog\"");
        assertThat(asked.subList(1, 4))
                .allMatch(request -> request.startsWith("GetQueryExecution ") && request.contains("q-1"));
    }

    @Test
    void whatFailsSaysWhy() {
        assertThatThrownBy(() -> run("SELECT", "\"FAILED\", \"StateChangeReason\": \"line 1:7: mismatched input\""))
                .isInstanceOf(JobException.class)
                .hasMessageContainingAll("FAILED", "q-1", "line 1:7: mismatched input");
    }

    @Test
    void whoMayNotAskIsToldOfTheWorkgroup() {
        assertThatThrownBy(() -> run("SELECT 1"))
                .isInstanceOf(JobException.class)
                .hasMessageContainingAll("no workgroup", "workgroup readers");
    }
}
