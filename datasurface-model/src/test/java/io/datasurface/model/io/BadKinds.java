package io.datasurface.model.io;

import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Description;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.common.Shorthand;
import io.datasurface.model.container.DataContainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kinds that break the contract, each in one way, and what is said about it. */
final class BadKinds {
    private BadKinds() {}

    /** What a container has. */
    public interface Container extends DataContainer {
        @Override
        default Optional<Documentation> documentation() {
            return Optional.empty();
        }

        @Override
        default List<LocationKey> locations() {
            return List.of();
        }
    }

    /** What a program has. */
    public interface Code extends CodeArtifact {
        @Override
        default Map<String, String> envVars() {
            return Map.of();
        }
    }

    public record GoodContainer(String name) implements Container {}

    public record OtherContainer(String name) implements Container {}

    /** Constants with and without a word about them. */
    public enum Speed {
        SLOW,
        @Description("in time")
        FAST
    }

    @Description("A good program.")
    public record GoodCode(
            Method method,
            @Shorthand @Description("the words") List<String> words,
            Optional<Speed> speed) implements Code {
        public GoodCode {
            words = List.copyOf(words);
        }
    }

    /** A closed set of records of its own. */
    public sealed interface Method {}

    public record ByQuery(String query, @Default("3") int tries) implements Method {}

    public record ByCall() implements Method {}

    /** Holds a kind whose simple name another one has. */
    public static final class GoodCode2 {
        private GoodCode2() {}

        public record GoodCode(int number) implements Code {}
    }

    public record KafkaServer(String name) implements Container {}

    record HiddenCode(int number) implements Code {}

    public static final class ClassCode implements Code {}

    public record FloatCode(Optional<Double> ratio) implements Code {}

    public record SetCode(Set<String> words) implements Code {}

    @SuppressWarnings("rawtypes")
    public record RawCode(Optional raw) implements Code {}

    public record KeyCode(Map<Integer, String> words) implements Code {}

    public record GenericCode<T>(T value) implements Code {}

    public record TypeCode(String type) implements Code {}

    public record DefaultCode(@Default("ten") int number) implements Code {}

    public record FlagCode(@Default("yes") boolean flag) implements Code {}

    public record ListDefaultCode(@Default("x") List<String> words) implements Code {}

    public record OrderCode(@OrderMatters String word) implements Code {}

    public record TwoShorthandsCode(
            @Shorthand @Default("") String a,
            @Shorthand @Default("") String b) implements Code {}

    public record ObjectShorthandCode(@Shorthand Map<String, String> words) implements Code {}

    public record OpenCode(Runnable run) implements Code {}

    public record NestedCode(List<Inner> inner) implements Code {}

    record Inner(int number) {}

    public record NamelessCode(Map<String, Nameless> all) implements Code {}

    public record Nameless(int number) implements Named {
        @Override
        public String name() {
            return "n" + number;
        }
    }

    public record LooseCode(Loose loose) implements Code {}

    public sealed interface Loose {}

    public static final class LooseClass implements Loose {}

    public record HeirCode(List<Heir> heirs) implements Code {}

    public sealed interface Heir {}

    public record TypedHeir(String type) implements Heir {}

    public record NamelessContainer(int number) implements Container {
        @Override
        public String name() {
            return "n" + number;
        }
    }

    public record OptionalNameContainer(Optional<Integer> size) implements Container {
        @Override
        public String name() {
            return "n";
        }
    }

    public record RefContainer(String name, String ref) implements Container {}

    public record HoldingContainer(String name, Optional<DataContainer> inner) implements Container {}
}
