// Loss, sharpness, and how far DL4J and plain Java are apart.
mm.section("training", () => {
  const {number, cost, range, counted, iteration, say} = mm.words;
  const {data, runs, finished} = mm;
  const format = d3.format(",");
  const opening = mm.slot("training", "opening");
  const checked = runs.filter(run => run.lockstep);
  const steps = d3.sum(checked, run => run.lockstep.steps);
  const disagreeing = checked.filter(run => !run.lockstep.agrees);
  const legend = list => () => list.map(run => ({name: `seed ${run.seed}`, colour: colour(run), dash: mm.dash(run)}));
  const colour = run => run.parameters ? mm.colour(run) : "var(--bad)";
  const threshold = finished.find(run => run.sharpness_threshold !== null)?.sharpness_threshold ?? null;
  const sharp = finished.filter(run => run.sharpness !== null);
  const converged = finished.filter(run => run.converged);

  say(opening,
    finished.some(run => run.converged !== null) && `Training had come to rest in ${converged.length} of ${counted(finished.length, "run")}: the largest`
      + ` component of the gradient was ${range(finished.map(run => run.gradient_max_abs), v => v.toExponential(1))}.`,
    sharp.length > 0 && threshold !== null && `The sharpness ended at ${range(sharp.map(run => run.sharpness), v => v.toFixed(3))}; full-batch`
      + ` training with this updater and learning rate is stable below ${number(threshold)}.`);
  if (checked.length > 0) {
    say(opening, `${counted(steps, "single update")} of DL4J ${steps === 1 ? "was" : "were"} repeated by plain Java from the same state; the largest difference`
      + ` of a parameter, relative to max(1, |parameter|), was ${d3.max(checked, run => run.lockstep.max_difference).toExponential(1)}`
      + (disagreeing.length === 0 ? ", within what is allowed." : `. In ${counted(disagreeing.length, "run")} an update was beyond what is allowed`
        + ` (seed ${disagreeing[0].seed}, update ${disagreeing[0].lockstep.disagreement?.iteration}).`));
  }
  loss();
  edge();
  parts();
  lockstep();

  function loss() {
    const slot = mm.slot("training", "loss");
    const curves = data.training.curves.filter(curve => curve.losses.length > 0);
    if (curves.length === 0) {
      say(slot, "There are no loss curves: the parameters were not dumped (listeners.dump_parameters_every), or the dumps are gone.");
      return;
    }
    mm.figures.figure(slot, {
      title: "Loss",
      describe: () => `The loss before an update${data.training.batches > 1 ? `, on that update's batch (one of ${data.training.batches}),` : ""} against the number`
        + ` of the update, both axes logarithmic. Recorded every ${counted(data.training.every, "update")}, thinned to at most 80 points a decade. The`
        + ` last recorded values are ${range(curves.map(curve => curve.losses.at(-1)[1]), cost)}.`,
      legend: legend(curves.map(curve => mm.run(curve.seed))),
      table: () => ({columns: ["seed", "update", "loss before it"], rows: curves.flatMap(({seed, losses}) =>
        losses.map(([k, v]) => [seed, format(k), number(v, 6)]))}),
      draw: (host, width) => mm.chart(host, width, {
        x: {label: "update", log: true}, y: {label: "loss (nats)", log: true},
        series: curves.map(({seed, losses}) => ({points: losses, colour: colour(mm.run(seed)), dash: mm.dash(mm.run(seed))})),
      }),
    });
  }

  function edge() {
    const slot = mm.slot("training", "edge");
    const recorded = finished.filter(run => run.sharpness_along_run?.length > 0);
    if (recorded.length === 0) {
      say(slot, sharp.length === 0 && finished.length > 0
        ? "There is no sharpness to show: the activation has kinks, so the loss has no Hessian everywhere."
        : "The sharpness along the runs was not recorded (listeners.sharpness_every).");
      return;
    }
    const largest = d3.max(recorded, run => d3.max(run.sharpness_along_run, point => point.sharpness));
    const above = threshold === null ? 0 : d3.sum(recorded, run => run.sharpness_along_run.filter(point => point.sharpness > threshold).length);
    const total = d3.sum(recorded, run => run.sharpness_along_run.length);
    mm.figures.figure(slot, {
      title: threshold === null ? "Sharpness" : "Sharpness and the line of stability",
      describe: () => `The largest eigenvalue of the Hessian along the runs; the largest value recorded is ${number(largest)}. `
        + (threshold === null
          ? "There is no line of stability to compare it with: the theory is one of full-batch gradient descent, with or without momentum."
          : `The dashed line is where full-batch training stops being stable on a quadratic, ${number(threshold)}; ${format(above)} of`
            + ` ${format(total)} recorded values lie above it.`),
      legend: legend(recorded),
      table: () => ({columns: ["seed", "update", "sharpness"], rows: recorded.flatMap(run =>
        run.sharpness_along_run.map(point => [run.seed, format(point.iteration), number(point.sharpness, 6)]))}),
      draw: (host, width) => mm.chart(host, width, {
        x: {label: "update"}, y: {label: "sharpness"},
        rules: threshold === null ? [] : [{y: threshold, label: `stable below ${number(threshold)}`}],
        series: recorded.map(run => ({points: run.sharpness_along_run.map(point => [point.iteration, point.sharpness]),
          colour: colour(run), dash: mm.dash(run)})),
      }),
    });
  }

  function parts() {
    const free = finished.filter(run => run.free_run);
    if (free.length === 0) {
      return;
    }
    const parting = free.filter(run => run.free_run.parts_at_iteration !== null);
    const controls = free.filter(run => run.free_run.control_parts_at_iteration !== null);
    const suspected = free.filter(run => run.free_run.suspected_defect);
    const rows = free.map(run => [run.seed, iteration(run.free_run.parts_at_iteration), iteration(run.free_run.control_parts_at_iteration),
      run.free_run.final_difference === null ? "none" : number(run.free_run.final_difference, 3)]);
    mm.figures.figure(mm.slot("training", "parts"), {
      title: "Where DL4J and plain Java part",
      describe: () => `Trained on their own from the same start, DL4J and plain Java come to differ by more than 1e-9 in ${parting.length} of`
        + ` ${counted(free.length, "run")} (filled); plain Java and itself from a start changed by one unit in the last place part in ${controls.length}`
        + ` (hollow). ` + (suspected.length === 0
          ? "In no run do they part much earlier than rounding explains."
          : `In ${counted(suspected.length, "run")} they part earlier than rounding explains.`),
      legend: () => [{name: "DL4J and plain Java", colour: "var(--c0)", symbol: d3.symbolCircle, line: false},
        {name: "plain Java and itself, one ulp away", colour: "var(--ink)", symbol: d3.symbolCircle, hollow: true, line: false}],
      table: () => ({columns: ["seed", "part at update", "control parts at update", "final difference"], rows}),
      draw: (host, width) => {
        const points = (key, list) => list.map(run => [run.free_run[key], free.indexOf(run)]);
        if (parting.length + controls.length > 0) {
          mm.chart(host, width, {
            height: 64 + 26 * free.length,
            x: {label: "update after which the difference exceeds 1e-9", log: true, domain: [1, Math.max(10, data.training.iterations)]},
            y: {label: "seed", categories: free.map(run => run.seed), domain: [-0.6, free.length - 0.4]},
            series: [
              {points: points("control_parts_at_iteration", controls), colour: "var(--ink)", dots: true, hollow: true, size: 90},
              {points: points("parts_at_iteration", parting), colour: "var(--c0)", dots: true},
            ],
          });
        }
      },
    });
  }

  function lockstep() {
    const series = checked.filter(run => run.lockstep.differences?.length > 0);
    if (series.length === 0) {
      return;
    }
    const zeros = d3.sum(series, run => run.lockstep.differences.filter(([, v]) => v === 0).length);
    mm.figures.figure(mm.slot("training", "lockstep"), {
      title: "Single updates compared",
      describe: () => `The largest relative difference of a parameter after one update made by DL4J and by plain Java from the same state`
        + `${steps > d3.sum(series, run => run.lockstep.differences.length) ? "; of many updates the one with the largest difference in each of 200 stretches" : ""}. The tolerance is ${number(series[0].lockstep.tolerance)}; rounding of one`
        + ` double is 1.1e-16.${zeros > 0 ? ` ${counted(zeros, "value")} of exactly zero cannot be drawn on a logarithmic axis.` : ""}`,
      legend: () => series.map(run => ({name: `seed ${run.seed}`, colour: colour(run), symbol: d3.symbolCircle, line: false})),
      table: () => [
        {caption: "Each run as a whole", columns: ["seed", "updates checked", "largest difference", "allowed", "clipped samples"], rows: series.map(run =>
          [run.seed, format(run.lockstep.steps), number(run.lockstep.max_difference, 3), number(run.lockstep.max_allowed, 3), format(run.lockstep.clipped_samples)])},
        {caption: "Every dot", columns: ["seed", "update", "relative difference"], rows: series.flatMap(run =>
          run.lockstep.differences.map(([k, v]) => [run.seed, format(k), number(v, 3)]))},
      ],
      draw: (host, width) => mm.chart(host, width, {
        height: 240,
        x: {label: "update"}, y: {label: "relative difference", log: true},
        series: series.map(run => ({points: run.lockstep.differences, colour: colour(run), dots: true, size: 10})),
      }),
    });
  }
});
