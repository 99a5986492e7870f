package io.datasurface.examples.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on this machine that gives the recorded answers of a DataSurface server. */
final class ModelServer implements AutoCloseable {
    private static final Pattern TEXT = Pattern.compile("\"(command|\\w+_\\w+)\":\"([^\"]*)\"");

    private final HttpServer server;
    private final Path answers;
    private volatile String guard = "";
    private volatile String key = "";

    ModelServer(Path fixture) throws IOException {
        answers = fixture.resolve("rest");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange);
            }
        });
        server.start();
    }

    /** Answers only who has this header. */
    ModelServer guardedBy(String header, String value) {
        guard = header;
        key = value;
        return this;
    }

    String address() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String body = question.isEmpty() ? "{\"status\": \"healthy\", \"version\": \"1.2\"}" : recorded(question);
        boolean let = guard.isEmpty() || key.equals(exchange.getRequestHeaders().getFirst(guard));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(let ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Recordings are named after the command and its parameters. */
    private String recorded(String question) throws IOException {
        Matcher texts = TEXT.matcher(question);
        StringBuilder name = new StringBuilder();
        while (texts.find()) {
            name.append(name.isEmpty() ? "" : "__").append(texts.group(2));
        }
        String recording = Files.readString(answers.resolve(name + ".json"));
        int from = recording.indexOf("\"response\": ") + "\"response\": ".length();
        return recording.substring(from, recording.lastIndexOf('}'));
    }
}
