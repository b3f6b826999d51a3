// Whether it matters for predictions which of several solutions is used.
mm.section("matters", () => {
  const {number, percent, counted, list, say} = mm.words;
  const {data, census, plane, network, state} = mm;
  const MOST = 20; // as many are compared two by two
  const opening = mm.slot("matters", "opening");
  const held = data.test_size === null ? "training" : "test";
  const style = k => ({colour: `var(--c${k % 5})`, dash: [null, "7 4", "2 3", "9 3 2 3"][Math.floor(k / 5) % 4]});
  const places = new Map(); // of a network on the plane, or of its probabilities on the drawn samples

  const choices = {
    runs: choice("runs as trained", "run", data.results.predictions, seed => {
      const run = mm.run(seed);
      return {name: `seed ${seed}`, parameters: run.parameters, colour: mm.colour(run), dash: mm.dash(run)};
    }),
    census: choice("end states of the census near the best", "end state", census?.predictions ?? null, (seed, k) => {
      const index = census.end_states.findIndex(end => end.seeds[0] === seed);
      return {name: `end state ${mm.words.letter(index)}`, parameters: census.end_states[index].parameters, ...style(k)};
    }),
  };
  if (!choices.runs && !choices.census) {
    say(opening, "It takes two finished runs, or two end states, of a network with two classes to disagree about a prediction. There are none.");
    return;
  }
  const chosen = () => choices[state.current.solutions] ?? choices.runs ?? choices.census;

  function choice(label, noun, found, member) {
    return found && {label, noun, found, members: found.scores.map((score, k) => ({score, ...member(score.seed, k)}))};
  }

  const nameOf = seed => chosen().members.find(member => member.score.seed === seed).name;
  const all = () => counted(chosen().found.networks, chosen().noun);
  const drawn = () => chosen().members.slice(0, MOST);
  const more = () => drawn().length < chosen().members.length ? ` Only the first ${MOST} of the ${all()} are drawn.` : "";

  controls();
  tell();
  const figures = [
    mm.figures.figure(mm.slot("matters", "plane"), plane.exists ? onThePlane() : onTheSamples()),
    mm.figures.figure(mm.slot("matters", "reliability"), reliability()),
  ];
  scores();
  state.onChange(changed => {
    if (changed.includes("solutions")) {
      tell();
      figures.forEach(figure => figure.refresh());
      scores();
    }
  });

  function controls() {
    if (!choices.runs || !choices.census) {
      return;
    }
    const root = d3.select(mm.slot("matters", "choice")).append("div").attr("class", "controls")
      .attr("role", "group").attr("aria-label", "Which solutions are compared");
    const button = root.selectAll("button").data(Object.entries(choices)).join("button").attr("type", "button")
      .attr("data-choice", ([key]) => key).text(([, {label}]) => label).on("click", (_, [key]) => state.set({solutions: key}));
    const show = () => button.attr("aria-pressed", ([, one]) => one === chosen());
    show();
    state.onChange(show);
  }

  function tell() {
    const {found, noun} = chosen();
    const {widest, samples} = found;
    const count = share => `${d3.format(",")(Math.round(share * samples))} of ${d3.format(",")(samples)} ${held} samples (${percent(share)})`;
    d3.select(opening).selectAll("*").remove();
    say(opening, found.ambiguity === 0
      ? `For the predicted labels it does not matter which ${noun} is used: all ${all()} give every one of the ${d3.format(",")(samples)} ${held} samples the same label.`
      : `Which ${noun} is used decides the label of ${count(found.ambiguity)}: there at least one of the other ${noun}s contradicts ${nameOf(found.baseline)},`
        + ` the ${noun} of the lowest cost. This share is called ambiguity. A single ${noun} contradicts it on at most ${percent(found.discrepancy)} (discrepancy).`);
    say(opening, `The probability of label 1 moves, too: for half of the samples by no more than ${number(found.median_width, 2)} from ${noun} to ${noun}, for sample`
      + ` ${d3.format(",")(widest.sample)} (of label ${widest.label}) from ${widest.low.toFixed(3)} (${nameOf(widest.low_seed)}) to`
      + ` ${widest.high.toFixed(3)} (${nameOf(widest.high_seed)}), the widest range.`,
    "Only what was found is compared, so there may be networks as good that disagree more.",
    chosen() === choices.census && "These are the end states whose cost, or limit of the cost, is within 0.01 of the lowest; a channel is represented by a network some way along it.");
    if (!choices.census && census) {
      say(opening, "The census has fewer than two end states within 0.01 of the lowest cost, so that these cannot disagree.");
    }
  }

  // By how much the members differ, place by place, and which of them are the lowest and the highest.
  function ranges(rows) {
    return Array.from(rows[0], (_, k) => {
      const [low, high] = [d3.minIndex(rows, row => row[k]), d3.maxIndex(rows, row => row[k])];
      return {low, high, from: rows[low][k], to: rows[high][k], width: rows[high][k] - rows[low][k]};
    });
  }

  function remembered(member, compute) {
    if (!places.has(member)) {
      places.set(member, compute(member.parameters));
    }
    return places.get(member);
  }

  function span({low, high, from, to}) {
    return `${number(from, 3)} (${drawn()[low].name}) to ${number(to, 3)} (${drawn()[high].name})`;
  }

  function onThePlane() {
    const grids = () => drawn().map(member => remembered(member, p => plane.logits(p, p.length < 500 ? 160 : 90)));
    const widths = () => {
      const made = grids().map(plane.probabilities);
      const {nx, ny} = made[0];
      return {nx, ny, values: Float64Array.from(ranges(made.map(one => one.values)), range => range.width)};
    };
    const at = point => ranges(drawn().map(({parameters}) => [network.sigmoid(network.logit(parameters, point))]))[0];
    const point = ({nx, ny}, index) => {
      const [r, c] = [Math.floor(index / (nx + 2)), index % (nx + 2)];
      return [plane.middle(0, c - 1, nx), plane.middle(1, ny - r, ny)];
    };
    return {
      title: "Where the solutions disagree",
      see: () => `The stronger the colour, the more it depends on the ${chosen().noun} which probability a case there is given.`,
      describe: () => {
        const field = widths();
        const top = point(field, d3.maxIndex(field.values));
        return `At every place of the plane: the largest less the smallest probability of label 1 that any ${chosen().noun} gives, with the decision`
          + ` boundaries on top. They differ most, by ${number(d3.max(field.values), 3)}, near ${list(data.feature_names.map((name, j) => `${name} = ${number(top[j], 3)}`))}:`
          + ` ${span(at(top))}. On ${percent(d3.mean(field.values, v => v > 0.1 ? 1 : 0), 0)} of the plane they differ by more than 0.1.`
          + ` Pale dots and triangles: training samples. Across: ${data.feature_names[0]}; up: ${data.feature_names[1]}.${more()}`;
      },
      legend: () => drawn().map(({name, colour, dash}) => ({name, colour, dash})),
      table: () => ({
        caption: "At 35 places, evenly spread over the plane.",
        columns: [...data.feature_names, "smallest and largest probability of label 1", "difference"],
        rows: d3.cross(d3.range(5), d3.range(7), (r, c) => [plane.middle(0, c, 7), plane.middle(1, 4 - r, 5)]).map(place => {
          const range = at(place);
          return [...place.map(v => number(v, 3)), span(range), number(range.width, 3)];
        }),
      }),
      draw: (host, width) => {
        const field = widths();
        const largest = d3.max(field.values) || 1;
        const {r, g, b} = d3.rgb(mm.ink("differ"));
        const wide = Math.min(width, 760);
        const root = plane.draw(host, {
          width: wide,
          label: `How much the probabilities of ${all()} differ over the plane: from 0 to ${number(largest, 3)}`,
          field: {grid: field, colour: v => [r, g, b, 235 * v / largest]},
          boundaries: grids().map((grid, k) => ({grid, colour: drawn()[k].colour, dash: drawn()[k].dash, width: 1.2})),
          samples: plane.samples.slice(0, 400), size: 0.75,
        });
        root.selectAll("canvas").filter((_, k) => k === 1).style("opacity", 0.45);
        scale(host, wide, largest);
      },
    };
  }

  // What the colours mean.
  function scale(host, width, largest) {
    const long = Math.min(260, width - 60);
    const svg = d3.select(host).append("div").attr("class", "scale").append("svg").attr("viewBox", [0, 0, width, 38])
      .attr("width", width).attr("height", 38).attr("aria-hidden", "true");
    const gradient = svg.append("defs").append("linearGradient").attr("id", "differ-scale");
    gradient.selectAll("stop").data([0, 1]).join("stop").attr("offset", d => d).attr("stop-color", "var(--differ)").attr("stop-opacity", d => d * 235 / 255);
    svg.append("rect").attr("x", 1).attr("y", 8).attr("width", long).attr("height", 10).attr("fill", "url(#differ-scale)").attr("stroke", "var(--soft)");
    svg.append("text").attr("x", 1).attr("y", 33).text("0: they agree");
    svg.append("text").attr("x", long).attr("y", 33).attr("text-anchor", "end").text(number(largest, 3));
  }

  function onTheSamples() {
    const bins = 20;
    const histogram = () => {
      const widths = ranges(drawn().map(member => remembered(member, p => data.learnt.inputs.map(x => network.sigmoid(network.logit(p, x))))))
        .map(range => range.width);
      const largest = d3.max(widths) || 1;
      return {largest, median: d3.median(widths), bars: d3.range(bins).map(k => ({
        from: k * largest / bins, to: (k + 1) * largest / bins,
        count: widths.filter(w => Math.min(bins - 1, Math.floor(bins * w / largest)) === k).length,
      }))};
    };
    return {
      title: "By how much the solutions disagree",
      see: () => `The farther to the right, the more it depends on the ${chosen().noun} which probability a sample is given.`,
      describe: () => {
        const {largest, median} = histogram();
        return `With ${counted(data.feature_names.length, "feature")} there is no plane to colour. Instead: the ${d3.format(",")(data.learnt.inputs.length)} drawn training samples by the`
          + ` largest less the smallest probability of label 1 that any ${chosen().noun} gives them; half of them have at most ${number(median, 2)}, the largest is ${number(largest, 3)}.${more()}`;
      },
      table: () => ({columns: ["from", "to", "samples"], rows: histogram().bars.map(bar => [number(bar.from, 3), number(bar.to, 3), bar.count])}),
      draw: (host, width) => {
        const {largest, bars} = histogram();
        const {svg, x, y} = mm.chart(host, Math.min(width, 760), {
          x: {label: "difference of the probabilities", domain: [0, largest]}, y: {label: "samples", domain: [0, d3.max(bars, bar => bar.count)]}, series: [],
        });
        svg.append("g").selectAll("rect").data(bars).join("rect").attr("x", bar => x(bar.from) + 0.5).attr("width", bar => Math.max(1, x(bar.to) - x(bar.from) - 1))
          .attr("y", bar => y(bar.count)).attr("height", bar => y(0) - y(bar.count)).attr("fill", "var(--differ)");
      },
    };
  }

  function reliability() {
    const curves = () => {
      const {found, members} = chosen();
      const best = members.find(member => member.score.seed === found.baseline);
      return [
        {name: `${best.name} (lowest cost)`, bins: best.score.reliability, colour: "var(--c0)", symbol: d3.symbolCircle, shift: -0.007},
        {name: `average of ${all()}`, bins: found.averaged.reliability, colour: "var(--c1)", symbol: d3.symbolDiamond, hollow: true, shift: 0.007},
      ];
    };
    const isOff = bin => bin.mean_probability < bin.interval[0] || bin.mean_probability > bin.interval[1];
    return {
      title: "Can the probabilities be believed?",
      see: () => "On the dashed line a predicted probability of 0.7 comes true in 7 of 10 cases. Above it the network is too timid about label 1, below it too sure.",
      describe: () => `The ${held} samples in ten bins by their predicted probability: across its mean in the bin, up the share that does have label 1, with its 95 % interval`
        + ` (Wilson). ${curves().map(({name, bins}) => `${name}: the interval misses the line in ${bins.filter(isOff).length} of ${counted(bins.length, "bin")}`).join("; ")}.`
        + " The two are drawn a little to the left and right of their places.",
      legend: () => [...curves().map(({name, colour, symbol, hollow}) => ({name, colour, symbol, hollow, line: false})),
        {name: "as predicted", colour: "var(--ink)", dash: "3 3"}],
      table: () => ({
        columns: ["probabilities of", "samples", "mean probability", "share with label 1", "95 % interval"],
        rows: curves().flatMap(({name, bins}) => bins.map(bin => [name, bin.samples, bin.mean_probability.toFixed(3), bin.share.toFixed(3),
          bin.interval.map(v => v.toFixed(3)).join(" to ")])),
      }),
      draw: (host, width) => {
        const wide = Math.min(width, 560);
        const {svg, x, y} = mm.chart(host, wide, {
          x: {label: "predicted probability of label 1", domain: [0, 1]}, y: {label: "share with label 1", domain: [0, 1]}, height: Math.min(wide, 440),
          series: [{points: [[0, 0], [1, 1]], colour: "var(--ink)", dash: "3 3"},
            ...curves().map(({bins, shift, ...look}) => ({points: bins.map(bin => [bin.mean_probability + shift, bin.share]), dots: true, ...look}))],
        });
        for (const {bins, colour, shift} of curves()) {
          svg.append("g").attr("stroke", colour).attr("stroke-width", 1.5).selectAll("line").data(bins).join("line").attr("data-mark", "interval")
            .attr("x1", bin => x(bin.mean_probability + shift)).attr("x2", bin => x(bin.mean_probability + shift))
            .attr("y1", bin => y(bin.interval[0])).attr("y2", bin => y(bin.interval[1]));
        }
      },
    };
  }

  function scores() {
    const {found, noun, members} = chosen();
    const slot = mm.slot("matters", "scores");
    const interval = (gain, write) => gain.interval ? ` (95 % interval ${gain.interval.map(write).join(" to ")})` : "";
    const points = v => d3.format("+.2f")(100 * v);
    const lowest = found.scores.find(score => score.seed === found.baseline);
    const row = (name, score) => [name, score.brier.toFixed(4), percent(score.accuracy)];
    d3.select(slot).selectAll("*").remove();
    d3.select(slot).append("h3").text("What averaging gains");
    say(slot, `Predicting with the average of the ${all()}' probabilities instead of one ${noun} picked at random lowers the Brier score by`
      + ` ${found.brier_gain.mean.toFixed(5)}${interval(found.brier_gain, v => v.toFixed(5))} and changes the accuracy by ${points(found.accuracy_gain.mean)} percentage`
      + ` points${interval(found.accuracy_gain, points)}. Both are differences on the same samples; the Brier score never rises.`,
    `Alone, ${nameOf(found.baseline)}, the ${noun} of the lowest cost, has a Brier score of ${lowest.brier.toFixed(4)}, the average one of ${found.averaged.brier.toFixed(4)}.`);
    mm.figures.scrolled(slot, "Brier scores and accuracies", {
      caption: `On the ${held} samples. Brier score: mean squared difference of the probability and the label; 0 is perfect, 0.25 is what always saying 0.5 gets.`,
      columns: [noun, "Brier score", `${held} accuracy`],
      rows: [...members.map(({name, score}) => row(name, score)), row("average of the probabilities", found.averaged)],
    });
  }
});
