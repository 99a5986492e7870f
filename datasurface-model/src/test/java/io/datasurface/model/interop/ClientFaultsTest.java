package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.interop.ClientException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and networks that do not do what they should. Waits between attempts are noted and not waited. */
class ClientFaultsTest extends FaultyServer {
    private static final String STORES = "list_datastores{}";

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void whatMayPassIsAskedAgainWithGrowingWaits(int status) throws Exception {
        AtomicInteger left = new AtomicInteger(3);
        server.instead((exchange, question) -> {
            if (left.getAndDecrement() <= 0) {
                return false;
            }
            ReplayServer.send(exchange, status, "text/html", "<h1>proxy</h1>");
            return true;
        });

        assertThat(client().datastores()).hasSize(4);
        assertThat(server.asked()).containsExactly(STORES, STORES, STORES, STORES);
        assertThat(waits).containsExactly(Duration.ofMillis(75), Duration.ofMillis(150), Duration.ofMillis(225));
    }

    @Test
    void attemptsEnd() {
        server.instead((exchange, question) -> {
            ReplayServer.send(exchange, 502, "text/html", "");
            return true;
        });

        failsWith(Code.UNAVAILABLE, () -> client().datastores(), "list_datastores()", "HTTP 502, attempt 4 of 4");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsAskedAgain() throws Exception {
        AtomicInteger left = new AtomicInteger(1);
        server.instead((exchange, question) -> {
            if (left.getAndDecrement() > 0) {
                await();
            }
            return false;
        });

        assertThat(client(options().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(400)))
                        .datastores())
                .hasSize(4);
        assertThat(waits).hasSize(1);
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsTooLate() {
        server.instead((exchange, question) -> {
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
            return true;
        });

        failsWith(
                Code.TIMED_OUT,
                () -> client(options()
                                .withRetries(retries.withAttempts(1))
                                .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200)))
                        .datastores(),
                "no whole answer within 0.2 seconds");
    }

    @Test
    void whoeverGivesUpHangsUp() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.instead((exchange, question) -> {
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            await();
            try {
                for (int i = 0; i < 1_000; i++) {
                    exchange.getResponseBody().write(new byte[30_000]);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
            return true;
        });
        ClientOptions once = options()
                .withRetries(retries.withAttempts(1))
                .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200));

        failsWith(Code.TIMED_OUT, () -> client(once).datastores(), "no whole answer");
        end.countDown();
        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsTriedAgain() throws Exception {
        AtomicInteger left = new AtomicInteger(2);
        server.instead((exchange, question) -> {
            if (left.getAndDecrement() <= 0) {
                return false;
            }
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"datastores\": [".getBytes());
            return true; // The server closes, with most of the answer missing.
        });

        assertThat(client().datastores()).hasSize(4);
        assertThat(waits).hasSize(2);
    }

    @Test
    void aPortOnWhichNobodyListensIsUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ClientOptions options =
                ClientOptions.of(URI.create("http://127.0.0.1:" + port)).withRetries(retries);

        failsWith(Code.UNREACHABLE, () -> client(options).health(), "health at http://127.0.0.1:" + port, "4 attempts");
        assertThat(waits).hasSize(3);
    }

    @Test
    void aServerWithoutModelIsNotAskedAgain() {
        server.answer(STORES, 503, "{\"detail\": \"Server not ready\"}");
        failsWith(Code.NO_MODEL, () -> client().datastores(), "no model");
        server.version("not_loaded");
        failsWith(Code.NO_MODEL, () -> client().importModel(Supplement.NONE), "no model");
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"detail": "Dataset b has no schema"} | application/json
            {"detail": "Unknown datastore SingleStore2"} | application/json
            {"detail": ["Unknown datastore SingleStore"]} | application/json
            {"error": "Unknown datastore SingleStore"} | application/json
            Unknown datastore SingleStore | text/plain
            Internal Server Error | text/plain
            """)
    void another500IsAFaultAndNotAskedAgain(String body, String type) {
        server.instead((exchange, question) -> {
            ReplayServer.send(exchange, 500, type, body);
            return true;
        });

        failsWith(Code.FAILED, () -> client().datastore("SingleStore"), "get_datastore(\"SingleStore\")", "HTTP 500");
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 405, 422})
    void whatTheServerRefusesIsNotAskedAgain(int status) {
        server.answer(STORES, status, "{\"detail\": \"Invalid command: list\\u001b_datastores\"}");

        failsWith(
                Code.REFUSED,
                () -> client().datastores(),
                "HTTP " + status + ", \"Invalid command: list\\u{1b}_datastores\"");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{}",
                "{\"datastores\": null}",
                "{\"datastores\": 7}",
                "{\"datastores\": [7]}",
                "{\"datastores\": []} {}",
                "{\"datastores\": [\"\\ud8"
            })
    void whatIsNoAnswerIsNotTheApi(String body) {
        server.answer(STORES, 200, body);

        failsWith(Code.NOT_THE_API, () -> client().datastores(), "list_datastores()", "Check the address");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void brokenHealthAndBytesThatAreNoTextAreNotTheApi() {
        server.instead((exchange, question) -> {
            exchange.getResponseHeaders().set("content-type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write(new byte[] {'"', (byte) 0xff, '"'});
            return true;
        });
        failsWith(Code.NOT_THE_API, () -> client().health(), "not UTF-8");
        server.instead((exchange, question) -> {
            ReplayServer.send(exchange, 200, "{\"status\": \"healthy\"}");
            return true;
        });
        failsWith(Code.NOT_THE_API, () -> client().health(), "no status and version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/jsonp", "application/json5;q=1", ""})
    void anotherContentTypeIsNotTheApi(String type) {
        server.instead((exchange, question) -> {
            ReplayServer.send(exchange, 200, type, server.recorded(STORES));
            return true;
        });

        failsWith(Code.NOT_THE_API, () -> client().datastores(), "not application/json");
    }

    @Test
    void aLongAnswerIsCutOffWhetherAnnouncedOrNot() {
        server.answer(STORES, 200, "{\"datastores\": [\"" + "x".repeat(100_000) + "\"]}");
        failsWith(
                Code.TOO_LONG,
                () -> client(options().withLongestAnswer(100_000)).datastores(),
                "100000 bytes");

        server.instead((exchange, question) -> {
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, 0); // In chunks, without an end.
            byte[] much = new byte[10_000];
            try {
                while (true) {
                    exchange.getResponseBody().write(much);
                }
            } catch (IOException e) {
                return true; // The client has hung up.
            }
        });
        failsWith(
                Code.TOO_LONG,
                () -> client(options().withLongestAnswer(100_000)).datastores(),
                "100000 bytes");
        assertThat(waits).isEmpty();
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (ReplayServer other = ReplayServer.of("c01_single_vs_multi")) {
            server.instead((exchange, question) -> {
                exchange.getResponseHeaders().set("location", other.address() + "/api/query");
                exchange.sendResponseHeaders(307, -1);
                return true;
            });

            failsWith(Code.REDIRECTED, () -> client().datastores(), "HTTP 307", other.address() + "/api/query");
            assertThat(other.asked()).isEmpty();
        }
    }
}
