package io.datasurface.awsbatch.access;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.InstanceParameters;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whom the entitlements of workspaces name. A principal of the model is called by its own name in a database and by its ARN in AWS, unless
 * parameters say what it is called there; whoever cannot be found under a name is not let in.
 */
public final class Principals {
    /** The parameter that says which IAM principals a principal of the model is. */
    public static final String ROLES = "entitlements.roles";

    /** The parameter that says what a principal of the model is called in databases. */
    public static final String ACCOUNTS = "entitlements.accounts";

    private final Map<String, String> roles;
    private final Map<String, String> accounts;
    private final OffPeakLoads loads;

    /**
     * Makes those of an instance.
     *
     * @param instance the platform instance
     */
    public Principals(Instance instance) {
        this.roles = instance.parameters().textMap(ROLES);
        this.accounts = instance.parameters().textMap(ACCOUNTS);
        this.loads = new OffPeakLoads(instance);
    }

    /**
     * Returns who may read the lake itself for a workspace.
     *
     * @param workspace a workspace whose container the platform manages
     * @return ARNs; empty if nobody is let in
     */
    public NavigableSet<String> inLake(Workspace workspace) {
        NavigableSet<String> arns = new TreeSet<>();
        workspace.entitlements().forEach(entitlement -> arns.addAll(arns(entitlement.principal())));
        return arns;
    }

    /**
     * Returns who may read the views of a workspace in a database.
     *
     * @param container the database
     * @param workspace a workspace of it
     * @return accounts of the database, in order
     */
    public List<String> inDatabase(DataContainer container, Workspace workspace) {
        return workspace.entitlements().stream()
                .map(Entitlement::principal)
                .filter(principal -> refusal(container, principal).isEmpty())
                .map(principal -> account(container, principal))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Returns why a principal is not let into a container, and what to do about it.
     *
     * @param container the container of a workspace
     * @param principal its name in the model
     * @return empty if it is let in
     */
    public Optional<String> refusal(DataContainer container, String principal) {
        if (container instanceof DataPlatformManagedDataContainer) {
            return arns(principal).isEmpty()
                    ? Optional.of("it is not the ARN of an IAM role or user; say in " + ROLES + " which it is")
                    : Optional.empty();
        }
        if (loads.of(container).isPresent()) {
            return Optional.of(
                    "DMS loads its tables, and neither it nor the platform grants anything there; grant them yourself");
        }
        String account = account(container, principal);
        return account.startsWith("arn:")
                ? Optional.of("databases know no ARNs; say in " + ACCOUNTS + " what it is called there")
                : AccountNames.problem(container, account)
                        .map(problem -> problem + "; say in " + ACCOUNTS + " what it is called there");
    }

    private List<String> arns(String principal) {
        String given = roles.getOrDefault(principal, principal);
        List<String> arns =
                Arrays.stream(given.split(";", -1)).map(String::strip).toList();
        return arns.stream().allMatch(arn -> arn.matches(InstanceParameters.PRINCIPAL)) ? arns : List.of();
    }

    private String account(DataContainer container, String principal) {
        return accounts.getOrDefault(container.name() + "/" + principal, accounts.getOrDefault(principal, principal));
    }
}
