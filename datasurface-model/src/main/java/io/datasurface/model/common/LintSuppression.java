package io.datasurface.model.common;

/**
 * A warning that an owner accepts, with the reason. Errors cannot be accepted.
 *
 * @param code stable code of the rule, such as {@code dataset-unclassified}
 * @param object path of an object below the owner, such as {@code dataStores/crm/datasets/orders}, with everything in it; empty: the owner itself and everything in it
 * @param reason why the warning is accepted; must not be empty
 */
public record LintSuppression(String code, @Default("") String object, String reason) {}
