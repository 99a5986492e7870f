package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.interop.ClientException.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Things that happen while a client is at work: the model is replaced, or nobody wants the answer any more. */
class ClientInterruptionsTest extends FaultyServer {
    @Test
    void anInterruptEndsTheWaitForAnAnswer() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        server.instead((exchange, question) -> {
            reached.countDown();
            await();
            return true;
        });

        assertInterrupted(() -> client().datastores(), reached);
    }

    @Test
    void anInterruptEndsAnImport() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        server.instead((exchange, question) -> {
            if (question.startsWith("get_datastore")) {
                reached.countDown();
                await();
            }
            return false;
        });

        assertInterrupted(() -> client().importModel(Supplement.NONE), reached);
    }

    @Test
    void anInterruptEndsAWaitBetweenAttempts() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        server.instead((exchange, question) -> {
            ReplayServer.send(exchange, 502, "text/html", "");
            return true;
        });
        RetryPolicy long1 = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300), () -> 0, time -> {
            reached.countDown();
            end.await();
        });

        assertInterrupted(() -> client(options().withRetries(long1)).datastores(), reached);
    }

    private static void assertInterrupted(ThrowingCallable call, CountDownLatch reached) throws Exception {
        FutureTask<Throwable> result = new FutureTask<>(() -> {
            try {
                call.call();
                return new AssertionError("not interrupted");
            } catch (Throwable e) {
                return e;
            }
        });
        Thread thread = new Thread(result);
        thread.start();
        reached.await();
        thread.interrupt();

        assertThat(result.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anotherVersionIsNamed() {
        DataSurfaceClient wants8 = client(options().withModelVersion("8"));

        failsWith(Code.WRONG_VERSION, wants8::datastores, "Version mismatch. Server version: 7", "\"8\"");
        failsWith(Code.WRONG_VERSION, () -> wants8.importModel(Supplement.NONE), "has version \"7\" and not \"8\"");
        assertThat(waits).isEmpty();
    }

    @Test
    void theModelMustNotChangeInTheMiddleOfAnImport() {
        server.instead((exchange, question) -> {
            if (question.startsWith("get_datastore")) {
                server.version("8");
            }
            return false;
        });
        failsWith(Code.WRONG_VERSION, () -> client().importModel(Supplement.NONE), "Version mismatch", "\"7\"");
    }

    @Test
    void aChangeAfterTheLastQuestionIsSeenToo() {
        server.instead((exchange, question) -> {
            if (question.equals("health") && server.asked().size() > 1) {
                server.version("8");
            }
            return false;
        });
        failsWith(Code.WRONG_VERSION, () -> client().importModel(Supplement.NONE), "health after the import");
    }

    @Test
    void everyQuestionOfAnImportNamesTheVersion() throws Exception {
        List<String> without = new CopyOnWriteArrayList<>();
        server.instead((exchange, question) -> {
            if (!question.equals("health")
                    && !List.of("7").equals(exchange.getRequestHeaders().get("model-version"))) {
                without.add(question);
            }
            return false;
        });

        client().importModel(Supplement.NONE);

        assertThat(without).isEmpty();
        assertThat(server.asked()).hasSizeGreaterThan(8);
    }
}
