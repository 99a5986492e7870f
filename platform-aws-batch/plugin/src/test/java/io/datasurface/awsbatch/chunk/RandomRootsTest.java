package io.datasurface.awsbatch.chunk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.OfflinePlan;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.testing.RandomEcosystems;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Terraform itself says of a fixed sample of random models; {@code -DrandomRoots=20} takes more of them. Of all others
 * {@link RandomModelsTest} asks the schemas of the providers.
 */
class RandomRootsTest {
    private static final int MODELS = Integer.getInteger("randomRoots", 3);

    @Test
    void terraformAcceptsRootModulesOfRandomModels(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        long[] seeds = LongStream.iterate(1, seed -> seed + 1)
                .filter(seed ->
                        RandomModelsTest.Run.of(RandomEcosystems.of(seed)).isPresent())
                .limit(MODELS)
                .toArray();
        assertThat(seeds).hasSize(MODELS);
        for (long seed : seeds) {
            SortedMap<String, SortedMap<String, String>> modules =
                    Trees.rootModules(RandomModelsTest.Run.of(RandomEcosystems.of(seed))
                            .orElseThrow()
                            .files());
            modules.forEach((root, module) ->
                    terraform.assertValid(TerraformCli.write(folder.resolve(seed + "/" + root), module)));
            String foundation = modules.keySet().stream()
                    .filter(root -> !root.contains("/chunks/"))
                    .findFirst()
                    .orElseThrow();
            OfflinePlan.assertCreatesAll(
                    terraform, folder.resolve(seed + "/planned"), requireNonNull(modules.get(foundation)));
        }
    }
}
