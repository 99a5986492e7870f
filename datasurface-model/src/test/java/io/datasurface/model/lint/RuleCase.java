package io.datasurface.model.lint;

import java.util.function.Consumer;

/**
 * A fault that breaks exactly one rule, once.
 *
 * @param rule the rule
 * @param path where the problem is reported
 * @param fault spoils a clean model
 * @param neighbour nearly the same, but good: changes a clean model without spoiling it
 */
record RuleCase(LintRule rule, String path, Consumer<TestModel> fault, Consumer<TestModel> neighbour) {
    static final String TEAM = "/zones/Z/teams/T";
    static final String CRM = TEAM + "/dataStores/crm";
    static final String CAPTURE = CRM + "/capture";
    static final String CUSTOMERS = CRM + "/datasets/customers";
    static final String SCHEMA = CUSTOMERS + "/originalSchema";
    static final String REPORT = TEAM + "/dataStores/report";
    static final String PREP = TEAM + "/workspaces/Prep";
    static final String MAKE = PREP + "/dataTransformer";
    static final String SALES = TEAM + "/workspaces/Sales";
    static final String LIVE = SALES + "/dsgs/Live";
    static final String SINK = LIVE + "/sinks/0";
    static final String ASSIGNMENT = "/dsgPlatformMappings/0/assignments/0";
    static final String PROVIDER = "/platformServicesProviders/Lake";

    RuleCase(LintRule rule, String path, Consumer<TestModel> fault) {
        this(rule, path, fault, model -> {});
    }

    @Override
    public String toString() {
        return rule.code() + " at " + path;
    }
}
