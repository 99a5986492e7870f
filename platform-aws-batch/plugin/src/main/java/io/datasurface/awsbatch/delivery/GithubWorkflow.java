package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import java.util.Optional;

/**
 * {@code github-workflow.yml}: plans on pull requests, and applies on the branch what differs from the commit that was applied last, which a
 * tag marks: a run that fails is made up for by the next one. Pull requests may be planned with roles that only read. Everything in it is of plain characters: the name of the instance as AWS
 * takes it, and parameters whose form is checked.
 */
final class GithubWorkflow {
    private static final String CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2";
    private static final String TERRAFORM =
            "hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2";
    private static final String AWS =
            "aws-actions/configure-aws-credentials@ececac1a45f3b08a01d2dd070d28d111c5fe6722 # v4.1.0";
    private static final String TERRAFORM_VERSION = "1.11.4";

    private final Instance instance;

    GithubWorkflow(Instance instance) {
        this.instance = instance;
    }

    String text() {
        return """
                # Rendered by DataSurface: copy it to .github/workflows/ of the repository that holds the render.
                name: %1$s
                on:
                  pull_request:
                    branches: ["%2$s"]
                    paths: ["%3$s**"]
                  push:
                    branches: ["%2$s"]
                    paths: ["%3$s**"]
                  workflow_dispatch: {}
                # Root modules of one instance are applied one after the other, and no run is cut off in the middle of an apply.
                concurrency:
                  group: "%1$s-${{ github.event_name == 'pull_request' && github.ref || 'apply' }}"
                  cancel-in-progress: false
                permissions: {}
                jobs:
                  plan:
                    if: github.event_name == 'pull_request'
                    runs-on: ubuntu-24.04
                    permissions: {contents: read, id-token: write}
                    steps:
                %4$s      - name: Plan what the pull request changes
                        env:
                          BASE: ${{ github.event.pull_request.base.sha }}
                %7$s        run: bash "%3$sci/terraform.sh" plan "$BASE"
                  apply:
                    if: github.event_name != 'pull_request' && github.ref == 'refs/heads/%2$s'
                    runs-on: ubuntu-24.04
                    environment: "%1$s"
                    permissions: {contents: write, id-token: write}
                    steps:
                %6$s      - name: Apply what differs from what was applied last
                        run: |
                          set -euo pipefail
                          if git rev-parse --quiet --verify "refs/tags/%5$s^{commit}" > /dev/null; then
                            bash "%3$sci/terraform.sh" apply "refs/tags/%5$s"
                          else
                            bash "%3$sci/terraform.sh" apply
                          fi
                          git tag --force "%5$s"
                          git push --force origin "refs/tags/%5$s"
                """.formatted(
                        name(),
                        branch(),
                        DeliveryRenderer.folder(instance),
                        steps(parameter("delivery.pullRequestRole").orElseGet(this::applyRole)),
                        tag(),
                        steps(applyRole()),
                        parameter("delivery.planRole")
                                .map(role -> "          DATASURFACE_PLAN_ROLE: \"" + role + "\"\n")
                                .orElse(""));
    }

    private Optional<String> parameter(String name) {
        return instance.parameters().optionalText(name);
    }

    private String applyRole() {
        return parameter("delivery.role")
                .orElseGet(() -> instance.arns().role(instance.parameters().text("role")));
    }

    /** Returns the steps that every job begins with. */
    private String steps(String role) {
        return """
                      - uses: %s
                        with: {fetch-depth: 0}
                      - uses: %s
                        with: {terraform_version: "%s", terraform_wrapper: false}
                      - uses: %s
                        with:
                          role-to-assume: "%s"
                          aws-region: "%s"
                          role-session-name: "%s"
                """.formatted(CHECKOUT, TERRAFORM, TERRAFORM_VERSION, AWS, role, instance.region(), name())
                .indent(0);
    }

    private String name() {
        return instance.named(AwsNameRule.IAM_ROLE, "apply");
    }

    private String branch() {
        return instance.parameters().text("delivery.branch");
    }

    /** Returns the tag of the commit that was applied last. */
    private String tag() {
        return "applied/" + name();
    }
}
