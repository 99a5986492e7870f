package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.integer;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import java.util.List;

/** What plans are reckoned with. */
final class PlanParameters {
    private static final long MOST_ROWS = 1_000_000_000;

    static final List<ParameterSpec> ALL = List.of(
            integer("glue.runSeconds", 120, "seconds that a job run is assumed to take, for quotas and costs")
                    .between(1, 86_400),
            optional(
                            "quotas",
                            TEXT_MAP,
                            "dms-tasks: 1200",
                            "quotas that differ from AWS's defaults, in all accounts, quoted in YAML; quotas.json has their names")
                    .matching("[0-9]{1,15}"),
            integer("costs.rows", 1_000_000, "rows that a dataset is assumed to have, for costs")
                    .between(0, MOST_ROWS),
            integer("costs.rowBytes", 200, "bytes that a row is assumed to have, for costs")
                    .between(0, 1_000_000),
            integer("costs.changesPerDay", 100_000, "rows of a dataset that are assumed to change in a day, for costs")
                    .between(0, MOST_ROWS),
            optional(
                            "prices",
                            TEXT_MAP,
                            "glue-dpu-hour: 0.44",
                            "prices in US dollars that differ from those assumed, quoted in YAML; costs.json has their names")
                    .matching("[0-9]{1,9}([.][0-9]{1,9})?"),
            integer("quotaReserve", 0, "percent of each quota that are left to others in the accounts")
                    .between(0, 90));

    private PlanParameters() {}
}
