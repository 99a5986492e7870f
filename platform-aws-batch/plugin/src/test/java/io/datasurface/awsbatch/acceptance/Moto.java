package io.datasurface.awsbatch.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A server that speaks as AWS does, for tests that are skipped, and say so, where there is none: {@code moto_server} of the package moto. */
final class Moto implements AutoCloseable {
    private static final String VARIABLE = "DATASURFACE_MOTO";
    private static final int TRIES = 300;

    private final Process process;
    private final int port;

    private Moto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server with nothing in it, or skips the test. */
    static Moto start(String account, Path log) {
        String program = System.getenv(VARIABLE);
        if (program == null || !Files.isExecutable(Path.of(program))) {
            String message = "SKIPPED a test with a moto server: set " + VARIABLE
                    + " to the program moto_server of the Python package moto[server]; nothing was applied";
            System.out.println(message);
            throw Assumptions.<RuntimeException>abort(message);
        }
        try {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(program, "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("MOTO_ACCOUNT_ID", account);
            builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
            Moto moto = new Moto(builder.start(), port);
            moto.awaitStart(log);
            return moto;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + program, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart(Path log) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The moto server has ended: " + Files.readString(log));
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                pause(); // It is not up yet.
            }
        }
        throw new IllegalStateException("The moto server does not answer: " + Files.readString(log));
    }

    private void pause() {
        try {
            process.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the moto server starts", e);
        }
    }

    /** Where it is. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Asks EC2 for something, and returns what its answer says of an element. */
    String ec2(String region, String query, String element) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=x/20260101/" + region
                                + "/ec2/aws4_request, SignedHeaders=host, Signature=x")
                .POST(HttpRequest.BodyPublishers.ofString(query + "&Version=2016-11-15"))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher found = Pattern.compile("<" + element + ">([^<]+)</").matcher(answer);
            if (!found.find()) {
                throw new IllegalStateException("The answer to " + query + " has no " + element + ": " + answer);
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
