package org.manymoons.config.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.manymoons.config.yaml.Limits;
import org.manymoons.config.yaml.Problem;
import org.manymoons.config.yaml.Show;
import org.manymoons.config.yaml.YamlNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the CSV file of a configuration: beside the YAML file, then from the working directory; for a name given as an
 * option the other way round. What was found is named from the working directory, with {@code /}, so that the resolved
 * configuration finds it again from wherever that lies.
 */
final class CsvPath {
    private CsvPath() {}

    /** Rewrites {@code data.file} of the complete tree, or says where it was looked for. */
    static List<Problem> locate(Path yaml, YamlNode.Mapping tree, ObjectNode complete) {
        YamlNode given = tree.find("data.file").orElse(tree);
        if (!complete.at("/data/source").asString("").equals("csv")
                || !complete.at("/data/file").isString()) {
            return List.of();
        }
        String name = complete.at("/data/file").stringValue();
        if (name.length() > Limits.PATH) { // which was said already
            return List.of();
        }
        Path plain;
        try {
            plain = Path.of(name);
        } catch (InvalidPathException e) {
            return List.of(new Problem(given.place(), "data.file: found " + Show.quoted(name) + ", which is no path"));
        }
        Path beside = yaml.resolveSibling(plain);
        List<Path> places = given.place().isOption() ? List.of(plain, beside) : List.of(beside, plain);
        for (Path place : places) {
            if (Files.exists(place) && !Files.isDirectory(place)) {
                ((ObjectNode) complete.path("data")).put("file", fromWorkingDirectory(place));
                return List.of();
            }
        }
        String looked = places.stream()
                .map(Path::normalize)
                .distinct()
                .map(place -> Show.path(place) + (Files.isDirectory(place) ? " (a folder)" : ""))
                .reduce((a, b) -> a + " and " + b)
                .orElseThrow();
        return List.of(new Problem(
                given.place(),
                "data.file: found " + Show.quoted(name) + ", but there is no such file; looked for " + looked));
    }

    private static String fromWorkingDirectory(Path file) {
        Path here = Path.of("").toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path named = absolute.startsWith(here) ? here.relativize(absolute) : file.normalize();
        return named.toString().replace(named.getFileSystem().getSeparator(), "/");
    }
}
