package org.manymoons.config;

import org.manymoons.config.yaml.YamlText;
import tools.jackson.databind.node.ObjectNode;

/**
 * One experiment: which data, which network, how it is trained from each seed, and what is recorded and checked. Every
 * component is a key of the YAML file, in snake_case there, and has its default when the file leaves it out.
 *
 * <p>A component that another choice leaves without meaning (the factor of circles when the data are moons, the momentum
 * of plain gradient descent) holds its default and is not written; {@link Applicability} lists them.
 */
public record Configuration(
        @Key(value = "Title of the experiment; its results go to models/<a file name made of it>.", longest = 200)
        String name,

        @Key("What is learned from.") DataSection data,

        @Key("The dense network.") NetworkSection network,

        @Key("How DL4J trains it, once from every seed.") TrainingSection training,
        @Key("What is recorded during training.") ListenersSection listeners,

        @Key("The plain-Java network that DL4J is checked against.")
        ReferenceSection reference,

        @Key(value = "Many more seeds, trained in plain Java, counted by where they end.", orNull = true)
        CensusSection census,

        @Key("Which machines train the seeds; the results do not depend on it.")
        ClusterSection cluster) {

    /** Noisy moons and four tanh units, by full-batch gradient descent. */
    public static final Configuration DEFAULT = new Configuration(
            "moons",
            DataSection.DEFAULT,
            NetworkSection.DEFAULT,
            TrainingSection.DEFAULT,
            ListenersSection.DEFAULT,
            ReferenceSection.DEFAULT,
            CensusSection.NONE,
            ClusterSection.DEFAULT);

    /**
     * The whole configuration as YAML, with every key that has a meaning in it; loading it gives an equal configuration.
     */
    public String toYaml() {
        return YamlText.of(Applicability.withoutMeaningless(ConfigurationJson.write(this)));
    }

    /** {@link #toYaml} without what does not change the results. */
    public String toYamlWithoutCluster() {
        ObjectNode tree = Applicability.withoutMeaningless(ConfigurationJson.write(this));
        tree.remove("cluster");
        return YamlText.of(tree);
    }

    /** The same experiment with these seeds in its census. */
    public Configuration counting(Seeds seeds) {
        return new Configuration(
                name, data, network, training, listeners, reference, new CensusSection(seeds, census.block()), cluster);
    }

    /** The name of the folder for the results: {@link Slug#of} the name. */
    public String slug() {
        return Slug.of(name);
    }
}
