package org.manymoons.config;

import java.nio.file.*;
import java.util.*;

public class Scratch {
    public static void main(String[] a) throws Exception {
        long t = System.nanoTime();
        if (a[0].equals("schema")) {
            System.out.print(ConfigurationSchema.json());
            System.err.println((System.nanoTime() - t) / 1e6 + " ms");
            return;
        }
        try {
            Configuration c =
                    ConfigurationFile.load(Path.of(a[0]), Arrays.asList(a).subList(1, a.length));
            System.err.println((System.nanoTime() - t) / 1e6 + " ms");
            System.out.print(c.toYaml());
            System.out.println(c);
        } catch (ConfigurationException e) {
            System.err.println((System.nanoTime() - t) / 1e6 + " ms");
            System.out.println(e.getMessage());
        }
    }
}
