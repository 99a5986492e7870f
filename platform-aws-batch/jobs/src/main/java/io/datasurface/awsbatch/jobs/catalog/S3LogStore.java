package io.datasurface.awsbatch.jobs.catalog;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The log of tables of Delta Lake in S3. A commit is a file that only one writer may make. What Delta Lake has for S3 makes sure of that within one
 * process only; here S3 itself does, which makes an object on the condition that there is none of its name ({@code If-None-Match}). Two runs at once
 * may so write one table.
 *
 * <p>If the answer to a commit is lost, its repetition finds the object and is told to be too late; whoever wrote it reads the log again then.
 */
public final class S3LogStore extends HadoopFileSystemLogStore {
    private static final int EXISTS = 412;
    /** Somebody else is making the object at this moment. */
    private static final int IN_THE_WAY = 409;

    private final Optional<URI> endpoint;

    /** The real one; Delta Lake makes it. */
    public S3LogStore(Configuration settings) {
        this(settings, Optional.empty());
    }

    /** One whose S3 is elsewhere, in tests. */
    S3LogStore(Configuration settings, Optional<URI> endpoint) {
        super(settings);
        this.endpoint = endpoint;
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration settings)
            throws IOException {
        byte[] content = lines(actions);
        if (overwrite) {
            try (var file = FileSystem.get(path.toUri(), settings).create(path, true)) {
                file.write(content);
            }
            return;
        }
        URI place = path.toUri();
        S3ClientBuilder builder = S3Client.builder().httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(other ->
                builder.endpointOverride(other).region(Region.EU_CENTRAL_1).forcePathStyle(true));
        try (S3Client s3 = builder.build()) {
            s3.putObject(
                    request -> request.bucket(place.getHost())
                            .key(place.getPath().substring(1))
                            .ifNoneMatch("*"),
                    RequestBody.fromBytes(content));
        } catch (S3Exception e) {
            if (e.statusCode() == EXISTS || e.statusCode() == IN_THE_WAY) {
                FileAlreadyExistsException there = new FileAlreadyExistsException(path.toString());
                there.initCause(e);
                throw there;
            }
            throw new IOException("S3 refuses the commit " + path + ": " + e.getMessage(), e);
        } catch (SdkException e) {
            throw new IOException("S3 can't be asked to make the commit " + path + ": " + e.getMessage(), e);
        }
    }

    private static byte[] lines(Iterator<String> actions) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (actions.hasNext()) {
            content.writeBytes((actions.next() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return content.toByteArray();
    }

    /** S3 shows an object when it is whole. */
    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration settings) {
        return false;
    }
}
