package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "nam: x | c.yaml:1:1: unknown key nam, found \"x\"; allowed: name, data, network, training, listeners, reference, census, cluster; did you mean name?",
                "name: 42 | c.yaml:1:7: name: found 42; allowed: a text of 1 to 200 characters",
                "name: [] | c.yaml:1:7: name: found []; allowed: a text",
                "name: ''  | c.yaml:1:7: name: found \"\"; allowed: a text",
                "name: ~ | c.yaml:1:7: name: found ~; allowed: a text",
                "data: 5 | c.yaml:1:7: data: found 5; allowed: a section with keys among source, n_samples",
                "data: | c.yaml:1:6: data: found nothing (null); allowed: a section",
                "data: {source: moons} | c.yaml:1:16: data.source: found \"moons\"; allowed: one of make_moons, make_circles, teacher, csv",
                "data: {source: make_mons} | did you mean make_moons?",
                "data: {n_sample: 5} | c.yaml:1:8: unknown key data.n_sample, found 5; allowed: source, n_samples",
                "data: {n_samples: 1} | c.yaml:1:19: data.n_samples: found 1; allowed: a whole number from 2 to 10000000, or a list of 2",
                "data: {n_samples: -5} | data.n_samples: found -5",
                "data: {n_samples: 10.0} | data.n_samples: found 10.0",
                "data: {n_samples: [10]} | data.n_samples: found [10]",
                "data: {n_samples: [10, 0]} | data.n_samples: found [10, 0]",
                "data: {n_samples: [10, 2.5]} | data.n_samples: found [10, 2.5]",
                "data: {n_samples: [10000000, 1]} | data.n_samples: found 10000001 samples together; allowed: at most 10000000",
                "data: {noise: -0.1} | c.yaml:1:15: data.noise: found -0.1; allowed: a finite number of at least 0, or null",
                "data: {noise: .nan} | data.noise: found .nan",
                "data: {noise: .inf} | data.noise: found .inf",
                "data: {noise: 1e999} | data.noise: found 1e999",
                "data: {noise: '0.1'} | data.noise: found \"0.1\"",
                "data: {noise: [0.1]} | data.noise: found [0.1]",
                "data: {random_state: -1} | data.random_state: found -1; allowed: a whole number from 0 to 4294967295",
                "data: {random_state: 4294967296} | data.random_state: found 4294967296",
                "data: {random_state: null} | data.random_state: found null",
                "data: {shuffle: yes} | data.shuffle: found \"yes\"; allowed: true or false",
                "data: {factor: 0.5} | c.yaml:1:8: data.factor: found 0.5, but it has a meaning only with source make_circles, and data.source is make_moons; delete it",
                "data: {source: make_circles, factor: 1} | data.factor: found 1; allowed: a finite number of at least 0 and below 1",
                "data: {file: x.csv} | data.file: found \"x.csv\", but it has a meaning only with source csv",
                "data: {test: {fraction: 0.5}} | data.test.fraction: found 0.5, but it has a meaning only with source csv",
                "data: {test: {random_sate: 5}} | c.yaml:1:15: unknown key data.test.random_sate, found 5; allowed: fraction, random_state; did you mean random_state?",
                "data: {test: {random_state: 0}} | c.yaml:1:29: data.test.random_state: found 0 for both data.random_state and data.test.random_state",
                "data: {noise: null, test: {random_state: 9}} | c.yaml:1:27: data.test: without noise the test set has the samples of the training set",
                "data: {noise: 0.0, test: {random_state: 9}} | data.test: without noise",
                "data: {source: csv} | c.yaml:1:16: data.source: source csv needs a file",
                "data: {source: csv, file: none.csv} | c.yaml:1:27: data.file: found \"none.csv\", but there is no such file; looked for none.csv",
                "data: {source: csv, file: config} | looked for config (a folder)",
                "data: {source: csv, file: config/grains.csv, n_samples: 5} | data.n_samples: found 5, but it has a meaning only with source make_moons or make_circles",
                "data: {source: csv, file: config/grains.csv, label: 1.5} | data.label: found 1.5; allowed: a whole number",
                "data: {source: csv, file: config/grains.csv, test: {fraction: 1}} | data.test.fraction: found 1; allowed: a finite number above 0 and below 1",
                "network: {hidden: 4} | network.hidden: found 4; allowed: a list of 1 to 16, each a whole number from 1 to 4096",
                "network: {hidden: []} | network.hidden: found []",
                "network: {hidden: [4, 0]} | c.yaml:1:23: network.hidden[1]: found 0; allowed: a whole number from 1 to 4096",
                "network: {hidden: [2.0]} | network.hidden[0]: found 2.0",
                "network: {hidden: [[4]]} | network.hidden[0]: found [4]",
                "network: {activation: tahn} | did you mean tanh?",
                "network: {activation: selu} | allowed: one of identity, tanh, sigmoid, relu, leakyrelu, softplus, elu, softsign,",
                "network: {initial_weights: {scheme: xavier, scale: 1}} | c.yaml:1:45: network.initial_weights.scale: found 1, but it has a meaning only with scheme numpy_normal",
                "network: {initial_weights: {scale: -1}} | network.initial_weights.scale: found -1",
                "training: {updater: adagrad} | training.updater: found \"adagrad\"; allowed: one of sgd, nesterovs, adam",
                "training: {learning_rate: 0} | training.learning_rate: found 0; allowed: a finite number above 0",
                "training: {learning_rate: -.inf} | training.learning_rate: found -.inf",
                "training: {learning_rate: 1e-999} | training.learning_rate: found 1e-999",
                "training: {momentum: 0.5} | training.momentum: found 0.5, but it has a meaning only with updater nesterovs, and training.updater is sgd",
                "training: {updater: nesterovs, momentum: 1} | training.momentum: found 1",
                "training: {updater: adam, epsilon: 0} | training.epsilon: found 0",
                "training: {updater: nesterovs, beta1: 0.9} | only with updater adam, and training.updater is nesterovs",
                "training: {l2: -1e-9} | training.l2: found -1e-9",
                "training: {iterations: -1} | training.iterations: found -1",
                "training: {iterations: 1e4} | training.iterations: found 1e4; allowed: a whole number from 0 to 1000000000",
                "training: {iterations: 99999999999999999999999999999999999999999999999} | training.iterations: found 9999",
                "training: {batch_size: 0} | training.batch_size: found 0; allowed: a whole number from 1 to 2147483647, or null",
                "training: {seeds: 5-1} | c.yaml:1:19: training.seeds: range 5-1 runs backwards; write 1-5, found \"5-1\"",
                "training: {seeds: null} | training.seeds: neither a seed nor a range",
                "training: {seeds: []} | training.seeds: no seed is given",
                "training: {seeds: [1, [2]]} | training.seeds: neither a seed nor a range",
                "training: {seeds: 1.5} | training.seeds: neither a seed nor a range such as 1-4: 1.5",
                "training: {seeds: -1} | training.seeds: seed -1 is outside 0 to 4294967295",
                "training: {seeds: '1,,2'} | training.seeds: neither a seed nor a range such as 1-4: \"\"",
                "training: {seeds: 1-4294967296} | training.seeds: seed 4294967296 is outside 0 to 4294967295",
                "training: {seeds: 0-4294967295} | training.seeds: 4294967296 seeds are too many; at most 10000000",
                "training: {seeds: '1-4, 3'} | training.seeds: seed 3 is given twice",
                "census: {seeds: a} | census.seeds: neither a seed nor a range such as 1-4: \"a\"",
                "census: 5 | census: found 5; allowed: a section with keys among seeds, block, or null",
                "listeners: {log_loss_every: 0} | listeners.log_loss_every: found 0; allowed: a whole number from 1 to 1000000000, or null",
                "reference: {lockstep_tolerance: 0} | reference.lockstep_tolerance: found 0",
                "reference: {lockstep_tolerance: .NaN} | reference.lockstep_tolerance: found .NaN",
                "network: {iterations: 5} | unknown key network.iterations, found 5; allowed: hidden, activation, output, initial_weights; did you mean training.iterations?",
                "network: {output: relu} | c.yaml:1:19: network.output: found \"relu\"; allowed: one of sigmoid, softmax, identity, or null",
                "{data: {source: teacher, test: null}, network: {output: softmax}} | network.output: found softmax, whose labels are classes, but those of source teacher are numbers; allowed with it: identity, or null",
                "data: {teacher: 3} | data.teacher: found 3, but it has a meaning only with source teacher",
                "data: {source: teacher, shuffle: true} | data.shuffle: found true, but it has a meaning only with source make_moons or make_circles",
                "data: {source: teacher, teacher: 0} | data.teacher: found 0; allowed: a whole number from 1 to 4096",
                "data: {source: teacher, random_state: 3, test: {random_state: 3}} | found 3 for both data.random_state",
                "name: &a x | c.yaml:1:7: anchor &a is not allowed",
                "name: *a | c.yaml:1:7: alias *a is not allowed; write the value out",
                "name: !!javax.script.ScriptEngineManager [] | c.yaml:1:7: tag tag:yaml.org,2002:javax.script.ScriptEngineManager is not allowed",
                "name: !x y | c.yaml:1:7: tag !x is not allowed",
                "{name: a, name: b} | c.yaml:1:11: duplicate key name; it is given first in line 1",
                "data: {test: {random_state: 3, random_state: 4}} | c.yaml:1:32: duplicate key random_state",
                "{[a]: b} | c.yaml:1:2: [\"a\"] cannot be a key",
                "5 | c.yaml:1:1: found 5 where keys such as name",
                "[name, x] | c.yaml:1:1: found [\"name\", \"x\"] where keys such as name",
                "name: 'x | c.yaml:1:9: not YAML: found unexpected end of stream",
                "<<: {name: x} | unknown key <<, found a section",
            })
    void namesThePlaceTheValueAndWhatIsAllowed(String yaml, String expected) {
        assertThat(Yaml.problems(yaml)).singleElement().asString().contains(expected);
    }

    @Test
    void reportsAllProblemsAtOnceInTheOrderOfTheFile() {
        String yaml = """
                name: 5
                data:
                  noise: -1
                  nois: 2
                training:
                  seeds: 5-1
                  iterations: x
                """;
        assertThat(Yaml.problems(yaml))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("c.yaml:1:7:", "c.yaml:3:10:", "c.yaml:4:3:", "c.yaml:6:10:", "c.yaml:7:15:");
    }

    @Test
    void listsAHundredProblemsAndCountsTheRest() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            yaml.append("key").append(i).append(": 1\n");
        }
        assertThat(Yaml.problems(yaml.toString())).hasSize(101).last().isEqualTo("... and 4900 more problems");
    }

    @Test
    void columnsCountCharactersNotBytes() {
        assertThat(Yaml.problems("{name: \"üмн🌙\", data: 5}"))
                .singleElement()
                .asString()
                .startsWith("c.yaml:1:22: data");
    }
}
