package io.datasurface.awsbatch.schedule;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.TfLabel;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a job of a workflow is known by; a workflow is known by its first job.
 *
 * @param purpose what it is for
 * @param path what tells it from others of its purpose
 */
public record Part(Purpose purpose, List<String> path) {
    /** Copies the list. */
    public Part {
        path = List.copyOf(path);
    }

    /**
     * Makes a part.
     *
     * @param purpose what it is for
     * @param path what tells it from others of its purpose
     */
    public static Part of(Purpose purpose, String... path) {
        return new Part(purpose, List.of(path));
    }

    /**
     * Returns the name of the job, or of the workflow that begins with it.
     *
     * @param instance the platform instance
     */
    public String name(Instance instance) {
        return instance.named(AwsNameRule.GLUE_JOB, whole());
    }

    /** Returns the label of the resource. */
    public String label() {
        return TfLabel.of(whole());
    }

    /**
     * Returns the name of a trigger of the workflow that begins with this job.
     *
     * @param instance the platform instance
     * @param number of the job that it starts, from 0
     */
    public String triggerName(Instance instance, int number) {
        return instance.named(AwsNameRule.GLUE_JOB, whole(Integer.toString(number)));
    }

    /**
     * Returns the label of a trigger of the workflow that begins with this job.
     *
     * @param number of the job that it starts, from 0
     */
    public String triggerLabel(int number) {
        return TfLabel.of(whole(Integer.toString(number)));
    }

    /**
     * Returns what the names of all jobs of a purpose begin with, also where they are shortened.
     *
     * @param instance the platform instance
     * @param purpose what they are for
     */
    public static String prefix(Instance instance, Purpose purpose) {
        String some = of(purpose, "a").name(instance);
        String other = of(purpose, "b").name(instance);
        int same = 0;
        while (same < some.length() && same < other.length() && some.charAt(same) == other.charAt(same)) {
            same++;
        }
        return some.substring(0, same);
    }

    private String[] whole(String... more) {
        return Stream.of(Stream.of(purpose.label()), path.stream(), Stream.of(more))
                .flatMap(parts -> parts)
                .toArray(String[]::new);
    }
}
