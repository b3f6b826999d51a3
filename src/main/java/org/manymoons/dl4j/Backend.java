package org.manymoons.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's native backend, set up for reproducible double precision. */
public final class Backend {
    private Backend() {}

    /**
     * Loads the backend (about a second; the first time on a machine it unpacks its native libraries). Arrays are doubles
     * and each operation runs on one OpenMP thread: more change the last bits and bring nothing at this size, the seeds run
     * in parallel instead.
     */
    public static void start() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /** The version of DL4J on the class path. */
    public static String version() {
        String version = org.deeplearning4j.nn.multilayer.MultiLayerNetwork.class
                .getPackage()
                .getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
