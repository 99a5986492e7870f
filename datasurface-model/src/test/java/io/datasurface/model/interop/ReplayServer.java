package io.datasurface.model.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A server on this machine that gives the recorded answers of a fixture, over HTTP as the real one would: every answer has all eight
 * keys, an error is a {@code detail}, an unknown command is a 400. A test may have something else happen instead.
 */
final class ReplayServer implements AutoCloseable {
    private static final List<String> KEYS =
            List.of("workspaces", "dataset", "workspace", "teams", "team", "datastore", "datastores", "dependencies");

    static {
        // Else each answer waits for the acknowledgement of its first part.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Something else than the recorded answer. */
    interface Behaviour {
        /** Handles a question, or leaves it to the recording by returning false. */
        boolean handle(HttpExchange exchange, String question) throws IOException;
    }

    private record Recorded(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Recorded> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String version = "7";
    private volatile Behaviour instead = (exchange, question) -> false;

    /** Without recordings: everything is unknown. */
    ReplayServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange);
            }
        });
        server.start();
    }

    static ReplayServer of(String fixture) {
        ReplayServer replay = new ReplayServer();
        try (Stream<Path> files = Files.list(Fixtures.folder(fixture).resolve("rest"))) {
            files.sorted().forEach(replay::record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return replay;
    }

    URI address() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    ReplayServer version(String text) {
        version = text;
        return this;
    }

    ReplayServer instead(Behaviour behaviour) {
        instead = behaviour;
        return this;
    }

    /** Replaces an answer, or adds one. */
    ReplayServer answer(String question, int status, String body) {
        answers.put(question, new Recorded(status, body));
        return this;
    }

    /** The recorded answer. */
    String recorded(String question) {
        return answers.get(question).body();
    }

    /** All questions so far, in the order in which they came. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void record(Path file) {
        DumpNode.Group recorded = (DumpNode.Group) parse(read(file));
        DumpNode.Group request = (DumpNode.Group) recorded.members().get("request");
        int status =
                ((DumpNode.Numeric) recorded.members().get("status")).value().intValue();
        String question = question(request);
        if (status != 200) {
            // The recordings were made below HTTP, where an unknown command is a 500 too.
            int real = question.startsWith("explode") ? 400 : status;
            answer(question, real, "{\"detail\": " + Json.of(recorded.members().get("error")) + "}");
            return;
        }
        DumpNode.Group response = (DumpNode.Group) recorded.members().get("response");
        StringBuilder body = new StringBuilder("{");
        for (String key : KEYS) {
            DumpNode value = response.members().get(key);
            body.append(body.length() == 1 ? "" : ", ").append('"').append(key).append("\": ");
            body.append(value == null ? "null" : Json.of(value));
        }
        answer(question, status, body.append('}').toString());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String question = exchange.getRequestURI().getPath().endsWith("/health")
                ? "health"
                : question((DumpNode.Group) parse(body));
        asked.add(question);
        if (instead.handle(exchange, question)) {
            return;
        }
        if (question.equals("health")) {
            send(exchange, 200, "{\"status\": \"healthy\", \"version\": \"" + version + "\"}");
            return;
        }
        Optional<String> wanted =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("model-version"));
        if (wanted.isPresent() && !wanted.get().equals(version)) {
            send(exchange, 400, "{\"detail\": \"Version mismatch. Server version: " + version + "\"}");
            return;
        }
        Recorded found = answers.getOrDefault(question, new Recorded(500, "{\"detail\": \"not recorded\"}"));
        send(exchange, found.status(), found.body());
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json", body);
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String question(DumpNode.Group request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        ((DumpNode.Group) request.members().get("params"))
                .members()
                .forEach((key, value) -> parameters.put(key, ((DumpNode.Text) value).value()));
        String command = ((DumpNode.Text) request.members().get("command")).value();
        return command + new java.util.TreeMap<>(parameters);
    }

    private static DumpNode parse(String text) {
        try {
            return DumpParser.parse(
                    new DumpContext(DumpContext.Origin.SERVER), text.getBytes(StandardCharsets.UTF_8), "request");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
