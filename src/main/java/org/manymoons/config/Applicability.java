package org.manymoons.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys that have a meaning only with some choice of another key: the factor of circles, the momentum of nesterovs.
 *
 * @param key    path of the key
 * @param choice path of the key it depends on
 * @param values the choices with which it has a meaning
 */
public record Applicability(String key, String choice, List<String> values) {
    private static final String SOURCE = "data.source";
    private static final String UPDATER = "training.updater";

    public static final List<Applicability> ALL = List.of(
            only("data.n_samples", SOURCE, "make_moons", "make_circles", "teacher"),
            only("data.noise", SOURCE, "make_moons", "make_circles", "teacher"),
            only("data.random_state", SOURCE, "make_moons", "make_circles", "teacher"),
            only("data.shuffle", SOURCE, "make_moons", "make_circles"),
            only("data.factor", SOURCE, "make_circles"),
            only("data.features", SOURCE, "teacher"),
            only("data.teacher", SOURCE, "teacher"),
            only("data.teacher_state", SOURCE, "teacher"),
            only("data.file", SOURCE, "csv"),
            only("data.header", SOURCE, "csv"),
            only("data.label", SOURCE, "csv"),
            only("data.test.fraction", SOURCE, "csv"),
            only("network.initial_weights.scale", "network.initial_weights.scheme", "numpy_normal"),
            only("training.momentum", UPDATER, "nesterovs"),
            only("training.beta1", UPDATER, "adam"),
            only("training.beta2", UPDATER, "adam"),
            only("training.epsilon", UPDATER, "adam"));

    private static Applicability only(String key, String choice, String... values) {
        return new Applicability(key, choice, Arrays.asList(values));
    }

    /** In words: {@code source make_moons or make_circles}. */
    public String condition() {
        return choice.substring(choice.lastIndexOf('.') + 1) + " " + String.join(" or ", values);
    }

    /** Whether this is a source, scheme or updater at all. */
    public static boolean isChoice(String value) {
        return Stream.of(DataSection.Source.values(), InitialWeights.Scheme.values(), TrainingSection.Updater.values())
                .flatMap(Arrays::stream)
                .anyMatch(choice -> choice.toString().equals(value));
    }

    /** The rule for a path, if there is one. */
    public static Optional<Applicability> of(String path) {
        return ALL.stream().filter(rule -> rule.key.equals(path)).findFirst();
    }

    /** The same tree without the keys that have no meaning in it; every choice must be present. */
    static ObjectNode withoutMeaningless(ObjectNode tree) {
        ObjectNode kept = tree.deepCopy();
        for (Applicability rule : ALL) {
            if (!rule.values.contains(tree.at(pointer(rule.choice)).stringValue())) {
                String parent = rule.key.substring(0, rule.key.lastIndexOf('.'));
                JsonNode section = kept.at(pointer(parent));
                if (section instanceof ObjectNode object) {
                    object.remove(rule.key.substring(parent.length() + 1));
                }
            }
        }
        return kept;
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }
}
