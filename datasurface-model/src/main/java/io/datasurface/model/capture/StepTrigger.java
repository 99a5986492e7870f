package io.datasurface.model.capture;

import io.datasurface.model.common.Named;

/** What starts a capture or a transformer. */
public sealed interface StepTrigger extends Named permits CronTrigger, ExternallyTriggered {}
