package org.manymoons.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.yaml.Limits;

/**
 * Where the samples come from: drawn as scikit-learn's {@code make_moons} and {@code make_circles} do or from a teacher
 * network, or read from a CSV file.
 *
 * @param nSamples    generated data only
 * @param noise       standard deviation of the Gaussian noise; null for none; generated data only
 * @param randomState seed of the generator, 0 to 2^32-1; generated data only
 * @param shuffle     generated data only
 * @param factor      make_circles only
 * @param features    teacher only
 * @param teacher     width of the teacher's hidden layer; teacher only
 * @param teacherState teacher only
 * @param file        CSV only, where it is never null. As loaded it opens from the working directory: a file that was found
 *                    beside the YAML file is named by its path from the working directory
 * @param header      CSV only; null to find out
 * @param label       CSV only
 * @param test        null for no test set; never one with the samples of the training set
 */
public record DataSection(
        @Key(
                "make_moons and make_circles are scikit-learn's generators; teacher draws features and has a random network"
                        + " give them numbers; csv reads a file of your own.")
        Source source,

        @Key("Number of samples, or, of moons and circles, a pair: how many of each of the two classes (outer, inner).")
        SampleCount nSamples,

        @Key(
                value =
                        "Standard deviation of the Gaussian noise added to the coordinates, or to the labels of a teacher; null for none.",
                min = 0,
                orNull = true)
        @Nullable
        Double noise,

        @Key(value = "Seed of the generator, as scikit-learn's random_state.", min = 0, max = Limits.SEED)
        long randomState,

        @Key("Whether the samples are shuffled; otherwise they come class by class.")
        boolean shuffle,

        @Key(value = "Radius of the inner circle over that of the outer one.", min = 0, below = 1)
        double factor,

        @Key(value = "Number of features.", min = 1, max = Limits.FEATURES)
        int features,

        @Key(
                value = "Tanh units of the network whose output is the label; its weights are standard normal.",
                min = 1,
                max = Limits.WIDTH)
        int teacher,

        @Key(value = "Seed of the teacher's weights; the test set has the same teacher.", min = 0, max = Limits.SEED)
        long teacherState,

        @Key(
                value = "The CSV file; looked for beside this YAML file, then from the working directory.",
                longest = Limits.PATH,
                orNull = true)
        @Nullable
        String file,

        @Key(
                value = "Whether the first row names the columns; null to find out (it does if a cell is no number).",
                orNull = true)
        @Nullable
        Boolean header,

        @Key("The column of the labels, whole numbers or text: its name, or its index from 0; -1 is the last one.")
        Label label,

        @Key(value = "Samples held out for testing; null for none.", orNull = true) @Nullable
        TestSection test) {

    public static final DataSection DEFAULT = new DataSection(
            Source.MAKE_MOONS,
            SampleCount.of(5000),
            0.2,
            0,
            true,
            0.8,
            2,
            4,
            0,
            null,
            null,
            new Label.Index(-1),
            TestSection.DEFAULT);

    /** Where samples come from. */
    public enum Source {
        /** Two interleaving half circles. */
        MAKE_MOONS,
        /** A circle inside another. */
        MAKE_CIRCLES,
        /** Numbers that a network gives to normally distributed features, and noise. */
        TEACHER,
        /** A file of the user's. */
        CSV;

        /** The name in the YAML file. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
