package io.datasurface.awsbatch.fargate;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;

/** Names of what programs that pull need. */
public final class PullNames {
    /** Name of the container in each task. */
    public static final String CONTAINER = "pull";

    /** What the names of settings begin with that the platform gives to a program. */
    public static final String SETTING_PREFIX = "DATASURFACE_";

    /** The setting with the name of a run. */
    public static final String RUN = SETTING_PREFIX + "RUN";

    /** The setting with the location of a run's folder. */
    public static final String FOLDER = SETTING_PREFIX + "FOLDER";

    private final Instance instance;

    /**
     * Makes the names of an instance.
     *
     * @param instance the instance
     */
    public PullNames(Instance instance) {
        this.instance = instance;
    }

    /** Returns the cluster in which programs run. */
    public String cluster() {
        return instance.named(AwsNameRule.ECS_CLUSTER, "pulls");
    }

    /** Returns the log group of the programs. */
    public String logs() {
        return instance.named(AwsNameRule.LOG_GROUP, "pulls");
    }

    /** Returns the security group of the programs. */
    public String securityGroup() {
        return instance.named(AwsNameRule.SECURITY_GROUP, "pulls");
    }

    /** Returns the role with which ECS starts containers: it fetches images, reads secrets and writes logs. */
    public String startRole() {
        return instance.named(AwsNameRule.IAM_ROLE, "pulls");
    }

    /** Returns the path of the roles that programs have: who starts one may hand over those below it and no others. */
    public String rolePath() {
        return "/" + startRole() + "/";
    }

    /** Returns the role of a datastore's program; it belongs to the chunk, so that it can be made anew before it goes. */
    String role(String store, String chunk) {
        return instance.named(AwsNameRule.IAM_ROLE, "pull", store, chunk);
    }

    /** Returns the task definition of a datastore, without its revision: who runs it gets the latest. */
    public String family(String store) {
        return instance.named(AwsNameRule.ECS_FAMILY, "pull", store);
    }

    /** Returns the pattern of the ARNs of all task definitions: names can be shortened but for what they begin with. */
    public String families() {
        String family = family("any");
        return instance.arns()
                .regional("ecs", "task-definition/" + family.substring(0, family.indexOf('-') + 1) + "*:*");
    }
}
