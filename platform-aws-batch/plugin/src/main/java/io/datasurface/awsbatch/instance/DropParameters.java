package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.integer;
import static io.datasurface.awsbatch.instance.ParameterShapes.prefix;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.DURATION;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.List;

/** Files that are pulled or dropped, and rows that are put aside. */
final class DropParameters {
    private static final String AGENT = "arn:aws[a-z-]*:datasync:[a-z0-9-]+:[0-9]{12}:agent/agent-[0-9a-f]{17}";
    private static final long MOST_BAD = 1_000_000;
    /** They go through the memory of the run's driver. */
    private static final long MOST_ASIDE = 10_000;

    static final List<ParameterSpec> ALL = List.of(
            withDefault(
                            "pull.watermarkOverlap",
                            DURATION,
                            ParameterValues.of(Duration.ofMinutes(10)),
                            "how far behind the last watermark rows are read again, for transactions that committed late")
                    .between(Duration.ZERO, Duration.ofDays(3650)),
            withDefault(
                            "pull.timeout",
                            DURATION,
                            ParameterValues.of(Duration.ofHours(2)),
                            "time after which a program that pulls is stopped")
                    .between(Duration.ofMinutes(1), Duration.ofDays(1)),
            integer("pull.runSeconds", 600, "seconds that a program that pulls is assumed to run, for quotas and costs")
                    .between(1, 86_400),
            prefix(
                    "drops.prefix",
                    "drops",
                    "folder of the staging bucket for files that producers drop or programs pull; nothing removes them"),
            optional(
                            "drops.agents",
                            TEXT_MAP,
                            "plant_share: arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d4e5f60718",
                            "DataSync agents that mount a share, by container, with semicolons")
                    .matching(AGENT + "( *; *" + AGENT + "){0,3}"),
            optional(
                            "drops.locations",
                            TEXT_MAP,
                            "office_share: arn:aws:datasync:eu-central-1:123456789012:location/loc-0a1b2c3d4e5f60718",
                            "DataSync locations that are made outside of Terraform, by container, such as object storages that are not S3")
                    .matching("arn:aws[a-z-]*:datasync:[a-z0-9-]+:[0-9]{12}:location/loc-[0-9a-f]{17}"),
            optional(
                            "drops.domains",
                            TEXT_MAP,
                            "office_share: corp.acme.example",
                            "Windows domains of the users of SMB shares, by container; without one the server decides")
                    .matching("(?=.{1,253}$)[A-Za-z0-9]+([.-]+[A-Za-z0-9]+)*"),
            optional(
                            "drops.smbVersions",
                            TEXT_MAP,
                            "office_share: SMB3",
                            "the only version of SMB that is used with a share, by container, of AUTOMATIC (the newest that both sides know, the default), SMB3, SMB2 and SMB2_0")
                    .oneOf("AUTOMATIC", "SMB3", "SMB2", "SMB2_0"),
            optional(
                            "drops.secretVersions",
                            TEXT_MAP,
                            "office_share: 01234567-89ab-cdef-0123-456789abcdef",
                            "versions of the secrets of SMB shares, by container: DataSync has the password of the version that was current when its location was made, until another is named here")
                    .matching("[A-Za-z0-9-]{32,64}"),
            integer(
                            "drops.maxBadRows",
                            100,
                            "most rows of a dataset, or documents, that go to quarantine in a batch; with one more the batch fails")
                    .between(0, MOST_BAD),
            integer(
                            "drops.maxBadFiles",
                            1,
                            "most files of a dataset that go to quarantine in a batch; with one more the batch fails")
                    .between(0, MOST_BAD),
            integer(
                            "quality.maxQuarantined",
                            1000,
                            "most rows of a dataset that rules put aside in a batch; with one more the batch is not published")
                    .between(0, MOST_ASIDE));

    private DropParameters() {}
}
