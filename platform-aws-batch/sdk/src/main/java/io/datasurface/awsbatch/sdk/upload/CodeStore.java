package io.datasurface.awsbatch.sdk.upload;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.sdk.upload.PartedFile.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Files of jobs in S3. What is there is compared by the checksum that S3 keeps, or by its bytes where it has another; parts of an upload that was
 * ended are kept by S3 and are not sent again; and S3 itself refuses to put a file in the place of another, whoever else sends one meanwhile.
 * Not thread-safe; it sends parts side by side.
 */
public final class CodeStore implements AutoCloseable {
    /** What is in a place. */
    public enum Content {
        /** Nothing. */
        NOTHING,
        /** The bytes of the file. */
        SAME,
        /** Other bytes. */
        OTHER
    }

    /** S3 wants parts of 5 MiB at least, but for the last. */
    private static final int PART_BYTES = 8 << 20;

    private static final int AT_ONCE = 4;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final RateLimit rate;
    private final int partBytes;

    /**
     * A store.
     *
     * @param access how to reach the account of the buckets
     * @param rate of requests
     */
    public CodeStore(AwsAccess access, RateLimit rate) {
        this(new Clients(access).s3(), rate, PART_BYTES);
    }

    CodeStore(S3Client s3, RateLimit rate, int partBytes) {
        this.s3 = s3;
        this.rate = rate;
        this.partBytes = partBytes;
    }

    /** Whether there is anything in a place. */
    public boolean isThere(CodePlace place) {
        return head(place).isPresent();
    }

    /**
     * What is in a place, compared with a file.
     *
     * @throws IllegalArgumentException if the file can't be read
     */
    public Content compare(CodePlace place, Path file) {
        return compare(place, PartedFile.of(file, partBytes));
    }

    private Content compare(CodePlace place, PartedFile file) {
        Optional<HeadObjectResponse> found = head(place);
        if (found.isEmpty()) {
            return Content.NOTHING;
        }
        if (found.get().contentLength() != file.size()) {
            return Content.OTHER;
        }
        if (file.hasChecksum(found.get().checksumSHA256())) {
            return Content.SAME;
        }
        // Somebody else put it there, with another checksum or in parts of another size.
        rate.take();
        try (InputStream bytes =
                s3.getObject(request -> request.bucket(place.bucket()).key(place.key()))) {
            return file.hasBytesOf(bytes) ? Content.SAME : Content.OTHER;
        } catch (IOException e) {
            throw new IllegalStateException("Can't read " + place + ": " + e, e);
        }
    }

