package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.census.CensusResult;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.Alignment;

/** What the page computes itself (network.js) against the reference, on random networks. */
@Tag("slow")
class PageNetworkTest {
    private static final double ROUNDING = 1e-12;

    /** Every activation with every depth and width: none, one unit, wide, deep; 1 to 3 inputs; with and without l2. */
    static Stream<Network> networks() {
        return Arrays.stream(Activation.values())
                .flatMap(f -> Stream.of(
                        Network.of(2, List.of(4), f, 0),
                        Network.of(1, List.of(1), f, 0.3),
                        Network.of(3, List.of(5, 3), f, 0.01),
                        Network.of(2, List.of(2, 6, 3), f, 1e-4)));
    }

    static Stream<Network> networksWithMovableUnits() {
        return networks().filter(network -> network.hidden().get(0).activation() != Activation.IDENTITY);
    }

    /** Not sigmoid, relu and leakyrelu, whose alignment is measured in another form. */
    static Stream<Network> networksAlignedInTheirOwnParameters() {
        return networksWithMovableUnits()
                .filter(network -> !EnumSet.of(Activation.SIGMOID, Activation.RELU, Activation.LEAKYRELU)
                        .contains(network.hidden().get(0).activation()));
    }

    private static void same(double[] page, double[] reference) {
        assertThat(page).hasSameSizeAs(reference);
        for (int k = 0; k < page.length; k++) {
            assertThat(page[k]).isCloseTo(reference[k], within(ROUNDING * Math.max(1, Math.abs(reference[k]))));
        }
    }

    private static List<List<UnitMove>> moves(Symmetry symmetry) {
        return symmetry.layers().stream().map(PageNetworkTest::moves).toList();
    }

    private static List<UnitMove> moves(LayerSymmetry layer) {
        return ((UnitMoves) layer).moves();
    }

