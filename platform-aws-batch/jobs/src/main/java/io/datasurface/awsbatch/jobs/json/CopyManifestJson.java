package io.datasurface.awsbatch.jobs.json;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What Redshift is to copy: {@code {"entries": [{"url", "mandatory"}]}}. Source: Amazon Redshift Database Developer Guide, using a manifest to
 * specify data files (docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html).
 */
public final class CopyManifestJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private CopyManifestJson() {}

    /**
     * The document, in UTF-8: without one of these files nothing is copied.
     *
     * @param locations of files, such as {@code s3://bucket/folder/file}
     */
    public static byte[] write(List<String> locations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("entries");
            for (String location : locations) {
                json.writeStartObject();
                json.writeStringProperty("url", location);
                json.writeBooleanProperty("mandatory", true);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
