package io.datasurface.awsbatch.terraform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A statement of an IAM policy. Immutable: the methods return a changed copy.
 *
 * <pre>{@code
 * IamStatement.allow("ReadLake")
 *         .actions("s3:GetObject")
 *         .resources(bucket.attr("arn").then("/").then(IamText.literal(folder)).then("/*"))
 *         .condition("StringEquals", "aws:SourceAccount", Tf.text(account));
 * }</pre>
 */
public final class IamStatement {
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{1,100}");
    private static final Pattern ACTION = Pattern.compile("\\*|[a-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern OPERATOR = Pattern.compile("((ForAnyValue|ForAllValues):)?[A-Z][A-Za-z]+");

    private final String sid;
    private final boolean allow;
    private final Set<String> actions = new TreeSet<>();
    private final Set<TfString> resources = sortedTexts();
    private final Map<String, Set<TfString>> principals = new TreeMap<>();
    private final Map<String, Map<String, Set<TfString>>> conditions = new TreeMap<>();

    private IamStatement(String sid, boolean allow) {
        this.sid = sid;
        this.allow = allow;
    }

    private IamStatement copy() {
        IamStatement copy = new IamStatement(sid, allow);
        copy.actions.addAll(actions);
        copy.resources.addAll(resources);
        principals.forEach((kind, members) -> copy.principals(kind).addAll(members));
        conditions.forEach((operator, keys) -> keys.forEach(
                (key, values) -> copy.conditionValues(operator, key).addAll(values)));
        return copy;
    }

    private static Set<TfString> sortedTexts() {
        return new TreeSet<>(Comparator.comparing(TfString::hcl));
    }

    private Set<TfString> principals(String kind) {
        return principals.computeIfAbsent(kind, key -> sortedTexts());
    }

    private Set<TfString> conditionValues(String operator, String key) {
        return conditions.computeIfAbsent(operator, it -> new TreeMap<>()).computeIfAbsent(key, it -> sortedTexts());
    }

    /**
     * Returns a statement that allows.
     *
     * @param sid its id, letters and digits, unique in its policy
     */
    public static IamStatement allow(String sid) {
        return new IamStatement(requireSid(sid), true);
    }

    /**
     * Returns a statement that denies.
     *
     * @param sid its id, letters and digits, unique in its policy
     */
    public static IamStatement deny(String sid) {
        return new IamStatement(requireSid(sid), false);
    }

    /**
     * Returns the trust of a role in a service that acts for an account.
     *
     * @param service name of the service
     * @param account the account
     * @param sources patterns of the ARNs of what the service acts for
     */
    public static IamStatement assumedBy(String service, String account, TfString... sources) {
        return allow("AssumeForAccount")
                .actions("sts:AssumeRole")
                .services(service)
                .condition("StringEquals", "aws:SourceAccount", Tf.text(account))
                .condition("ArnLike", "aws:SourceArn", sources);
    }

    /**
     * Returns the use of a key by a role.
     *
     * @param key ARN of the key
     * @param writes whether not only to read
     */
    public static IamStatement useOfKey(TfString key, boolean writes) {
        IamStatement use = allow("UseKey").resources(key).actions("kms:Decrypt", "kms:DescribeKey");
        return writes ? use.actions("kms:GenerateDataKey") : use;
    }

    private static String requireSid(String sid) {
        return require(SID, "statement id", sid, "use letters and digits only");
    }

    /** Returns the statement's id. */
    public String sid() {
        return sid;
    }

    /**
     * Returns this statement with more actions.
     *
     * @param more such as {@code s3:GetObject}
     */
    public IamStatement actions(String... more) {
        IamStatement copy = copy();
        for (String action : more) {
            copy.actions.add(require(ACTION, "action", action, "use service:Action"));
        }
        return copy;
    }

    /**
     * Returns this statement for more resources. A text from a model goes through {@link IamText#literal} first, because IAM
     * gives {@code *}, {@code ?} and <code>$&#123;</code> a meaning of its own.
     *
     * @param more ARNs or patterns of ARNs
     */
    public IamStatement resources(TfString... more) {
        IamStatement copy = copy();
        copy.resources.addAll(Arrays.asList(more));
        return copy;
    }

    /** Returns this statement for all resources: for actions that know no other, and for policies of a resource. */
    public IamStatement allResources() {
        return resources(Tf.text("*"));
    }

    /**
     * Returns this statement for services as principals.
     *
     * @param services such as {@code glue.amazonaws.com}
     */
    public IamStatement services(String... services) {
        IamStatement copy = copy();
        Arrays.stream(services).map(Tf::text).forEach(copy.principals("Service")::add);
        return copy;
    }

    /**
     * Returns this statement for roles, users or accounts as principals.
     *
     * @param arns ARNs or account ids
     */
    public IamStatement awsPrincipals(TfString... arns) {
        IamStatement copy = copy();
        copy.principals("AWS").addAll(Arrays.asList(arns));
        return copy;
    }

    /**
     * Returns this statement with one more condition; values of the same operator and key are alternatives.
     *
     * @param operator such as {@code StringEquals}
     * @param key such as {@code aws:SourceAccount}
     * @param values at least one
     */
    public IamStatement condition(String operator, String key, TfString... values) {
        require(OPERATOR, "condition operator", operator, "use IAM's name of it, such as StringEquals");
        if (values.length == 0) {
            throw new IllegalArgumentException("The condition " + operator + " " + key + " of statement " + sid
                    + " has no value; give at least one.");
        }
        IamStatement copy = copy();
        copy.conditionValues(operator, key).addAll(Arrays.asList(values));
        return copy;
    }

    boolean hasPrincipals() {
        return !principals.isEmpty();
    }

    boolean hasResources() {
        return !resources.isEmpty();
    }

    /** Returns the statement as part of a policy document. */
    TfMap document() {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("Statement " + sid + " has no action; add what it is about.");
        }
        TfMap result = Tf.map().put("Sid", sid).put("Effect", allow ? "Allow" : "Deny");
        if (!principals.isEmpty()) {
            Map<String, TfValue> members = new TreeMap<>();
            principals.forEach((kind, names) -> members.put(kind, oneOrList(names)));
            result = result.put("Principal", Tf.map(members));
        }
        result = result.put("Action", oneOrList(actions.stream().map(Tf::text).toList()));
        if (!resources.isEmpty()) {
            result = result.put("Resource", oneOrList(resources));
        }
        if (!conditions.isEmpty()) {
            Map<String, TfValue> operators = new TreeMap<>();
            conditions.forEach((operator, keys) -> {
                Map<String, TfValue> byKey = new TreeMap<>();
                keys.forEach((key, values) -> byKey.put(key, oneOrList(values)));
                operators.put(operator, Tf.map(byKey));
            });
            result = result.put("Condition", Tf.map(operators));
        }
        return result;
    }

    private static TfValue oneOrList(Iterable<TfString> values) {
        List<TfString> all = new ArrayList<>();
        values.forEach(all::add);
        return all.size() == 1 ? all.get(0) : Tf.list(all);
    }

    private static String require(Pattern pattern, String what, String text, String remedy) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("Invalid " + what + " \"" + text + "\"; " + remedy + ".");
        }
        return text;
    }
}
