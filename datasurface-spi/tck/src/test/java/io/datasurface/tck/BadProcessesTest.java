package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.diff.Disturbance;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plugins whose mistakes show in a process of its own. That the good one passes there, {@link GoodPluginTest} shows. */
class BadProcessesTest {
    private static final Consumer<PlatformPluginContract> OTHER_PROCESS =
            PlatformPluginContract::rendersTheSameInAnotherProcess;

    private static void assertCaught(
            PlatformPluginContract contract, Consumer<PlatformPluginContract> check, String... words) {
        assertThatThrownBy(() -> check.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** A contract that a process can make by its name. */
    abstract static class Contract extends PlatformPluginContract {
        @Override
        protected DataPlatformProvider provider() {
            return new GoodProvider() {
                @Override
                public DataPlatform create(PlatformContext context) {
                    return new GoodPlatform(3) {
                        @Override
                        public void render(ChunkRenderRequest request, ArtifactSink sink) {
                            super.render(request, sink);
                            sink.add("chunks/" + request.chunk().id() + "/more.txt", more());
                        }
                    };
                }
            };
        }

        abstract byte[] more();

        @Override
        protected List<Ecosystem> models() {
            return List.of(SampleModels.relational("good", Map.of()));
        }
    }

    static final class OfTheCharacterSet extends Contract {
        @Override
        byte[] more() {
            return "\u00e9".getBytes(Charset.defaultCharset());
        }
    }

    static final class OfTheLineEnds extends Contract {
        @Override
        byte[] more() {
            return "line%n".formatted().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    static final class OfTheEnvironment extends Contract {
        @Override
        byte[] more() {
            return String.valueOf(System.getenv("HOME")).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    static final class OfTheProcessors extends Contract {
        @Override
        byte[] more() {
            // Whatever the machine has, another number there.
            int count = Runtime.getRuntime().availableProcessors();
            return new byte[] {(byte) (count == 3 ? 'x' : 'y')};
        }
    }

    /** What it rendered once for a chunk it gives for ever. */
    static final class OfTheFirstRender extends PlatformPluginContract {
        private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

        @Override
        protected DataPlatformProvider provider() {
            return new GoodProvider() {
                @Override
                public DataPlatform create(PlatformContext context) {
                    return (request, sink) -> sink.add(
                            "chunks/" + request.chunk().id() + "/nodes.txt",
                            CACHE.computeIfAbsent(
                                    request.chunk().id(),
                                    id -> request.chunk().nodes().toString()));
                }
            };
        }

        @Override
        protected List<Ecosystem> models() {
            return List.of(SampleModels.relational("good", Map.of()));
        }
    }

    /** Where it is set to something, on another machine. */
    static final class OfAVariable extends Contract {
        @Override
        byte[] more() {
            return String.valueOf(System.getenv("TCK_SOME_HOME")).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    static final class OfTheFolder extends Contract {
        @Override
        byte[] more() {
            return Path.of("dags").toAbsolutePath().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** It looks up the host of a store once, whatever model comes next. */
    static final class OfAnotherModel extends PlatformPluginContract {
        private static final Map<String, String> HOSTS = new ConcurrentHashMap<>();

        @Override
        protected DataPlatformProvider provider() {
            return Spoiled.writing(request -> HOSTS.computeIfAbsent(
                            "crm",
                            store -> request.model()
                                    .ecosystem()
                                    .datastore(store)
                                    .orElseThrow()
                                    .datastore()
                                    .capture()
                                    .flatMap(CaptureMetadata::dataContainer)
                                    .map(container -> ((PostgresDatabase) container)
                                            .hostPortPair()
                                            .hostName())
                                    .orElseThrow()))
                    .get();
        }

        @Override
        protected List<Ecosystem> models() {
            return List.of(SampleModels.relational("good", Map.of()));
        }
    }

    /** It says what a change does in the order of a set. */
    static final class OfUnsortedWords extends PlatformPluginContract {
        @Override
        protected DataPlatformProvider provider() {
            return new GoodProvider() {
                @Override
                public DataPlatform create(PlatformContext context) {
                    return new GoodPlatform(3) {
                        @Override
                        public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
                            return List.of(new ChangeNote(
                                    "x", Disturbance.NONE, Set.of("a", "b", "c").toString()));
                        }
                    };
                }
            };
        }

        @Override
        protected List<Ecosystem> models() {
            return List.of(SampleModels.relational("good", Map.of()));
        }
    }

    /** It reviews what is rendered in the order of a set. */
    static final class OfUnsortedNotes extends PlatformPluginContract {
        @Override
        protected DataPlatformProvider provider() {
            return new GoodProvider() {
                @Override
                public DataPlatform create(PlatformContext context) {
                    return new GoodPlatform(3) {
                        @Override
                        public List<RenderNote> review(PlatformModel model, RenderedChange change) {
                            return Set.of("a", "b", "c").stream()
                                    .map(subject -> new RenderNote("X", subject, Disturbance.NONE, false, "text"))
                                    .toList();
                        }
                    };
                }
            };
        }

        @Override
        protected List<Ecosystem> models() {
            return List.of(SampleModels.relational("good", Map.of()));
        }
    }

    static final class OfTheUser extends Contract {
        @Override
        byte[] more() {
            return System.getProperty("user.name").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    static final class OfAnUnsortedSet extends Contract {
        @Override
        byte[] more() {
            return Set.of("a", "b", "c").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void pluginsThatDependOnTheProcess() {
        assertCaught(new OfTheCharacterSet(), OTHER_PROCESS, "more.txt", "ISO-8859-1", "name UTF-8");
        assertCaught(new OfTheLineEnds(), OTHER_PROCESS, "more.txt", "CRLF", "not %n");
        assertCaught(new OfTheEnvironment(), OTHER_PROCESS, "more.txt", "another user");
        assertCaught(new OfAVariable(), OTHER_PROCESS, "more.txt", "environment", "java.lang.System.getenv in io.data");
        assertCaught(new OfTheFolder(), OTHER_PROCESS, "more.txt", "folder and environment");
        assertCaught(new OfTheProcessors(), OTHER_PROCESS, "more.txt", "other numbers of processors");
        assertCaught(new OfTheFirstRender(), OTHER_PROCESS, "nodes.txt", "keep nothing of an earlier render");
        assertCaught(
                new OfAnotherModel(), OTHER_PROCESS, "more.txt", "tck-crm.example.com", "keep nothing of an earlier");
        assertCaught(new OfTheUser(), OTHER_PROCESS, "more.txt", "another user", "no property of the system");
        assertCaught(new OfUnsortedWords(), OTHER_PROCESS, "what describe() says", "sort what comes from a Set");
        assertCaught(new OfUnsortedNotes(), OTHER_PROCESS, "what review() says", "sort what comes from a Set");
        assertCaught(new OfAnUnsortedSet(), OTHER_PROCESS, "more.txt", "sort what comes from a Set");
    }

    /** Relative names of files lead where they led. */
    @Test
    void aProcessElsewhereFindsTheSameFiles() {
        ChildProcess.elsewhere(option -> assertThat(option).singleElement().satisfies(folder -> {
            Path there = Path.of(folder.substring("-Duser.dir=".length()));
            assertThat(there).isNotEqualTo(Path.of("").toAbsolutePath());
            assertThat(there.resolve("../tck/pom.xml")).exists();
            assertThat(there.resolve("../tck/pom.xml").normalize()).exists();
        }));
    }

    @Test
    void whatAPluginsCodeCallsIsSaid() {
        OwnCode code = OwnCode.of(BadProcessesTest.class);
        assertThat(code.variables()).contains("TCK_SOME_HOME");
        assertThat(code.hint()).contains("java.lang.System.getenv in io.datasurface.tck.BadProcessesTest$OfAVariable");
        assertThat(OwnCode.of(Test.class).hint()).contains("in org.junit.jupiter.api.condition");
        assertThat(OwnCode.of(String.class).hint()).isEmpty();
    }

    /** What {@link SetOrder} says of small sets. */
    @Test
    void threeElementsComeInAnotherOrderInAProcessOfAnotherDirection() {
        List<String> forward = new ArrayList<>();
        List<String> backward = new ArrayList<>();
        String rounds = "abcabc";
        String reversed = "cbacba";
        for (int start = 0; start < 3; start++) {
            forward.add(rounds.substring(start, start + 3));
            backward.add(reversed.substring(start, start + 3));
        }
        assertThat(forward).doesNotContainAnyElementsOf(backward);
        String here = String.join("", Set.of("a", "b", "c"));
        assertThat(SetOrder.here() == SetOrder.FORWARD ? forward : backward).contains(here);
    }

    @Test
    void aContractThatCannotBeMadeAnew() {
        assertCaught(
                new SpoiledContract(GoodProvider::new, List.of()),
                OTHER_PROCESS,
                "NoSuchMethodException",
                "constructor without parameters");
    }

    /** Stays in a list of the process. */
    public static final class HeldProvider extends GoodProvider {
        /** For the loader. */
        public HeldProvider() {}

        @Override
        public DataPlatform create(PlatformContext context) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> hashCode()));
            return super.create(context);
        }
    }

    static final class OfAHeldPlugin extends Contract {
        @Override
        protected DataPlatformProvider provider() {
            return new HeldProvider();
        }

        @Override
        byte[] more() {
            return new byte[0];
        }
    }

    @Test
    void aPluginThatIsHeld() {
        assertCaught(
                new OfAHeldPlugin(),
                PlatformPluginContract::leavesNoClassLoaderBehind,
                "is still held",
                "shutdown hooks");
    }

    static final class OfAHoarder extends Contract {
        private static final List<byte[]> KEPT = new ArrayList<>();

        @Override
        byte[] more() {
            synchronized (KEPT) {
                KEPT.add(new byte[100_000]);
            }
            return new byte[0];
        }
    }

    @Test
    void aPluginThatKeepsWhatItRendered() {
        assertCaught(
                new OfAHoarder(),
                PlatformPluginContract::rendersManyNodesInLittleMemory,
                "256 MiB",
                "OutOfMemoryError",
                "keep nothing of a chunk");
    }
}
