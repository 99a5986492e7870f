package io.datasurface.awsbatch.schedule;

import io.datasurface.awsbatch.terraform.TfMap;

/**
 * What a schedule calls.
 *
 * @param arn of the state machine, or of an operation of AWS
 * @param input what it is called with
 */
public record Target(String arn, TfMap input) {}
