package io.datasurface.awsbatch.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits to what answers as S3 does. */
class S3LogStoreTest {
    private static final Path COMMIT = new Path("s3://lake/w/t__delta/_delta_log/00000000000000000001.json");

    private final Map<String, String> objects = new TreeMap<>();
    private HttpServer server;
    private boolean isRefused;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String content = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestURI().getPath();
            boolean isNew = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            int status = isRefused ? 403 : isNew && objects.containsKey(key) ? 412 : 200;
            if (status == 200) {
                objects.put(key, content);
            }
            exchange.sendResponseHeaders(status, -1);
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

    private void commit(String... actions) throws IOException {
        URI here = URI.create("http://localhost:" + server.getAddress().getPort());
        new S3LogStore(new Configuration(false), Optional.of(here))
                .write(COMMIT, List.of(actions).iterator(), false, new Configuration(false));
    }

    @Test
    void theFirstOfTwoWritersHasTheCommit() throws IOException {
        commit("{\"txn\": 1}", "{\"add\": \"ä\"}");
        assertThatThrownBy(() -> commit("{\"txn\": 2}")).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(objects).hasSize(1);
        assertThat(objects.get("/lake/w/t__delta/_delta_log/00000000000000000001.json"))
                .contains("{\"txn\": 1}\n{\"add\": \"ä\"}\n");
    }

    @Test
    void whatS3RefusesIsNoOtherWriter() {
        isRefused = true;
        assertThatThrownBy(() -> commit("{}"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(COMMIT.toString());
    }
}
