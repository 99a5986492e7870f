package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Cells;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.quota.Quota;
import io.datasurface.awsbatch.quota.QuotaLimits;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must hold of the cells of an instance, and of the parameters that name cells and quotas. */
final class CellRules {
    private static final String CODE = "aws-cell";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,11}");
    private static final int LONGEST_BUCKET = 63;

    private final Instance instance;
    private final Cells cells;
    private final ProblemCollector problems;

    CellRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.cells = instance.cells();
        this.problems = problems;
    }

    void lint(ObjectPath parameters) {
        quotas(parameters);
        ObjectPath path = parameters.child("cells");
        instance.parameters().textMap("cells.accounts").keySet().forEach(name -> name(path, name));
        Cells.SETTINGS.forEach(setting -> settings(path, setting));
        Map<String, String> accounts = new HashMap<>();
        Map<String, String> buckets = new HashMap<>();
        for (CellAccount cell : cells.all()) {
            cell(path, cell);
            distinct(path, "account " + cell.account(), cell, accounts);
            runsOfJob(parameters, cell);
            distinct(path, "staging bucket " + cell.stagingBucket(), cell, buckets);
        }
        instance.parameters().textMap("cells.affinity").forEach((of, cell) -> affinity(path, of, cell));
    }

    private void name(ObjectPath path, String name) {
        if (!NAME.matcher(name).matches() || name.equals(CellAccount.HOME)) {
            problems.error(
                    CODE,
                    path.child("accounts"),
                    "A cell cannot be named %s: names are 1 to 12 lower-case letters and digits, begin with a letter, and %s is the home"
                            + " cell; rename it",
                    name,
                    CellAccount.HOME);
        }
    }

    private void settings(ObjectPath path, String setting) {
        boolean ofHome = setting.equals("cells.locations");
        for (String label : instance.parameters().textMap(setting).keySet()) {
            Optional<CellAccount> cell = cells.labelled(label);
            if (cell.isEmpty() || (cell.get().home() && !ofHome)) {
                problems.error(
                        CODE,
                        path,
                        "%s names the cell %s, which %s; cells are %s",
                        setting,
                        label,
                        cell.isEmpty()
                                ? "cells.accounts does not have"
                                : "is described by the parameters of the instance itself",
                        labels());
            }
        }
    }

    private String labels() {
        return cells.all().stream().map(CellAccount::label).collect(Collectors.joining(", "));
    }

    private void cell(ObjectPath path, CellAccount cell) {
        if (cell.home()) {
            return; // The parameters of the instance are required and checked one by one.
        }
        if (cell.vpc().isEmpty()) {
            problems.error(CODE, path, "Cell %s has no VPC; set cells.vpcs: {%s: vpc-...}", cell.name(), cell.name());
        }
        if (cell.subnets().stream().distinct().count() < 2) {
            problems.error(
                    CODE,
                    path,
                    "Cell %s has fewer than two subnets, and DMS needs two zones; set cells.subnets: {%s: \"subnet-...; subnet-...\"}",
                    cell.name(),
                    cell.name());
        }
        if (cell.stagingBucket().length() > LONGEST_BUCKET) {
            problems.error(
                    CODE,
                    path,
                    "The staging bucket %s of cell %s has a name of more than %d characters; set cells.stagingBuckets",
                    cell.stagingBucket(),
                    cell.name(),
                    LONGEST_BUCKET);
        }
        if (cell.stagingBucket().equals(instance.icebergBucket())) {
            problems.error(
                    CODE,
                    path,
                    "The staging bucket of cell %s is the bucket of the lake; set cells.stagingBuckets to another",
                    cell.name());
        }
    }

    private void distinct(ObjectPath path, String what, CellAccount cell, Map<String, String> seen) {
        String other = seen.putIfAbsent(what, cell.label());
        if (other != null) {
            problems.error(
                    CODE,
                    path,
                    "The cells %s and %s have the same %s; a cell is an account of its own, with a staging bucket of its own",
                    other,
                    cell.label(),
                    what);
        }
    }

    private void affinity(ObjectPath path, String of, String cell) {
        if (cells.labelled(cell).isEmpty()) {
            problems.error(
                    CODE,
                    path,
                    "cells.affinity binds %s to the cell %s, which cells.accounts does not have; cells are %s",
                    of,
                    cell,
                    labels());
        }
        if (!StoreScope.isKnown(instance.context().ecosystem(), of)) {
            problems.error(
                    CODE, path, "cells.affinity binds %s, which the model does not have; use %s", of, StoreScope.FORMS);
        }
    }

    /** AWS refuses a job that may run more often at a time than the account allows. */
    private void runsOfJob(ObjectPath parameters, CellAccount cell) {
        QuotaLimits limits = new QuotaLimits(instance);
        long runs = limits.runsOfJob(cell);
        long most = limits.whole(cell, Quota.GLUE_RUNS_PER_JOB);
        if (runs > most) {
            problems.error(
                    "aws-quota",
                    parameters.child("glue", "maxConcurrentRuns"),
                    "%s is %d, and the quota %s of cell %s is %d; ask AWS for more and write it down in quotas, or lower it",
                    QuotaLimits.RUNS_OF_JOB,
                    runs,
                    Quota.GLUE_RUNS_PER_JOB.id(),
                    cell.label(),
                    most);
        }
    }

    private void quotas(ObjectPath path) {
        for (String id : instance.parameters().textMap("quotas").keySet()) {
            quota(path.child("quotas"), id);
        }
        for (String key : instance.parameters().textMap("cells.quotas").keySet()) {
            List<String> parts = List.of(key.split("/", 2));
            if (parts.size() < 2 || cells.labelled(parts.get(0)).isEmpty()) {
                problems.error(
                        CODE,
                        path.child("cells", "quotas"),
                        "cells.quotas names %s; use <cell>/<quota>, where cells are %s",
                        key,
                        labels());
            } else {
                quota(path.child("cells", "quotas"), parts.get(1));
            }
        }
    }

    private void quota(ObjectPath path, String id) {
        if (Quota.find(id).isEmpty()) {
            problems.error("aws-quota", path, "There is no quota \"%s\"; known are %s", id, Quota.ids());
        }
    }
}
