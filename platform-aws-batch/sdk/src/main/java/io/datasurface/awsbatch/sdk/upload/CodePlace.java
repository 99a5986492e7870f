package io.datasurface.awsbatch.sdk.upload;

import io.datasurface.awsbatch.sdk.render.Render;
import io.datasurface.awsbatch.sdk.render.RenderedResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Where jobs look for a file that no Terraform puts there.
 *
 * @param account owner of the bucket
 * @param bucket the control bucket of a cell
 * @param key such as {@code code/1.2.3/datasurface-jobs.jar}
 */
public record CodePlace(String account, String bucket, String key) implements Comparable<CodePlace> {
    private static final String GLUE_JOB = "aws_glue_job";
    /** The folders of versions; what else jobs name is not made by a build of this library. */
    private static final String CODE = "code/";

    private static final Comparator<CodePlace> ORDER = Comparator.comparing(CodePlace::account)
            .thenComparing(CodePlace::bucket)
            .thenComparing(CodePlace::key);

    /** All places that the jobs of a render name, each once. */
    public static List<CodePlace> of(Render render) {
        TreeSet<CodePlace> places = new TreeSet<>();
        for (RenderedResource job : render.all(GLUE_JOB)) {
            for (String address : addresses(job)) {
                URI place = URI.create(address);
                if ("s3".equals(place.getScheme()) && place.getPath().startsWith("/" + CODE)) {
                    places.add(new CodePlace(
                            job.module().account(),
                            place.getHost(),
                            place.getPath().substring(1)));
                }
            }
        }
        return List.copyOf(places);
    }

    private static List<String> addresses(RenderedResource job) {
        List<String> addresses = new ArrayList<>();
        if (job.block("command").get("script_location") instanceof String script) {
            addresses.add(script);
        }
        if (job.block("default_arguments").get("--extra-jars") instanceof String jars) {
            addresses.addAll(List.of(jars.split(",")));
        }
        return addresses;
    }

    /** The name of the file. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(CodePlace other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
