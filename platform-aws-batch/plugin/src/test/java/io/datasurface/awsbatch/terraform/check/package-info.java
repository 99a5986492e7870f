/**
 * Two ways to ask whether rendered root modules are right: against the argument schemas of the provider, which needs nothing
 * installed ({@link io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck}), and with a real Terraform
 * ({@link io.datasurface.awsbatch.terraform.check.TerraformCli}).
 */
@NullMarked
package io.datasurface.awsbatch.terraform.check;

import org.jspecify.annotations.NullMarked;
