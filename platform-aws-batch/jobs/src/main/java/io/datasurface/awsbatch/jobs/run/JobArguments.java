package io.datasurface.awsbatch.jobs.run;

import io.datasurface.awsbatch.spec.JobKind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a run: {@code --ds-job ingest --ds-spec s3://bucket/specs/ingest/crm.json [--ds-catalog glue|hadoop]
 * [--ds-secrets aws|file:/home/me/logins.json] [--ds-run 4711] [--ds-locks process|dynamodb:ARN] [--ds-locks-role ARN]
 * [--ds-release customers:17] [--ds-watch region;namespace;zone;class;seconds;seconds]}. Glue adds arguments of its own; those that do not start with {@code --ds-} are left alone, but for the id of the run
 * of a workflow, which is that of the run where none is given.
 *
 * @param job which job
 * @param spec location of its document
 * @param catalog which kind of Iceberg catalog holds the tables
 * @param secrets {@code aws}, or the location of a file of logins
 * @param run what tells the run from others, the same when it is tried again
 * @param locks where leases of locks are: {@code process}, or a store of a kind that is on the class path
 * @param locksRole ARN of the role to take for the store
 * @param release dataset and number of a batch that is published although it breaks rules
 * @param watch by what the run is watched, if it sends its own numbers: see {@link RunWatch}
 */
public record JobArguments(
        JobKind job,
        String spec,
        CatalogType catalog,
        String secrets,
        Optional<String> run,
        String locks,
        Optional<String> locksRole,
        Optional<String> release,
        Optional<String> watch) {
    /** Value of {@link #secrets} for AWS Secrets Manager. */
    public static final String AWS = "aws";

    /** Value of {@link #locks} for locks that only runs of this process see. */
    public static final String PROCESS = "process";

    private static final String OURS = "--ds-";
    private static final String JOB = OURS + "job";
    private static final String SPEC = OURS + "spec";
    private static final String CATALOG = OURS + "catalog";
    private static final String SECRETS = OURS + "secrets";
    private static final String RUN = OURS + "run";
    /** Glue gives it to each job of a workflow; source: Glue developer guide, run properties of workflows. */
    private static final String WORKFLOW_RUN = "--WORKFLOW_RUN_ID";

    private static final String LOCKS = OURS + "locks";
    private static final String LOCKS_ROLE = OURS + "locks-role";
    private static final String RELEASE = OURS + "release";
    private static final String WATCH = OURS + "watch";
    private static final List<String> KNOWN =
            List.of(JOB, SPEC, CATALOG, SECRETS, RUN, LOCKS, LOCKS_ROLE, RELEASE, WATCH);

    /** The kinds of Iceberg catalogs. */
    public enum CatalogType {
        /** The Glue Data Catalog, with files in S3. */
        GLUE,
        /** Folders in a file system with atomic renames; for one machine. */
        HADOOP
    }

    /**
     * Reads the arguments.
     *
     * @throws JobException if one is missing, unknown or has no meaning
     */
    public static JobArguments parse(String... arguments) {
        Map<String, String> ours = new LinkedHashMap<>();
        Optional<String> workflowRun = Optional.empty();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (name.equals(WORKFLOW_RUN) && rest.hasNext()) {
                workflowRun = Optional.of(rest.next());
                continue;
            }
            if (!name.startsWith(OURS)) {
                continue;
            }
            if (!KNOWN.contains(name)) {
                throw new JobException("Argument " + name + " is unknown; there are " + String.join(", ", KNOWN));
            }
            if (!rest.hasNext()) {
                throw new JobException("Argument " + name + " has no value");
            }
            if (ours.putIfAbsent(name, rest.next()) != null) {
                throw new JobException("Argument " + name + " is there twice");
            }
        }
        String run = ours.get(RUN);
        return new JobArguments(
                choice(JOB, required(ours, JOB), JobKind.values()),
                required(ours, SPEC),
                choice(CATALOG, ours.getOrDefault(CATALOG, "glue"), CatalogType.values()),
                ours.getOrDefault(SECRETS, AWS),
                run == null ? workflowRun : Optional.of(run),
                ours.getOrDefault(LOCKS, PROCESS),
                Optional.ofNullable(ours.get(LOCKS_ROLE)),
                Optional.ofNullable(ours.get(RELEASE)),
                Optional.ofNullable(ours.get(WATCH)));
    }

    private static String required(Map<String, String> arguments, String name) {
        String value = arguments.get(name);
        if (value == null) {
            throw new JobException("Argument " + name + " is missing");
        }
        return value;
    }

    private static <E extends Enum<E>> E choice(String name, String text, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new JobException("Argument " + name + " is " + text + "; use one of "
                        + Arrays.toString(values).toLowerCase(Locale.ROOT)));
    }
}
