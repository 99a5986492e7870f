package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.HttpService;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What programs that pull need.
 *
 * @param images their images
 * @param repositories ARNs of those repositories of ECR that the images are in
 * @param secrets names of the secrets that they are given
 * @param ports ports that they connect to, besides that of HTTPS
 */
record PullFacts(
        NavigableSet<String> images,
        NavigableSet<String> repositories,
        NavigableSet<String> secrets,
        NavigableSet<Integer> ports) {
    private static final int HTTPS = 443;
    private static final int HIGHEST_PORT = 65_535;
    /** Amazon ECR user guide, "Private registry": the name of a registry's host. */
    private static final Pattern ECR = Pattern.compile(
            "(?<account>[0-9]{12})\\.dkr\\.ecr\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?/(?<repository>[^:@]+)([:@].*)?");

    static PullFacts none() {
        return new PullFacts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** Whether there are programs. */
    boolean areThere() {
        return !images.isEmpty();
    }

    /** Adds what the program of a datastore needs. What is no program in a container lint has refused. */
    void add(Instance instance, String store, CustomPullIngestion capture) {
        if (!(capture.code() instanceof ContainerImageCodeArtifact program)) {
            return;
        }
        images.add(program.image());
        Matcher ecr = ECR.matcher(program.image());
        if (ecr.matches()) {
            repositories.add("arn:" + instance.arns().partition() + ":ecr:" + ecr.group("region") + ":"
                    + ecr.group("account") + ":repository/" + ecr.group("repository"));
        }
        capture.credential()
                .map(credential -> instance.secrets().ofStore(store, credential))
                .ifPresent(secrets::add);
        capture.dataContainer().ifPresent(this::addPort);
    }

    private void addPort(DataContainer container) {
        ports.addAll(ServerPorts.of(container));
        int port = port(container);
        if (port > 0 && port <= HIGHEST_PORT) {
            ports.add(port);
        }
        ports.remove(HTTPS);
    }

    /** Returns the port of a service; none if it does not say. */
    private static int port(DataContainer container) {
        if (container instanceof HttpService service) {
            try {
                URI address = new URI(service.baseURI());
                boolean plain = "http".equalsIgnoreCase(address.getScheme());
                return address.getPort() < 0 && plain ? 80 : address.getPort();
            } catch (URISyntaxException e) {
                return -1; // The linter of the model says so.
            }
        }
        return -1;
    }
}
