package io.datasurface.model.code;

import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.internal.Copies;
import java.util.List;
import java.util.Map;

/**
 * A Java program for the engine of the platform, such as a Spark job.
 *
 * @param jar where its jar is, such as {@code s3://code/jobs.jar} or Maven coordinates
 * @param mainClass name of the class that begins
 * @param arguments arguments of the program
 * @param envVars settings by name
 */
public record JavaCodeArtifact(
        String jar, String mainClass, @OrderMatters List<String> arguments, Map<String, String> envVars)
        implements CodeArtifact {
    /** Copies the collections. */
    public JavaCodeArtifact {
        arguments = List.copyOf(arguments);
        envVars = Copies.ordered(envVars);
    }
}
