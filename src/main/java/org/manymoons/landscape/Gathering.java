package org.manymoons.landscape;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.Barrier;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState;
import org.manymoons.landscape.graph.Disconnectivity;
import org.manymoons.landscape.graph.Pass;
import org.manymoons.landscape.graph.WholeGraph;
import org.manymoons.landscape.inward.FoundWay;
import org.manymoons.landscape.search.FoundSaddle;
import org.manymoons.landscape.search.Generators;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.landscape.search.KnownEnds;
import org.manymoons.landscape.search.KnownEnds.Copy;
import org.manymoons.landscape.search.TaskEnd;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.Orbit;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

/** Puts together what the searches found, in the order of the agenda: which saddles are one, and which ends they join. */
final class Gathering {
    /** Chosen: multiples of an error within which "equal" is meant. */
    private static final double CERTAINTY = 10;

    private final Objective objective;
    private final KnownEnds known;
    private final List<Met> met = new ArrayList<>();
    private final List<FoundWay> ways = new ArrayList<>();

    /** A saddle with every search that led to it. */
    static final class Met {
        final FoundSaddle saddle;
        final Set<Saddle.Found> ways = EnumSet.noneOf(Saddle.Found.class);
        final Set<Long> searches = new HashSet<>();
        final @Nullable Copy one;
        final @Nullable Copy other;

        Met(FoundSaddle saddle, @Nullable Copy one, @Nullable Copy other) {
            this.saddle = saddle;
            this.one = one;
            this.other = other;
        }
    }

    Gathering(Objective objective, List<EndState> given) {
        this.objective = objective;
        known = new KnownEnds(objective, given);
    }

