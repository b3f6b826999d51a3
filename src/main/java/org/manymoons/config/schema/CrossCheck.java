package org.manymoons.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.manymoons.config.Applicability;
import org.manymoons.config.ConfigurationJson;
import org.manymoons.config.Defaults;
import org.manymoons.config.Seeds;
import org.manymoons.config.yaml.Limits;
import org.manymoons.config.yaml.Place;
import org.manymoons.config.yaml.Problem;
import org.manymoons.config.yaml.YamlJson;
import org.manymoons.config.yaml.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the schema cannot say: seeds, keys that the choice of another key leaves without meaning, a test set equal to the
 * training set, a CSV source without a file. It looks at values that are allowed by themselves and passes over others.
 */
public final class CrossCheck {
    private final YamlNode.Mapping tree;
    private final ObjectNode complete;
    private final List<Problem> problems = new ArrayList<>();

    private CrossCheck(YamlNode.Mapping tree) {
        this.tree = tree;
        this.complete = Defaults.completed(YamlJson.of(tree));
    }

    public static List<Problem> problems(YamlNode.Mapping tree) {
        CrossCheck check = new CrossCheck(tree);
        check.seeds("training.seeds");
        check.seeds("census.seeds");
        check.meaninglessKeys();
        check.sizes();
        check.csv();
        check.testSet();
        check.output();
        return check.problems;
    }

    private void seeds(String path) {
        Optional<YamlNode> node = tree.find(path).filter(n -> !SchemaCheck.isRefused(n));
        boolean none =
                path.equals("census.seeds") && node.filter(YamlNode::isNull).isPresent();
        if (node.isEmpty() || none) {
            return;
        }
        try {
            Seeds.read(ConfigurationJson.MAPPER.convertValue(YamlJson.of(node.get()), Object.class));
        } catch (IllegalArgumentException e) {
            String ways =
                    "; allowed: seeds and ranges such as \"1-4, 10\" or [1, 2, \"5-8\"], each 0 to " + Limits.SEED;
            String text = path + ": " + e.getMessage() + ", found " + node.get().show() + ways;
            problems.add(new Problem(node.get().place(), text));
        }
    }

    private void meaninglessKeys() {
        for (Applicability rule : Applicability.ALL) {
            String choice = complete.at("/" + rule.choice().replace('.', '/')).asString("");
            boolean refused =
                    tree.find(rule.choice()).filter(SchemaCheck::isRefused).isPresent();
            if (!refused && Applicability.isChoice(choice) && !rule.values().contains(choice)) {
                tree.entry(rule.key()).ifPresent(entry -> meaningless(rule, choice, entry));
            }
        }
    }

    private void meaningless(Applicability rule, String choice, YamlNode.Entry entry) {
        String text = rule.key() + ": found " + entry.value().show() + ", but it has a meaning only with "
                + rule.condition() + ", and " + rule.choice() + " is " + choice + "; delete it";
        problems.add(new Problem(entry.key(), text));
    }

    private void sizes() {
        JsonNode pair = complete.at("/data/n_samples");
        if (pair.isArray() && pair.size() == 2 && pair.valueStream().allMatch(JsonNode::isInt)) {
            long total = pair.get(0).asLong() + pair.get(1).asLong();
            if (total > Limits.SAMPLES) {
                report("data.n_samples", "found " + total + " samples together; allowed: at most " + Limits.SAMPLES);
            }
        }
    }

    private void csv() {
        if (complete.at("/data/source").asString("").equals("csv")
                && complete.at("/data/file").isNull()) {
            String path = tree.find("data.file").isPresent() ? "data.file" : "data.source";
            report(path, "source csv needs a file; add data.file, the path of the CSV file");
        }
    }

    private void testSet() {
        JsonNode source = complete.at("/data/source");
        JsonNode test = complete.at("/data/test/random_state");
        JsonNode noise = complete.at("/data/noise");
        if (source.asString("").equals("csv") || test.isMissingNode()) {
            return;
        }
        boolean drawnWhole = !source.asString("").equals("teacher"); // whose features are drawn anew without noise, too
        if (drawnWhole && (noise.isNull() || (noise.isNumber() && noise.doubleValue() == 0))) {
            report(
                    option("data.noise", "data.test"),
                    "without noise the test set has the samples of the training set; set data.test to null, or"
                            + " data.noise above 0");
        } else if (test.isIntegralNumber()
                && test.asString().equals(complete.at("/data/random_state").asString(""))) {
            report(
                    option("data.random_state", "data.test.random_state"),
                    "found " + test
                            + " for both data.random_state and data.test.random_state: the test set would be the"
                            + " training set; give one that no training set has, for example --set"
                            + " data.test.random_state=1000");
        }
    }

    private void output() {
        String output = complete.at("/network/output").asString("");
        if (complete.at("/data/source").asString("").equals("teacher")
                && (output.equals("sigmoid") || output.equals("softmax"))) {
            report(
                    "network.output",
                    "found " + output + ", whose labels are classes, but those of source teacher are numbers; allowed"
                            + " with it: identity, or null");
        }
    }

    /** The first path if an option set it and not the second one, which otherwise is to blame. */
    private String option(String first, String second) {
        boolean byOption = isOption(first) && !isOption(second);
        return byOption || tree.entry(second).isEmpty() ? first : second;
    }

    private boolean isOption(String path) {
        return tree.entry(path).filter(entry -> entry.key().isOption()).isPresent();
    }

    private void report(String path, String text) {
        Place place = tree.entry(path).map(entry -> entry.value().place()).orElse(tree.place());
        problems.add(new Problem(place, path + ": " + text));
    }
}
