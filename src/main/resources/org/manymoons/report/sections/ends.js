// What polishing reaches: how often, at what cost, with which curvature, and the channels' evidence.
mm.section("ends", () => {
  const {number, percent, kind, counted, say} = mm.words;
  const {census, finished, data} = mm;
  const opening = mm.slot("ends", "opening");
  const polished = finished.filter(run => run.polished);
  const worth = state => state.limit ?? state.cost;
  const symbols = {strict_minimum: d3.symbolCircle, flat_minimum: d3.symbolSquare, saddle: d3.symbolCross,
    channel_to_infinity: d3.symbolTriangle, not_converged: d3.symbolDiamond};
  const ends = (census?.end_states ?? []).map((state, k) => ({...state, name: `${String.fromCharCode(65 + k % 26)}${k >= 26 ? Math.floor(k / 26) : ""}`}));
  const reached = census ? mm.reached(census) : 0;

  if (!census && polished.length === 0) {
    say(opening, finished.length === 0 ? "No run has finished, so there are no end states."
      : `Nothing was polished, so there are no end states to show: ${data.results.answer.find(text => text.includes("not polished")) ?? ""}`);
    return;
  }
  if (polished.length > 0) {
    const kinds = d3.rollups(polished, group => group.length, run => kind(run.kind)).map(([name, count]) => `${name} ${count}`).join(", ");
    say(opening, `Training stops somewhere on the way. Polishing carries each network on, downhill, to its end state. The kinds of the`
      + ` end states of ${counted(polished.length, "run")} of DL4J: ${kinds}.`);
  }
  if (census) {
    say(opening, `The census did the same for ${counted(census.seeds, "seed")} trained in plain Java and found at least ${counted(census.end_states_at_least, "different end state")}`
      + (census.undecided_pairs > 0 ? ` (${counted(census.undecided_pairs, "pair")} could not be decided)` : "") + ".",
    census.unseen_mass !== null && `The estimated chance that one more seed ends somewhere not seen yet (unseen mass, Good-Turing) is ${percent(census.unseen_mass, 1)}.`,
    census.not_converged > 0 && `For ${counted(census.not_converged, "seed")} no kind could be established.`,
    census.failed > 0 && `${counted(census.failed, "seed")} failed.`);
    hits();
  } else {
    say(opening, "There was no census (census.seeds), so nothing is known about how often an end state is reached.");
  }
  costs();
  spectra();
  channels();

  function hits() {
    if (ends.length === 0) {
      return;
    }
    mm.figures.figure(mm.slot("ends", "hits"), {
      title: "How often each end state was reached",
      describe: () => `Of ${counted(reached, "seed")} of the census; the thin lines are 95 % Wilson intervals of the share. Shares belong to this recipe of training and`
        + ` polishing, not to the landscape alone. The most frequent, ${ends[0].name}, is a ${kind(ends[0].kind)} reached by ${ends[0].hits} (${percent(ends[0].hits / reached, 1)}).`,
      table: () => ({
        columns: ["end state", "kind", "cost or limit", "error of the limit", "hits", "share", "95 % interval", "copies", "training accuracy", "test accuracy", "seeds", "why"],
        rows: ends.map(state => [state.name, kind(state.kind), worth(state).toFixed(10), number(state.limit_error, 2), state.hits, percent(state.hits / reached, 1),
          state.hits_interval.map(v => percent(v, 1)).join(" to "), state.copies ?? "none", percent(state.training_accuracy), percent(state.test_accuracy),
          state.seeds.join(", "), state.reasons.join("; ")]),
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
      svg.append("text").attr("x", x(0)).attr("y", y + 13).text(`${state.name}  ${kind(state.kind)}, ${channel ? "limit" : "cost"} ${worth(state).toFixed(10)}: ${state.hits}`);
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
        return `${kind(name)} ${mm.words.range(values, v => v.toFixed(8))}`;
      }).join("; ")}. Filled: census; hollow: the runs of DL4J.`,
      table: () => ({columns: ["end state of", "from", "kind", "cost or limit", "hits"], rows: rows.map(row => [row.name, row.source, kind(row.kind), row.value.toFixed(12), row.weight])}),
      draw: (host, width) => mm.chart(host, width, {
        height: 70 + 46 * kinds.length,
        x: {label: "cost or limit (nats)"}, y: {categories: kinds.map(name => name.split("_")[0]), domain: [-0.7, kinds.length - 0.3]},
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
        + (recorded > points.length ? ` Of ${recorded} such end states the first ${points.length} are shown; results.json has them all.` : ""),
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
    const groups = channel => channel.map(group => `${group.way.replaceAll("_", " ")} of ${group.units.length === 1 ? "unit" : "units"} ${group.units.join(", ")}`).join("; ");
    const rows = [
      ...found.map(state => [state.name, state.limit.toFixed(12), number(state.limit_error, 2), groups(state.channel.groups),
        state.channel.groups.map(group => number(group.cosine_of_weights, 7)).join("; "),
        state.channel.growth.length > 0 ? number(state.channel.growth.at(-1).norm, 4) : "none"]),
      ...own.map(run => [`seed ${run.seed}`, run.polished.limit.toFixed(12), number(run.polished.limit_error, 2), groups(run.polished.channel),
        run.polished.channel.map(group => number(group.cosine_of_weights, 7)).join("; "), run.polished.growth === null ? "none" : `grown ${number(run.polished.growth, 4)}-fold`]),
    ];
    const series = found.map((state, k) => ({state, points: state.channel.growth.map(({norm, loss}) => [norm, loss - state.limit]).filter(([, v]) => v > 0),
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
});
