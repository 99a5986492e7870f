package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.BUCKET;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterType.TEXT;
import static io.datasurface.spi.ParameterType.TEXT_LIST;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import java.util.List;

/** What is set on rendered resources. */
final class RenderParameters {
    static final List<ParameterSpec> ALL = List.of(
            optional(
                    "overrides",
                    TEXT_MAP,
                    "aws_glue_job.* timeout: 600",
                    "arguments of rendered resources, by \"<type>.<label, with *> <argument>\", quoted in YAML; lists with semicolons"),
            optional(
                    "overridesAccepted",
                    TEXT_LIST,
                    "aws_glue_job.security_configuration",
                    "<type>.<argument> that overrides may change although data, access or other root modules depend on it"),
            optional(
                            "audit.logBucket",
                            TEXT,
                            "acme-access-logs",
                            "bucket of the account and region for S3's access logs of the instance's buckets; not made: it is encrypted by S3's own keys, and its policy lets logging.s3.amazonaws.com write")
                    .matching(BUCKET),
            optional("tags", TEXT_MAP, "cost-centre: \"42\"", "tags of every resource"));

    private RenderParameters() {}
}
