package io.datasurface.awsbatch.spec;

/** A document that one run of a job works through. Written and read by {@code io.datasurface.awsbatch.spec.json}. */
public sealed interface SpecDocument permits IngestSpec, ExportSpec, TransformSpec, MaintainSpec, ReconcileSpec {
    /** The newest version of the format, which is what is written; readers take this and all older ones. */
    int VERSION = 1;

    /** The job that reads it. */
    JobKind job();

    /** The platform instance that it was rendered for. */
    String platform();
}
