package org.manymoons.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.util.ModelSerializer;
import org.manymoons.data.UndatedEntry;
import org.manymoons.data.WholeFile;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** A network in DL4J's hands. Use each instance from one thread; several instances may train at the same time. */
public final class Dl4jNetwork {
    private final MultiLayerNetwork network;

    private Dl4jNetwork(MultiLayerNetwork network) {
        this.network = network;
    }

    /** A network with DL4J's own Xavier weights for this seed. */
    public static Dl4jNetwork xavier(Network network, Updater updater, long seed) {
        MultiLayerNetwork created = new MultiLayerNetwork(NetworkConfiguration.of(network, updater, seed));
        created.init();
        return new Dl4jNetwork(created);
    }

    /** A network with the given parameters, in DL4J's order, which is the reference's too. */
    public static Dl4jNetwork of(Network network, Updater updater, long seed, double[] parameters) {
        Dl4jNetwork created = xavier(network, updater, seed);
        created.network.setParams(Nd4j.createFromArray(new double[][] {parameters}));
        return created;
    }

    /** All parameters as one vector. */
    public double[] parameters() {
        return network.params().toDoubleVector();
    }

    /**
     * Trains for a number of updates, batch after batch in the iterator's order, which starts again when it is through.
     * Stops early where the loss or a parameter is no longer a finite number, or the observer says so.
     *
     * @param iterator  the batches for DL4J
     * @param batches   the same batches for the observer
     * @param listeners DL4J listeners, called after every update
     * @param observer  sees every update and answers whether to go on
     * @return the number of updates after which training stopped early, 0 if it did not
     */
    public int train(
            DataSetIterator iterator,
            List<Samples> batches,
            int iterations,
            List<? extends TrainingListener> listeners,
            Predicate<ObservedUpdate> observer) {
        network.setListeners(listeners.toArray(new TrainingListener[0]));
        StepListener steps = new StepListener(network, batches, observer);
        network.addListeners(steps);
        for (int updates = 1; updates <= iterations; updates++) {
            if (!iterator.hasNext()) {
                iterator.reset();
            }
            DataSet batch = iterator.next();
            network.fit(batch);
            if (steps.isStopped() || !Double.isFinite(network.score()) || !allFinite(network.params())) {
                return updates;
            }
        }
        return 0;
    }

    private static boolean allFinite(INDArray parameters) {
        for (double parameter : parameters.toDoubleVector()) {
            if (!Double.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }

    /** Writes a model zip with updater state that any DL4J program can load; the same network gives the same bytes. */
    public void save(Path zip) throws IOException {
        network.setListeners();
        ByteArrayOutputStream dated = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, dated, true);
        WholeFile.write(zip, file -> {
            ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(dated.toByteArray()));
            ZipOutputStream out = new ZipOutputStream(file);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(UndatedEntry.of(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
            out.finish();
        });
    }
}
