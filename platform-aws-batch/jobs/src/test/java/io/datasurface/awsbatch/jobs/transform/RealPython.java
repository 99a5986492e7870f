package io.datasurface.awsbatch.jobs.transform;

import org.junit.jupiter.api.Assumptions;

/** A Python with PySpark of the version of the jobs' Spark, where there is one. */
public final class RealPython {
    private static final String VARIABLE = "DATASURFACE_PYSPARK";

    private RealPython() {}

    /** The program, or the test is skipped and says so. */
    public static String program() {
        String named = System.getenv(VARIABLE);
        if (named == null) {
            String message = "SKIPPED a test with a real PySpark: set " + VARIABLE + " to a Python that has PySpark";
            System.out.println(message);
            return Assumptions.abort(message);
        }
        return named;
    }
}
