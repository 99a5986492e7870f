package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.watch.Watch;
import java.util.ArrayList;
import java.util.List;

/**
 * A dashboard for each governance zone whose data the instance ingests, and one for each cell beside the home cell, whose account has metrics of
 * its own: a handful of queries, whatever the number of datastores.
 */
final class Dashboards {
    private static final long WIDTH = 12;
    private static final long HEIGHT = 6;
    private static final long PERIOD_SECONDS = 300;

    private final Foundation foundation;
    private final Instance instance;

    Dashboards(Foundation foundation) {
        this.foundation = foundation;
        this.instance = foundation.instance();
    }

    void add() {
        if (!instance.cell().home()) {
            add("cell", "cell", "' GROUP BY Zone"); // Which zones have data in a cell changes with the plan.
            return;
        }
        for (String zone : foundation.facts().zones()) {
            add(TfLabel.of("zone", zone), zone, "' AND Zone = '" + Watch.dimension(zone) + "' GROUP BY Class");
        }
    }

    private void add(String label, String name, String here) {
        foundation
                .module()
                .add(
                        "dashboards",
                        TfResource.of(
                                "aws_cloudwatch_dashboard",
                                label,
                                it -> it.set("dashboard_name", instance.named(AwsNameRule.DASHBOARD, name))
                                        .set("dashboard_body", Tf.json(body(here)))));
    }

    private TfMap body(String here) {
        List<TfMap> widgets = new ArrayList<>(List.of(
                widget(
                        0,
                        "Time used of what consumers allow, in percent",
                        runs("MAX", Watch.LATENCY_USE, "ingest", here)),
                widget(1, "Ingestions that failed", runs("SUM", Watch.FAILED, "ingest", here)),
                widget(2, "Ingestions that succeeded", runs("SUM", Watch.SUCCEEDED, "ingest", here)),
                widget(3, "Exports that failed", runs("SUM", Watch.FAILED, "export", here)),
                widget(4, "Transformers that failed", runs("SUM", Watch.FAILED, "transform", here)),
                widget(
                        5,
                        "Lag of all replication of the account, in seconds",
                        "SELECT MAX(CDCLatencyTarget) FROM SCHEMA(\"AWS/DMS\", ReplicationInstanceIdentifier,"
                                + " ReplicationTaskIdentifier) GROUP BY ReplicationInstanceIdentifier"),
                widget(6, "Tables that DMS has suspended", runs("MAX", Watch.SUSPENDED, "ingest", here)),
                widget(7, "Replication that has stopped or failed", runs("MAX", Watch.STOPPED, "ingest", here))));
        if (foundation.hasServerless()) {
            widgets.add(widget(
                    8, "Lag of all serverless replication of the account, in seconds", WatchTopic.SERVERLESS_LAG));
        }
        return Tf.map().put("widgets", Tf.list(widgets.toArray(TfMap[]::new)));
    }

    private String runs(String function, String metric, String purpose, String rest) {
        return "SELECT " + function + "(" + metric + ") FROM SCHEMA(\"" + Watch.namespace(instance)
                + "\", Class, Purpose, Zone) WHERE Purpose = '" + purpose + rest;
    }

    private TfMap widget(long place, String title, String query) {
        TfList metrics = Tf.list(Tf.list(Tf.map().put("expression", query).put("id", "q" + place)));
        return Tf.map()
                .put("type", "metric")
                .put("x", place % 2 * WIDTH)
                .put("y", place / 2 * HEIGHT)
                .put("width", WIDTH)
                .put("height", HEIGHT)
                .put(
                        "properties",
                        Tf.map()
                                .put("title", title)
                                .put("region", instance.region())
                                .put("view", "timeSeries")
                                .put("period", PERIOD_SECONDS)
                                .put("metrics", metrics));
    }
}
