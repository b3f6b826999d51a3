// From run A to run B in a straight line, the network evaluated on the way.
mm.section("between", () => {
  const {number, cost, percent, counted, say} = mm.words;
  const {data, network, compared, plane, state} = mm;
  const opening = mm.slot("between", "opening");
  if (compared.length < 2) {
    say(opening, `There is nothing between: ${compared.length === 1 ? "only one run has" : "no run has"} finished.`);
    return;
  }
  const {inputs, labels} = data.learnt;
  const places = data.between.places;
  say(opening, "If two runs were one solution, written differently, then after alignment nothing would lie between them. A straight line from the"
    + " parameters of A to those of B shows what does: on the way the network is one whose weights are a mixture of both.");
  const line = () => mm.pair(state.current.a, state.current.b);
  const target = pair => state.current.aligned ? network.move(mm.run(state.current.b).parameters, pair.moves) : mm.run(state.current.b).parameters;
  const height = barrier => barrier === null ? "not computed" : number(barrier, 2);

  controls();
  const live = mm.figures.figure(mm.slot("between", "live"), {
    title: "The network on the way",
    describe: () => {
      const {a, b, t, aligned} = state.current;
      if (!line()) {
        return "Choose two different runs.";
      }
      const p = point();
      const right = d3.mean(inputs, (x, n) => (network.logit(p, x) > 0) === (labels[n] === 1) ? 1 : 0);
      return `${percent(1 - t, 0)} of seed ${a} and ${percent(t, 0)} of seed ${b}${aligned ? ", aligned" : ", as they stand"}. On the`
        + ` ${d3.format(",")(inputs.length)} drawn samples its loss is ${cost(network.loss(p, inputs, labels))} and ${percent(right, 1)} are labelled correctly.`;
    },
    draw: (host, width) => {
      if (!line()) {
        return;
      }
      const p = point();
      if (plane.exists) {
        const grid = plane.logits(p, 80);
        plane.draw(host, {
          width: Math.min(width, 620), label: "Decision boundary of the network on the way; its loss and accuracy are in the caption",
          field: {grid: plane.probabilities(grid), colour: plane.byProbability()},
          boundaries: [{grid, colour: "var(--ink)", width: 2.5}], samples: plane.samples,
        });
      } else {
        mm.spread(host, Math.min(width, 620), p);
      }
    },
  });
  const along = mm.figures.figure(mm.slot("between", "line"), {
    title: "The loss along the line",
    describe: () => {
      const pair = line();
      if (!pair) {
        return "Choose two different runs.";
      }
      if (!pair.raw) {
        return "For this pair the loss along the line was not computed, since that takes long for a network of this size; the slider computes it on the"
          + " drawn samples.";
      }
      const {barrier_raw: raw, barrier_aligned: aligned} = pair.result;
      return `The barrier, by which the loss rises above the straight line between its ends, is ${height(raw)} as they stand and ${height(aligned)} aligned (on all`
        + ` ${counted(data.between.samples, "training sample")}, its top sought more finely than the ${places.length} places drawn). The upright line is where the slider stands.`;
    },
    legend: () => [{name: "as they stand", colour: "var(--c1)", dash: "6 4"}, {name: "aligned", colour: "var(--c0)"}],
    table: () => {
      const pair = line();
      return {columns: ["from A to B", "loss, as they stand", "loss, aligned"], rows: pair?.raw
        ? places.map((t, k) => [t, number(pair.raw[k], 6), number(pair.aligned[k], 6)]) : []};
    },
    draw: (host, width) => {
      const pair = line();
      if (!pair?.raw) {
        return;
      }
      const all = [...pair.raw, ...pair.aligned].filter(v => v > 0);
      const log = d3.max(all) / d3.min(all) > 3;
      const {svg, x, height: h, margin} = mm.chart(host, width, {
        x: {label: `from seed ${state.current.a} (0) to seed ${state.current.b} (1)`, domain: [0, 1]}, y: {label: "loss (nats)", log},
        series: [
          {points: places.map((t, k) => [t, pair.raw[k]]), colour: "var(--c1)", dash: "6 4"},
          {points: places.map((t, k) => [t, pair.aligned[k]]), colour: "var(--c0)"},
        ],
      });
      svg.append("line").attr("x1", x(state.current.t)).attr("x2", x(state.current.t)).attr("y1", margin.top).attr("y2", h - margin.bottom)
        .attr("stroke", "var(--ink)").attr("data-mark", "place");
    },
  });
  verdicts();
  let waiting = 0;
  state.onChange(changed => {
    if (changed.some(key => ["a", "b", "t", "aligned"].includes(key))) {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        live.refresh();
        along.refresh();
      });
    }
  });

  function point() {
    return network.between(mm.run(state.current.a).parameters, target(line()), state.current.t);
  }

  function controls() {
    const slot = d3.select(mm.slot("between", "choices"));
    const runs = slot.append("div").attr("class", "controls");
    mm.choice(runs, "A: seed", "a");
    mm.choice(runs, "B: seed", "b");
    const root = slot.append("div").attr("class", "controls held");
    const label = root.append("label").attr("class", "slider").text("from A to B ");
    const slider = label.append("input").attr("type", "range").attr("min", 0).attr("max", 1).attr("step", 0.01).attr("data-choice", "t")
      .on("input", event => state.set({t: Number(event.target.value)}));
    const output = root.append("output");
    const check = root.append("label");
    const box = check.append("input").attr("type", "checkbox").attr("data-choice", "aligned").on("change", event => state.set({aligned: event.target.checked}));
    check.append("span").text("aligned");
    const show = () => {
      slider.property("value", state.current.t).attr("aria-valuetext", `${Math.round(100 * state.current.t)} percent of the way from A to B`);
      output.text(state.current.t.toFixed(2));
      box.property("checked", state.current.aligned);
    };
    show();
    state.onChange(show);
  }

  // What is proven goes before what is measured.
  function verdict(pair) {
    const proof = data.results.proof;
    const [a, b] = [pair.a, pair.b].map(seed => proof?.ends.find(end => end.what === `seed ${seed}`)?.number);
    const proven = proof?.pairs.find(two => (two.a === a && two.b === b) || (two.a === b && two.b === a))?.proven;
    const words = {same: "proven: one critical point", different: "proven: different ends"};
    return words[proven] ?? pair.verdict.toLowerCase().replaceAll("_", " ");
  }

  function verdicts() {
    const slot = mm.slot("between", "pairs");
    const counts = d3.rollups(mm.pairs, group => group.length, verdict);
    say(slot, `The verdicts on all ${counted(mm.pairs.length, "pair")}: ${counts.map(([name, count]) => `${name} (${count})`).join(", ")}.`
      + (compared.length < mm.finished.length ? ` Only the first ${compared.length} of ${mm.finished.length} runs were compared two by two.` : ""));
    const details = d3.select(slot).append("details");
    details.append("summary").text("Every pair with its numbers");
    const held = data.test_size === null ? "training" : "test";
    mm.figures.scrolled(details.node(), "Every pair with its numbers", {
      columns: ["seeds", "verdict", "raw distance", "aligned distance", "after polishing", `labels differ (${held})`, `largest difference of p (${held})`, "McNemar p", "why"],
      rows: mm.pairs.map(pair => [`${pair.a} and ${pair.b}`, verdict(pair), number(pair.raw_distance, 3), number(pair.aligned_distance, 3),
        number(pair.polished_distance, 3), percent(pair[held].label_disagreement), number(pair[held].max_probability_difference, 3),
        number(pair[held].mc_nemar.p_value, 3), pair.reasons.join("; ")]),
    });
  }
});
