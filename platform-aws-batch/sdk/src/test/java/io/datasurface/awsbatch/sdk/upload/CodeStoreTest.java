package io.datasurface.awsbatch.sdk.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.sdk.MotoServer;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Files in parts, an end in the middle, and somebody else who sends at the same time; in an S3 that is none. */
class CodeStoreTest {
    /** The least that S3 takes of a part that is not the last. */
    private static final int PART = 5 << 20;

    private static final CodePlace PLACE = new CodePlace("123456789012", "control", "code/1/datasurface-jobs.jar");

    @TempDir
    private Path folder;

    /** A client that tells of each call before it is made. */
    private static S3Client watched(S3Client s3, Consumer<String> before) {
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    before.accept(method.getName());
                    try {
                        return method.invoke(s3, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static CodeStore store(S3Client s3) {
        return new CodeStore(s3, RateLimit.of(1000), PART);
    }

    private Path file(int bytes, long seed) throws IOException {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return Files.write(folder.resolve("datasurface-jobs.jar"), content);
    }

    private static byte[] there(S3Client s3) {
        return s3.getObjectAsBytes(request -> request.bucket(PLACE.bucket()).key(PLACE.key()))
                .asByteArray();
    }

    @Test
    void anUploadThatWasEndedGoesOnAndSendsNoPartTwice() throws Exception {
        Path file = file(2 * PART + 1234, 42);
        try (MotoServer moto = MotoServer.start(folder.resolve("moto.log"));
                S3Client s3 = new Clients(moto.access()).s3()) {
            s3.createBucket(request -> request.bucket(PLACE.bucket())
                    .createBucketConfiguration(to -> to.locationConstraint("eu-central-1")));
            CodeStore killed = store(watched(s3, call -> {
                if (call.equals("completeMultipartUpload")) {
                    throw new IllegalStateException("killed");
                }
            }));
            assertThatThrownBy(() -> killed.send(PLACE, file)).hasMessage("killed");
            assertThat(store(s3).isThere(PLACE)).isFalse();

            // Of the other file only the last part differs.
            byte[] content = Files.readAllBytes(file);
            content[2 * PART + 7]++;
            Files.write(file, content);
            AtomicInteger parts = new AtomicInteger();
            AtomicInteger begun = new AtomicInteger();
            CodeStore again = store(watched(s3, call -> {
                parts.addAndGet(call.equals("uploadPart") ? 1 : 0);
                begun.addAndGet(call.equals("createMultipartUpload") ? 1 : 0);
            }));
            assertThat(again.send(PLACE, file)).isTrue();
            assertThat(parts).hasValue(1);
            assertThat(begun).hasValue(0);
            assertThat(there(s3)).isEqualTo(content);

            AtomicInteger read = new AtomicInteger();
            CodeStore looking = store(watched(s3, call -> read.addAndGet(call.equals("getObject") ? 1 : 0)));
            assertThat(looking.send(PLACE, file)).as("it is there").isFalse();
            assertThat(read).as("known by its checksum").hasValue(0);
            content[0]++;
            Files.write(file, content);
            assertThat(looking.compare(PLACE, file)).isEqualTo(CodeStore.Content.OTHER);
        }
    }

    @Test
    void whoeverIsFasterStays() throws Exception {
        Path file = file(100, 1);
        try (MotoServer moto = MotoServer.start(folder.resolve("moto.log"));
                S3Client s3 = new Clients(moto.access()).s3()) {
            s3.createBucket(request -> request.bucket(PLACE.bucket())
                    .createBucketConfiguration(to -> to.locationConstraint("eu-central-1")));
            byte[] theirs = new byte[] {1, 2, 3};
            for (byte[] faster : new byte[][] {Files.readAllBytes(file), theirs}) {
                s3.deleteObject(request -> request.bucket(PLACE.bucket()).key(PLACE.key()));
                CodeStore slower = store(watched(s3, call -> {
                    if (call.equals("putObject")) {
                        s3.putObject(
                                request -> request.bucket(PLACE.bucket()).key(PLACE.key()),
                                RequestBody.fromBytes(faster));
                    }
                }));
                if (faster == theirs) {
                    assertThatThrownBy(() -> slower.send(PLACE, file)).hasMessageContaining("are other bytes");
                } else {
                    assertThat(slower.send(PLACE, file)).isTrue();
                }
                assertThat(there(s3)).isEqualTo(faster);
            }
        }
    }
}
