// Hidden units before and after alignment, the networks as diagrams, and the matching of two runs.
mm.section("weights", () => {
  const {number, percent, counted, list, say} = mm.words;
  const {data, network, compared, state} = mm;
  const MOST_SLOTS = 12;
  const MOST_RUNS = 10;
  const opening = mm.slot("weights", "opening");
  const layer = network.hiddenLayers[0];
  if (!layer || compared.length === 0) {
    say(opening, compared.length === 0 ? "No run has finished, so there are no weights to compare." : "The network has no hidden units.");
    return;
  }
  const single = compared.length < 2;
  const symmetries = {
    tanh: "put into another order, and the signs of each of them (its incoming weights, bias and outgoing weights) can be flipped,",
    sigmoid: "put into another order, and each of them flipped if the next bias is shifted,",
    relu: "put into another order, and each of them scaled by a positive number if its outgoing weights are divided by it,",
    identity: "mixed by any invertible matrix",
  }[layer.activation] ?? "put into another order";
  say(opening, `The hidden units of a ${layer.activation} network can be ${symmetries} and the network computes exactly the same function.`,
    !single && `Aligned, that is with the order${layer.activation === "tanh" ? " and signs" : ""} chosen best, the nearest two runs are`
      + ` ${number(d3.min(mm.pairs, pair => pair.aligned_distance), 3)} apart, where they were ${number(d3.min(mm.pairs, pair => pair.raw_distance), 3)}.`,
    !single && `These distances are measured in ${mm.pairs[0].measured_in}.`);
  if (single) {
    say(opening, "With one run there is nothing to align; its network is drawn below.");
  }

  const parameters = run => state.current.weights === "polished" && run.polished ? run.polished.parameters : run.parameters;
  const movesOf = pair => state.current.weights === "polished" && pair.polishedMoves ? pair.polishedMoves : pair.moves;
  const shown = () => {
    const first = compared.filter(run => run.seed === state.current.a || run.seed === state.current.b);
    return [...first, ...compared.filter(run => !first.includes(run))].slice(0, MOST_RUNS).sort((r, s) => compared.indexOf(r) - compared.indexOf(s));
  };
  // Where unit i of a run goes and by which factor it is multiplied, to come to lie on the units of run A.
  function targets(run) {
    const pair = run.seed === state.current.a ? null : mm.pair(state.current.a, run.seed);
    const there = d3.range(layer.units).map(i => ({slot: i, factor: 1}));
    if (pair && state.current.aligned) {
      movesOf(pair)[0].forEach(({from, factor}, slot) => there[from] = {slot, factor});
    }
    return there;
  }

  const incoming = data.feature_names.slice(0, 8).map(name => `w ${name}`);
  let geometry = null; // of the panels, once they are drawn
  const middle = slot => [(slot % geometry.columns + 0.5) * geometry.side, (Math.floor(slot / geometry.columns) + 0.5) * geometry.side];

  if (!single) {
    choices();
    arrows();
    matching();
  }
  diagrams();

  function choices() {
    const controls = d3.select(mm.slot("weights", "choices")).attr("class", "controls");
    mm.choice(controls, "Align with seed", "a");
    mm.choice(controls, "match with seed", "b");
    if (compared.some(run => run.polished)) {
      const label = controls.append("label").text("weights ");
      const select = label.append("select").attr("data-choice", "weights").on("change", event => state.set({weights: event.target.value}));
      select.selectAll("option").data([["trained", "as training left them"], ["polished", "after polishing"]]).join("option")
        .attr("value", d => d[0]).text(d => d[1]);
      const show = () => select.property("value", state.current.weights);
      show();
      state.onChange(show);
    }
    const button = controls.append("button").attr("type", "button").attr("data-action", "align")
      .on("click", () => state.set({aligned: !state.current.aligned}));
    const show = () => button.attr("aria-pressed", String(state.current.aligned))
      .text(state.current.aligned ? "Put the units back" : "Align the units");
    show();
    state.onChange(show);
  }

  // The two axes of a panel: two incoming weights, or the weight and the bias of a single feature.
  function arrows() {
    const pick = layer.inputs > 1 ? unit => [unit.w[0], unit.w[1]] : unit => [unit.w[0], unit.bias];
    const axes = layer.inputs > 1 ? `the weights of ${data.feature_names[0]} (across) and ${data.feature_names[1]} (up)`
      : `the weight of ${data.feature_names[0]} (across) and the bias (up)`;
    const slots = Math.min(layer.units, MOST_SLOTS);
    const slotWord = network.hiddenLayers.length > 1 ? "the first hidden layer" : "the hidden layer";

    function describe() {
      const {a, aligned} = state.current;
      const runs = shown();
      const rest = [
        layer.inputs > 2 && `Of ${layer.inputs} incoming weights only two can be drawn.`,
        slots < layer.units && `${slots} of ${layer.units} units are drawn.`,
        runs.length < compared.length && `${runs.length} of ${compared.length} runs are drawn.`,
      ].filter(Boolean).join(" ");
      const moved = aligned ? d3.sum(runs, run => targets(run).filter(({slot, factor}, i) => slot !== i || factor !== 1).length) : 0;
      return `Each panel is a place in ${slotWord}, each arrow the unit that a run has there: ${axes}. `
        + (aligned ? `Now every run is aligned with seed ${a}; ${counted(moved, "unit")} changed place, sign or scale, and no network's function changed.`
          : `As they stand; the button gives the units of every run the order that matches seed ${a} best.`) + distances(runs) + (rest ? ` ${rest}` : "");
    }
    // How far the drawn runs are from run A, as training left them.
    function distances(runs) {
      const others = runs.map(run => mm.pair(state.current.a, run.seed)?.result).filter(Boolean);
      return state.current.weights === "polished" || others.length === 0 ? "" : ` Distance of the other runs from seed ${state.current.a}:`
        + ` ${mm.words.range(others.map(pair => pair.raw_distance), v => number(v, 3))} as they stand,`
        + ` ${mm.words.range(others.map(pair => pair.aligned_distance), v => number(v, 3))} aligned.`;
    }
    const figure = mm.figures.figure(mm.slot("weights", "arrows"), {
      title: "Units of all runs, place by place",
      describe,
      legend: () => shown().map(run => ({name: `seed ${run.seed}`, colour: mm.colour(run), dash: mm.dash(run)})),
      table: () => ({
        columns: ["seed", "unit", "now at place", "times", ...incoming, "bias", "outgoing"],
        rows: shown().flatMap(run => targets(run).map(({slot, factor}, i) => {
          const unit = network.unit(parameters(run), 0, i);
          return [run.seed, i + 1, slot + 1, number(factor), ...unit.w.slice(0, 8).map(v => number(factor * v)), number(factor * unit.bias),
            unit.out.slice(0, 8).map(v => number(v / factor)).join(", ")];
        })),
      }),
      draw: (host, width) => draw(host, width, pick, slots),
    });
    state.onChange(changed => {
      if (changed.includes("a") || changed.includes("b") || changed.includes("weights")) {
        figure.refresh();
      } else if (changed.includes("aligned")) {
        place(figure.root, slots);
        figure.caption.text(describe());
        d3.select(figure.root).select(".plot svg").attr("aria-label", describe());
        const holder = d3.select(figure.root).select(".scroll");
        holder.selectAll("*").remove();
        mm.figures.table(holder.node(), figure.spec.table());
      }
    });
  }

  function draw(host, width, pick, slots) {
    const columns = Math.max(1, Math.min(slots, Math.floor(width / 150)));
    const side = Math.min(210, width / columns);
    const rows = Math.ceil(slots / columns);
    const runs = shown();
    const largest = d3.max(runs, run => d3.max(d3.range(layer.units), i => Math.max(...pick(network.unit(parameters(run), 0, i)).map(Math.abs)))) || 1;
    const scale = (side / 2 - 14) / largest;
    geometry = {columns, side, slots};
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, columns * side, rows * side])
      .attr("width", columns * side).attr("height", rows * side);
    for (let slot = 0; slot < slots; slot++) {
      const [x, y] = middle(slot);
      const panel = svg.append("g").attr("transform", `translate(${x},${y})`);
      panel.append("rect").attr("x", 4 - side / 2).attr("y", 4 - side / 2).attr("width", side - 8).attr("height", side - 8)
        .attr("fill", "var(--page)").attr("stroke", "var(--line)");
      panel.append("path").attr("d", `M${10 - side / 2},0H${side / 2 - 10}M0,${10 - side / 2}V${side / 2 - 10}`).attr("stroke", "var(--line)");
      panel.append("text").attr("x", 10 - side / 2).attr("y", 20 - side / 2).text(`unit ${slot + 1}`);
      panel.append("text").attr("x", side / 2 - 10).attr("y", -4).attr("text-anchor", "end").style("fill", "var(--soft)")
        .text(number(largest, 2));
    }
    for (const run of runs) {
      for (let i = 0; i < layer.units; i++) {
        const [u, v] = pick(network.unit(parameters(run), 0, i));
        const arrow = svg.append("g").datum({run, i}).attr("class", "arrow");
        arrow.append("line").attr("x2", u * scale).attr("y2", -v * scale).attr("stroke", mm.colour(run)).attr("stroke-width", 2.2)
          .attr("stroke-dasharray", mm.dash(run)).attr("vector-effect", "non-scaling-stroke");
        arrow.append("circle").attr("cx", u * scale).attr("cy", -v * scale).attr("r", 4).attr("fill", mm.colour(run));
        arrow.append("title").text(`seed ${run.seed}, unit ${i + 1}: ${list([number(u), number(v)])}`);
      }
    }
    place(host, slots);
  }

  // Moves every arrow to its place; the style sheet animates it where motion is welcome.
  function place(host, slots) {
    d3.select(host).selectAll(".arrow").each(function ({run, i}) {
      const {slot, factor} = targets(run)[i];
      const [x, y] = slot < slots ? middle(slot) : [0, 0];
      const turn = factor < 0 ? 180 : 0;
      d3.select(this).style("transform", `translate(${x}px,${y}px) rotate(${turn}deg) scale(${Math.abs(factor)})`)
        .style("display", slot < slots ? null : "none");
    });
  }

  function matching() {
    const current = () => mm.pair(state.current.a, state.current.b);
    mm.figures.matching = mm.figures.figure(mm.slot("weights", "matching"), {
      title: "The matching of two runs",
      describe: () => {
        const {a, b} = state.current;
        const pair = current();
        if (!pair) {
          return "Choose two different runs to see how their units are matched.";
        }
        const polished = state.current.weights === "polished" && pair.result.polished_distance !== null;
        const {result} = pair;
        return polished
          ? `Seeds ${a} and ${b} after polishing: aligned they are ${number(result.polished_distance, 3)} apart, where the errors of the two explain`
            + ` ${number(result.polished_error, 3)}. Verdict: ${result.verdict.toLowerCase().replaceAll("_", " ")}.`
          : `Seeds ${a} and ${b} as training left them are ${number(result.raw_distance, 3)} apart, ${number(result.aligned_distance, 3)} after the best alignment`
            + ` (${result.alignment_exact ? "no symmetry does better" : "perhaps another symmetry does better"}). Verdict: ${result.verdict.toLowerCase().replaceAll("_", " ")}.`;
      },
      draw: (host, width) => {
        const pair = current();
        if (pair) {
          links(host, width, pair);
        }
      },
      table: () => {
        const pair = current();
        return {
          columns: ["layer", `unit of ${state.current.a}`, `unit of ${state.current.b}`, "times", "distance"],
          rows: pair ? rows(pair) : [],
        };
      },
    });
    state.onChange(changed => {
      if (changed.some(key => ["a", "b", "weights"].includes(key))) {
        mm.figures.matching.refresh();
      }
    });
  }

  function rows(pair) {
    const moves = movesOf(pair);
    const polished = moves !== pair.moves;
    const a = parameters(mm.run(state.current.a));
    const b = network.move(parameters(mm.run(state.current.b)), moves);
    return moves.flatMap((units, l) => units.map(({from, factor}, i) => {
      const residual = polished ? network.unitDistance(network.unit(a, l, i), network.unit(b, l, i)) : pair.residual(l, i);
      return [l + 1, i + 1, from + 1, number(factor), residual === null ? "none" : number(residual, 3)];
    }));
  }

  function links(host, width, pair) {
    const moves = movesOf(pair)[0];
    const matched = rows(pair);
    const step = 26;
    const height = layer.units * step + 24;
    const [left, right] = [Math.min(70, width * 0.2), Math.min(width - 135, 420)];
    const y = i => 30 + i * step;
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height);
    svg.append("text").attr("x", left).attr("y", 12).attr("text-anchor", "end").text(`seed ${state.current.a}`);
    svg.append("text").attr("x", right).attr("y", 12).text(`seed ${state.current.b}, distance`);
    moves.forEach(({from, factor}, i) => {
      svg.append("path").attr("d", d3.linkHorizontal()({source: [left + 8, y(i)], target: [right - 8, y(from)]})).attr("fill", "none")
        .attr("stroke", factor < 0 ? "var(--one)" : "var(--zero)").attr("stroke-width", 2).attr("stroke-dasharray", factor < 0 ? "6 3" : null);
      svg.append("text").attr("x", left).attr("y", y(i) + 4).attr("text-anchor", "end").text(`unit ${i + 1}`);
      svg.append("text").attr("x", right).attr("y", y(from) + 4).text(`unit ${from + 1}${factor < 0 ? ", flipped" : ""}: ${matched[i][4]}`);
    });
  }

  function diagrams() {
    const runs = () => shown();
    const figure = mm.figures.figure(mm.slot("weights", "diagrams"), {
      title: "The networks",
      plotClass: "diagrams",
      describe: () => `Inputs left, output p (the probability of label 1) right. `
        + (mm.plane.exists ? "Each unit is drawn as what it computes in the plane of the two features: " : "Positive weights: ")
        + `orange for positive, blue for negative. Lines are weights, wide for large ones, dashed for negative ones.`
        + (!single && state.current.aligned ? ` The units are aligned with those of seed ${state.current.a}.` : "")
        + (d3.max(network.layers, l => l.units) > mm.diagram.MOST_UNITS ? ` At most ${mm.diagram.MOST_UNITS} units of a layer are drawn.` : ""),
      table: () => ({columns: ["seed", "parameter", "value"], rows: runs().flatMap(run => oriented(run).slice(0, 300).map((value, k) =>
        [run.seed, data.network.parameter_names[k], number(value, 8)]))}),
      draw: host => runs().forEach(run => {
        const root = d3.select(host).append("div");
        root.append("h4").text(`seed ${run.seed}`);
        const p = oriented(run);
        mm.diagram.draw(root.append("div").attr("class", "plot").node(), Math.max(180, root.node().clientWidth), p,
          `The network of seed ${run.seed}: ${network.layers.map(l => l.units).join("-")} units; its parameters are in the table below`, null);
        root.append("p").text(state.current.weights === "polished" && run.polished
          ? `${mm.words.kind(run.kind)}, cost ${number(run.polished.cost, 6)}`
          : `cost ${number(run.cost, 6)}, training accuracy ${percent(run.training_accuracy)}`);
      }),
    });
    state.onChange(changed => {
      if (changed.some(key => ["a", "b", "weights", "aligned"].includes(key))) {
        figure.refresh();
      }
    });
  }

  function oriented(run) {
    const pair = run.seed === state.current.a ? null : mm.pair(state.current.a, run.seed);
    return pair && state.current.aligned ? network.move(parameters(run), movesOf(pair)) : parameters(run);
  }
});
