package io.datasurface.awsbatch.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A render made by hand, for what no example renders. */
public final class RenderFolder {
    private final Path folder;
    private final List<String> modules = new ArrayList<>();

    /** A render without modules. */
    public RenderFolder(Path folder) {
        this.folder = folder;
    }

    /** Adds a root module of an account with resources, as JSON. */
    public RenderFolder module(String name, String account, String resources) throws IOException {
        modules.add(name);
        Path module = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                module.resolve("main.tf.json"),
                "{\"provider\": {\"aws\": [{\"region\": \"eu-central-1\", \"allowed_account_ids\": [\"" + account
                        + "\"]}]}}");
        Files.writeString(module.resolve("some.tf.json"), "{\"resource\": {" + resources + "}}");
        Files.writeString(
                folder.resolve("apply-order.json"),
                modules.stream()
                        .map(each -> "[\"" + each + "\"]")
                        .collect(Collectors.joining(", ", "{\"version\": 1, \"waves\": [", "]}")));
        return this;
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }
}