    void add(TaskEnd task, Saddle.Found way) {
        ways.addAll(task.ways());
        for (FoundSaddle saddle : task.saddles()) {
            Met same = met.stream()
                    .filter(other -> saddle.madeOf(other.saddle, objective).isPresent())
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                same = new Met(saddle, copy(saddle.oneSide()), copy(saddle.otherSide()));
                met.add(same);
            }
            same.ways.add(way);
            same.searches.add(task.seed());
        }
    }

    private @Nullable Copy copy(EndState.@Nullable Decision side) {
        return side == null ? null : known.copy(side);
    }

    List<Leaf> leaves(List<GivenEnd> given) {
        List<EndState> all = known.all();
        return IntStream.range(0, all.size())
                .mapToObj(k -> k < given.size() ? leaf(all.get(k), given.get(k)) : leaf(all.get(k), null))
                .toList();
    }

    private Leaf leaf(EndState end, @Nullable GivenEnd given) {
        double[] values = end.spectrum().eigenvalues();
        boolean channel = given == null ? end.channel() != null : given.kind() == Kind.CHANNEL_TO_INFINITY;
        Double limit = channel ? limit(end, given) : null;
        return new Leaf(
                given == null ? end.kind() : given.kind(),
                end.loss(),
                limit,
                given == null ? 0 : given.hits(),
                channel
                        ? null
                        : copies(
                                end.parameters(),
                                SameEndState.of(objective, end, end).parameterError()),
                end.decision().freeDirections(),
                end.decision().gradientMaxAbs(),
                values[0],
                values[values.length - 1],
                end.parameters());
    }

    private static @Nullable Double limit(EndState end, @Nullable GivenEnd given) {
        if (given != null) {
            return given.value();
        }
        return end.channel() == null ? null : Double.valueOf(end.channel().limit());
    }

    private @Nullable BigInteger copies(double[] parameters, double error) {
        return Orbit.of(objective.network(), parameters, CERTAINTY * error)
                .copies()
                .orElse(null);
    }

    /** Each saddle once, the lowest first. */
    List<Saddle> saddles() {
        return sorted().stream().map(this::saddle).toList();
    }

    List<Met> sorted() {
        return met.stream()
                .sorted(Comparator.comparingDouble(one -> one.saddle.cost()))
                .toList();
    }

    private Saddle saddle(Met one) {
        FoundSaddle found = one.saddle;
        List<Integer> joins = one.one == null || one.other == null
                ? null
                : List.of(Math.min(one.one.end(), one.other.end()), Math.max(one.one.end(), one.other.end()));
        boolean inOrder = joins != null && one.one != null && one.one.end() == joins.get(0);
        return new Saddle(
                found.cost(),
                found.negativeEigenvalue(),
                found.eigenvalueBound(),
                found.secondEigenvalue(),
                found.secondEigenvalueBound(),
                found.gradientMaxAbs(),
                found.gradientBound(),
                found.flatDirections(),
                copies(found.parameters(), found.parameterError()),
                joins,
                found.parameters(),
                joins == null ? null : inOrder ? found.oneWay() : found.otherWay(),
                joins == null ? null : inOrder ? found.otherWay() : found.oneWay(),
                List.copyOf(one.ways),
                one.searches.size());
    }

    /** Of all ways those that the graph needs, and the lowest between each two end states; the lowest first. */
    List<FoundWay> needed(List<Leaf> leaves) {
        List<FoundWay> all =
                ways.stream().sorted(Comparator.comparingDouble(FoundWay::cost)).toList();
        Set<Integer> inGraph = graph(leaves, all).stream()
                .flatMap(graph -> graph.nodes().stream())
                .flatMap(node -> Stream.ofNullable(node.way()))
                .collect(Collectors.toSet());
        Set<List<Integer>> pairs = new HashSet<>();
        return IntStream.range(0, all.size())
                .filter(k -> pairs.add(List.of(all.get(k).a(), all.get(k).b())) || inGraph.contains(k))
                .mapToObj(all::get)
                .toList();
    }

    /** As the results have it. */
    static Way way(FoundWay found) {
        return new Way(found.cost(), List.of(found.a(), found.b()), found.top(), found.oneWay(), found.otherWay());
    }

    private static Symmetry copyOf(FoundWay way) {
        return new Symmetry(
                way.moves().stream().<LayerSymmetry>map(UnitMoves::new).toList());
    }

    /** All copies of all end states, joined; empty where there are too many symmetries. */
    Optional<Disconnectivity> graph(List<Leaf> leaves) {
        return graph(leaves, needed(leaves));
    }

    private Optional<Disconnectivity> graph(List<Leaf> leaves, List<FoundWay> across) {
        List<Pass> passes = new ArrayList<>();
        for (int k = 0; k < leaves.size(); k++) {
            passes.addAll(level(k, leaves.get(k)));
        }
        List<Met> sorted = sorted();
        for (int k = 0; k < sorted.size(); k++) {
            Copy one = sorted.get(k).one;
            Copy other = sorted.get(k).other;
            if (one != null && other != null) {
                passes.add(new Pass(
                        sorted.get(k).saddle.cost(), k, one.end(), one.symmetry(), other.end(), other.symmetry()));
            }
        }
        Symmetry neutral = Symmetry.neutral(objective.network());
        for (int k = 0; k < across.size(); k++) {
            FoundWay way = across.get(k);
            passes.add(new Pass(way.cost(), -1, k, way.a(), neutral, way.b(), copyOf(way)));
        }
        return WholeGraph.of(
                objective.network(), leaves.stream().mapToDouble(Leaf::value).toArray(), passes);
    }

    /** Copies to which a straight line leads that nowhere rises: units that are dead or equal may change places. */
    private List<Pass> level(int number, Leaf leaf) {
        Network network = objective.network();
        Symmetry neutral = Symmetry.neutral(network);
        double allowed = leaf.cost() + CERTAINTY * known.end(number).decision().lossBound();
        return Generators.of(network).stream()
                .filter(generator -> Arrays.stream(Barrier.losses(
                                objective,
                                leaf.parameters(),
                                generator.apply(network, leaf.parameters()),
                                Barrier.POINTS))
                        .allMatch(loss -> loss <= allowed))
                .map(generator -> new Pass(leaf.value(), -1, number, neutral, number, generator))
                .toList();
    }

    /** Good and Turing's estimate of the share of finds that are of saddles not seen; null without a find. */
    @Nullable
    Double unseen() {
        int finds = met.stream().mapToInt(one -> one.searches.size()).sum();
        long once = met.stream().filter(one -> one.searches.size() == 1).count();
        return finds == 0 ? null : (double) once / finds;
    }
}
