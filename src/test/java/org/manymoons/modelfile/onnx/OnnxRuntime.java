package org.manymoons.modelfile.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What Microsoft's ONNX Runtime computes, beside our reading. */
public final class OnnxRuntime {
    private OnnxRuntime() {}

    /** The last output of the model that is no list of labels, as ONNX Runtime computes it. */
    public static double[][] outputs(Path file, double[][] inputs) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString())) {
            String input = session.getInputNames().iterator().next();
            TensorInfo info = (TensorInfo) session.getInputInfo().get(input).getInfo();
            Object features = info.type == OnnxJavaType.DOUBLE ? inputs : floats(inputs);
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, features);
                    OrtSession.Result result = session.run(Map.of(input, tensor))) {
                int last = result.size() - 1;
                while (result.get(last).getValue() instanceof long[] labels && labels.length > 0) {
                    last--;
                }
                return numbers(result.get(last));
            }
        }
    }

    private static double[][] numbers(OnnxValue value) throws OrtException {
        if (value instanceof OnnxSequence sequence) {
            List<?> maps = sequence.getValue();
            double[][] rows = new double[maps.size()][];
            for (int n = 0; n < rows.length; n++) {
                Map<?, ?> map = (Map<?, ?>) ((OnnxMap) maps.get(n)).getValue();
                rows[n] = new double[] {((Number) map.get(0L)).doubleValue(), ((Number) map.get(1L)).doubleValue()};
            }
            return rows;
        }
        return value.getValue() instanceof double[][] doubles ? doubles : doubles((float[][]) value.getValue());
    }

    private static double[][] doubles(float[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] wide = new double[row.length];
                    for (int k = 0; k < row.length; k++) {
                        wide[k] = row[k];
                    }
                    return wide;
                })
                .toArray(double[][]::new);
    }

    private static float[][] floats(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    float[] narrow = new float[row.length];
                    for (int k = 0; k < row.length; k++) {
                        narrow[k] = (float) row[k];
                    }
                    return narrow;
                })
                .toArray(float[][]::new);
    }
}
