package io.datasurface.awsbatch.jobs.metrics;

import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.jobs.run.RunWatch;
import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.RunMetrics;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClientBuilder;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * CloudWatch, with the role of the job. The dimensions are those of the metrics that state machines send:
 * {@code Class}, {@code Purpose} and {@code Zone}. Safe for concurrent use.
 */
public final class CloudWatch implements Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(CloudWatch.class);

    private final JobKind job;
    private final Optional<URI> endpoint;

    /**
     * The real one.
     *
     * @param job what the numbers are about
     */
    public CloudWatch(JobKind job) {
        this(job, Optional.empty());
    }

    /** One that speaks as AWS does, in tests. */
    CloudWatch(JobKind job, Optional<URI> endpoint) {
        this.job = job;
        this.endpoint = endpoint;
    }

    @Override
    public void send(RunMetrics where, SortedMap<String, Long> counts) {
        List<Dimension> dimensions = List.of(
                dimension("Class", where.priority()),
                dimension("Purpose", job.name().toLowerCase(Locale.ROOT)),
                dimension("Zone", where.zone()));
        List<MetricDatum> data = counts.entrySet().stream()
                .map(count -> MetricDatum.builder()
                        .metricName(count.getKey())
                        .dimensions(dimensions)
                        .unit(count.getKey().equals(RunWatch.LATENCY_USE) ? StandardUnit.PERCENT : StandardUnit.COUNT)
                        .value(count.getValue().doubleValue())
                        .build())
                .toList();
        CloudWatchClientBuilder builder = CloudWatchClient.builder()
                .region(Region.of(where.region()))
                .httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(builder::endpointOverride);
        try (CloudWatchClient client = builder.build()) {
            client.putMetricData(request -> request.namespace(where.namespace()).metricData(data));
        } catch (SdkException e) {
            LOG.warn("Metrics {} of {} were not sent; may the role of the job send them?", counts, where, e);
        }
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
