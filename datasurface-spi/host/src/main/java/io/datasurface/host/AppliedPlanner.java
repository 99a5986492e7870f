package io.datasurface.host;

import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;

/**
 * A planner that has had its say about a model.
 *
 * @param planner the planner
 * @param request what it was asked
 * @param plan what it answered
 */
public record AppliedPlanner(InstalledPlanner planner, EcosystemPlanRequest request, EcosystemPlan plan) {}
