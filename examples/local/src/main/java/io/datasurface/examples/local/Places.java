package io.datasurface.examples.local;

import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.TransformSpec;
import java.nio.file.Path;

/**
 * Where on this machine that is what rendered documents name: a bucket is a folder, and each database that is exported to is the same one.
 *
 * @param buckets the folder of all buckets
 * @param target the database
 */
record Places(Path buckets, Postgres target) {
    private static final String S3 = "s3://";

    /** The folder or file that an S3 location is here. */
    Path path(String location) {
        if (!location.startsWith(S3)) {
            throw new IllegalArgumentException("The location " + location + " is none in S3");
        }
        return buckets.resolve(location.substring(S3.length()));
    }

    private String local(String location) {
        return path(location).toUri().toString().replaceAll("/$", "");
    }

    IngestSpec of(IngestSpec document) {
        return document.at(of(document.source()), of(document.lake()));
    }

    TransformSpec of(TransformSpec document) {
        return document.at(
                local(document.code().location()),
                of(document.lake()),
                of(document.output().landing()));
    }

    /** Into a schema of the database, by the login of the document. */
    ExportSpec of(ExportSpec document, JdbcTarget rendered) {
        JdbcTarget here = new JdbcTarget(
                rendered.engine(),
                Postgres.HOST,
                target.port(),
                target.database(),
                rendered.schema(),
                rendered.secretArn(),
                rendered.properties());
        return document.at(here, of(document.lake()));
    }

    MaintainSpec of(MaintainSpec document) {
        return document.at(of(document.lake()));
    }

    private LakeSpec of(LakeSpec lake) {
        return LakeSpec.of(lake.catalog(), local(lake.warehouse()), lake.database());
    }

    private BatchSource of(BatchSource batches) {
        return new BatchSource(local(batches.location()), batches.format(), batches.mode());
    }

    private IngestSource of(IngestSource source) {
        if (source instanceof DmsSource dms) {
            return new DmsSource(local(dms.location()), dms.format(), dms.loadEpoch(), local(dms.loadMarker()));
        } else if (source instanceof BatchSource batches) {
            return of(batches);
        }
        throw new IllegalArgumentException(
                "The source at " + source.location() + " is of a kind that AutoCorp does not have; add it to Places");
    }
}
