// A network that TensorFlow.js trains and saves as its layers model, with its own predictions:
// npm install @tensorflow/tfjs, then node tfjs.cjs FOLDER, which has moons.csv.
const fs = require("fs");
const path = require("path");
const tf = require(require.resolve("@tensorflow/tfjs", { paths: [process.cwd()] }));

const folder = process.argv[2];
const rows = fs
  .readFileSync(path.join(folder, "moons.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number));
const x = tf.tensor2d(rows.map((row) => row.slice(0, 2)));
const y = tf.tensor2d(rows.map((row) => [row[2]]));
const start = (seed) => tf.initializers.glorotUniform({ seed });

/** Saves model.json and the weights beside it, as the browser's downloads and Node's file system do. */
async function save(model, name) {
  await model.save(
    tf.io.withSaveHandler(async (parts) => {
      const bin = `${name}.weights.bin`;
      const json = {
        modelTopology: parts.modelTopology,
        format: parts.format,
        generatedBy: parts.generatedBy,
        convertedBy: parts.convertedBy ?? null,
        weightsManifest: [{ paths: [`./${bin}`], weights: parts.weightSpecs }],
      };
      fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(json));
      fs.writeFileSync(path.join(folder, bin), Buffer.from(parts.weightData));
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  const out = await model.predict(x).array();
  fs.writeFileSync(path.join(folder, `${name}-outputs.csv`), out.map((row) => row.join(",") + "\n").join(""));
}

async function main() {
  await tf.setBackend("cpu");
  const binary = tf.sequential({
    layers: [
      tf.layers.dense({ units: 4, activation: "tanh", inputShape: [2], kernelInitializer: start(1) }),
      tf.layers.dropout({ rate: 0.1, seed: 1 }),
      tf.layers.dense({
        units: 1,
        activation: "sigmoid",
        kernelInitializer: start(2),
      }),
    ],
  });
  binary.compile({ optimizer: tf.train.adam(0.05), loss: "binaryCrossentropy" });
  await binary.fit(x, y, { epochs: 60, batchSize: 120, shuffle: false, verbose: 0 });
  await save(binary, "tfjs");

  const input = tf.input({ shape: [2] });
  const hidden = tf.layers.dense({ units: 5, kernelInitializer: start(3), kernelRegularizer: tf.regularizers.l2({ l2: 0.001 }) });
  const last = tf.layers.dense({ units: 3, kernelInitializer: start(4), kernelRegularizer: tf.regularizers.l2({ l2: 0.001 }) });
  const relu = tf.layers.activation({ activation: "relu" });
  const softmax = tf.layers.activation({ activation: "softmax" });
  const outputs = softmax.apply(last.apply(relu.apply(hidden.apply(input))));
  const three = tf.model({ inputs: input, outputs });
  const classes = tf.oneHot(
    rows.map((row) => row[2] + (row[0] > 1 ? 1 : 0)),
    3,
  );
  three.compile({ optimizer: tf.train.adam(0.05), loss: "categoricalCrossentropy" });
  await three.fit(x, classes, { epochs: 60, batchSize: 120, shuffle: false, verbose: 0 });
  await save(three, "tfjs-three");

  const unbiased = tf.sequential({
    layers: [
      tf.layers.dense({ units: 4, activation: "tanh", useBias: false, inputShape: [2], kernelInitializer: start(5) }),
      tf.layers.dense({ units: 1, activation: "sigmoid", useBias: false, kernelInitializer: start(6) }),
    ],
  });
  unbiased.compile({ optimizer: tf.train.adam(0.05), loss: "binaryCrossentropy" });
  await unbiased.fit(x, y, { epochs: 60, batchSize: 120, shuffle: false, verbose: 0 });
  await save(unbiased, "tfjs-unbiased");
}

main();
