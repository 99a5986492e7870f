package io.datasurface.awsbatch.sdk.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.sdk.FakeAws;
import io.datasurface.awsbatch.sdk.MotoServer;
import io.datasurface.awsbatch.sdk.internal.Clients;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** The files of AutoCorp's jobs, in an S3 that is none. */
class UploadCommandTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String ACCOUNT = "111122223333";
    private static final String BUCKET = "ds-awsproduction-control-111122223333-eu-central-1-8e70bc3489d9";
    private static final String PLACE = "s3://" + BUCKET + "/code/0.1.0/";

    @TempDir
    private Path folder;

    private static ToolRun upload(URI endpoint, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "upload", "--rendered", RENDERED.toString(), "--endpoint", endpoint.toString(), "--rate", "200"));
        arguments.addAll(List.of(more));
        return ToolRun.of(arguments.toArray(String[]::new));
    }

    private static ToolRun asOperator(MotoServer moto, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--role", "arn:aws:iam::{account}:role/operator"));
        arguments.addAll(List.of(more));
        return upload(moto.url(), arguments.toArray(String[]::new));
    }

    @Test
    void filesAreSentOnceAndNoneIsOverwritten() throws Exception {
        Path jar = Files.writeString(folder.resolve("datasurface-jobs.jar"), "the jobs");
        Path locks = Files.writeString(folder.resolve("datasurface-aws.jar"), "the locks");
        Path script = Files.writeString(folder.resolve("GlueApp.scala"), "the script");
        try (MotoServer moto = MotoServer.start(folder.resolve("moto.log"));
                S3Client s3 = new Clients(moto.access(ACCOUNT)).s3()) {
            assertThat(asOperator(moto, "--send", jar.toString()).problems())
                    .contains("There is no bucket " + BUCKET + "; apply the foundation first");
            s3.createBucket(request ->
                    request.bucket(BUCKET).createBucketConfiguration(to -> to.locationConstraint("eu-central-1")));
            s3.putBucketVersioning(request ->
                    request.bucket(BUCKET).versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));

            assertThat(asOperator(moto, jar.toString()))
                    .isEqualTo(new ToolRun(
                            1,
                            List.of(
                                    PLACE + "GlueApp.scala\tMISSING\tjobs can't run without it: give the file",
                                    PLACE + "datasurface-aws.jar\tMISSING\tjobs can't run without it: give the file",
                                    PLACE + "datasurface-jobs.jar\tMISSING\t--send puts " + jar + " there"),
                            ""));
            assertThat(versions(s3)).as("nothing is sent unasked").isEmpty();

            assertThat(asOperator(moto, "--send", jar.toString(), locks.toString(), script.toString()))
                    .isEqualTo(new ToolRun(
                            0,
                            List.of(
                                    PLACE + "GlueApp.scala\tSENT\t" + script,
                                    PLACE + "datasurface-aws.jar\tSENT\t" + locks,
                                    PLACE + "datasurface-jobs.jar\tSENT\t" + jar),
                            ""));
            assertThat(asOperator(moto, "--send", jar.toString(), locks.toString(), script.toString())
                            .lines())
                    .allMatch(line -> line.contains("\tTHERE\tthe same as "));
            assertThat(asOperator(moto)).satisfies(run -> assertThat(run.code()).isZero());

            Files.writeString(jar, "the Jobs");
            for (String[] arguments : List.of(new String[] {jar.toString()}, new String[] {"--send", jar.toString()})) {
                ToolRun other = asOperator(moto, arguments);
                assertThat(other.code()).isEqualTo(1);
                assertThat(other.lines().get(2))
                        .startsWith(PLACE + "datasurface-jobs.jar\tOTHER\t")
                        .contains("jobVersion");
            }
            assertThat(versions(s3)).as("each was sent once").hasSize(3);
            assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("code/0.1.0/datasurface-jobs.jar"))
                            .asUtf8String())
                    .isEqualTo("the jobs");
            assertThat(upload(moto.url()).problems())
                    .contains("The credentials are of account 123456789012, and the render is for " + ACCOUNT);
        }
    }

    @Test
    void whatOthersHaveSentIsComparedByItsBytes() throws Exception {
        Path jar = Files.writeString(folder.resolve("datasurface-jobs.jar"), "the jobs");
        try (MotoServer moto = MotoServer.start(folder.resolve("moto.log"));
                S3Client s3 = new Clients(moto.access(ACCOUNT)).s3()) {
            s3.createBucket(request ->
                    request.bucket(BUCKET).createBucketConfiguration(to -> to.locationConstraint("eu-central-1")));
            for (String there : List.of("the jobs", "the Jobs")) {
                s3.putObject(
                        request -> request.bucket(BUCKET).key("code/0.1.0/datasurface-jobs.jar"),
                        RequestBody.fromString(there));
                assertThat(asOperator(moto, jar.toString()).lines().get(2))
                        .contains(there.equals("the jobs") ? "\tTHERE\tthe same as" : "\tOTHER\tnot as");
            }
        }
    }

    private static List<ObjectVersion> versions(S3Client s3) {
        return s3.listObjectVersions(request -> request.bucket(BUCKET)).versions();
    }

    @Test
    void saysWhatHasToBeAllowed() throws Exception {
        try (FakeAws aws = new FakeAws(ACCOUNT)) {
            aws.on("HEAD /" + BUCKET + "/code/0.1.0/GlueApp.scala", body -> new FakeAws.Answer(403, ""));
            ToolRun run = upload(aws.url());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.problems())
                    .contains("The credentials have to be allowed s3:GetObject, s3:ListBucket, kms:Decrypt");
        }
    }

    @Test
    void refusesWhatIsNoRenderOfOneInstance() throws Exception {
        assertThat(ToolRun.of("upload", "--rendered", folder.toString()).problems())
                .contains("There is no render in " + folder);
        assertThat(ToolRun.of("upload", "--rendered", folder.resolve("x").toString())
                        .problems())
                .contains("There is no folder ");
        assertThat(ToolRun.of("upload", "--rendered", RENDERED.getParent().toString())
                        .problems())
                .contains("has renders of instances; give the folder of one: AwsDevelopment, AwsProduction");
        assertThat(ToolRun.of("upload", "--rendered", RENDERED.toString(), "some.jar")
                        .problems())
                .contains("No job of this render has a file some.jar; they have GlueApp.scala, datasurface-aws.jar,"
                        + " datasurface-jobs.jar");
        Files.writeString(folder.resolve("apply-order.json"), "{\"waves\": [[\"foundation\"]]}");
        assertThat(ToolRun.of("upload", "--rendered", folder.toString()).problems())
                .contains("names the root module foundation, which is not in " + folder);
        Files.writeString(folder.resolve("apply-order.json"), "{\"waves\": [[\"../" + folder.getFileName() + "x\"]]}");
        assertThat(ToolRun.of("upload", "--rendered", folder.toString()).problems())
                .contains("which is not in " + folder);
        Files.writeString(folder.resolve("apply-order.json"), "{\"waves\": [[");
        assertThat(ToolRun.of("upload", "--rendered", folder.toString()).problems())
                .contains("apply-order.json can't be read: ");
    }
}
