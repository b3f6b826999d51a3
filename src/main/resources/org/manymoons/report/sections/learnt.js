// The samples, every run's decision boundary, all of them in one picture, and where the runs disagree.
mm.section("learnt", () => {
  const {number, cost, percent, counted, list, say} = mm.words;
  const {data, finished, plane} = mm;
  const MOST = 20;
  const shown = finished.slice(0, MOST);
  const opening = mm.slot("learnt", "opening");
  const drawn = data.learnt.inputs.length;
  const columns = data.feature_names.length <= 8 ? list(data.feature_names) : `${data.feature_names.length} features`;

  say(opening,
    `The network predicts "${data.label_name}" from ${columns}. It was trained on ${counted(data.training_size, "sample")}`
      + (data.test_size === null ? "; there is no test set." : ` and tested on ${d3.format(",")(data.test_size)} others.`),
    drawn < data.training_size && `The figures of this page draw ${d3.format(",")(drawn)} of the training samples, evenly spread over them;`
      + " numbers are of the whole set unless they say otherwise.");
  if (finished.length === 0) {
    say(opening, "No run has finished, so nothing was learnt.");
    return;
  }
  if (mm.pairs.length > 0) {
    const where = data.test_size === null ? "training" : "test";
    const most = d3.greatest(mm.pairs, pair => pair[where].label_disagreement);
    const widest = d3.greatest(mm.pairs, pair => pair[where].max_probability_difference);
    say(opening, (most[where].label_disagreement === 0 ? `On the ${where} set all compared runs give the same labels; the largest`
      : `On the ${where} set the two runs that differ most (seeds ${most.a} and ${most.b}) give different labels to`
        + ` ${percent(most[where].label_disagreement)} of the samples; the largest`) + ` difference of a predicted probability is`
      + ` ${number(widest[where].max_probability_difference, 3)} (seeds ${widest.a} and ${widest.b}).`);
  }
  const more = shown.length < finished.length ? ` Only the first ${MOST} of ${finished.length} runs are drawn.` : "";
  const summary = {columns: ["seed", "cost", "training accuracy", "test accuracy"], rows: finished.map(run =>
    [run.seed, cost(run.cost), percent(run.training_accuracy), percent(run.test_accuracy)])};

  if (!plane.exists) {
    mm.figures.figure(mm.slot("learnt", "each"), {
      title: "How sure every run is",
      plotClass: "multiples",
      describe: () => `With ${counted(data.feature_names.length, "feature")} there is no plane to draw a decision boundary in. Instead: the drawn samples`
        + ` by the probability of label 1 that a run predicts, those of label 1 upwards, those of label 0 downwards. Left of the`
        + ` dashed line the run predicts 0.${more}`,
      table: () => summary,
      draw: host => shown.forEach(run => panel(host, run, (inner, width) => mm.spread(inner, width, run.parameters))),
    });
  } else {
    boundaries();
  }
  disputed();

  function panel(host, run, draw) {
    const root = d3.select(host).append("div");
    root.append("h4").text(`seed ${run.seed}`);
    draw(root.append("div").attr("class", "plot").node(), Math.max(150, root.node().clientWidth));
    root.append("p").text(`cost ${cost(run.cost)}, ${percent(run.training_accuracy)} right`);
  }

  function boundaries() {
    const grids = new Map(shown.map(run => [run, plane.logits(run.parameters)]));
    mm.figures.figure(mm.slot("learnt", "each"), {
      title: "What every run learnt",
      plotClass: "multiples",
      describe: () => `The decision boundary of each run (line) and how sure it is of label 1 (triangles) or label 0 (discs): the`
        + ` stronger the colour, the surer. Across: ${data.feature_names[0]}; up: ${data.feature_names[1]}.${more}`,
      table: () => summary,
      draw: host => shown.forEach(run => panel(host, run, (inner, width) => plane.draw(inner, {
        width,
        label: `Decision boundary of the run with seed ${run.seed}, cost ${cost(run.cost)}, training accuracy ${percent(run.training_accuracy)}`,
        field: {grid: plane.probabilities(grids.get(run)), colour: plane.byProbability()},
        boundaries: [{grid: grids.get(run), colour: "var(--ink)"}],
        samples: plane.samples.slice(0, 300),
      }))),
    });
    mm.figures.figure(mm.slot("learnt", "overlaid"), {
      title: shown.length > 1 ? "The boundaries overlaid" : "The boundary",
      describe: () => shown.length > 1 ? `The boundaries of ${counted(shown.length, "run")} in one picture, over the drawn samples. The stronger`
        + " the grey, the more the runs' predicted probabilities differ there." : "The boundary of the only run over the drawn samples.",
      legend: () => shown.map(run => ({name: `seed ${run.seed}`, colour: mm.colour(run), dash: mm.dash(run)})),
      draw: (host, width) => {
        const all = [...grids.values()].map(plane.probabilities);
        const range = {...all[0], values: all[0].values.map((_, k) => d3.max(all, g => g.values[k]) - d3.min(all, g => g.values[k]))};
        const {r, g, b} = d3.rgb(mm.ink("ink"));
        plane.draw(host, {
          width: Math.min(width, 760),
          label: `Decision boundaries of ${counted(shown.length, "run")} over the samples`,
          field: {grid: range, colour: v => [r, g, b, 130 * v]},
          boundaries: shown.map(run => ({grid: grids.get(run), colour: mm.colour(run), dash: mm.dash(run)})),
          samples: plane.samples,
        });
      },
    });
  }

  function disputed() {
    if (finished.length < 2) {
      return;
    }
    const {disputed: samples, disputed_total: total} = data.learnt;
    const some = samples.length < total ? ` (the first ${samples.length} of them are shown)` : "";
    const text = `Training samples that do not get the same label from all ${finished.length} runs: ${d3.format(",")(total)} of`
      + ` ${d3.format(",")(data.training_size)} (${percent(total / data.training_size)})${some}.`;
    if (total === 0) {
      say(mm.slot("learnt", "disputed"), `No training sample gets different labels from the ${finished.length} runs.`);
      return;
    }
    const table = () => ({
      columns: [...data.feature_names, data.label_name, "runs that predict 1"],
      rows: samples.map(sample => [...sample.input.map(v => number(v)), sample.label, sample.ones]),
    });
    if (!plane.exists) {
      const slot = mm.slot("learnt", "disputed");
      say(slot, text);
      const details = d3.select(slot).append("details");
      details.append("summary").text("Where the runs disagree: the samples");
      mm.figures.scrolled(details.node(), "Samples on which the runs disagree", table());
      return;
    }
    mm.figures.figure(mm.slot("learnt", "disputed"), {
      title: "Where the runs disagree",
      describe: () => text,
      table,
      draw: (host, width) => plane.draw(host, {
        width: Math.min(width, 760), label: text, samples, size: samples.length < 100 ? 2 : 1.4,
        boundaries: shown.map(run => ({grid: plane.logits(run.parameters), colour: mm.colour(run), dash: mm.dash(run), width: 1})),
      }),
    });
  }
});
