package io.datasurface.awsbatch.fargate;

import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.Dataset;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program of a datastore as a task on Fargate, with a role that can write into the datastore's folder and do nothing else. The state machine
 * that ingests runs it first.
 *
 * <p>The contract with the program is its settings: {@code DATASURFACE_STORE}; {@code DATASURFACE_DATASETS}, a JSON array; {@code DATASURFACE_CONTENT},
 * what a file says; {@code DATASURFACE_RUN}, the name of the run, which is that of an earlier try if there was one; {@code DATASURFACE_FOLDER}, where it
 * writes {@code <dataset>/<file>}; {@code DATASURFACE_MARKER}, the name of what it writes there last; and {@code DATASURFACE_CREDENTIAL}, the secret's
 * text, if the capture has a credential.
 */
public final class PullRenderer {
    private static final String TOPIC = "pulls";
    private static final String SCRATCH = "scratch";
    private static final AwsNames PLAIN = AwsNames.plain();

    private final Instance instance;
    private final PullNames names;
    private final TfModule.Builder module;
    private final String chunk;
    private final TfString key;

    /**
     * Makes a renderer.
     *
     * @param instance the platform instance
     * @param module takes the resources
     * @param chunk id of the chunk
     * @param key the key of the instance
     */
    public PullRenderer(Instance instance, TfModule.Builder module, String chunk, TfString key) {
        this.instance = instance;
        this.names = new PullNames(instance);
        this.module = module;
        this.chunk = chunk;
        this.key = key;
    }

    /**
     * Adds the task of a datastore.
     *
     * @param work a datastore with a program in a container
     * @return what the state machine has to know to run it
     */
    public TfMap render(StoreWork work) {
        CustomPullIngestion capture = work.program().orElseThrow();
        ContainerImageCodeArtifact program = (ContainerImageCodeArtifact) capture.code();
        String store = work.store().name();
        TfResource role = role(store);
        TaskSize size = TaskSize.of(program);
        module.add(
                TOPIC,
                TfResource.of(
                        "aws_ecs_task_definition",
                        TfLabel.of("store", store),
                        it -> it.set("family", names.family(store))
                                .set("requires_compatibilities", Tf.texts("FARGATE"))
                                .set("network_mode", "awsvpc")
                                .set("cpu", Integer.toString(size.cpuUnits()))
                                .set("memory", Integer.toString(size.memoryMiB()))
                                .set("execution_role_arn", instance.arns().role(names.startRole()))
                                .set("task_role_arn", role.attr("arn"))
                                .set("container_definitions", Tf.json(Tf.list(container(work, capture, program))))
                                .block(
                                        "runtime_platform",
                                        platform -> platform.set("operating_system_family", "LINUX")
                                                .set("cpu_architecture", "X86_64"))
                                .block("volume", volume -> volume.set("name", SCRATCH))));
        return Tf.map()
                .put("task", names.family(store))
                .put("folder", instance.folders().drops(store));
    }

    private TfMap container(StoreWork work, CustomPullIngestion capture, ContainerImageCodeArtifact program) {
        TfMap container = Tf.map()
                .put("name", PullNames.CONTAINER)
                .put("image", program.image())
                .put("essential", true)
                .put("environment", settings(work, capture, program))
                .put("readonlyRootFilesystem", true)
                .put(
                        "mountPoints",
                        Tf.list(Tf.map().put("sourceVolume", SCRATCH).put("containerPath", "/tmp")))
                .put("linuxParameters", Tf.map().put("initProcessEnabled", true))
                .put(
                        "logConfiguration",
                        Tf.map()
                                .put("logDriver", "awslogs")
                                .put(
                                        "options",
                                        Tf.map()
                                                .put("awslogs-group", names.logs())
                                                .put("awslogs-region", instance.region())
                                                .put(
                                                        "awslogs-stream-prefix",
                                                        PLAIN.name(
                                                                AwsNameRule.S3_KEY_PART,
                                                                work.store().name()))));
        TfMap commanded =
                program.command().isEmpty() ? container : container.put("command", Tf.texts(program.command()));
        return capture.credential()
                .map(credential -> instance.secrets().ofStore(work.store().name(), credential))
                .map(secret -> commanded.put(
                        "secrets",
                        Tf.list(Tf.map()
                                .put("name", PullNames.SETTING_PREFIX + "CREDENTIAL")
                                .put("valueFrom", instance.arns().secret(secret)))))
                .orElse(commanded);
    }

    private static TfList settings(StoreWork work, CustomPullIngestion capture, ContainerImageCodeArtifact program) {
        Map<String, String> settings = new TreeMap<>(program.envVars());
        settings.put(PullNames.SETTING_PREFIX + "STORE", work.store().name());
        settings.put(PullNames.SETTING_PREFIX + "CONTENT", capture.content().name());
        settings.put(PullNames.SETTING_PREFIX + "MARKER", Folders.RUN_MARKER);
        List<TfValue> list = new ArrayList<>();
        settings.forEach((name, value) -> list.add(Tf.map().put("name", name).put("value", value)));
        list.add(Tf.map()
                .put("name", PullNames.SETTING_PREFIX + "DATASETS")
                .put(
                        "value",
                        Tf.json(Tf.texts(
                                work.datasets().stream().map(Dataset::name).toList()))));
        return Tf.list(list);
    }

    private TfResource role(String store) {
        String label = TfLabel.of("pull", store);
        String folder = instance.folders().drops(store);
        String bucket = instance.stagingBucket();
        TfResource role = module.add(
                TOPIC,
                TfResource.of(
                        "aws_iam_role",
                        label,
                        it -> it.set("name", names.role(store, chunk))
                                .set("path", names.rolePath())
                                .set("description", "A program pulls a datastore into its folder of the staging bucket")
                                .set(
                                        "assume_role_policy",
                                        IamPolicy.of(
                                                        IamPolicy.Kind.TRUST,
                                                        IamStatement.assumedBy(
                                                                "ecs-tasks.amazonaws.com",
                                                                instance.account(),
                                                                Tf.text(instance.arns()
                                                                        .regional("ecs", "*"))))
                                                .json())));
        module.add(
                TOPIC,
                TfResource.of(
                        "aws_iam_role_policy",
                        label,
                        it -> it.set("name", "pull")
                                .set("role", role.attr("name"))
                                .set(
                                        "policy",
                                        IamPolicy.of(
                                                        IamPolicy.Kind.INLINE,
                                                        IamStatement.allow("FindRuns")
                                                                .actions("s3:ListBucket")
                                                                .resources(Tf.text(instance.arns()
                                                                        .bucket(bucket)))
                                                                .condition(
                                                                        "StringLike",
                                                                        "s3:prefix",
                                                                        Tf.text(folder + "/*")),
                                                        IamStatement.allow("WriteRuns")
                                                                .actions(
                                                                        "s3:AbortMultipartUpload",
                                                                        "s3:GetObject",
                                                                        "s3:ListMultipartUploadParts",
                                                                        "s3:PutObject")
                                                                .resources(Tf.text(instance.arns()
                                                                        .bucket(bucket + "/" + folder + "/*"))),
                                                        IamStatement.useOfKey(key, true))
                                                .json())));
        return role;
    }
}
