package org.manymoons.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.manymoons.json.Json;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.report.html.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page's own scripts that compute, run outside of a browser: D3, core.js, train.js, network.js, align.js, plane.js and what chart.js
 * computes, with the data of a page, and of the document nothing but the element that holds these data.
 */
final class PageScripts {
    private static final Context CONTEXT = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private static final Value SCRIPTS = scripts();
    private static final Map<String, Value> FUNCTIONS = new HashMap<>();

    private final Value mm;

    private PageScripts(String json) {
        mm = SCRIPTS.execute(json);
    }

    /** A function from the page's data to what the scripts make of it. */
    private static Value scripts() {
        CONTEXT.eval("js", Resource.d3());
        return CONTEXT.eval(
                "js",
                Stream.of("core", "train", "network", "align", "plane", "chart")
                        .map(name -> Resource.own(name + ".js"))
                        .collect(Collectors.joining(
                                "\n",
                                "(data => (document => {",
                                "\nreturn mm; })({getElementById: () => ({textContent: data})}))")));
    }

    /** A page of this network without any run. */
    static PageScripts of(Network network, Samples samples) {
        return of(network, samples, Map.of(), null, null);
    }

    /** A page of one pair of runs; {@code result} and {@code line} are the pair in the results and between the two. */
    static PageScripts of(
            Network network, Samples samples, Map<Long, double[]> runs, Object result, BetweenData.Pair line) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put(
                "runs",
                runs.entrySet().stream()
                        .map(run -> Map.of("seed", run.getKey(), "parameters", run.getValue()))
                        .toList());
        results.put("pairs", result == null ? List.of() : List.of(result));
        results.put("census", null);
        return new PageScripts(Json.line(Map.of(
                "network", ReportData.network(network),
                "feature_names", network.parameterNames().subList(0, network.inputs()),
                "results", results,
                "learnt", Map.of("inputs", samples.inputs(), "labels", samples.labels()),
                "between", Map.of("pairs", line == null ? List.of() : List.of(line)))));
    }

    /** What an expression is worth; {@code $0}, {@code $1}, ... are the arguments. */
    JsonNode value(String expression, Object... arguments) {
        Value function = FUNCTIONS.computeIfAbsent(
                expression,
                missing -> CONTEXT.eval(
                        "js",
                        "(mm, given) => { const [$0, $1, $2, $3] = JSON.parse(given); return JSON.stringify(" + missing
                                + "); }"));
        return JsonMapper.shared()
                .readTree(function.execute(mm, Json.line(arguments)).asString());
    }

    double number(String expression, Object... arguments) {
        return value(expression, arguments).doubleValue();
    }

    double[] numbers(String expression, Object... arguments) {
        return value(expression, arguments)
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    /** Samples with labels 0 and 1 for a network. */
    static Samples samples(Network network, int count, Random random) {
        double[][] inputs = new double[count][];
        double[] labels = new double[count];
        for (int n = 0; n < count; n++) {
            inputs[n] = random.doubles(network.inputs(), -2, 2).toArray();
            labels[n] = random.nextInt(2);
        }
        return new Samples(inputs, labels);
    }
}
