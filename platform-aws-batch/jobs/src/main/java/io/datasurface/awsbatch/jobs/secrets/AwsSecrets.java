package io.datasurface.awsbatch.jobs.secrets;

import io.datasurface.awsbatch.jobs.json.LoginJson;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** AWS Secrets Manager, in the region that the name of a secret says, with the role of the job. Safe for concurrent use. */
public final class AwsSecrets implements SecretStore {
    private static final int REGION = 3;

    private final Optional<URI> endpoint;

    /** The real one. */
    public AwsSecrets() {
        this(Optional.empty());
    }

    /** One that speaks as AWS does, in tests. */
    AwsSecrets(Optional<URI> endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Login login(String arn) {
        SecretsManagerClientBuilder builder = SecretsManagerClient.builder()
                .region(Region.of(arn.split(":", -1)[REGION]))
                .httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(builder::endpointOverride);
        try (SecretsManagerClient client = builder.build()) {
            String secret =
                    client.getSecretValue(request -> request.secretId(arn)).secretString();
            return LoginJson.read(arn, secret == null ? "" : secret);
        } catch (SdkException e) {
            throw new JobException(
                    "Can't read the secret " + arn + ": " + e.getMessage()
                            + "; does it exist, and may the role of the job read it and its key?",
                    e);
        }
    }
}
