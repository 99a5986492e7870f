package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.sdk.quota.AccountQuotas;
import io.datasurface.awsbatch.sdk.quota.RenderedQuota;
import io.datasurface.awsbatch.sdk.render.Render;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What accounts allow, as the parameters that the model needs for it. */
@Command(
        name = "quotas",
        mixinStandardHelpOptions = true,
        description = {
            "Holds what the accounts of a render allow, as Service Quotas has it, against what the render counts with.",
            "Prints the parameters of the instance that make up the difference, as YAML with what differs in comments.",
            "Exit code 1 if an account allows less than the render needs, or was not asked. Nothing is changed."
        })
final class QuotasCommand implements Callable<Integer>, NeedsPermissions {
    private static final int PROBLEMS = 1;

    @Mixin
    private final RenderOptions options = new RenderOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    @Override
    public List<String> permissions() {
        return List.of("servicequotas:ListServiceQuotas", "servicequotas:GetAWSDefaultServiceQuota");
    }

    @Override
    public Integer call() {
        Render render = options.render();
        List<RenderedQuota> all = RenderedQuota.of(render.folder());
        SortedMap<String, AwsAccess> reached = options.reach(render);
        RateLimit rate = options.limit();
        List<String> comments = new ArrayList<>();
        SortedMap<String, Long> parameters = new TreeMap<>();
        boolean fits = true;
        for (String account : render.accounts()) {
            AwsAccess access = reached.get(account);
            if (access == null) {
                comments.add("account " + account + " was not asked: " + RenderOptions.elsewhere(account));
                fits = false;
                continue;
            }
            try (AccountQuotas quotas = new AccountQuotas(access, rate)) {
                for (RenderedQuota quota : all) {
                    if (quota.account().equals(account)) {
                        fits &= compare(quota, quotas.of(quota), comments, parameters);
                    }
                }
            }
        }
        print(comments, parameters);
        return fits ? ExitCode.OK : PROBLEMS;
    }

    private static boolean compare(
            RenderedQuota quota, OptionalLong found, List<String> comments, SortedMap<String, Long> parameters) {
        String name = quota.cell() + "/" + quota.id();
        if (found.isEmpty()) {
            comments.add(name + ": Service Quotas does not have " + quota.code() + "; the render counts with "
                    + quota.limit());
            return true;
        }
        long whole = found.getAsLong();
        if (quota.own(whole) == quota.limit()) {
            return true;
        }
        boolean fits = quota.used() <= quota.own(whole);
        comments.add(name + ": " + whole + " in account " + quota.account()
                + (quota.reserve() == 0 ? "" : ", of which " + quota.own(whole) + " are left after the reserve")
                + "; the render counts with " + quota.limit() + " and needs " + quota.used()
                + (fits ? "" : ", which is MORE THAN IT MAY: ask for more of " + quota.code()));
        parameters.put(name, whole);
        return fits;
    }

    private void print(List<String> comments, SortedMap<String, Long> parameters) {
        PrintWriter out = spec.commandLine().getOut();
        comments.forEach(comment -> out.println("# " + comment));
        if (parameters.isEmpty()) {
            out.println("# The parameters need no change.");
        } else {
            out.println("cells:");
            out.println("  quotas:");
            parameters.forEach((name, value) -> out.println("    " + name + ": \"" + value + "\""));
        }
        out.flush();
    }
}
