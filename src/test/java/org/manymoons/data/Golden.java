package org.manymoons.data;

import java.io.InputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Expected numbers from outside the project; each file says how it was made. */
public final class Golden {
    private Golden() {}

    public static JsonNode cases(String file) {
        InputStream json = Golden.class.getResourceAsStream("/golden/" + file);
        return JsonMapper.shared().readTree(json).get("cases");
    }

    public static double[] doubles(JsonNode array) {
        double[] x = new double[array.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = array.get(i).doubleValue();
        }
        return x;
    }

    public static int[] ints(JsonNode array) {
        int[] x = new int[array.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = array.get(i).intValue();
        }
        return x;
    }
}
