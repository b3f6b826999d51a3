package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.manymoons.data.DataException;

class NormalizerFileTest {
    private static byte[] header(String magic, int version, String kind, boolean labels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(magic);
        out.writeInt(version);
        out.writeUTF(kind);
        out.writeBoolean(labels);
        return bytes.toByteArray();
    }

    private static byte[] standardize(double[] means, double[] deviations) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header("NORMALIZER", 1, "STANDARDIZE", false));
        bytes.writeBytes(new Nd4jBytes(means).bytes());
        bytes.writeBytes(new Nd4jBytes(deviations).bytes());
        return bytes.toByteArray();
    }

    private static byte[] minMax(double low, double high, double[] least, double[] most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header("NORMALIZER", 1, "MIN_MAX", false));
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeDouble(low);
        out.writeDouble(high);
        out.write(new Nd4jBytes(least).bytes());
        out.write(new Nd4jBytes(most).bytes());
        return bytes.toByteArray();
    }

    private static FeatureScaling read(byte[] bytes) {
        return NormalizerFile.read(Path.of("a.zip"), bytes, 2);
    }

    private static void expectRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.zip: entry normalizer.bin ")
                .hasMessageContaining(reason);
    }

    /** (x - mean) / deviation */
    @Test
    void standardisedFeaturesLoseMeanAndDeviation() throws IOException {
        FeatureScaling scaling = read(standardize(new double[] {1, -3}, new double[] {2, 0.5}));

        assertThat(scaling.apply(new double[] {5, -2})).containsExactly(2, 2);
    }

    /** The least value becomes low, the most becomes high, and half way lies half way. */
    @Test
    void minMaxBringsTheRangeToLowAndHigh() throws IOException {
        FeatureScaling scaling = read(minMax(-1, 3, new double[] {10, -4}, new double[] {12, 4}));

        assertThat(scaling.apply(new double[] {10, -4})).containsExactly(-1, -1);
        assertThat(scaling.apply(new double[] {12, 4})).containsExactly(3, 3);
        assertThat(scaling.apply(new double[] {11, 0})).containsExactly(1, 1);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        expectRefused(header("NORMALISER", 1, "STANDARDIZE", false), "is no normaliser");
        expectRefused(header("x".repeat(64), 1, "STANDARDIZE", false), "is no normaliser");
        expectRefused(header("NORMALIZER", 2, "STANDARDIZE", false), "has version 2 of its format; only version 1");
        expectRefused(header("NORMALIZER", 1, "CUSTOM", false), "is a normaliser of the kind CUSTOM");
        expectRefused(header("NORMALIZER", 1, "x".repeat(64), false), "is a normaliser of the kind xxx");
        expectRefused(header("NORMALIZER", 1, "x".repeat(65), false), "is no normaliser");
        expectRefused(header("NORMALIZER", 1, "STANDARDIZE", true), "scales the labels too");
        expectRefused(header("NORMALIZER", 1, "MIN_MAX", false), "is cut off");
        expectRefused(header("NORMALIZER", 1, "STANDARDIZE", false), "is cut off");
        expectRefused(Arrays.copyOf(standardize(new double[2], new double[2]), 70), "is cut off");
    }

    @Test
    void statisticsMustBeOfTheNetworksFeatures() throws IOException {
        expectRefused(standardize(new double[3], new double[3]), "scales 3 features, but the network takes 2");
        expectRefused(standardize(new double[] {1, 2}, new double[] {1}), "scales 1 features");
    }

    @Test
    void whatCannotBeScaledIsRefused() throws IOException {
        expectRefused(standardize(new double[] {1, 2}, new double[] {1, 0}), "cannot scale feature 2: 2.0, 0.0");
        expectRefused(minMax(0, 1, new double[] {5, 0}, new double[] {5, 1}), "cannot scale feature 1: 5.0, 5.0");
        expectRefused(minMax(1, 1, new double[] {0, 0}, new double[] {1, 1}), "cannot scale feature 1: 0.0, 1.0");
        // infinitely many of the network's units away: low / factor overflows, the factor itself is finite
        expectRefused(
                minMax(1e300, Math.nextUp(1e300), new double[] {0, 0}, new double[] {1e30, 1e30}),
                "cannot scale feature 1");
    }
}
