package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.sdk.render.Render;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Options of commands that work on what a render says, in the accounts that it is for. */
final class RenderOptions {
    private static final String ACCOUNT = "{account}";

    @Option(
            names = "--rendered",
            paramLabel = "DIR",
            required = true,
            description = "The folder of an instance in the output of a render.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private Path rendered;

    @Option(
            names = "--role",
            paramLabel = "ARN",
            description = {
                "A role to take.",
                "With " + ACCOUNT + " in it: one in each account of the render; without, other accounts are left out."
            })
    private Optional<String> role = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "URL", description = "A server that speaks as AWS does.")
    private Optional<URI> endpoint = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5",
            description = "Requests in a second; default: ${DEFAULT-VALUE}.")
    private int rate;

    /** The render. */
    Render render() {
        return Render.read(rendered);
    }

    /** One limit for all that a command asks. */
    RateLimit limit() {
        if (rate < 1) {
            throw new IllegalArgumentException("A rate of " + rate + " requests a second; give 1 or more");
        }
        return RateLimit.of(rate);
    }

    /**
     * How to reach accounts of a render, by account: with a role for each all of them, else the one that the credentials are of.
     *
     * @throws IllegalStateException if they are of an account that is none of the render's
     */
    SortedMap<String, AwsAccess> reach(Render render) {
        SortedSet<String> accounts = render.accounts();
        SortedMap<String, AwsAccess> reached = new TreeMap<>();
        if (role.filter(arn -> arn.contains(ACCOUNT)).isPresent()) {
            for (String account : accounts) {
                reached.put(account, checked(access(render, role.map(arn -> arn.replace(ACCOUNT, account))), account));
            }
            return reached;
        }
        AwsAccess access = access(render, role);
        String own = new Clients(access).account();
        if (!accounts.contains(own)) {
            throw new IllegalStateException("The credentials are of account " + own + ", and the render is for "
                    + String.join(", ", accounts) + "; take a role there with --role");
        }
        reached.put(own, access);
        return reached;
    }

    /**
     * How to reach an account of a render.
     *
     * @throws IllegalStateException if the credentials are not for it
     */
    AwsAccess reach(Render render, String account) {
        return checked(access(render, role.map(arn -> arn.replace(ACCOUNT, account))), account);
    }

    /** Why something was not looked at. */
    static String elsewhere(String account) {
        return "it is in account " + account + ": give a --role with " + ACCOUNT + " in it";
    }

    private static AwsAccess checked(AwsAccess access, String account) {
        String own = new Clients(access).account();
        if (!own.equals(account)) {
            throw new IllegalStateException("The credentials are of account " + own + ", and this is in account "
                    + account + "; take a role there with --role");
        }
        return access;
    }

    private AwsAccess access(Render render, Optional<String> taken) {
        return new AwsAccess(render.region(), taken, endpoint);
    }
}