    private Optional<HeadObjectResponse> head(CodePlace place) {
        rate.take();
        try {
            return Optional.of(s3.headObject(request -> request.bucket(place.bucket())
                    .key(place.key())
                    .expectedBucketOwner(place.account())
                    .checksumMode(ChecksumMode.ENABLED)));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Puts a file into a place that is empty.
     *
     * @return whether this did it; otherwise the file is there already
     * @throws IllegalStateException if other bytes are there, or the bucket is not
     */
    public boolean send(CodePlace place, Path path) {
        PartedFile file = PartedFile.of(path, partBytes);
        switch (compare(place, file)) {
            case SAME:
                return false;
            case OTHER:
                throw other(place);
            default:
                break;
        }
        try {
            if (file.parts().size() == 1) {
                put(place, file);
            } else {
                putInParts(place, file);
            }
            return true;
        } catch (NoSuchBucketException e) {
            throw new IllegalStateException("There is no bucket " + place.bucket() + "; apply the foundation first", e);
        } catch (S3Exception e) {
            // Somebody was faster, or the answer to this very request was lost and it was asked again.
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == NOT_FOUND) {
                return done(place, file, e);
            }
            throw e;
        }
    }

    private boolean done(CodePlace place, PartedFile file, S3Exception cause) {
        return switch (compare(place, file)) {
            case SAME -> true;
            case OTHER -> throw other(place);
            case NOTHING -> throw cause;
        };
    }

    private static IllegalStateException other(CodePlace place) {
        return new IllegalStateException(
                "In " + place
                        + " are other bytes. Runs may be using them, so they stay; give the new files another version with the parameter jobVersion, and render");
    }

    private void put(CodePlace place, PartedFile file) {
        Part part = file.parts().get(0);
        rate.take();
        s3.putObject(
                request -> request.bucket(place.bucket())
                        .key(place.key())
                        .expectedBucketOwner(place.account())
                        .ifNoneMatch("*")
                        .checksumSHA256(part.sha256()),
                RequestBody.fromBytes(file.read(part)));
    }

    private void putInParts(CodePlace place, PartedFile file) {
        Optional<String> begun = begun(place);
        Map<Integer, CompletedPart> done =
                begun.map(id -> partsThere(place, file, id)).orElseGet(TreeMap::new);
        String id = begun.orElseGet(() -> begin(place));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<CompletedPart>> sent = new ArrayList<>();
            for (Part part : file.parts()) {
                if (!done.containsKey(part.number())) {
                    sent.add(threads.submit(() -> sendPart(place, file, part, id)));
                }
            }
            for (Future<CompletedPart> part : sent) {
                CompletedPart completed = await(part);
                done.put(completed.partNumber(), completed);
            }
        } finally {
            threads.shutdownNow();
        }
        rate.take();
        s3.completeMultipartUpload(request -> request.bucket(place.bucket())
                .key(place.key())
                .expectedBucketOwner(place.account())
                .uploadId(id)
                .ifNoneMatch("*")
                .multipartUpload(upload -> upload.parts(done.values())));
    }

    /** The newest upload to a place that was begun in this way and not completed. */
    private Optional<String> begun(CodePlace place) {
        rate.take();
        return s3
                .listMultipartUploadsPaginator(
                        request -> request.bucket(place.bucket()).prefix(place.key()))
                .uploads()
                .stream()
                .filter(upload ->
                        upload.key().equals(place.key()) && upload.checksumAlgorithm() == ChecksumAlgorithm.SHA256)
                .max(Comparator.comparing(MultipartUpload::initiated))
                .map(MultipartUpload::uploadId);
    }

    private String begin(CodePlace place) {
        rate.take();
        return s3.createMultipartUpload(request -> request.bucket(place.bucket())
                        .key(place.key())
                        .expectedBucketOwner(place.account())
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .checksumType(ChecksumType.COMPOSITE))
                .uploadId();
    }

    /** The parts of the file that an upload has, by number; it may have been begun with another file. */
    private Map<Integer, CompletedPart> partsThere(CodePlace place, PartedFile file, String id) {
        Map<Integer, CompletedPart> there = new TreeMap<>();
        rate.take();
        s3.listPartsPaginator(request ->
                        request.bucket(place.bucket()).key(place.key()).uploadId(id))
                .parts()
                .forEach(found -> {
                    if (found.partNumber() > file.parts().size()) {
                        return;
                    }
                    Part part = file.parts().get(found.partNumber() - 1);
                    boolean same = part.sha256().equals(found.checksumSHA256())
                            || ('"' + part.md5() + '"').equals(found.eTag());
                    if (same && found.size() == part.size()) {
                        there.put(part.number(), completed(part, found.eTag()));
                    }
                });
        return there;
    }

    private CompletedPart sendPart(CodePlace place, PartedFile file, Part part, String id) {
        rate.take();
        String tag = s3.uploadPart(
                        request -> request.bucket(place.bucket())
                                .key(place.key())
                                .expectedBucketOwner(place.account())
                                .uploadId(id)
                                .partNumber(part.number())
                                .checksumSHA256(part.sha256()),
                        RequestBody.fromBytes(file.read(part)))
                .eTag();
        return completed(part, tag);
    }

    private static CompletedPart completed(Part part, String tag) {
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag(tag)
                .checksumSHA256(part.sha256())
                .build();
    }

    private static CompletedPart await(Future<CompletedPart> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two parts; what is sent need not be sent again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A part was not sent: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
