package org.manymoons.config.file;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.manymoons.config.CensusSection;
import org.manymoons.config.ClusterSection;
import org.manymoons.config.Configuration;
import org.manymoons.config.DataSection;
import org.manymoons.config.DataSection.Source;
import org.manymoons.config.InitialWeights;
import org.manymoons.config.InitialWeights.Scheme;
import org.manymoons.config.Label;
import org.manymoons.config.ListenersSection;
import org.manymoons.config.NetworkSection;
import org.manymoons.config.ReferenceSection;
import org.manymoons.config.SampleCount;
import org.manymoons.config.Seeds;
import org.manymoons.config.TestSection;
import org.manymoons.config.TrainingSection;
import org.manymoons.config.TrainingSection.Updater;
import org.manymoons.config.yaml.Show;
import org.manymoons.reference.Activation;

/** Random texts and configurations. */
public final class Samples {
    private static final String[] PIECES = {
        "moons",
        " ",
        "\"",
        "'",
        "\\",
        "\n",
        "\r",
        "\t",
        ":",
        "#",
        "- ",
        "</script>",
        "{",
        "]",
        "&a",
        "*a",
        "!",
        "%",
        "@",
        "`",
        "null",
        "true",
        "1",
        "1-4",
        "0x1",
        "1e5",
        "é",
        "月",
        "🌙",
        "\u0000",
        "\u001b",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\uD800",
        "~",
        "--- ",
        "...",
        "?",
        "|",
        ">",
        ",",
        ".nan",
        "examples",
        ".."
    };

    private Samples() {}

    public static String text(Random random) {
        return random.ints(1 + random.nextInt(4), 0, PIECES.length)
                .mapToObj(i -> PIECES[i])
                .collect(Collectors.joining());
    }

    /** A text that a configuration may hold. */
    private static String visible(Random random) {
        String text = text(random)
                .codePoints()
                .filter(Show::isPrintable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.isEmpty() ? "x" : text;
    }

    static Configuration configuration(Random random) {
        DataSection data = data(random);
        List<NetworkSection.Output> outputs = data.source() == Source.TEACHER
                ? Arrays.asList(null, NetworkSection.Output.IDENTITY)
                : Arrays.asList(null, NetworkSection.Output.SOFTMAX, NetworkSection.Output.SIGMOID);
        return new Configuration(
                visible(random),
                data,
                new NetworkSection(
                        random.ints(1 + random.nextInt(3), 1, 4097).boxed().toList(),
                        one(random, List.of(Activation.values())),
                        one(random, outputs),
                        random.nextBoolean()
                                ? new InitialWeights(Scheme.XAVIER, 0.01)
                                : new InitialWeights(Scheme.NUMPY_NORMAL, real(random))),
                training(random),
                new ListenersSection(count(random), count(random), count(random)),
                new ReferenceSection(random.nextDouble() + Double.MIN_VALUE),
                new CensusSection(random.nextBoolean() ? null : seeds(random), 1 + random.nextInt(100_000)),
                new ClusterSection(
                        random.nextBoolean() ? "local" : "spark://host:7077",
                        random.nextBoolean() ? null : "hdfs://host/x"));
    }

    private static DataSection data(Random random) {
        Source source = one(random, List.of(Source.values()));
        DataSection d = DataSection.DEFAULT;
        if (source == Source.CSV) {
            Label label = random.nextBoolean()
                    ? new Label.Index(random.nextInt(20001) - 10000)
                    : new Label.Name(visible(random));
            TestSection test =
                    random.nextBoolean() ? null : new TestSection(random.nextDouble() / 2 + 1e-9, seed(random));
            Boolean header = one(random, Arrays.asList(true, false, null));
            return new DataSection(
                    source, d.nSamples(), d.noise(), 0, true, 0.8, 2, 4, 0, "config/grains.csv", header, label, test);
        }
        SampleCount count = random.nextBoolean()
                ? SampleCount.of(2 + random.nextInt(9999))
                : new SampleCount(1 + random.nextInt(99), 1 + random.nextInt(99));
        long state = seed(random);
        Double noise = random.nextBoolean() ? null : (Double) real(random);
        TestSection test =
                noise == null || random.nextBoolean() ? null : new TestSection(0.25, (state + 5) % (1L << 32));
        double factor = source == Source.MAKE_CIRCLES ? random.nextDouble() : 0.8;
        boolean teacher = source == Source.TEACHER;
        return new DataSection(
                source,
                count,
                noise,
                state,
                teacher || random.nextBoolean(),
                factor,
                teacher ? 1 + random.nextInt(1000) : 2,
                teacher ? 1 + random.nextInt(4096) : 4,
                teacher ? seed(random) : 0,
                null,
                null,
                d.label(),
                test);
    }

    private static TrainingSection training(Random random) {
        Updater updater = one(random, List.of(Updater.values()));
        TrainingSection t = TrainingSection.DEFAULT;
        boolean adam = updater == Updater.ADAM;
        return new TrainingSection(
                updater,
                real(random),
                updater == Updater.NESTEROVS ? random.nextDouble() : t.momentum(),
                adam ? random.nextDouble() : t.beta1(),
                adam ? random.nextDouble() : t.beta2(),
                adam ? real(random) : t.epsilon(),
                random.nextBoolean() ? 0 : real(random),
                random.nextInt(1_000_000_001),
                count(random),
                seeds(random));
    }

    private static Seeds seeds(Random random) {
        return new Seeds(IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> new Seeds.Range(1000L * i, 1000L * i + random.nextInt(1000)))
                .toList());
    }

    private static long seed(Random random) {
        return random.nextInt() & 0xFFFFFFFFL;
    }

    private static Integer count(Random random) {
        return random.nextBoolean() ? null : (Integer) (1 + random.nextInt(1_000_000_000));
    }

    /** Any positive finite double. */
    private static double real(Random random) {
        double x = Math.abs(Double.longBitsToDouble(random.nextLong()));
        return Double.isFinite(x) && x > 0 ? x : 0.5;
    }

    private static <T> T one(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
