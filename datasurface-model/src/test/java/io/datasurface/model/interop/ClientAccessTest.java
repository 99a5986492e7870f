package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.datasurface.model.interop.ClientException.Code;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that want to know who asks: the headers go out, and never into a message. */
class ClientAccessTest extends FaultyServer {
    private static final String SECRET = "s3cr3t-t0k3n";

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void everyQuestionOfAnImportHasTheHeaders() throws Exception {
        guard();
        ImportedModel imported = client(ClientAccess.bearer(() -> SECRET)).importModel(Supplement.NONE);

        assertThat(imported.ecosystem().zones()).isNotEmpty();
        assertThat(seen).hasSizeGreaterThan(4).containsOnly("Bearer " + SECRET);
    }

    @Test
    void aTokenIsAskedForBeforeEachAttempt() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        server.instead((exchange, question) -> {
            seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-API-Key")));
            return seen.size() < 3 && say(exchange, 502, "");
        });

        client(ClientAccess.headers(() -> Map.of("X-API-Key", "k" + tokens.incrementAndGet())))
                .health();

        assertThat(seen).containsExactly("k1", "k2", "k3");
        assertThat(waits).hasSize(2);
    }

    @Test
    void aRefusalSaysWhatToDoAndIsNotAskedAgain() {
        guard();
        failsWith(
                Code.NOT_ALLOWED,
                () -> client(ClientAccess.OPEN).health(),
                "HTTP 401",
                "the server, or a proxy before it, does not let you in. Give a token that it takes.");
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 407, 418, 500, 503})
    void whatAServerRepeatsOfASecretIsInNoMessage(int status) {
        server.instead((exchange, question) -> say(
                exchange,
                status,
                "{\"detail\": \"no: " + exchange.getRequestHeaders().getFirst("Authorization") + "\"}"));

        assertThatThrownBy(() -> client(ClientAccess.bearer(() -> SECRET)).health())
                .isInstanceOf(ClientException.class)
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain(SECRET));
    }

    @Test
    void aRedirectDoesNotTakeTheHeadersAlong() {
        server.instead((exchange, question) -> {
            seen.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("location", "http://127.0.0.1:1/" + SECRET);
            return say(exchange, 302, "");
        });
        failsWith(
                Code.REDIRECTED, () -> client(ClientAccess.bearer(() -> SECRET)).health(), "/***");
        assertThat(seen).containsExactly("/health");
        HttpClient follows = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatThrownBy(() -> ClientAccess.OPEN.through(follows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Redirect.NEVER");
    }

    @Test
    void aGivenClientFindsTheServerThroughItsProxy() throws Exception {
        URI proxy = server.address();
        HttpClient http = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .build();
        ClientOptions options = ClientOptions.of(URI.create("http://model.invalid:8000"));

        DataSurfaceClient client = DataSurfaceClient.of(options, ClientAccess.OPEN.through(http));

        assertThat(client.health().modelVersion()).contains("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "s3cr3t-t0k3n\r\nX: y", "caf\u00e9"})
    void aHeaderThatCannotBeSentIsRefusedWithoutItsValue(String value) {
        assertThatThrownBy(() -> client(ClientAccess.headers(() -> Map.of("X-Key", value)))
                        .health())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"X-Key\"")
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain(SECRET, "caf"));
        assertThatThrownBy(() -> client(ClientAccess.headers(() -> Map.of("Content-Type", "x")))
                        .health())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the client's own");
    }

    @Test
    void wordsAboutTheAccessDoNotShowIt() {
        assertThat(ClientAccess.bearer(() -> SECRET).toString()).doesNotContain(SECRET);
    }

    private DataSurfaceClient client(ClientAccess access) {
        return DataSurfaceClient.of(options(), access);
    }

    private void guard() {
        server.instead((exchange, question) -> {
            String said = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            seen.add(said);
            return !said.equals("Bearer " + SECRET) && say(exchange, 401, "{\"detail\": \"who are you?\"}");
        });
    }

    private static boolean say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        return true;
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
