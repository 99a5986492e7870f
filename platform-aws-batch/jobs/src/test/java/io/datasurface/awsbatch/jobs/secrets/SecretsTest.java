package io.datasurface.awsbatch.jobs.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins, from a file and from what answers as Secrets Manager does. */
class SecretsTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:mart";

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private AwsSecrets answering(int status, String body) {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return new AwsSecrets(
                Optional.of(URI.create("http://localhost:" + server.getAddress().getPort())));
    }

    @Test
    void asksSecretsManager() {
        AwsSecrets secrets = answering(
                200,
                "{\"SecretString\": \"{\\\"engine\\\": \\\"postgres\\\", \\\"port\\\": 5432, \\\"username\\\": \\\"u\\\","
                        + " \\\"password\\\": \\\"p \\\\u00e4\\\"}\"}");

        assertThat(secrets.login(ARN)).isEqualTo(new Login("u", "p ä"));
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).startsWith("secretsmanager.GetSecretValue").contains(ARN);
    }

    @Test
    void saysWhatAwsSays() {
        AwsSecrets secrets = answering(
                400, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"can't find the specified secret\"}");

        assertThatThrownBy(() -> secrets.login(ARN))
                .isInstanceOf(JobException.class)
                .hasMessageContaining(ARN)
                .hasMessageContaining("does it exist");
    }

    @Test
    void readsAFile() {
        byte[] file = "{\"mart\": {\"username\": \"u\", \"password\": \"p\", \"more\": [1, {}]}}"
                .getBytes(StandardCharsets.UTF_8);
        FileSecrets secrets = new FileSecrets("logins.json", file);

        assertThat(secrets.login("mart")).isEqualTo(new Login("u", "p"));
        assertThat(secrets.login("mart").toString()).doesNotContain("p]").contains("u");
        assertThatThrownBy(() -> secrets.login("other"))
                .hasMessageContaining("no login for the secret other in logins.json");
    }

    @Test
    void whatIsNoLoginIsToldWithoutTheText() {
        for (String text :
                List.of("hunter2", "{\"password\": \"hunter2\"}", "[\"hunter2\"]", "{\"username\": \"hunter2\"")) {
            assertThatThrownBy(() -> io.datasurface.awsbatch.jobs.json.LoginJson.read("mart", text))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("mart")
                    .hasMessageNotContaining("hunter2");
        }
    }
}
