package io.datasurface.awsbatch.terraform;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** An IAM policy document: statements sorted by id, within the size that IAM accepts. */
public final class IamPolicy {
    private static final int REFERENCE_LENGTH = 128;

    /** What a policy is attached to, which limits its size and says whether it names principals. */
    public enum Kind {
        /** A managed policy. */
        MANAGED(6_144, false),
        /** A policy inside a role; all of a role together have this limit. */
        INLINE(10_240, false),
        /** Who may assume a role. */
        TRUST(2_048, true),
        /** A bucket's policy. */
        BUCKET(20_480, true),
        /** A key's policy. */
        KEY(32_768, true),
        /** The policy of a topic, queue, secret or other resource. */
        RESOURCE(20_480, true);

        private final int maximumLength;
        private final boolean namesPrincipals;

        Kind(int maximumLength, boolean namesPrincipals) {
            this.maximumLength = maximumLength;
            this.namesPrincipals = namesPrincipals;
        }

        /** Returns how many characters a policy can have, white space aside. */
        public int maximumLength() {
            return maximumLength;
        }
    }

    private final TfString json;
    private final int length;

    private IamPolicy(TfString json, int length) {
        this.json = json;
        this.length = length;
    }

    /**
     * Returns a policy.
     *
     * @param kind what it is attached to
     * @param statements its statements in any order
     * @throws IllegalArgumentException if two statements share an id, or principals or resources are missing or misplaced
     * @throws IllegalStateException if the policy is too long
     */
    public static IamPolicy of(Kind kind, IamStatement... statements) {
        return of(kind, List.of(statements));
    }

    /**
     * Returns a policy.
     *
     * @param kind what it is attached to
     * @param statements its statements in any order
     * @throws IllegalArgumentException if two statements share an id, or principals or resources are missing or misplaced
     * @throws IllegalStateException if the policy is too long
     */
    public static IamPolicy of(Kind kind, Collection<IamStatement> statements) {
        TreeMap<String, TfValue> documents = new TreeMap<>();
        for (IamStatement statement : statements) {
            requireComplete(kind, statement);
            if (documents.put(statement.sid(), statement.document()) != null) {
                throw new IllegalArgumentException(
                        "Duplicate statement id " + statement.sid() + " in one policy; each can be used once.");
            }
        }
        if (documents.isEmpty()) {
            throw new IllegalArgumentException(
                    "A policy of kind " + kind + " has no statement; add one or leave it out.");
        }
        TfString json = Tf.json(Tf.map().put("Version", "2012-10-17").put("Statement", Tf.list(documents.values())));
        int length = length(json);
        if (length > kind.maximumLength()) {
            throw new IllegalStateException(
                    "The " + kind + " policy with the statements " + documents.keySet() + " has " + length
                            + " characters, IAM takes " + kind.maximumLength() + "; split it or use shorter patterns.");
        }
        return new IamPolicy(json, length);
    }

    private static void requireComplete(Kind kind, IamStatement statement) {
        if (statement.hasPrincipals() != kind.namesPrincipals) {
            throw new IllegalArgumentException("Statement " + statement.sid() + " of a policy of kind " + kind
                    + (kind.namesPrincipals ? " has to name principals." : " cannot name principals."));
        }
        if (statement.hasResources() == (kind == Kind.TRUST)) {
            throw new IllegalArgumentException("Statement " + statement.sid() + " of a policy of kind " + kind
                    + (kind == Kind.TRUST ? " cannot name resources." : " has to name resources."));
        }
    }

    /** Returns the document as text, for an argument such as {@code policy}. */
    public TfString json() {
        return json;
    }

    /** Returns the number of characters that count, each reference taken for 128, which few ARNs exceed. */
    public int length() {
        return length;
    }

    /**
     * Checks that inline policies of one role fit together.
     *
     * @param role how to name the role in the message
     * @param policies all its inline policies
     * @throws IllegalStateException if they do not
     */
    public static void requireInlineFit(String role, Collection<IamPolicy> policies) {
        int sum = policies.stream().mapToInt(IamPolicy::length).sum();
        if (sum > Kind.INLINE.maximumLength()) {
            throw new IllegalStateException("The inline policies of role " + role + " have " + sum
                    + " characters together, IAM takes " + Kind.INLINE.maximumLength() + "; use managed policies.");
        }
    }

    /** Returns the number of characters of a statement that count, as in {@link #length()}. */
    public static int length(IamStatement statement) {
        return length(Tf.json(statement.document()));
    }

    private static int length(TfString json) {
        Fragments content = new Fragments();
        json.fragments(content);
        int[] sum = {0};
        content.forEach(
                literal -> sum[0] += (int)
                        literal.chars().filter(c -> !Character.isWhitespace(c)).count(),
                code -> sum[0] += Math.max(REFERENCE_LENGTH, code.length()));
        return sum[0];
    }
}
