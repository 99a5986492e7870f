package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.policy.StoragePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Objects of extensions are asked for their mistakes, wherever they stand. */
class ExtensionRulesTest {
    /** A rule that tells where it was asked. */
    private interface Telling extends SelfLinting {
        @Override
        default void lint(LintPlace place, ProblemCollector problems) {
            problems.info(
                    "test-asked",
                    place.path(),
                    "zone %s team %s store %s workspace %s",
                    place.zone().name(),
                    place.team().map(Team::name).orElse("-"),
                    place.datastore().map(Datastore::name).orElse("-"),
                    place.workspace().map(Workspace::name).orElse("-"));
        }
    }

    private record Box(String name) implements DataContainer, Telling {
        @Override
        public Optional<Documentation> documentation() {
            return Optional.empty();
        }

        @Override
        public List<LocationKey> locations() {
            return List.of();
        }
    }

    private record Capture(Optional<DataContainer> dataContainer) implements CaptureMetadata, Telling {
        @Override
        public Optional<IngestionConsistencyType> singleOrMultiDatasetIngestion() {
            return Optional.of(IngestionConsistencyType.MULTI_DATASET);
        }

        @Override
        public Optional<StepTrigger> stepTrigger() {
            return Optional.empty();
        }
    }

    private record Code(Map<String, String> envVars) implements CodeArtifact, Telling {}

    private record Policy(String name) implements StoragePolicy, Telling {
        @Override
        public Optional<Documentation> documentation() {
            return Optional.empty();
        }

        @Override
        public PolicyMandate mandatory() {
            return PolicyMandate.INDIVIDUALLY_MANDATED;
        }

        @Override
        public Optional<Deprecation> deprecation() {
            return Optional.empty();
        }

        @Override
        public boolean isCompatible(DataContainer container) {
            return true;
        }
    }

    private record FailingPolicy(String name, Throwable failure) implements StoragePolicy, SelfLinting {
        @Override
        public Optional<Documentation> documentation() {
            return Optional.empty();
        }

        @Override
        public PolicyMandate mandatory() {
            return PolicyMandate.INDIVIDUALLY_MANDATED;
        }

        @Override
        public Optional<Deprecation> deprecation() {
            return Optional.empty();
        }

        @Override
        public boolean isCompatible(DataContainer container) {
            return true;
        }

        @Override
        public void lint(LintPlace place, ProblemCollector problems) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    static List<RuleCase> cases() {
        return List.of(
                failing(new IllegalStateException("no\nidea")),
                failing(new NoSuchMethodError("gone")),
                failing(new StackOverflowError()));
    }

    private static RuleCase failing(Throwable failure) {
        return new RuleCase(
                LintRule.EXTENSION_LINT_FAILED,
                "/zones/Z/storagePolicies/p",
                model -> model.storagePolicies.add(new FailingPolicy("p", failure)));
    }

    @Test
    void allAreAskedWhereTheyStand() {
        Team team = Team.builder("T")
                .container(new Box("shared"))
                .datastore(Datastore.builder("s")
                        .capture(new Capture(Optional.of(new Box("source"))))
                        .build())
                .datastore(Datastore.builder("again")
                        .capture(new Capture(Optional.of(new Box("shared"))))
                        .build())
                .workspace(Workspace.builder("w")
                        .dataContainer(new Box("target"))
                        .dataTransformer(DataTransformer.builder("t", "s", new Code(Map.of()))
                                .build())
                        .dsg(DatasetGroup.builder("g")
                                .platformMD(new LegacyDataPlatformChooser(
                                        "old", Optional.empty(), List.of(new Box("shared"), new Box("legacy"))))
                                .build())
                        .build())
                .build();
        Ecosystem model = Ecosystem.builder("E")
                .zone(GovernanceZone.builder("Z")
                        .storagePolicy(new Policy("p"))
                        .team(team)
                        .build())
                .build();
        assertThat(EcosystemLinter.lint(EcosystemIndex.of(model), SourceMap.NONE))
                .filteredOn(problem -> problem.code().equals("test-asked"))
                .extracting(problem -> problem.path() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "/zones/Z/storagePolicies/p zone Z team - store - workspace -",
                        "/zones/Z/teams/T/containers/shared zone Z team T store - workspace -",
                        "/zones/Z/teams/T/dataStores/s/capture zone Z team T store s workspace -",
                        "/zones/Z/teams/T/dataStores/s/capture/dataContainer zone Z team T store s workspace -",
                        "/zones/Z/teams/T/dataStores/again/capture zone Z team T store again workspace -",
                        "/zones/Z/teams/T/workspaces/w/dataContainer zone Z team T store - workspace w",
                        "/zones/Z/teams/T/workspaces/w/dataTransformer/code zone Z team T store - workspace w",
                        "/zones/Z/teams/T/workspaces/w/dsgs/g/platformMD/containers/1 zone Z team T store - workspace w");
    }
}
