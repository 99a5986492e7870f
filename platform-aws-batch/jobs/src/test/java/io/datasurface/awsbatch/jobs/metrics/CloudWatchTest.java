package io.datasurface.awsbatch.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.datasurface.awsbatch.jobs.run.RunWatch;
import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.RunMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers, sent to what answers as CloudWatch does. */
class CloudWatchTest {
    private static final RunMetrics WHERE = new RunMetrics("eu-central-1", "ds/Prod/runs", "Retail", "high");

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

    private CloudWatch answering(JobKind job, int status) {
        server.createContext("/", exchange -> {
            boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            InputStream in = new ByteArrayInputStream(body);
            asked.add(new String((isPacked ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return new CloudWatch(
                job,
                Optional.of(URI.create("http://localhost:" + server.getAddress().getPort())));
    }

    @Test
    void sendsCountsWithTheDimensionsOfTheAlarms() {
        answering(JobKind.INGEST, 200).send(WHERE, new TreeMap<>(Map.of("FailedChecks", 3L, "QuarantinedRows", 17L)));

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0))
                .contains("FailedChecks", "QuarantinedRows", "Class", "high", "Purpose", "ingest", "Zone", "Retail")
                .containsAnyOf("ds/Prod/runs", "ds%2FProd%2Fruns");
    }

    @Test
    void aWatchedRunTellsHowMuchOfTheTimeItTook() {
        RunWatch watch = RunWatch.parse("eu-central-1;ds/Prod/runs;Retail;high;900;300");
        watch.over(() -> {}, answering(JobKind.EXPORT, 200), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).contains("LatencyUse", "Percent", "Succeeded", "Count", "export");
    }

    @Test
    void whatCannotBeSentFailsNothing() {
        answering(JobKind.INGEST, 403).send(WHERE, new TreeMap<>(Map.of("FailedChecks", 3L)));

        assertThat(asked).hasSize(1);
    }
}
