package io.datasurface.model.change;

import io.datasurface.model.lint.Severity;
import java.util.function.UnaryOperator;

/**
 * A change that breaks exactly one rule, once.
 *
 * @param rule the rule
 * @param severity how bad it is here
 * @param path where the problem is reported, without the first slash
 * @param readers what the message says of readers
 * @param edit the change
 */
record CompatibilityCase(ChangeRule rule, Severity severity, String path, String readers, UnaryOperator<Acme> edit) {
    static final String ORDERS = "zones/Sales/teams/Orders";
    static final String INSIGHT = "zones/Sales/teams/Insight";
    static final String CRM = ORDERS + "/dataStores/crm";
    static final String ARCHIVE = ORDERS + "/dataStores/archive";
    static final String CUSTOMERS = CRM + "/datasets/customers/originalSchema";
    static final String COLUMNS = CUSTOMERS + "/columns";
    static final String VISITS = CRM + "/datasets/visits/originalSchema/columns";
    static final String LETTERS = ARCHIVE + "/datasets/letters";

    /** Changes what Board reads. */
    static CompatibilityCase consumed(ChangeRule rule, Severity severity, String path, UnaryOperator<Acme> edit) {
        return new CompatibilityCase(rule, severity, path, "Read by Board/Live.", edit);
    }

    /** Changes what a transformer reads. */
    static CompatibilityCase transformed(ChangeRule rule, Severity severity, String path, UnaryOperator<Acme> edit) {
        return new CompatibilityCase(rule, severity, path, "Read by Prep/Input (transformer summing).", edit);
    }

    /** Changes what nobody reads. */
    static CompatibilityCase unconsumed(ChangeRule rule, Severity severity, String path, UnaryOperator<Acme> edit) {
        return new CompatibilityCase(rule, severity, path, "Nobody reads it.", edit);
    }

    @Override
    public String toString() {
        return severity + " " + rule.code() + " at " + path;
    }
}
