package io.datasurface.awsbatch.terraform;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives out names and proves that no two paths got the same one. Not safe for concurrent use. */
public final class AwsNameLedger {
    private final AwsNames names;
    private final Map<AwsNameRule, Map<String, List<String>>> owners = new EnumMap<>(AwsNameRule.class);

    /**
     * Makes an empty ledger.
     *
     * @param names makes the names
     */
    public AwsNameLedger(AwsNames names) {
        this.names = names;
    }

    /**
     * Returns the name for a path of model names; asking again for the same path is fine.
     *
     * @param rule the kind of name
     * @param path what tells the thing from others of its kind
     * @throws IllegalStateException if another path has this name
     */
    public String name(AwsNameRule rule, String... path) {
        String name = names.name(rule, path);
        claim(rule, name, List.of(path));
        return name;
    }

    /**
     * Notes a name that was not made here, such as one that the operator has chosen.
     *
     * @param rule the kind of name
     * @param name the name
     * @throws IllegalStateException if a path has this name
     */
    public void reserve(AwsNameRule rule, String name) {
        claim(rule, name, List.of());
    }

    private void claim(AwsNameRule rule, String name, List<String> path) {
        List<String> owner =
                owners.computeIfAbsent(rule, kind -> new HashMap<>()).putIfAbsent(key(rule, name), path);
        if (owner != null && !owner.equals(path)) {
            throw new IllegalStateException("The " + rule + " name \"" + name + "\" is wanted for " + described(path)
                    + " and taken by " + described(owner) + "; rename one of the two.");
        }
    }

    /** Tells names apart by case only where the service does. */
    private static String key(AwsNameRule rule, String name) {
        return rule.foldsCase() ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static String described(List<String> path) {
        return path.isEmpty() ? "a reserved name" : path.toString();
    }
}
