package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.interop.ClientException.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** A server that a test makes faulty, and a client that notes its waits between attempts instead of waiting. */
abstract class FaultyServer {
    final ReplayServer server = ReplayServer.of("c01_single_vs_multi");
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    final RetryPolicy retries =
            new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300), () -> 0.5, waits::add);

    /** Ends what the server waits for. */
    final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        server.close();
    }

    void await() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e); // The server is being stopped.
        }
    }

    static void failsWith(Code code, ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ClientException.class, failure -> {
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
            assertThat(failure).hasMessageContainingAll(parts);
            assertThat(failure.getMessage()).doesNotContain("\n").endsWith(".");
        });
    }

    ClientOptions options() {
        return ClientOptions.of(server.address()).withRetries(retries);
    }

    DataSurfaceClient client() {
        return client(options());
    }

    static DataSurfaceClient client(ClientOptions options) {
        return DataSurfaceClient.of(options);
    }
}
