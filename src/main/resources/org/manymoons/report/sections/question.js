// The runs as somebody would post them: cost, accuracy, hidden weights.
mm.section("question", () => {
  const {cost, number, percent, range, counted, say} = mm.words;
  const opening = mm.slot("question", "opening");
  const failed = mm.runs.length - mm.finished.length;
  const nearest = d3.least(mm.pairs, pair => pair.raw_distance);
  say(opening,
    `The same network was trained ${mm.runs.length === 1 ? "once" : `${mm.runs.length} times`}, from random initial weights`
      + ` that differ only in their seed.`,
    mm.finished.length > 0 && `Cost ended at ${range(mm.finished.map(run => run.cost), cost)} and training accuracy at `
      + `${range(mm.finished.map(run => run.training_accuracy), v => (100 * v).toFixed(2))} %.`,
    failed > 0 && `${counted(failed, "run")} failed: the loss or a weight was no longer a finite number.`,
    nearest && `Of their weights as they stand, the nearest two are those of seeds ${nearest.a} and ${nearest.b}, ${number(nearest.raw_distance, 3)} apart.`);

  const MOST_WEIGHTS = 12;
  const layer = mm.network.layers[0];
  const weights = run => {
    const values = run.parameters.slice(layer.weights, layer.biases);
    const units = d3.range(layer.units).map(i => values.slice(i * layer.inputs, (i + 1) * layer.inputs));
    const shown = units.slice(0, Math.max(1, Math.floor(MOST_WEIGHTS / layer.inputs)));
    return shown.map(w => `[${w.map(v => v.toFixed(2)).join(", ")}]`).join(" ") + (shown.length < units.length ? " ..." : "");
  };
  const rows = mm.runs.map(run => run.parameters
    ? [run.seed, cost(run.cost), percent(run.training_accuracy),
      run.test_accuracy === null ? "none"
        : `${percent(run.test_accuracy)} (${run.test_accuracy_interval.map(v => (100 * v).toFixed(1)).join(" to ")})`,
      weights(run)]
    : [run.seed, `failed after update ${run.failed_at_iteration}`, "none", "none", ""]);
  mm.figures.scrolled(mm.slot("question", "runs"), "The runs", {
    cards: true,
    caption: "Every run: its seed, cost, accuracies (with the 95 % Wilson interval) and the incoming weights of its"
      + (mm.network.layers.length > 2 ? " first hidden layer's" : " hidden") + " units.",
    columns: ["seed", "cost", "training accuracy", "test accuracy", "weights, unit by unit"],
    rows,
  });
});
