package io.datasurface.awsbatch.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers requests of the SDK as AWS documents its answers, where moto has none: by operation, such as {@code ReloadTables}, or of S3 by method and
 * path. It knows who asks, and nothing else that it is not told.
 */
public final class FakeAws implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final String IDENTITY = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
            <Arn>arn:aws:iam::%1$s:user/someone</Arn><UserId>AIDA</UserId><Account>%1$s</Account></GetCallerIdentityResult>\
            <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>""";

    /** What is answered. */
    public record Answer(int status, String body) {
        /** Done. */
        public static Answer of(String body) {
            return new Answer(200, body);
        }

        /** Refused, as services with JSON do it. */
        public static Answer refused(String code, String message) {
            return new Answer(400, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
        }
    }

    /** What was asked. */
    public record Asked(String operation, String body) {}

    private final HttpServer server;
    private final Map<String, Function<String, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** A server for an account. */
    public FakeAws(String account) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        on("GetCallerIdentity", body -> Answer.of(IDENTITY.formatted(account)));
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    /** What to answer to an operation, from the body of the request. */
    public FakeAws on(String operation, Function<String, Answer> answer) {
        answers.put(operation, answer);
        return this;
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked of an operation, in order. */
    public List<String> asked(String operation) {
        return asked.stream()
                .filter(request -> request.operation().equals(operation))
                .map(Asked::body)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String operation = operation(exchange, body);
            asked.add(new Asked(operation, body));
            Function<String, Answer> answer = answers.get(operation);
            Answer given = answer == null
                    ? Answer.refused("UnknownOperationException", "no answer for " + operation)
                    : answer.apply(body);
            byte[] bytes = given.body().getBytes(StandardCharsets.UTF_8);
            boolean hasBody = !exchange.getRequestMethod().equals("HEAD") && bytes.length > 0;
            exchange.sendResponseHeaders(given.status(), hasBody ? bytes.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static String operation(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(body);
        return action.find()
                ? action.group(1)
                : exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    }

    @Override
    public void close() {
        server.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
