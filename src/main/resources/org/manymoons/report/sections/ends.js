// What polishing reaches: how often, at what cost, with which curvature, and the channels' evidence.
mm.section("ends", () => {
  /** Ascending numbers, three and more in a row as "1 to 4". */
  const ranges = numbers => d3.groups(numbers, (number, k) => number - k)
    .map(([, row]) => row.length > 2 ? `${row[0]} to ${row[row.length - 1]}` : row.join(", ")).join(", ");
  const {number, precise, percent, kind, counted, say} = mm.words;
  const {census, finished, data, network} = mm;
  const opening = mm.slot("ends", "opening");
  const polished = finished.filter(run => run.polished);
  const worth = state => state.limit ?? state.cost;
  const symbols = {strict_minimum: d3.symbolCircle, flat_minimum: d3.symbolSquare, saddle: d3.symbolCross,
    channel_to_infinity: d3.symbolTriangle, not_converged: d3.symbolDiamond};
  const ends = (census?.end_states ?? []).map((state, k) => ({...state, name: mm.words.letter(k)}));
  const proof = data.results.proof ?? census?.proof;
  const known = what => proof?.ends.some(end => end.what === what && (end.limit || end.index !== null)) ? ", proven" : "";
  const reached = census ? mm.reached(census) : 0;

  if (!census && polished.length === 0) {
    say(opening, finished.length === 0 ? "No run has finished, so there are no end states."
      : `Nothing was polished, so there are no end states to show: ${data.results.answer.find(part => part.heading === "Carried on")?.sentences[0] ?? ""}`);
    return;
  }
  if (polished.length > 0) {
    const kinds = d3.rollups(polished, group => group.length, run => kind(run.kind)).map(([name, count]) => `${name} (${count})`).join(", ");
    say(opening, `Training stops somewhere on the way. Polishing carries each network on, downhill, to its end state. The kinds of the`
      + ` end states of ${counted(polished.length, "run")} of DL4J: ${kinds}.`);
  }
  if (census) {
    say(opening, (polished.length > 0 ? `The census did the same for ${counted(census.seeds, "seed")} trained in plain Java and found`
      : `Training stops somewhere on the way. Each of ${counted(census.seeds, "seed")} was trained in plain Java and carried on, downhill, to its end state (polishing), which gave`) + ` at least ${counted(census.end_states_at_least, census.end_states_at_least === 1 ? "end state" : "different end state")}`
      + (census.undecided_pairs > 0 ? ` (${counted(census.undecided_pairs, "pair")} could not be decided)` : "") + ".",
    census.unseen_mass !== null && census.seeds - census.failed >= 20 && `The estimated chance that one more seed ends somewhere not seen yet (unseen mass, Good-Turing) is ${percent(census.unseen_mass, 1)}.`,
    census.not_converged > 0 && `For ${counted(census.not_converged, "seed")} no kind could be established.`,
    census.failed > 0 && `${counted(census.failed, "seed")} failed.`);
    hits();
  } else {
    say(opening, "There was no census (census.seeds), so nothing is known about how often an end state is reached.");
  }
  if (proof) {
    say(opening, "Kinds are proven by interval arithmetic where it says so, otherwise measured, in doubles with bounds of their rounding;"
      + " what is still unseen is an estimate.");
  }
  drift();
  costs();
  spectra();
  channels();
  limits();

  function hits() {
    if (ends.length === 0) {
      return;
    }
    mm.figures.figure(mm.slot("ends", "hits"), {
      title: "How often each end state was reached",
      describe: () => `Of ${counted(reached, "seed")} of the census; the thin lines are 95 % Wilson intervals of the share. Shares belong to this recipe of training and`
        + ` polishing, not to the landscape alone. The most frequent is ${ends[0].name} (${kind(ends[0].kind)}): ${ends[0].hits} of ${reached}, ${percent(ends[0].hits / reached, 1)}.`,
      table: () => ({
        columns: ["end state", "kind", "cost or limit", "error of the limit", "hits", "share", "95 % interval", "copies", "training accuracy", "test accuracy", "seeds", "why"],
        rows: ends.map((state, k) => [state.name, kind(state.kind) + known(`end state ${k + 1}`), precise(worth(state)), number(state.limit_error, 2), state.hits, percent(state.hits / reached, 1),
          state.hits_interval.map(v => percent(v, 1)).join(" to "), state.copies ?? "none", percent(state.training_accuracy), percent(state.test_accuracy),
          ranges(state.seeds), state.reasons.join("; ")]),
      }),
      draw: bars,
    });
  }

  function bars(host, width) {
    const step = 44;
    const height = ends.length * step + 48;
    const x = d3.scaleLinear([0, 1], [8, width - 16]);
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height);
    ends.forEach((state, k) => {
      const y = k * step + 4;
      const channel = state.kind === "channel_to_infinity";
      svg.append("text").attr("x", x(0)).attr("y", y + 13).text(`${state.name}  ${kind(state.kind)}, ${channel ? "limit" : "cost"} ${precise(worth(state))}: ${state.hits}`);
      svg.append("rect").attr("x", x(0)).attr("y", y + 19).attr("width", x(state.hits / reached) - x(0)).attr("height", 16)
        .attr("fill", channel ? "var(--one)" : "var(--zero)");
      const [low, high] = state.hits_interval.map(x);
      svg.append("path").attr("d", `M${low},${y + 27}H${high}M${low},${y + 22}V${y + 32}M${high},${y + 22}V${y + 32}`).attr("stroke", "var(--ink)")
        .attr("stroke-width", 1.5).attr("fill", "none");
    });
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - 40})`)
      .call(d3.axisBottom(x).ticks(Math.min(10, Math.floor(width / 60)), "%"));
    svg.append("text").attr("class", "axis-label").attr("x", (x(0) + x(1)) / 2).attr("y", height - 2).attr("text-anchor", "middle").text("share of the seeds");
  }

  function costs() {
    const rows = [
      ...ends.map(state => ({name: state.name, kind: state.kind, value: worth(state), weight: state.hits, source: "census"})),
      ...polished.map(run => ({name: `seed ${run.seed}`, kind: run.kind, value: worth(run.polished), weight: 1, source: "DL4J"})),
    ];
    if (rows.length === 0) {
      return;
    }
    const kinds = [...new Set(rows.map(row => row.kind))];
    mm.figures.figure(mm.slot("ends", "costs"), {
      title: "Cost against kind",
      describe: () => `The cost of every end state, or for a channel the limit that its loss falls towards: ${kinds.map(name => {
        const values = rows.filter(row => row.kind === name).map(row => row.value);
        return `${kind(name)} ${mm.words.range(values, precise)}`;
      }).join("; ")}.${polished.length > 0 ? " Filled: census; hollow: the runs of DL4J." : ""}`,
      table: () => ({columns: ["end state of", "from", "kind", "cost or limit", "hits"], rows: rows.map(row => [row.name, row.source, kind(row.kind), precise(row.value), row.weight])}),
      draw: (host, width) => mm.chart(host, width, {
        height: 70 + 46 * kinds.length,
        x: {label: "cost or limit (nats)"}, y: {categories: kinds.map(name => name === "not_converged" ? "unknown" : name.split("_")[0]), domain: [-0.7, kinds.length - 0.3]},
        series: rows.map(row => ({points: [[row.value, kinds.indexOf(row.kind) + (row.source === "census" ? 0.12 : -0.16)]], colour: row.source === "census" ? "var(--c0)" : "var(--c1)",
          dots: true, symbol: symbols[row.kind], hollow: row.source !== "census", size: 60})),
      }),
    });
  }

  function spectra() {
    const points = [
      ...ends.filter(state => state.eigenvalues).map(state => ({name: state.name, values: state.eigenvalues, bounds: state.eigenvalue_bounds})),
      ...(ends.some(state => state.eigenvalues) ? [] : polished.filter(run => run.kind !== "channel_to_infinity" && run.polished.eigenvalues)
        .map(run => ({name: `seed ${run.seed}`, values: run.polished.eigenvalues, bounds: run.polished.eigenvalue_bounds}))),
    ];
    const recorded = points.length;
    points.length = Math.min(recorded, 16);
    if (recorded === 0) {
      say(mm.slot("ends", "spectra"), "There is no Hessian spectrum to show: no end state is a critical point with recorded eigenvalues.");
      return;
    }
    const sort = (value, bound) => Math.abs(value) <= bound ? "zero" : value > 0 ? "positive" : "negative";
    const all = points.flatMap(({values, bounds}, row) => values.map((value, k) => ({value, bound: bounds?.[k] ?? 0, row, sort: sort(value, bounds?.[k] ?? 0)})));
    const count = name => all.filter(d => d.sort === name).length;
    const styles = {
      positive: {symbol: d3.symbolCircle, colour: "var(--c0)"},
      negative: {symbol: d3.symbolDiamond, colour: "var(--c1)", hollow: true},
      zero: {symbol: d3.symbolX ?? d3.symbolCross, colour: "var(--soft)"},
    };
    const sizes = all.filter(d => d.sort !== "zero").map(d => Math.abs(d.value));
    const span = () => sizes.length === 0 ? "" : `The others span from ${number(d3.min(sizes), 3)} to ${number(d3.max(sizes), 3)} in size: along the smallest`
      + " the weights can change at the least cost.";
    const names = {positive: "positive", negative: "negative (its size)", zero: "not to be told from zero (drawn at the bound of its rounding)"};
    const used = Object.keys(styles).filter(name => count(name) > 0);
    mm.figures.figure(mm.slot("ends", "spectra"), {
      title: "Hessian spectra",
      describe: () => `The eigenvalues of the Hessian at each end state that is a point (a channel has none), on a logarithmic axis: ${count("positive")} positive,`
        + ` ${count("negative")} negative, ${count("zero")} that rounding does not let tell from zero. ${span()}`
        + (recorded > points.length ? ` Of ${recorded} such end states the first ${points.length} are shown; ${mm.file} has them all.` : ""),
      legend: () => used.map(name => ({name: names[name], line: false, ...styles[name]})),
      table: () => ({columns: ["end state", "number", "eigenvalue", "known to within"], rows: points.flatMap(({name, values, bounds}) =>
        values.map((value, k) => [name, k + 1, number(value, 6), number(bounds?.[k], 2)]))}),
      draw: (host, width) => mm.chart(host, width, {
        height: 70 + 30 * points.length,
        x: {label: "size of the eigenvalue", log: true}, y: {categories: points.map(point => point.name), domain: [points.length - 0.4, -0.6]},
        series: used.map(name => ({points: all.filter(d => d.sort === name).map(d => [name === "zero" ? d.bound : Math.abs(d.value), d.row]), dots: true, ...styles[name]})),
      }),
    });
  }

  function channels() {
    const slot = mm.slot("ends", "channels");
    const found = ends.filter(state => state.channel);
    const own = polished.filter(run => run.polished.channel);
    if (found.length === 0 && own.length === 0) {
      return;
    }
    const groups = channel => channel.map(({way, units}) => way.replaceAll("_", " ")
      + (units.length === 0 ? "" : ` of ${units.length === 1 ? "unit" : "units"} ${units.join(", ")}`)).join("; ");
    const rows = [
      ...found.map(state => [state.name, precise(state.limit), number(state.limit_error, 2), groups(state.channel.groups),
        state.channel.groups.map(group => number(group.cosine_of_weights, 7)).join("; "),
        state.channel.growth.length > 0 ? number(state.channel.growth.at(-1).norm, 4) : "none"]),
      ...own.map(run => [`seed ${run.seed}`, precise(run.polished.limit), number(run.polished.limit_error, 2), groups(run.polished.channel),
        run.polished.channel.map(group => number(group.cosine_of_weights, 7)).join("; "), run.polished.growth === null ? "none" : `grown ${number(run.polished.growth, 4)}-fold`]),
    ];
    const series = found.map((state, k) => ({state, points: state.channel.growth.map(({norm, loss}) => [norm, loss - state.limit]).filter(([, v]) => v > 1e-200),
      colour: `var(--c${k % 5})`, dash: [null, "7 4", "2 3"][Math.floor(k / 5) % 3]})).filter(line => line.points.length > 1);
    const names = new Set(found.map(state => state.name));
    const text = `A channel has no minimum: while the norm of the parameters grows without end, the loss falls towards a limit. `
      + (series.length > 0 ? `Drawn for the ${counted(series.length, "channel")} of the census: how far above its limit the loss still is.` : "")
      + (names.size > 0 ? ` ${found.map(state => `${state.name}: ${groups(state.channel.groups)}`).join(". ")}.` : "");
    const table = () => ({columns: ["end state", "limit", "known to within", "how", "|cosine| of the weights", "norm, outermost"], rows});
    mm.figures.figure(slot, {
      title: "Channels to infinity",
      describe: () => text,
      legend: () => series.length > 0 ? series.map(line => ({name: line.state.name, colour: line.colour, dash: line.dash})) : null,
      table,
      draw: (host, width) => {
        if (series.length > 0) {
          mm.chart(host, width, {x: {label: "norm of the parameters", log: true}, y: {label: "loss - limit", log: true}, series});
        }
      },
    });
  }

  // The way from where training ended to the end state, unit by unit, on the places of run A.
  function drift() {
    const slot = mm.slot("ends", "drift");
    const ways = data.drift.ways.filter(way => mm.run(way.seed)?.polished);
    if (ways.length === 0 || network.hiddenLayers.length === 0) {
      return;
    }
    const units = network.hiddenLayers[0].units;
    const slots = Math.min(units, 12);
    let [share, compressed, redraw] = [1, false, () => {}];
    const reference = () => ways.some(way => way.seed === mm.state.current.a) ? mm.state.current.a : ways[0].seed;
    const moves = way => way.seed === reference() ? null : mm.pair(reference(), way.seed)?.polishedMoves;
    const oriented = way => way.places.map(p => moves(way) ? network.move(p, moves(way)) : p);
    const place = way => Math.round(share * (way.places.length - 1));
    const root = d3.select(slot).append("div").attr("class", "controls");
    const label = root.append("label").attr("class", "slider").text("polished ");
    const slider = label.append("input").attr("type", "range").attr("min", 0).attr("max", 1).attr("step", 0.025).attr("data-choice", "polished").property("value", share);
    const output = root.append("output");
    const words = () => share === 0 ? "as trained" : share === 1 ? "end state" : `${Math.round(100 * share)}\u00a0% of the places`;
    const figure = mm.figures.figure(slot, {
      title: "The weights drifting while they are polished",
      see: () => "Move the slider from the left, where training stopped, to the right: where a trail is long, training was far from its end; where a column grows"
        + " without an end, the run is in a channel.",
      describe: () => `Drawn as in the first picture, aligned with the end state of seed ${reference()}; the thin trail is the way of the arrow's tip. `
        + ways.map(way => `Seed ${way.seed}: loss ${mm.words.cost(way.losses[0])} as trained, ${mm.words.cost(way.losses[place(way)])} here`).join("; ")
        + `. Up to 40 places of each way are drawn, straight lines between them${ways.some(way => mm.run(way.seed).polished.channel) ? "; the last line of a channel leaps outwards along it" : ""}.`
        + (compressed ? " Large values are drawn shorter than they are (asinh)." : "")
        + (slots < units ? ` ${slots} of ${units} units are drawn.` : "")
        + (ways.length < polished.length ? ` Of ${polished.length} runs ${ways.length} were polished again for this picture.` : ""),
      legend: () => ways.map(way => ({name: `seed ${way.seed}`, colour: mm.colour(mm.run(way.seed)), dash: mm.dash(mm.run(way.seed))})),
      table: () => ({columns: ["seed", "place", "loss", ...network.hiddenLayers[0].inputs > 4 ? [] : d3.range(slots).map(i => `unit ${i + 1}`)],
        rows: ways.flatMap(way => oriented(way).map((p, k) => [way.seed, k + 1, number(way.losses[k], 8), ...network.hiddenLayers[0].inputs > 4 ? [] : d3.range(slots).map(i => {
          const unit = network.unit(p, 0, i);
          return `${unit.w.map(w => number(w, 3)).join(", ")}; ${number(unit.bias, 3)}; ${number(unit.out[0], 3)}`;
        })]))}),
      draw: (host, width) => {
        const all = new Map(ways.map(way => [way, oriented(way)]));
        const panels = mm.units.panels(host, width, {slots, units: [...all.values()].flat().flatMap(p => d3.range(units).map(i => network.unit(p, 0, i)))});
        compressed = panels.compressed;
        redraw = () => ways.forEach((way, k) => d3.range(slots).forEach(i => {
          const mark = marks[k * slots + i];
          panels.show(mark, network.unit(all.get(way)[place(way)], 0, i));
          panels.place(mark, i, 1);
        }));
        for (const way of ways) {
          for (const i of d3.range(slots)) {
            const [x, y] = panels.middle(i);
            panels.svg.append("path").attr("class", "trail").attr("fill", "none").attr("stroke", mm.colour(mm.run(way.seed))).attr("stroke-width", 1).attr("opacity", 0.7)
              .attr("d", d3.line()(all.get(way).map(p => {
                const [u, v] = panels.tip(network.unit(p, 0, i));
                return [x + u, y + v];
              })));
          }
        }
        const marks = ways.flatMap((way, k) => d3.range(slots).map(i => panels.add({colour: mm.colour(mm.run(way.seed)), dash: mm.dash(mm.run(way.seed)),
          label: `seed ${way.seed}, unit ${i + 1}`, offset: mm.units.offset(k, ways.length)})));
        redraw();
      },
    });
    figure.explain();
    slider.on("input", event => {
      share = Number(event.target.value);
      slider.attr("aria-valuetext", words());
      output.text(words());
      redraw();
      figure.explain();
    });
    slider.attr("aria-valuetext", words());
    output.text(words());
    mm.state.onChange(changed => {
      if (changed.includes("a")) {
        figure.refresh();
      }
    });
  }

  // Two tanh units that merge: v1 f(z1) + v2 f(z2) tends to (v1 + v2) f(z) + (v1 - v2) / 2 (z1 - z2) f'(z), with z between z1 and z2.
  function merging() {
    if (network.hiddenLayers.length !== 1 || network.hiddenLayers[0].activation !== "tanh" || network.layers[1].units !== 1) {
      return [];
    }
    const pairs = polished.filter(run => run.polished.channel).flatMap(run => run.polished.channel
      .filter(group => group.way === "merge" && group.units.length === 2).map(group => ({run, units: group.units.map(unit => unit - 1)})));
    return pairs.filter((pair, k) => pairs.findIndex(other => Math.abs(worth(other.run.polished) - worth(pair.run.polished)) < 1e-9) === k).slice(0, 3);
  }

  function limits() {
    for (const {run, units: [i, j]} of merging()) {
      const p = run.polished.parameters;
      const [first, given] = [network.unit(p, 0, i), network.unit(p, 0, j)];
      const sign = Math.sign(d3.sum(first.w, (w, k) => w * given.w[k]) + first.bias * given.bias) || 1;
      const second = {w: given.w.map(w => sign * w), bias: sign * given.bias, out: given.out.map(v => sign * v)};
      const z = (unit, x) => d3.sum(unit.w, (w, k) => w * x[k]) + unit.bias;
      const [v1, v2] = [first.out[0], second.out[0]];
      const sum = x => v1 * Math.tanh(z(first, x)) + v2 * Math.tanh(z(second, x));
      const tends = x => {
        const [z1, z2] = [z(first, x), z(second, x)];
        const f = Math.tanh((z1 + z2) / 2);
        return (v1 + v2) * f + (v1 - v2) / 2 * (z1 - z2) * (1 - f * f);
      };
      const gap = d3.max(data.learnt.inputs, x => Math.abs(sum(x) - tends(x)));
      const size = d3.max(data.learnt.inputs, x => Math.abs(sum(x)));
      const pictures = [
        {name: `unit ${i + 1}: tanh(z₁)`, of: x => Math.tanh(z(first, x)), note: `times ${number(v1)}`},
        {name: `unit ${j + 1}: tanh(z₂)`, of: x => Math.tanh(z(second, x)), note: `times ${number(v2)}${sign < 0 ? ", flipped" : ""}`},
        {name: "their weighted sum", of: sum, note: `up to ${number(size, 3)} on the samples`},
        {name: "what it tends to", of: tends, note: `differs by at most ${number(gap, 2)}`},
      ];
      mm.figures.figure(mm.slot("ends", "limits"), {
        title: `The function that the channel of seed ${run.seed} tends to`,
        plotClass: "multiples",
        see: () => `Units ${i + 1} and ${j + 1} become the same while their outgoing weights grow with opposite signs: what is left of the two is not a tanh but the slope of one.`,
        describe: () => `v₁ tanh(z₁) + v₂ tanh(z₂) tends to (v₁ + v₂) tanh(z) + ½ (v₁ - v₂)(z₁ - z₂) tanh'(z), where z is midway between z₁ and z₂:`
          + ` a term that no finite unit computes, like a difference quotient that becomes a derivative. Here, where the search left the channel, the two sides`
          + ` differ by at most ${number(gap, 2)} on the drawn samples, where the sum is up to ${number(size, 3)}.`
          + (mm.plane.exists ? " Orange for positive, blue for negative, each picture to its own largest value." : ""),
        table: () => ({columns: ["unit", ...data.feature_names.slice(0, 8).map(name => `w ${name}`), "bias", "outgoing"], rows: [[i, first], [j, second]].map(([k, unit]) =>
          [k + 1, ...unit.w.slice(0, 8).map(w => number(w, 8)), number(unit.bias, 8), number(unit.out[0], 8)])}),
        draw: host => mm.plane.exists && pictures.forEach(({name, of, note}) => {
          const panel = d3.select(host).append("div");
          panel.append("h4").text(name);
          const inner = panel.append("div").attr("class", "plot").node();
          const grid = mm.plane.grid(60, of);
          mm.plane.draw(inner, {width: Math.max(150, inner.clientWidth), label: `${name}, ${note}`,
            field: {grid, colour: mm.plane.byActivation(d3.max(grid.values, Math.abs) || 1)}});
          panel.append("p").text(note);
        }),
      });
    }
  }
});
