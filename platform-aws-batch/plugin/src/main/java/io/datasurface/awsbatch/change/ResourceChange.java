package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.dms.LoadRenderer;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What applying a root module does to a resource.
 *
 * @param address address in the module
 * @param type type of the resource
 * @param action what is done
 * @param arguments the arguments that make it so: those that force a replacement, else those that change; none if it comes or goes
 */
record ResourceChange(String address, String type, Action action, SortedSet<String> arguments) {
    /** What is done to a resource. */
    enum Action {
        /** It is made. */
        MAKE,
        /** It exists, and the module takes it up. */
        TAKE_UP,
        /** It is changed where it is. */
        CHANGE,
        /** It is changed where it is, which is as bad as making it anew. */
        PERIL,
        /** It is destroyed and made anew. */
        REPLACE,
        /** It is destroyed. */
        DESTROY,
        /** The module lets go of it, and another one takes it up. */
        LET_GO
    }

    ResourceChange {
        arguments = Collections.unmodifiableSortedSet(new TreeSet<>(arguments));
    }

    /** How bad it is, for what is destroyed or as good as that. */
    DangerClass danger() {
        if (LoadRenderer.isOfLoad(address)) {
            return DangerClass.D4;
        }
        // The tasks on an instance are judged by themselves; one without tasks holds nothing.
        return action == Action.DESTROY && type.equals("aws_dms_replication_instance")
                ? DangerClass.D5
                : ReplacementRules.danger(type);
    }

    boolean destroys() {
        return action == Action.DESTROY || action == Action.REPLACE || action == Action.PERIL;
    }

    /** Label of the resource, which this plugin makes of names of the model, without what it is for. */
    String subject() {
        String label = address.substring(address.indexOf('.') + 1);
        int join = label.indexOf("__");
        return join < 0 ? label : label.substring(join + 2);
    }
}