    private static double[] logits(PageScripts page, double[] parameters, Samples samples) {
        return page.numbers("$1.map(x => mm.network.logit($0, x))", parameters, samples.inputs());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void logitsAndLossAreThoseOfTheReference(Network network) {
        Random random = new Random(1);
        Samples samples = PageScripts.samples(network, 8, random);
        PageScripts page = PageScripts.of(network, samples);
        for (double scale : new double[] {0.1, 1, 10}) {
            double[] p = RandomNetworks.parameters(network, random);
            Arrays.setAll(p, k -> scale * p[k]);
            same(logits(page, p, samples), Prediction.logits(network, p, samples));
            double loss = Loss.loss(network, p, samples);
            assertThat(page.number("mm.network.loss($0, mm.data.learnt.inputs, mm.data.learnt.labels)", p))
                    .isCloseTo(loss, within(ROUNDING * Math.max(1, loss)));
        }
    }

    @Test
    void aNetworkWithoutHiddenLayersIsLogisticRegression() {
        Network network = Network.of(3, List.of(), Activation.TANH, 0.5);
        Samples samples = PageScripts.samples(network, 10, new Random(2));
        double[] p = {1.5, -0.25, 3, 0.125};
        PageScripts page = PageScripts.of(network, samples);
        same(logits(page, p, samples), Prediction.logits(network, p, samples));
        assertThat(page.number("mm.network.loss($0, [[1, 2, 0]], [1])", p))
                .isCloseTo(Math.log1p(Math.exp(-1.125)) + 0.25 * (2.25 + 0.0625 + 9), within(ROUNDING));
    }

    @ParameterizedTest
    @EnumSource
    void unitsAnswerAsTheActivationSaysFarOutAndAtItsKinks(Activation f) {
        double[] z = {-800, -40, -1, -1e-9, 0, 1e-9, 1, 40, 800};
        Network network = Network.of(1, List.of(1), f, 0);
        PageScripts page = PageScripts.of(network, new Samples(new double[1][1], new double[1]));
        same(
                page.numbers("$0.map(z => mm.network.hidden([1, 0, 1, 0], [z])[0][0])", z),
                Arrays.stream(z).map(f::value).toArray());
    }

    @Test
    void lossOfLogitsThatOverflowTheExponentialIsFinite() {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{1}, {-1}, {1}}, new double[] {1, 1, 0});
        double[] p = {1000, 0};
        PageScripts page = PageScripts.of(network, samples);
        assertThat(page.number("mm.network.loss($0, $1, $2)", p, samples.inputs(), samples.labels()))
                .isCloseTo(2000 / 3.0, within(ROUNDING * 1000));
        same(page.numbers("[-1000, 0, 1000].map(mm.network.sigmoid)"), new double[] {0, 0.5, 1});
    }

    @ParameterizedTest
    @MethodSource("networksWithMovableUnits")
    void movesOfUnitsAreThoseOfTheSymmetryAndKeepEveryLogit(Network network) {
        Random random = new Random(3);
        Samples samples = PageScripts.samples(network, 8, random);
        PageScripts page = PageScripts.of(network, samples);
        for (int trial = 0; trial < 3; trial++) {
            double[] p = RandomNetworks.parameters(network, random);
            Symmetry symmetry = RandomNetworks.symmetry(network, random);
            double[] moved = page.numbers("mm.network.move($0, $1)", p, moves(symmetry));
            same(moved, symmetry.apply(network, p));
            same(logits(page, moved, samples), Prediction.logits(network, p, samples));
            same(page.numbers("mm.network.move($0, mm.network.inverse($1))", moved, moves(symmetry)), p);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void alignmentMovesBringTheSecondRunAsNearAsTheReferenceSays(Network network) {
        Random random = new Random(4);
        double[] a = RandomNetworks.parameters(network, random);
        double[] b = RandomNetworks.parameters(network, random);
        Alignment alignment = Alignment.between(network, a, b);
        Samples samples = PageScripts.samples(network, 5, random);
        PageScripts page = PageScripts.of(network, samples);
        double[] moved = page.numbers("mm.network.move($0, $1)", b, moves(alignment.symmetry()));
        same(moved, alignment.symmetry().apply(network, b));
        same(logits(page, moved, samples), Prediction.logits(network, b, samples));
    }

    @ParameterizedTest
    @MethodSource("networksAlignedInTheirOwnParameters")
    void distancesOfAlignedUnitsAreTheResidualsOfTheReference(Network network) {
        Random random = new Random(9);
        double[] a = RandomNetworks.parameters(network, random);
        double[] b = RandomNetworks.parameters(network, random);
        Alignment alignment = Alignment.between(network, a, b);
        PageScripts page = PageScripts.of(network, PageScripts.samples(network, 5, random));
        double[] moved = page.numbers("mm.network.move($0, $1)", b, moves(alignment.symmetry()));
        assertThat(RandomNetworks.norm(a, moved)).isCloseTo(alignment.distance(), within(ROUNDING));
        for (int l = 0; l < network.hidden().size(); l++) {
            same(
                    page.numbers(
                            "d3.range($2.length).map(i => mm.network.unitDistance(mm.network.unit($0, $3, i),"
                                    + " mm.network.unit($1, $3, i)))",
                            a,
                            moved,
                            alignment.unitResiduals().get(l),
                            l),
                    alignment.unitResiduals().get(l));
        }
    }

    @Test
    void aPointBetweenTwoRunsAndItsLossAreThoseOfTheStraightLine() {
        Network network = Network.of(2, List.of(4), Activation.TANH, 0.01);
        Random random = new Random(5);
        Samples samples = PageScripts.samples(network, 30, random);
        double[] a = RandomNetworks.parameters(network, random);
        double[] b = RandomNetworks.parameters(network, random);
        PageScripts page = PageScripts.of(network, samples);
        double[] losses = page.numbers(
                "[0, 0.25, 0.5, 0.75, 1].map(t => mm.network.loss(mm.network.between($0, $1, t),"
                        + " mm.data.learnt.inputs, mm.data.learnt.labels))",
                a,
                b);
        double[] reference = new double[5];
        for (int k = 0; k < 5; k++) {
            double t = k / 4.0;
            double[] point = new double[a.length];
            Arrays.setAll(point, i -> a[i] + t * (b[i] - a[i]));
            reference[k] = Loss.loss(network, point, samples);
        }
        same(losses, reference);
    }

    @Test
    void aPairChosenTheOtherWayRoundIsMovedBackByTheInverseAndReadBackwards() {
        Network network = Network.of(2, List.of(5, 3), Activation.RELU, 0);
        Random random = new Random(6);
        double[] a = RandomNetworks.parameters(network, random);
        double[] b = RandomNetworks.parameters(network, random);
        Symmetry symmetry = RandomNetworks.symmetry(network, random);
        Symmetry polished = RandomNetworks.symmetry(network, random);
        List<double[]> residuals = List.of(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8});
        List<Double> raw = List.of(1.0, 2.0, 4.0);
        List<Double> aligned = List.of(1.0, 1.5, 4.0);
        BetweenData.Pair line = new BetweenData.Pair(7, 9, moves(symmetry), moves(polished), 0, raw, aligned);
        Map<String, Object> result = Map.of("a", 7, "b", 9, "unit_residuals", residuals);
        PageScripts page = PageScripts.of(
                network, PageScripts.samples(network, 3, random), new TreeMap<>(Map.of(7L, a, 9L, b)), result, line);
        String move = "mm.network.move(mm.run($0).parameters, mm.pair($1, $2).";
        same(page.numbers(move + "moves)", 9, 7, 9), symmetry.apply(network, b));
        same(page.numbers(move + "moves)", 7, 9, 7), symmetry.inverse().apply(network, a));
        same(page.numbers(move + "polishedMoves)", 9, 7, 9), polished.apply(network, b));
        same(page.numbers(move + "polishedMoves)", 7, 9, 7), polished.inverse().apply(network, a));
        same(page.numbers("mm.pair(7, 9).raw"), new double[] {1, 2, 4});
        same(page.numbers("mm.pair(9, 7).raw"), new double[] {4, 2, 1});
        same(page.numbers("mm.pair(7, 9).aligned"), new double[] {1, 1.5, 4});
        same(page.numbers("mm.pair(9, 7).aligned"), new double[] {4, 1.5, 1});
        for (int l = 0; l < 2; l++) {
            double[] expected = residuals.get(l);
            List<UnitMove> units = moves(symmetry).get(l);
            for (int i = 0; i < expected.length; i++) {
                assertThat(page.number("mm.pair(7, 9).residual($0, $1)", l, i)).isEqualTo(expected[i]);
                // unit i of the first run is the partner of unit from of the second
                assertThat(page.number(
                                "mm.pair(9, 7).residual($0, $1)",
                                l,
                                units.get(i).from()))
                        .isEqualTo(expected[i]);
            }
        }
        assertThat(page.value("mm.pair(7, 9).residual(2, 0)").isNull()).isTrue();
        assertThat(page.value("mm.pair(7, 8)").isNull()).isTrue();
    }

    @Test
    void theGridOfThePlaneHasTheProbabilitiesAtTheMiddlesOfItsCells() {
        Network network = Network.of(2, List.of(3), Activation.TANH, 0);
        Random random = new Random(7);
        Samples samples = new Samples(new double[][] {{-1, 2}, {0.5, 7}, {3, 4}}, new double[] {0, 1, 0});
        double[] p = RandomNetworks.parameters(network, random);
        PageScripts page = PageScripts.of(network, samples);
        // 0.08 of the range of 4 and of 5 beyond the samples
        same(page.numbers("mm.plane.domain.flat()"), new double[] {-1.32, 3.32, 1.6, 7.4});
        double[] values = page.numbers("[...mm.plane.probabilities(mm.plane.logits($0, 10)).values]", p);
        double[] expected = new double[12 * 9]; // 10 x 7 cells and one more on each side, from the top
        for (int r = 0; r < 9; r++) {
            for (int c = 0; c < 12; c++) {
                double[] x = {-1.32 + 0.464 * (c - 0.5), 7.4 - 5.8 / 7 * (r - 0.5)};
                expected[12 * r + c] = Prediction.outputs(network, p, x)[0];
            }
        }
        same(values, expected);
    }

    @Test
    void thereIsNoPlaneOfThreeFeatures() {
        Network network = Network.of(3, List.of(2), Activation.TANH, 0);
        PageScripts page = PageScripts.of(network, PageScripts.samples(network, 3, new Random(8)));
        assertThat(page.value("mm.plane.exists").asBoolean()).isFalse();
    }

    /** Of 5,000 failed seeds the census lists the first thousand. */
    @Test
    void failedSeedsAreCountedAndNotTakenFromTheListThatIsCut() {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0);
        PageScripts page = PageScripts.of(network, PageScripts.samples(network, 1, new Random(1)));
        CensusResult.Counts counts = new CensusResult.Counts(
                9000, 5000, LongStream.range(0, 1000).boxed().toList(), 0, 0, 0, null);
        CensusResult census = new CensusResult(counts, List.of(), null, List.of(), List.of(), null);

        assertThat(page.number("mm.reached($0)", census)).isEqualTo(4000);
    }
}
