package io.datasurface.awsbatch.jobs.catalog;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileRemover;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.TakenVersion;
import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Removes objects of S3 on the condition that their ETag is the one that was recorded ({@code If-Match}): S3 itself makes sure that an object
 * which is written at the same moment stays. The role may remove none without that condition.
 */
public final class S3FileRemover implements FileRemover {
    private static final int GONE = 404;
    /** Somebody is writing the object at this moment. */
    private static final int IN_THE_WAY = 409;

    private static final int IS_ANOTHER = 412;

    private final Optional<URI> endpoint;

    private @Nullable S3Client client;

    /** The real one. */
    public S3FileRemover() {
        this(Optional.empty());
    }

    /** One whose S3 is elsewhere, in tests. */
    S3FileRemover(Optional<URI> endpoint) {
        this.endpoint = endpoint;
    }

    /** One for all files of a run, which ends with the process. */
    private synchronized S3Client client() {
        S3Client made = client;
        if (made == null) {
            S3ClientBuilder builder = S3Client.builder().httpClient(UrlConnectionHttpClient.create());
            endpoint.ifPresent(other ->
                    builder.endpointOverride(other).region(Region.EU_CENTRAL_1).forcePathStyle(true));
            made = builder.build();
            client = made;
        }
        return made;
    }

    @Override
    public boolean remove(StagingFile file) {
        URI place = new Path(file.path()).toUri();
        String tag = TakenVersion.parse(file.version()).version().replace("\"", "");
        try {
            client().deleteObject(request -> request.bucket(place.getAuthority())
                    .key(place.getPath().substring(1))
                    .ifMatch('"' + tag + '"'));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == GONE) {
                return true;
            }
            if (e.statusCode() == IN_THE_WAY || e.statusCode() == IS_ANOTHER) {
                return false;
            }
            throw new JobException("S3 refuses to remove " + file.path() + ": " + e.getMessage(), e);
        } catch (SdkException e) {
            throw new JobException("S3 can't be asked to remove " + file.path() + ": " + e.getMessage(), e);
        }
    }
}
