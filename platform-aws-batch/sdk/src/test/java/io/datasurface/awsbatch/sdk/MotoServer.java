package io.datasurface.awsbatch.sdk;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A server that speaks as AWS does, with nothing in it: {@code moto_server} of the Python package moto[server]. */
public final class MotoServer implements AutoCloseable {
    private static final String VARIABLE = "DATASURFACE_MOTO";
    private static final int TRIES = 300;

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    /** Starts one, or skips the test and says so. */
    public static MotoServer start(Path log) throws IOException, InterruptedException {
        String program = System.getenv(VARIABLE);
        if (program == null || !Files.isExecutable(Path.of(program))) {
            String message = "SKIPPED a test with a moto server: set " + VARIABLE
                    + " to the program moto_server of the Python package moto[server]; nothing was called";
            System.out.println(message);
            throw Assumptions.<RuntimeException>abort(message);
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(program, "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                if (socket.isConnected()) {
                    return new MotoServer(process, port);
                }
            } catch (IOException e) {
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The moto server does not answer: " + Files.readString(log));
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How it is reached. */
    public AwsAccess access() {
        return new AwsAccess("eu-central-1", Optional.empty(), Optional.of(url()));
    }

    /** How an account is reached: it makes accounts as roles of them are taken. */
    public AwsAccess access(String account) {
        return new AwsAccess("eu-central-1", Optional.of(role(account)), Optional.of(url()));
    }

    /** A role of an account. */
    public static String role(String account) {
        return "arn:aws:iam::" + account + ":role/operator";
    }

    @Override
    public void close() {
        process.destroyForcibly();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
