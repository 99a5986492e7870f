package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.awsbatch.change.json.RootContent.Block;
import io.datasurface.awsbatch.stack.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a root module with what it was, as Terraform would plan it against a state to which the last render was applied. */
final class ModuleChange {
    private static final Pattern EXPRESSION = Pattern.compile("(?<!\\$)\\$\\{([^}]*)}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z_][A-Za-z0-9_-]*)+");
    private static final String DATA = "data.";
    /** The provider does not know the outputs of a stack any more when anything of the stack changes. */
    private static final String STACK = Stack.TYPE + ".";

    private final RootContent before;
    private final RootContent after;
    /** What has another value now: addresses of replaced resources and changed data sources, arguments that change in place, and locals. */
    private final Set<String> changedValues = new HashSet<>();

    private ModuleChange(RootContent before, RootContent after) {
        this.before = before;
        this.after = after;
    }

    /** What is done to the resources of the module, sorted by address; what stays is left out. */
    static List<ResourceChange> between(RootContent before, RootContent after) {
        return new ModuleChange(before, after).changes();
    }

    private List<ResourceChange> changes() {
        noteChangedValues();
        while (spreadChanges()) {
            // What refers to a replaced resource, or to an argument that changes, may have to be replaced, too.
        }
        List<ResourceChange> changes = new ArrayList<>();
        SortedSet<String> addresses = new TreeSet<>(before.resources().keySet());
        addresses.addAll(after.resources().keySet());
        for (String address : addresses) {
            if (!address.startsWith(DATA)) {
                add(address, changes);
            }
        }
        return changes;
    }

    private void noteChangedValues() {
        Set<String> locals = new HashSet<>(before.locals().keySet());
        locals.addAll(after.locals().keySet());
        locals.stream()
                .filter(name -> !Objects.equals(
                        before.locals().get(name), after.locals().get(name)))
                .forEach(name -> changedValues.add("local." + name));
        before.resources().forEach((address, block) -> {
            Block now = after.resources().get(address);
            boolean isVolatile = address.startsWith(DATA) || address.startsWith(STACK);
            if (isVolatile && now != null && !now.arguments().equals(block.arguments())) {
                changedValues.add(address);
            }
        });
    }

    private boolean spreadChanges() {
        boolean more = false;
        for (Map.Entry<String, Block> resource : before.resources().entrySet()) {
            Block now = after.resources().get(resource.getKey());
            if (now == null || changedValues.contains(resource.getKey())) {
                continue;
            }
            SortedSet<String> changed = changed(resource.getValue(), now);
            if (changed.stream().anyMatch(argument -> ReplacementRules.forces(now.type(), argument))) {
                more |= changedValues.add(resource.getKey());
            } else {
                for (String argument : changed) {
                    more |= changedValues.add(resource.getKey() + "." + top(argument));
                }
            }
        }
        return more;
    }

    private void add(String address, List<ResourceChange> changes) {
        Block was = before.resources().get(address);
        Block now = after.resources().get(address);
        SortedSet<String> none = new TreeSet<>();
        if (was == null && now != null) {
            Action action = after.imports().containsKey(address) ? Action.TAKE_UP : Action.MAKE;
            changes.add(new ResourceChange(address, now.type(), action, none));
        } else if (was != null && now == null) {
            Action action = after.removed().contains(address) ? Action.LET_GO : Action.DESTROY;
            changes.add(new ResourceChange(address, was.type(), action, none));
        } else if (was != null && now != null) {
            SortedSet<String> forcing = forcing(was, now);
            SortedSet<String> changed = changed(was, now);
            SortedSet<String> perilous = new TreeSet<>(changed);
            perilous.removeIf(argument -> !ReplacementRules.isPerilous(now.type(), argument));
            if (!forcing.isEmpty()) {
                changes.add(new ResourceChange(address, now.type(), Action.REPLACE, forcing));
            } else if (!perilous.isEmpty()) {
                changes.add(new ResourceChange(address, now.type(), Action.PERIL, perilous));
            } else if (!changed.isEmpty()) {
                changes.add(new ResourceChange(address, now.type(), Action.CHANGE, changed));
            }
        }
    }

    private SortedSet<String> forcing(Block was, Block now) {
        SortedSet<String> forcing = changed(was, now);
        forcing.removeIf(argument -> !ReplacementRules.forces(now.type(), argument));
        return forcing;
    }

    private SortedSet<String> changed(Block was, Block now) {
        SortedSet<String> changed = new TreeSet<>(was.arguments().keySet());
        changed.addAll(now.arguments().keySet());
        changed.removeIf(argument -> now.ignored().contains(top(argument))
                || (Objects.equals(
                                was.arguments().get(argument), now.arguments().get(argument))
                        && !refersToChanged(now.text(argument))));
        return changed;
    }

    private static String top(String argument) {
        int dot = argument.indexOf('.');
        return dot < 0 ? argument : argument.substring(0, dot);
    }

    private boolean refersToChanged(String value) {
        if (changedValues.isEmpty() || !value.contains("${")) {
            return false;
        }
        for (Matcher expression = EXPRESSION.matcher(value); expression.find(); ) {
            for (Matcher reference = REFERENCE.matcher(expression.group(1)); reference.find(); ) {
                if (isChanged(reference.group())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a reference, such as {@code data.aws_kms_key.data.arn}, leads to something that has another value now. */
    private boolean isChanged(String reference) {
        for (int dot = reference.length(); dot > 0; dot = reference.lastIndexOf('.', dot - 1)) {
            if (changedValues.contains(reference.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}
