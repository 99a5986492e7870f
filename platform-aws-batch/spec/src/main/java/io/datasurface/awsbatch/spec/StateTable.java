package io.datasurface.awsbatch.spec;

/** The DynamoDB table of an instance's state: how its items are found, for who makes it and for who uses it. */
public final class StateTable {
    /** The hash key, a text. */
    public static final String PARTITION_KEY = "pk";

    /** The range key, a text. */
    public static final String SORT_KEY = "sk";

    /** The time after which DynamoDB removes an item, in seconds since 1970. Leases have none: with an item the highest number would go. */
    public static final String EXPIRES = "expires";

    /** What the hash keys of leases begin with; the name of the table of the lake follows. */
    public static final String LEASES = "lease/";

    private StateTable() {}
}
