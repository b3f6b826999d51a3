// Hidden units before and after alignment, the networks as diagrams, and the matching of two runs.
mm.section("weights", () => {
  const {number, cost, percent, counted, say} = mm.words;
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
  const nearest = d3.least(mm.pairs, pair => pair.aligned_distance);
  const symmetries = {
    tanh: "put into another order, and the signs of each of them (its incoming weights, bias and outgoing weights) can be flipped,",
    sigmoid: "put into another order, and each of them flipped if the next bias is shifted,",
    relu: "put into another order, and each of them scaled by a positive number if its outgoing weights are divided by it,",
    identity: "mixed by any invertible matrix",
  }[layer.activation] ?? "put into another order";
  say(opening, `The hidden units of a ${layer.activation} network can be ${symmetries} and the network computes exactly the same function.`,
    !single && `Aligned, that is with the order${layer.activation === "tanh" ? " and signs" : ""} chosen best, the two runs that come nearest to each`
      + ` other are those of seeds ${nearest.a} and ${nearest.b}: ${number(nearest.raw_distance, 3)} apart as they stand, ${number(nearest.aligned_distance, 3)} aligned.`,
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

  if (!single) {
    choices();
    arrows();
    matching();
  }
  diagrams();

  function choices() {
    const controls = d3.select(mm.slot("weights", "choices")).attr("class", "controls");
    const button = controls.append("button").attr("type", "button").attr("data-action", "align")
      .on("click", () => state.set({aligned: !state.current.aligned}));
    // Both labels lie in one cell, so that the button is as wide as the wider of them.
    const labels = button.selectAll("span").data(["Align the units", "Put the units back"]).join("span").text(d => d);
    const show = () => {
      button.attr("aria-pressed", String(state.current.aligned));
      labels.style("visibility", (_, k) => k === Number(state.current.aligned) ? null : "hidden");
    };
    show();
    state.onChange(show);
    mm.choice(controls, "Align with seed", "a");
    mm.choice(controls, "match with seed", "b");
    if (compared.some(run => run.polished)) {
      const label = controls.append("label").text("weights ");
      const select = label.append("select").attr("data-choice", "weights").on("change", event => state.set({weights: event.target.value}));
      select.selectAll("option").data([["trained", "as training left them"], ["polished", "after polishing"]]).join("option")
        .attr("value", d => d[0]).text(d => d[1]);
      const follow = () => select.property("value", state.current.weights);
      follow();
      state.onChange(follow);
    }
  }

  function arrows() {
    const slots = Math.min(layer.units, MOST_SLOTS);
    const slotWord = network.hiddenLayers.length > 1 ? "the first hidden layer" : "the hidden layer";
    let panels = null;
    let marks = [];

    // How many of the other runs come close when aligned: what is seen in the picture, by the numbers.
    function see() {
      const {a, aligned} = state.current;
      if (state.current.weights === "polished") {
        return "Look whether the arrows and columns of all runs fall together once the units are aligned.";
      }
      const others = shown().map(run => mm.pair(a, run.seed)?.result).filter(Boolean);
      const near = others.filter(pair => pair.aligned_distance < 0.25 * pair.raw_distance);
      return !aligned ? "In each panel the runs' arrows point different ways. Align the units and watch whether they fall together."
        : near.length === others.length ? `The arrows fall together: the runs have the same units, ${written()}.`
          : near.length === 0 ? `The arrows do not fall together: the runs' units differ by more than being ${written()}.`
            : `The arrows of ${near.length} of ${others.length} runs fall together with those of seed ${a}: the same units, ${written()}. The others' units differ.`;
    }
    const written = () => ["tanh", "sigmoid"].includes(layer.activation) ? "in another order and with other signs" : "in another order";

    function describe() {
      const {a, aligned} = state.current;
      const runs = shown();
      const rest = [
        layer.inputs > 2 && `Of ${layer.inputs} incoming weights only two can be drawn.`,
        slots < layer.units && `${slots} of ${layer.units} units are drawn.`,
        runs.length < compared.length && `${runs.length} of ${compared.length} runs are drawn.`,
        panels?.compressed && "Large values are drawn shorter than they are (asinh).",
      ].filter(Boolean).join(" ");
      const moved = aligned ? d3.sum(runs, run => targets(run).filter(({slot, factor}, i) => slot !== i || factor !== 1).length) : 0;
      return `Each panel is a place in ${slotWord}; there each run has a unit, drawn as ${mm.units.legend(data.feature_names)}. `
        + (aligned ? `Now every run is aligned with seed ${a}; ${counted(moved, "unit")} changed place, sign or scale, and no network's function changed.`
          : `As they stand; the button gives the units of every run the order that matches seed ${a} best.`) + distances(runs) + (rest ? ` ${rest}` : "");
    }
    // How far the drawn runs are from run A, as training left them.
    function distances(runs) {
      const others = runs.map(run => mm.pair(state.current.a, run.seed)?.result).filter(Boolean);
      const one = others.length === 1 ? others[0] : d3.least(others, pair => pair.aligned_distance);
      const other = one && (one.a === state.current.a ? one.b : one.a);
      return state.current.weights === "polished" || !one ? "" : ` Nearest to seed ${state.current.a} comes seed ${other}:`
        + ` ${number(one.raw_distance, 3)} away as it stands, ${number(one.aligned_distance, 3)} aligned.`;
    }
    const figure = mm.figures.figure(mm.slot("weights", "arrows"), {
      title: "Units of all runs, place by place",
      see,
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
      draw: (host, width) => {
        const runs = shown();
        const units = runs.flatMap(run => d3.range(layer.units).map(i => ({run, i, unit: network.unit(parameters(run), 0, i)})));
        panels = mm.units.panels(host, width, {slots, units: units.map(({unit}) => unit)});
        marks = units.map(({run, i, unit}) => {
          const mark = panels.add({colour: mm.colour(run), dash: mm.dash(run), label: `seed ${run.seed}, unit ${i + 1}`,
            offset: mm.units.offset(runs.indexOf(run), runs.length)});
          panels.show(mark, unit);
          return {mark, run, i};
        });
        place();
      },
    });
    figure.explain();
    function place() {
      marks.forEach(({mark, run, i}) => {
        const {slot, factor} = targets(run)[i];
        panels.place(mark, slot, factor);
      });
    }
    state.onChange(changed => {
      if (changed.includes("a") || changed.includes("b") || changed.includes("weights")) {
        figure.refresh();
        figure.explain();
      } else if (changed.includes("aligned")) {
        place();
        figure.explain();
        d3.select(figure.root).select(".plot svg").attr("aria-label", describe());
        const holder = d3.select(figure.root).select(".scroll");
        holder.selectAll("*").remove();
        mm.figures.table(holder.node(), figure.spec.table());
      }
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
          ? `${mm.words.kind(run.kind)}, cost ${cost(run.polished.cost)}`
          : `cost ${cost(run.cost)}, training accuracy ${percent(run.training_accuracy)}`);
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
