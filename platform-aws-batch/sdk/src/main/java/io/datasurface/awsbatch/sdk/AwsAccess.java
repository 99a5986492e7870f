package io.datasurface.awsbatch.sdk;

import java.net.URI;
import java.util.Optional;

/**
 * How AWS is reached. The credentials are those that the SDK finds by itself: variables, a profile, the role of a machine or job.
 *
 * @param region the region, such as {@code eu-central-1}
 * @param role ARN of a role to take with these credentials
 * @param endpoint a server that speaks as AWS does, instead of AWS
 */
public record AwsAccess(String region, Optional<String> role, Optional<URI> endpoint) {}
