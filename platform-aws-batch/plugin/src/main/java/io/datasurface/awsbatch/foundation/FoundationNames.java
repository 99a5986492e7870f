package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.awsbatch.work.LakeTags;
import java.util.List;

/** Names of what only the foundation makes, and where things are in the control bucket. */
public final class FoundationNames {
    /** Folder of the control bucket for what Athena and the jobs write for a while. */
    static final String RESULTS = "athena";

    static final String TEMPORARY = Folders.TEMPORARY;
    static final String RUNS = "runs";

    private static final AwsNames PLAIN = AwsNames.plain();

    private final Instance instance;

    /**
     * Makes the names of an instance.
     *
     * @param instance the instance
     */
    public FoundationNames(Instance instance) {
        this.instance = instance;
    }

    /** Returns the name of the instance as it can stand in any description or subject of AWS. */
    public String title() {
        return instance.named(AwsNameRule.IAM_ROLE, "platform");
    }

    /** Returns the key, in the control bucket, of the jobs' jar. */
    public String jarKey() {
        return codeFolder() + "datasurface-jobs.jar";
    }

    /** Returns the key, in the control bucket, of the jar with what keeps leases in DynamoDB. */
    public String locksJarKey() {
        return codeFolder() + "datasurface-aws.jar";
    }

    /** Returns the key, in the control bucket, of the script with which Glue enters the jar. */
    public String scriptKey() {
        return codeFolder() + "GlueApp.scala";
    }

    private String codeFolder() {
        return "code/" + instance.jobVersion() + "/";
    }

    /** Returns the Athena workgroup of those who are entitled to a workspace on the lake. */
    public String consumerWorkgroup(EntitledWorkspace workspace) {
        return instance.named(AwsNameRule.ATHENA_WORKGROUP, workspace.container(), workspace.workspace());
    }

    /** Returns the folder, in the control bucket and without a slash behind it, of the query results of those who are entitled to a workspace. */
    public String consumerResults(EntitledWorkspace workspace) {
        return resultsFolder(workspace.container()) + PLAIN.name(AwsNameRule.S3_KEY_PART, workspace.workspace());
    }

    /** Returns the folder, in the control bucket, of the query results of a workgroup. */
    public String resultsFolder(String container) {
        return RESULTS + "/" + PLAIN.name(AwsNameRule.S3_KEY_PART, container) + "/";
    }

    /** Returns the key of an LF-tag; tags belong to the account, so each instance has its own. */
    public String tagKey(String tag) {
        return LakeTags.key(instance, tag);
    }

    /** Returns the value of an LF-tag for a name of the model. */
    public String tagValue(String name) {
        return LakeTags.value(name);
    }

    /** Returns the log group of the state machines. */
    public String stateMachineLogs() {
        return instance.named(AwsNameRule.LOG_GROUP, "state-machines");
    }

    /** Returns what the names of the log groups of the jobs begin with. */
    public String jobLogs() {
        return instance.named(AwsNameRule.LOG_GROUP, "jobs");
    }

    /** Returns the security configuration of the jobs. It is replaced when its key is, so the key is part of the name. */
    public String securityConfiguration() {
        return instance.givenKey()
                .map(key -> instance.named(AwsNameRule.GLUE_SECURITY_CONFIGURATION, "jobs", key))
                .orElseGet(() -> instance.named(AwsNameRule.GLUE_SECURITY_CONFIGURATION, "jobs"));
    }

    /** Returns the connections through which jobs reach the VPC, one per subnet. */
    public List<String> connections() {
        return instance.subnets().stream()
                .distinct()
                .map(subnet -> instance.named(AwsNameRule.GLUE_CONNECTION, subnet))
                .toList();
    }

    /** Returns the crawler of raw files. */
    public String crawler() {
        return instance.named(AwsNameRule.GLUE_CRAWLER, "raw");
    }

    /** Returns the role of the crawler of raw files. */
    public String crawlerRole() {
        return instance.named(AwsNameRule.IAM_ROLE, "crawler");
    }

    /** Returns the role with which Lake Formation reads and writes the lake for those that it has let in. */
    public String registrationRole() {
        return instance.named(AwsNameRule.IAM_ROLE, "lake-formation");
    }
}
