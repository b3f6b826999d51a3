package org.manymoons.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.manymoons.json.Json;
import org.manymoons.parting.Cause;
import org.manymoons.parting.Certainty;
import org.manymoons.parting.Parting;

/** Pairs of trainings of which it is known why they part, made by {@code golden/parting.py}. */
public final class PlantedCauses {
    private PlantedCauses() {}

    /** A pair, what was planted, and what was found. */
    record Found(Planted planted, Parting parting) {
        boolean isRight() {
            return parting.cause().label().equals(planted.truth);
        }

        boolean isWrong() {
            return !isRight() && !(parting.cause() instanceof Cause.Undecided);
        }

        boolean isWronglyCertain() {
            return isWrong() && parting.cause().certainty() == Certainty.SHOWN;
        }

        @Override
        public String toString() {
            return planted.b + " " + planted.truth + " (" + planted.what + "): "
                    + parting.cause().certainty().label() + " "
                    + parting.cause().sentence();
        }
    }

    /** As in cases.json. */
    record Planted(String a, String b, String data, String activation, String truth, String what) {}

    /** Looks at all of them. */
    static List<Found> all(Path zip, Path folder) {
        unpack(zip, folder);
        Planted[] cases;
        try {
            cases = Json.read(Files.readString(folder.resolve("cases.json")), Planted[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Found> all = new ArrayList<>();
        for (Planted planted : cases) {
            all.add(new Found(
                    planted,
                    DumpComparison.of(
                            folder.resolve(planted.a),
                            folder.resolve(planted.b),
                            new ModelReading(null, null, null, null),
                            ModelData.named(folder.resolve(planted.data), null))));
        }
        return all;
    }

    /** Writes the files of a zip of this project. */
    static void unpack(Path archive, Path folder) {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what is found in a zip of the script, made with another seed: {@code PlantedCauses ZIP}. */
    public static void main(String[] arguments) throws IOException {
        long begin = System.nanoTime();
        List<Found> all = all(Path.of(arguments[0]), Files.createTempDirectory("planted"));
        System.out.printf(
                java.util.Locale.ROOT,
                "%d right, %d wrong, %d of these shown, of %d in %.1f s%n",
                all.stream().filter(Found::isRight).count(),
                all.stream().filter(Found::isWrong).count(),
                all.stream().filter(Found::isWronglyCertain).count(),
                all.size(),
                (System.nanoTime() - begin) / 1e9);
        all.stream().filter(found -> !found.isRight() || arguments.length > 1).forEach(System.out::println);
    }
}
