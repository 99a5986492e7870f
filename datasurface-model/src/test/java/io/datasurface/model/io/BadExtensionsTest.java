package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.extension.ExtensionFailure;
import io.datasurface.model.extension.InstalledExtension;
import io.datasurface.model.extension.ModelExtension;
import io.datasurface.model.policy.StoragePolicy;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An extension that breaks the contract is told, and the others work. */
class BadExtensionsTest {
    private static final String PLACE = BadKinds.class.getName() + "$";

    @TempDir
    Path folder;

    /** An extension that brings what it is told. */
    private record Bringing(
            String name,
            List<Class<? extends DataContainer>> containers,
            List<Class<? extends CaptureMetadata>> captures,
            List<Class<? extends CodeArtifact>> codeArtifacts,
            List<Class<? extends StoragePolicy>> storagePolicies)
            implements ModelExtension {
        @Override
        public String version() {
            return "1";
        }
    }

    private static final ModelExtension GOOD = new Bringing(
            "good", List.of(BadKinds.GoodContainer.class), List.of(), List.of(BadKinds.GoodCode.class), List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KafkaServer | ~ has the type \"KafkaServer\" of io.datasurface.model.container.KafkaServer in files; rename it",
                "HiddenCode | ~ cannot be called; make it a public record of an exported package",
                "ClassCode | ~ is no record that implements io.datasurface.model.code.CodeArtifact",
                "FloatCode | ~.ratio is of type java.lang.Double, which has no form in a file; use a String",
                "SetCode | ~.words is of type java.util.Set<java.lang.String>, which has no form in a file",
                "RawCode | ~.raw is of type java.util.Optional, which has no form in a file",
                "KeyCode | ~.words is of type java.util.Map<java.lang.Integer, java.lang.String>, which has no form in a file",
                "GenericCode | ~.value is of type T, which has no form in a file",
                "TypeCode | ~ has a component \"type\", which is the key that tells kinds apart; rename it",
                "DefaultCode | ~.number cannot have the default \"ten\"",
                "FlagCode | ~.flag cannot have the default \"yes\"",
                "ListDefaultCode | ~.words is empty by default and cannot have a @Default; take it away",
                "OrderCode | ~.word has @OrderMatters, which is for maps and lists; take it away",
                "TwoShorthandsCode | ~.b is a second @Shorthand; mark one component",
                "ObjectShorthandCode | ~.words has @Shorthand, but is written as an object like its record; take it away",
                "OpenCode | ~.run is of type java.lang.Runnable, which has no form in a file",
                "NestedCode | BadKinds$Inner cannot be called; make it a public record of an exported package",
                "NamelessCode | BadKinds$Nameless is known by its name, but has no component \"String name\"; give it one",
                "LooseCode | BadKinds$LooseClass is no record, but a kind of io.datasurface.model.io.BadKinds$Loose; make it one",
                "HeirCode | BadKinds$TypedHeir has a component \"type\"",
                "NamelessContainer | ~ is known by its name, but has no component \"String name\"; give it one",
                "OptionalNameContainer | ~ is known by its name, but has no component \"String name\"; give it one",
                "RefContainer | ~ has a component \"ref\", which is the key of a reference to a container; rename it",
                "HoldingContainer | ~ is a container that holds another one; name the other by a String"
            })
    void theMessageSaysWhatIsWrong(String kind, String message) throws ClassNotFoundException {
        ModelFormat format = ModelFormat.of(List.of(bringing(Class.forName(PLACE + kind)), GOOD));
        ExtensionFailure failure = onlyFailureBeside(format);
        assertThat(failure.extension()).isEqualTo(Bringing.class.getName());
        assertThat(failure.origin()).startsWith("file:");
        assertThat(failure.message())
                .contains(message.replace("~", PLACE + kind))
                .endsWith(". The extension is left out; ask its author.");
    }

    @Test
    void allFaultsOfAnExtensionAreToldAtOnce() {
        ModelFormat format = ModelFormat.of(List.of(
                new Bringing(
                        " ",
                        List.of(BadKinds.RefContainer.class, BadKinds.KafkaServer.class),
                        List.of(),
                        List.of(BadKinds.FloatCode.class),
                        List.of()),
                GOOD));
        assertThat(onlyFailureBeside(format).message())
                .contains("Its name or its version is blank. ", "RefContainer", "KafkaServer", "FloatCode.ratio");
    }

    @Test
    void anExtensionThatBringsNothingIsTold() {
        ModelFormat format =
                ModelFormat.of(List.of(new Bringing("empty", List.of(), List.of(), List.of(), List.of()), GOOD));
        assertThat(onlyFailureBeside(format).message()).startsWith("It brings no kind. ");
    }

    @Test
    void anExtensionThatThrowsIsTold() {
        ModelExtension throwing = new ModelExtension() {
            @Override
            public String name() {
                throw new NoClassDefFoundError("some/Library");
            }

            @Override
            public String version() {
                return "1";
            }
        };
        assertThat(onlyFailureBeside(ModelFormat.of(List.of(throwing, GOOD))).message())
                .isEqualTo("It fails when asked what it brings: java.lang.NoClassDefFoundError: some/Library."
                        + " The extension is left out; ask its author.");
    }

    @Test
    @NullUnmarked
    void anExtensionThatGivesNullIsTold() {
        ModelExtension nothing = new Bringing("null", null, List.of(), List.of(), List.of());
        assertThat(onlyFailureBeside(ModelFormat.of(List.of(nothing, GOOD))).message())
                .startsWith("It fails when asked what it brings: java.lang.NullPointerException");
    }

    @Test
    void twoExtensionsWithOneTypeAreBothLeftOut() {
        ModelExtension clashing = new Bringing(
                "clashing",
                List.of(BadKinds.GoodContainer.class, BadKinds.OtherContainer.class),
                List.of(),
                List.of(),
                List.of());
        ModelExtension other =
                new Bringing("other", List.of(), List.of(), List.of(BadKinds.GoodCode2.GoodCode.class), List.of());
        ModelFormat format = ModelFormat.of(List.of(clashing, GOOD, other));
        assertThat(format.extensions()).isEmpty();
        assertThat(format.failures())
                .hasSize(3)
                .allSatisfy(
                        failure -> assertThat(failure.message()).endsWith("None of them is used: remove all but one."));
        String origin = format.failures().get(0).origin();
        assertThat(format.failures())
                .extracting(ExtensionFailure::message)
                .contains(
                        "It brings GoodCode, which %s of other 1 (%s) brings too. It brings GoodContainer, which %s of clashing 1 (%s) brings too. None of them is used: remove all but one."
                                .formatted(Bringing.class.getName(), origin, Bringing.class.getName(), origin));
        assertThat(format.shapes().ecosystem().fields())
                .as("the built-in kinds are still there")
                .isNotEmpty();
    }

    @Test
    void aFileThatNeedsALeftOutExtensionSaysSo() throws IOException {
        ModelFormat format = ModelFormat.of(List.of(bringing(BadKinds.RefContainer.class)));
        Path file = Folders.write(folder, "model.yaml", """
                datasurface: 1
                name: A
                zones: {Z: {teams: {T: {containers: {c: {type: RefContainer}}}}}}
                """);
        assertThat(EcosystemReader.read(file, format).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("\"RefContainer\" is no kind of DataContainer")
                        .contains(" These extensions were found and not used: " + Bringing.class.getName() + " (file:")
                        .endsWith("rename it. The extension is left out; ask its author."));
    }

    @Test
    void aSealedInterfaceOfRecordsIsAKindOfItsOwn() throws IOException {
        ModelFormat format = ModelFormat.of(List.of(GOOD));
        assertThat(format.failures()).isEmpty();
        assertThat(format.extensions())
                .containsExactly(new InstalledExtension(
                        "good",
                        "1",
                        List.of("GoodCode", "GoodContainer"),
                        GOOD.getClass()
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()));
        Path file = Folders.write(folder, "model.yaml", """
                datasurface: 1
                name: A
                zones:
                  Z:
                    teams:
                      T:
                        workspaces:
                          w:
                            dataTransformer:
                              name: t
                              outputDatastore: s
                              code:
                                type: GoodCode
                                method: {type: ByQuery, query: select 1}
                                words: [b, a]
                """);
        LoadedModel read = EcosystemReader.read(file, format);
        assertThat(read.problems()).isEmpty();
        assertThat(EcosystemWriter.toYaml(read.ecosystem().orElseThrow(), format))
                .contains("type: GoodCode", "type: ByQuery", "query: select 1")
                .doesNotContain("tries");
    }

    @Test
    void brokenRegistrationsDoNotStopTheOthers() throws IOException {
        Path broken = new TestJar()
                .add(TestJar.SERVICES, "com.example.Missing\ncom.example.Throwing\ncom.example.Private\n")
                .add("com/example/Throwing.java", """
                        package com.example;
                        public final class Throwing implements io.datasurface.model.extension.ModelExtension {
                            public Throwing() { throw new IllegalStateException("no licence"); }
                            public String name() { return "throwing"; }
                            public String version() { return "1"; }
                        }
                        """)
                .add("com/example/Private.java", """
                        package com.example;
                        final class Private {}
                        """)
                .build(folder, "broken.jar");
        Path good = container("good.jar", "com.good", "Good");
        try (URLClassLoader loader =
                new URLClassLoader(urls(broken, good), getClass().getClassLoader())) {
            ModelFormat format = ModelFormat.load(loader);
            assertThat(format.extensions()).extracting(InstalledExtension::name).containsExactly("Good");
            assertThat(format.failures())
                    .extracting(ExtensionFailure::toString)
                    .hasSize(3)
                    .anyMatch(text -> text.contains("com.example.Missing") && text.contains("cannot be loaded"))
                    .anyMatch(text -> text.contains("com.example.Private") && text.contains("cannot be loaded"))
                    .anyMatch(text -> text.startsWith("com.example.Throwing (file:")
                            && text.contains("broken.jar")
                            && text.contains("caused by java.lang.IllegalStateException: no licence"));
        }
    }

    @Test
    void twoVersionsOfAJarAreBothNamed() throws IOException {
        Path first = container("mongo-1.jar", "com.mongo", "Mongo");
        Path second = container("mongo-2.jar", "com.mongo", "Mongo");
        try (URLClassLoader one = TestJar.loader(first);
                URLClassLoader two = TestJar.loader(second)) {
            ModelFormat format = ModelFormat.load(List.of(one, two, one));
            assertThat(format.extensions()).isEmpty();
            assertThat(format.failures())
                    .extracting(ExtensionFailure::toString)
                    .hasSize(2)
                    .allSatisfy(text -> assertThat(text)
                            .contains(
                                    "mongo-1.jar",
                                    "mongo-2.jar",
                                    "It brings MongoBox, which com.mongo.Mongo of Mongo 1"));
        }
    }

    @Test
    void whatSeveralClassLoadersFindCountsOnce() throws IOException {
        Path jar = container("good.jar", "com.good", "Good");
        try (URLClassLoader parent = TestJar.loader(jar);
                URLClassLoader child = new URLClassLoader(new URL[0], parent)) {
            ModelFormat format = ModelFormat.load(List.of(parent, child));
            assertThat(format.failures()).isEmpty();
            assertThat(format.extensions()).hasSize(1);
        }
    }

    @Test
    void nothingIsInstalledBesideTheLibrary() {
        assertThat(ModelFormat.installed()).isSameAs(ModelFormat.builtIn());
        assertThat(ModelFormat.builtIn().extensions()).isEmpty();
    }

    private Path container(String jar, String inPackage, String name) throws IOException {
        return new TestJar()
                .add(TestJar.SERVICES, inPackage + "." + name)
                .add(inPackage.replace('.', '/') + "/" + name + "Box.java", """
                        package %s;
                        import io.datasurface.model.common.*;
                        import java.util.*;
                        public record %sBox(String name, Optional<Documentation> documentation, List<LocationKey> locations)
                                implements io.datasurface.model.container.DataContainer {}
                        """.formatted(inPackage, name))
                .add(inPackage.replace('.', '/') + "/" + name + ".java", """
                        package %s;
                        import io.datasurface.model.container.DataContainer;
                        import java.util.List;
                        public final class %s implements io.datasurface.model.extension.ModelExtension {
                            public String name() { return "%s"; }
                            public String version() { return "1"; }
                            public List<Class<? extends DataContainer>> containers() { return List.of(%sBox.class); }
                        }
                        """.formatted(inPackage, name, name, name))
                .build(folder, jar);
    }

    private static URL[] urls(Path... jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static ModelExtension bringing(Class<?> kind) {
        return DataContainer.class.isAssignableFrom(kind)
                ? new Bringing("bad", List.of(kind.asSubclass(DataContainer.class)), List.of(), List.of(), List.of())
                : new Bringing("bad", List.of(), List.of(), List.of(kind.asSubclass(CodeArtifact.class)), List.of());
    }

    private static ExtensionFailure onlyFailureBeside(ModelFormat format) {
        assertThat(format.extensions()).extracting(InstalledExtension::name).containsExactly("good");
        assertThat(format.failures()).hasSize(1);
        return Optional.of(format.failures().get(0)).orElseThrow();
    }
}
