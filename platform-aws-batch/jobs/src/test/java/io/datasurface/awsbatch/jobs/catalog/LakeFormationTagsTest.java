package io.datasurface.awsbatch.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.datasurface.awsbatch.jobs.lake.TagCatalog.Assignment;
import io.datasurface.awsbatch.jobs.run.JobException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags, kept by what answers as Lake Formation does. */
class LakeFormationTagsTest {
    private static final List<Assignment> WANTED = List.of(
            new Assignment(List.of(), new TreeMap<>(Map.of("class", "pc1", "zone", "Retail"))),
            new Assignment(List.of("id", "Name"), new TreeMap<>(Map.of("class", "pub"))));

    private final List<String> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String answer = answers.isEmpty() ? "{\"Failures\": []}" : answers.remove();
            boolean failed = answer.contains("Exception");
            if (failed) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", answer.substring(0, answer.indexOf(' ')));
            }
            byte[] bytes = (failed ? "{\"Message\": \"" + answer + "\"}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(failed ? 400 : 200, bytes.length);
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

    private void assign() {
        URI here = URI.create("http://localhost:" + server.getAddress().getPort());
        new LakeFormationTags(Optional.of(here), Optional.empty()).assign("retail", "crm__customers", WANTED);
    }

    @Test
    void aTableAndThenItsColumnsGetTheirs() {
        assign();

        assertThat(asked)
                .containsExactly(
                        "/AddLFTagsToResource {\"Resource\":{\"Table\":{\"DatabaseName\":\"retail\",\"Name\":\"crm__customers\"}},"
                                + "\"LFTags\":[{\"TagKey\":\"class\",\"TagValues\":[\"pc1\"]},"
                                + "{\"TagKey\":\"zone\",\"TagValues\":[\"Retail\"]}]}",
                        "/AddLFTagsToResource {\"Resource\":{\"TableWithColumns\":{\"DatabaseName\":\"retail\","
                                + "\"Name\":\"crm__customers\",\"ColumnNames\":[\"id\",\"Name\"]}},"
                                + "\"LFTags\":[{\"TagKey\":\"class\",\"TagValues\":[\"pub\"]}]}");
    }

    @Test
    void othersMayGiveTagsAtTheSameTime() {
        answers.add("ConcurrentModificationException others");
        answers.add("ConcurrentModificationException others");
        assign();
        assertThat(asked).hasSize(4);
    }

    @Test
    void columnsMayBeInLowerCaseInTheCatalog() {
        for (String refusal : List.of("EntityNotFoundException", "InvalidInputException")) {
            asked.clear();
            answers.add("{\"Failures\": []}");
            answers.add(refusal + " Column Name");
            assign();
            assertThat(asked).hasSize(3);
            assertThat(asked.get(2)).contains("\"ColumnNames\":[\"id\",\"name\"]", "\"pub\"");
        }
        answers.add("EntityNotFoundException Table crm__customers");
        assertThatThrownBy(this::assign).isInstanceOf(JobException.class).hasMessageContaining("Table crm__customers");
    }

    @Test
    void whatIsNotTakenIsSaid() {
        answers.add("AccessDeniedException Insufficient Lake Formation permission(s)");
        assertThatThrownBy(this::assign)
                .isInstanceOf(JobException.class)
                .hasMessageContaining("table retail.crm__customers its tags")
                .hasMessageContaining("Insufficient Lake Formation permission(s)")
                .hasMessageContaining("ASSOCIATE")
                .hasMessageContaining("Nothing new is shown");

        answers.add("""
                {"Failures": [{"LFTag": {"TagKey": "zone", "TagValues": ["Retail"]},
                "Error": {"ErrorCode": "EntityNotFoundException", "ErrorMessage": "no such tag"}}]}
                """.replace("Exception", ""));
        assertThatThrownBy(this::assign)
                .isInstanceOf(JobException.class)
                .hasMessageContaining("zone=Retail: no such tag")
                .hasMessageContaining("is the foundation applied?");
    }
}
