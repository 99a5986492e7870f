package io.datasurface.awsbatch.sdk.quota;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasResponse;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * What an account allows, as Service Quotas has it. A service is asked once for all its quotas, page by page; what it does not list because nobody has changed it is
 * asked for as the default. Not thread-safe.
 */
public final class AccountQuotas implements AutoCloseable {
    /** What Service Quotas calls the services that the report of a render names otherwise. */
    private static final Map<String, String> SERVICES = Map.of(
            "DMS", "dms",
            "EventBridge", "events",
            "EventBridge Scheduler", "scheduler",
            "Fargate", "fargate",
            "Glue", "glue",
            "IAM", "iam",
            "Lake Formation", "lakeformation",
            "S3", "s3",
            "VPC", "vpc");

    /** Where quotas are that hold for all regions. */
    private static final String GLOBAL = "us-east-1";

    private final AwsAccess access;
    private final RateLimit rate;
    private final Map<String, Map<String, Long>> listed = new TreeMap<>();
    private final Map<String, ServiceQuotasClient> clients = new TreeMap<>();

    /**
     * Quotas of an account.
     *
     * @param access how to reach it
     * @param rate of requests
     */
    public AccountQuotas(AwsAccess access, RateLimit rate) {
        this.access = access;
        this.rate = rate;
    }

    /** What is allowed of a quota in the region, or in all regions together; empty if Service Quotas does not have it. */
    public OptionalLong of(RenderedQuota quota) {
        String service = SERVICES.get(quota.service());
        if (service == null) {
            return OptionalLong.empty();
        }
        OptionalLong here = in(access.region(), service, quota.code());
        return here.isPresent() || access.region().equals(GLOBAL) ? here : in(GLOBAL, service, quota.code());
    }

    private OptionalLong in(String region, String service, String code) {
        Long applied = listed.computeIfAbsent(region + "/" + service, key -> list(region, service))
                .get(code);
        if (applied != null) {
            return OptionalLong.of(applied);
        }
        rate.take();
        try {
            return OptionalLong.of(value(client(region)
                    .getAWSDefaultServiceQuota(
                            request -> request.serviceCode(service).quotaCode(code))
                    .quota()));
        } catch (NoSuchResourceException e) {
            return OptionalLong.empty();
        }
    }

    private Map<String, Long> list(String region, String service) {
        Map<String, Long> values = new TreeMap<>();
        @Nullable String token = null;
        do {
            @Nullable String next = token;
            rate.take();
            ListServiceQuotasResponse page;
            try {
                page = client(region)
                        .listServiceQuotas(
                                request -> request.serviceCode(service).nextToken(next));
            } catch (NoSuchResourceException e) {
                return values;
            }
            page.quotas().forEach(quota -> values.put(quota.quotaCode(), value(quota)));
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return values;
    }

    private ServiceQuotasClient client(String region) {
        return clients.computeIfAbsent(
                region, in -> new Clients(new AwsAccess(in, access.role(), access.endpoint())).serviceQuotas());
    }

    private static long value(ServiceQuota quota) {
        return quota.value().longValue();
    }

    @Override
    public void close() {
        clients.values().forEach(ServiceQuotasClient::close);
    }
}
