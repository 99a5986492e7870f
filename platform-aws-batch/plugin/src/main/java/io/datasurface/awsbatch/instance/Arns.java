package io.datasurface.awsbatch.instance;

/**
 * ARNs of an account and region. Root modules refer to each other's resources by these, not by remote state.
 *
 * @param region AWS region
 * @param account AWS account
 */
public record Arns(String region, String account) {
    /** Returns the partition of the region. */
    public String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** Returns an ARN with region and account. */
    public String regional(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** Returns the ARN of a role of the account. */
    public String role(String name) {
        return "arn:" + partition() + ":iam::" + account + ":role/" + name;
    }

    /** Returns the ARN of an identity of the account, such as {@code root}. */
    public String account(String identity) {
        return "arn:" + partition() + ":iam::" + account + ":" + identity;
    }

    /** Returns the ARN of a policy that AWS manages. */
    public String managedPolicy(String path) {
        return "arn:" + partition() + ":iam::aws:policy/" + path;
    }

    /** Returns what the names of hosts, and of services that have one name per region, end in. */
    public String dnsSuffix() {
        return partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /** Returns the ARN of a bucket, or of keys in it if the name is followed by a slash and a pattern. */
    public String bucket(String bucketAndKeys) {
        return "arn:" + partition() + ":s3:::" + bucketAndKeys;
    }

    /** Returns the ARN of a state machine. */
    public String stateMachine(String name) {
        return regional("states", "stateMachine:" + name);
    }

    /** Returns the ARN of a secret without its random ending, which Secrets Manager and DMS accept. */
    public String secret(String name) {
        return regional("secretsmanager", "secret:" + name);
    }

    /** Returns the ARN of a topic. */
    public String topic(String name) {
        return regional("sns", name);
    }

    /** Returns the ARN of a queue. */
    public String queue(String name) {
        return regional("sqs", name);
    }
}
