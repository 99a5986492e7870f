package io.datasurface.awsbatch.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removes from what answers as S3 does, by its documentation of conditional deletes. */
class S3FileRemoverTest {
    private final Map<String, String> tags = new TreeMap<>();
    private HttpServer server;
    private int refusal;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String key = exchange.getRequestURI().getPath();
            String condition = exchange.getRequestHeaders().getFirst("If-Match");
            int status = refusal > 0
                    ? refusal
                    : condition == null || !exchange.getRequestMethod().equals("DELETE")
                            ? 400
                            : !tags.containsKey(key) ? 404 : condition.equals('"' + tags.get(key) + '"') ? 204 : 412;
            if (status == 204) {
                tags.remove(key);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        tags.put("/staging/crm/e1/public/a b/x.parquet", "abc");
        tags.put("/staging/crm/e1/public/a b/y.parquet", "new");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private boolean remove(String name, String version) {
        URI here = URI.create("http://localhost:" + server.getAddress().getPort());
        return new S3FileRemover(Optional.of(here))
                .remove(new StagingFile(name, "s3://staging/crm/e1/public/a b/" + name, 1, version, Instant.EPOCH));
    }

    @Test
    void anObjectGoesOnlyAsItWasRecorded() {
        assertThat(remove("x.parquet", "abc#bad cafe")).as("of a dropped file").isTrue();
        assertThat(remove("x.parquet", "abc")).as("it is gone already").isTrue();
        assertThat(remove("y.parquet", "old")).as("it was written again").isFalse();
        assertThat(tags).containsOnlyKeys("/staging/crm/e1/public/a b/y.parquet");
        assertThat(remove("y.parquet", "new")).isTrue();
        assertThat(tags).isEmpty();
    }

    @Test
    void whatIsBeingWrittenStaysAndWhatS3RefusesFails() {
        refusal = 409;
        assertThat(remove("x.parquet", "abc")).isFalse();
        refusal = 403;
        assertThatThrownBy(() -> remove("x.parquet", "abc"))
                .isInstanceOf(JobException.class)
                .hasMessageStartingWith("S3 refuses to remove s3://staging/crm/e1/public/a b/x.parquet: ");
        assertThat(tags).hasSize(2);
    }
}
