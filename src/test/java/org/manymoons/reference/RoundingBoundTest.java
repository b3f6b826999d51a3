package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The bounds against values computed by mpmath with 40 to 160 digits. */
class RoundingBoundTest {
    static Stream<JsonNode> cases() {
        return Stream.of("rounding.json", "minima-high-precision.json")
                .flatMap(file -> Golden.json(file).get("cases").valueStream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noErrorExceedsItsBound(JsonNode node) {
        Network network = Golden.network(node);
        Samples samples = Golden.samples(node);
        double[] parameters = Golden.vector(node.get("parameters"));
        RoundingBound bound = RoundingBound.of(network, parameters, samples);

        double loss = Loss.loss(network, parameters, samples);
        double[] gradient = Gradient.gradient(network, parameters, samples);
        double[][] hessian = Hessian.hessian(network, parameters, samples);
        double[][] hessianBound = bound.hessian();
        if (Boolean.getBoolean("show")) {
            show(node, network, loss, gradient, hessian, bound, hessianBound);
        }

        assertThat(Golden.distance(loss, node.get("loss"))).isLessThanOrEqualTo(bound.loss());
        for (int i = 0, entry = 0; i < parameters.length; i++) {
            assertThat(Golden.distance(gradient[i], node.get("gradient").get(i)))
                    .as("gradient %d", i)
                    .isLessThanOrEqualTo(bound.gradient()[i]);
            for (int j = 0; j <= i; j++, entry++) {
                assertThat(Golden.distance(
                                hessian[i][j], node.get("hessian_lower").get(entry)))
                        .as("Hessian %d, %d", i, j)
                        .isLessThanOrEqualTo(hessianBound[i][j]);
                assertThat(hessianBound[j][i]).isEqualTo(hessianBound[i][j]);
            }
        }
    }

    static void show(JsonNode node, Network network, double loss, double[] g, double[][] h, RoundingBound b, double[][] hb) {
        List<Double> gr = new ArrayList<>();
        List<Double> hr = new ArrayList<>();
        double gmax = 0, gtrue = 0;
        for (int i = 0, e = 0; i < g.length; i++) {
            double t = Golden.distance(g[i], node.get("gradient").get(i));
            gtrue = Math.max(gtrue, t);
            gmax = Math.max(gmax, b.gradient()[i]);
            gr.add(b.gradient()[i] / t);
            for (int j = 0; j <= i; j++, e++) {
                hr.add(hb[i][j] / Golden.distance(h[i][j], node.get("hessian_lower").get(e)));
            }
        }
        Collections.sort(gr);
        Collections.sort(hr);
        System.out.printf(
                "SHOW %s %s loss %.1f grad min %.2g med %.2g (max bound %.2g true %.2g) hess min %.2g med %.2g%n",
                network.hidden().stream().map(l -> l.activation() + "" + l.units()).toList(), network.l2(),
                b.loss() / Golden.distance(loss, node.get("loss")), gr.get(0), gr.get(gr.size() / 2), gmax, gtrue, hr.get(0), hr.get(hr.size() / 2));
    }
}
