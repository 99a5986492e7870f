package io.datasurface.awsbatch.sdk.render;

import io.datasurface.awsbatch.spec.json.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rendered Terraform of an instance: the root modules of {@code apply-order.json}, and what they make.
 *
 * @param folder where it is
 * @param modules in the order in which they are applied
 * @param resources in the order of the modules, files and labels
 */
public record Render(Path folder, List<RenderedModule> modules, List<RenderedResource> resources) {
    /** The file by which the folder of an instance is known. */
    private static final String ORDER = "apply-order.json";

    private static final String TERRAFORM = ".tf.json";
    private static final String MAIN = "main" + TERRAFORM;

    /** Copies the lists. */
    public Render {
        modules = List.copyOf(modules);
        resources = List.copyOf(resources);
    }

    /**
     * Refuses a folder that is not the one of an instance.
     *
     * @throws IllegalArgumentException that says which folders below it are some
     */
    public static void check(Path folder) {
        if (Files.isRegularFile(folder.resolve(ORDER))) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<String> instances = inside.filter(child -> Files.isRegularFile(child.resolve(ORDER)))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
            throw new IllegalArgumentException(
                    instances.isEmpty()
                            ? "There is no render in " + folder + ", as it has no " + ORDER
                                    + "; give the folder of an instance in the output of a render"
                            : folder + " has renders of instances; give the folder of one: "
                                    + String.join(", ", instances));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * Reads the render of an instance.
     *
     * @throws IllegalArgumentException if there is none, or it is not whole
     */
    public static Render read(Path folder) {
        check(folder);
        List<RenderedModule> modules = new ArrayList<>();
        List<RenderedResource> resources = new ArrayList<>();
        for (String name : folders(folder.resolve(ORDER))) {
            Path of = folder.resolve(name).normalize();
            if (!of.startsWith(folder.normalize()) || !Files.isRegularFile(of.resolve(MAIN))) {
                throw new IllegalArgumentException(
                        ORDER + " names the root module " + name + ", which is not in " + folder + "; render again");
            }
            RenderedModule module = module(name, of.resolve(MAIN));
            modules.add(module);
            for (Path file : terraform(of)) {
                addResources(module, file, resources);
            }
        }
        return new Render(folder, modules, resources);
    }

    private static List<String> folders(Path file) {
        List<String> names = new ArrayList<>();
        if (object(file).get("waves") instanceof List<?> waves) {
            for (Object wave : waves) {
                if (wave instanceof List<?> list) {
                    list.forEach(name -> names.add(String.valueOf(name)));
                }
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(file + " names no root module; render again");
        }
        return names;
    }

    private static RenderedModule module(String name, Path main) {
        if (object(main).get("provider") instanceof Map<?, ?> providers
                && providers.get("aws") instanceof List<?> aws
                && !aws.isEmpty()
                && aws.get(0) instanceof Map<?, ?> provider
                && provider.get("region") instanceof String region
                && provider.get("allowed_account_ids") instanceof List<?> accounts
                && !accounts.isEmpty()) {
            return new RenderedModule(name, String.valueOf(accounts.get(0)), region);
        }
        throw new IllegalArgumentException(
                main + " does not say for which account and region it is; was the render changed by hand?");
    }

    private static List<Path> terraform(Path module) {
        try (Stream<Path> files = Files.list(module)) {
            return files.filter(file -> file.toString().endsWith(TERRAFORM))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(module, e);
        }
    }

    private static void addResources(RenderedModule module, Path file, List<RenderedResource> to) {
        if (!(object(file).get("resource") instanceof Map<?, ?> types)) {
            return;
        }
        RenderedResource.copy(types).forEach((type, labels) -> {
            if (labels instanceof Map<?, ?> all) {
                RenderedResource.copy(all).forEach((label, attributes) -> {
                    if (attributes instanceof Map<?, ?> map) {
                        to.add(new RenderedResource(module, type, label, RenderedResource.copy(map)));
                    }
                });
            }
        });
    }

    private static Map<String, Object> object(Path file) {
        try {
            return PlainJson.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, IOException cause) {
        return new IllegalArgumentException("Can't read " + file + ": " + cause, cause);
    }

    /** All resources of a type. */
    public List<RenderedResource> all(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** The accounts that it is for. */
    public SortedSet<String> accounts() {
        SortedSet<String> accounts = new TreeSet<>();
        modules.forEach(module -> accounts.add(module.account()));
        return accounts;
    }

    /** The region that it is for: an instance has one. */
    public String region() {
        return modules.get(0).region();
    }
}
