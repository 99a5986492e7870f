package io.datasurface.awsbatch.instance;

import java.util.List;
import java.util.Optional;

/**
 * A cell: an account in the instance's region with its own quotas.
 *
 * @param name name of the cell, which the chunk plan keeps
 * @param home whether it owns the lake
 * @param account AWS account
 * @param role name of the role that Terraform assumes there
 * @param vpc VPC of its replication instances and jobs
 * @param subnets private subnets in it
 * @param routeTables route tables of the subnets, if VPC endpoints are made in it
 * @param sharedEndpoints services of which the VPC has endpoints that others look after
 * @param sourceCidrs networks of databases; if there is none the VPC decides
 * @param key ARN of the key that it is given, if any
 * @param stagingBucket bucket that its replication writes to
 * @param locations where the databases are that it is for, as the model writes locations; databases elsewhere may be read anywhere
 */
public record CellAccount(
        String name,
        boolean home,
        String account,
        String role,
        String vpc,
        List<String> subnets,
        List<String> routeTables,
        List<VpcService> sharedEndpoints,
        List<String> sourceCidrs,
        Optional<String> key,
        String stagingBucket,
        List<String> locations) {
    /** What parameters call the home cell. */
    public static final String HOME = "home";

    /** Copies the lists. */
    public CellAccount {
        subnets = List.copyOf(subnets);
        routeTables = List.copyOf(routeTables);
        sharedEndpoints = List.copyOf(sharedEndpoints);
        sourceCidrs = List.copyOf(sourceCidrs);
        locations = List.copyOf(locations);
    }

    /** Returns what parameters call the cell: the home cell is {@value #HOME} to them, whatever its name. */
    public String label() {
        return home ? HOME : name;
    }

    /** Returns the key of something of the cell in a parameter that holds the like of all cells. */
    public String key(String of) {
        return label() + "/" + of;
    }
}
