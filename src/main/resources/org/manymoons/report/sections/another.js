// One more network, trained by the reader in a worker of the page.
mm.section("another", () => {
  const {number, percent, counted, kind, say} = mm.words;
  const {data, network, finished, plane, compare: {compare, aligned, rows, labels, runs, endStates, complete}} = mm;
  const {recipe} = data;
  const MOST_UNITS = 256;
  const MOST_SLOTS = 12;
  const MOST_SHOWN = 8;
  const LARGEST_SEED = 4294967295;
  const count = d3.format(",");
  const opening = mm.slot("another", "opening");
  const layer = network.hiddenLayers[0];
  const ink = "var(--ink)";
  const DASHES = "7 6"; // where two boundaries coincide, both are seen
  let current = null; // the network trained last: {seed, iteration, parameters, losses, failed, stopped, loss, right, runs, ends}
  let apart = true;

  introduce();
  if (d3.max(network.layers, each => each.units) > MOST_UNITS) {
    say(opening, `This network is too wide for that: a page would compute for hours. Up to ${MOST_UNITS} units a layer can be trained here.`);
    return;
  }
  const figures = [];
  controls();

  function introduce() {
    const batch = recipe.batch_size !== null && recipe.batch_size < labels.length
      ? `each on a batch of ${count(recipe.batch_size)} of` : "each on";
    say(opening, "Weights differ, solutions need not: see for yourself. Choose a seed that no run has had and train the same network once"
      + ` more, here, in your browser: ${count(recipe.iterations)} updates by ${recipe.updater.name}, ${batch} ${complete ? "all " : ""}`
      + `${counted(labels.length, "training sample")}. Nothing is sent anywhere.`);
    say(opening, complete
      ? "The page carries the whole training set, so the losses compare with those of the runs."
      : `The page carries only these of the ${count(data.training_size)} training samples, evenly spread over them. So the losses below are`
        + " not those of the other sections: here they are computed on these samples for every network, and a network trained on fewer samples"
        + " fits them better than the runs do.",
    recipe.initial_weights.scheme === "numpy_normal"
      ? "A seed gives the same initial weights here as in the program."
      : "DL4J draws its xavier weights from a generator of its own, which a page does not have. Here they come from NumPy's, with the same"
        + " distribution: normal, with standard deviation sqrt(2 / (inputs + units)). So a seed gives other initial weights here than there.");
  }

  // The first seed that neither a run nor the census has had.
  function unused() {
    const used = new Set([...mm.runs.map(run => run.seed), ...(mm.census?.end_states ?? []).flatMap(state => state.seeds)]);
    let seed = Math.min(d3.max(used) ?? 0, LARGEST_SEED - used.size - 1) + 1;
    while (used.has(seed)) {
      seed++;
    }
    return seed;
  }

  function controls() {
    const slot = d3.select(mm.slot("another", "controls"));
    const form = slot.append("form").attr("class", "controls").attr("novalidate", "");
    const input = form.append("label").text("seed ").append("input").attr("type", "number").attr("min", 0).attr("max", LARGEST_SEED)
      .attr("step", 1).attr("inputmode", "numeric").attr("data-choice", "seed").attr("aria-describedby", "another-status").property("value", unused());
    const button = form.append("button").attr("type", "submit").attr("data-action", "train").attr("class", "steady").text("Train");
    const bar = form.append("progress").attr("max", Math.max(1, recipe.iterations)).attr("value", 0).attr("aria-label", "progress of the training")
      .attr("hidden", "");
    const output = form.append("output").attr("aria-live", "off");
    const status = slot.append("p").attr("id", "another-status").attr("role", "status");
    let stop = null;

    form.on("submit", event => {
      event.preventDefault();
      if (stop) {
        stop();
        return;
      }
      const text = input.property("value").trim();
      const valid = /^[0-9]+$/.test(text) && Number(text) <= LARGEST_SEED;
      input.attr("aria-invalid", valid ? null : "true");
      if (valid) {
        start(Number(text));
      } else {
        status.text(`A seed is a whole number from 0 to ${count(LARGEST_SEED)}.`);
      }
    });

    function start(seed) {
      let latest = null;
      button.text("Stop");
      bar.attr("hidden", null).property("value", 0);
      output.text("");
      status.text(`Training from seed ${seed} ...`);
      const finish = (text, stopped) => {
        stop = null;
        button.text("Train");
        bar.attr("hidden", "");
        output.text("");
        status.text(text);
        if (latest) {
          show({seed, ...latest, stopped});
        }
      };
      const end = worker(seed, snapshot => {
        latest = snapshot;
        const [iteration, loss] = snapshot.losses.at(-1);
        bar.property("value", snapshot.iteration);
        output.text(`update ${count(snapshot.iteration)} of ${count(recipe.iterations)}, loss ${number(loss)} after update ${count(iteration)}`);
        if (snapshot.done) {
          finish(snapshot.failed ? `Failed after ${counted(snapshot.iteration, "update")}: a weight is no longer a finite number.`
            : `Trained from seed ${seed}.`, false);
        }
      }, () => finish("This browser does not let a page start a worker, so nothing can be trained here.", false));
      stop = end && (() => {
        end();
        finish(latest ? `Stopped after ${count(latest.iteration)} of ${counted(recipe.iterations, "update")}.` : "Stopped before the first report.", true);
      });
    }
  }

  // Starts a worker with the text of the trainer; returns what ends it, or null where there can be none.
  function worker(seed, report, refused) {
    const address = URL.createObjectURL(new Blob([`"use strict";\n(${mm.trainer})().work(self);`], {type: "text/javascript"}));
    try {
      const started = new Worker(address);
      const end = () => {
        started.terminate();
        started.onmessage = null; // what it had said before is not heard any more
        URL.revokeObjectURL(address);
      };
      started.onmessage = ({data: snapshot}) => {
        if (snapshot.done) {
          end();
        }
        report(snapshot);
      };
      started.onerror = () => {
        end();
        refused();
      };
      started.postMessage({seed, recipe: {...recipe, samples: null, network: data.network, inputs: rows, labels}});
      return end;
    } catch {
      URL.revokeObjectURL(address);
      refused();
      return null;
    }
  }

  function show(trained) {
    const slot = d3.select(mm.slot("another", "result"));
    slot.selectAll("*").remove();
    d3.selectAll("#another figure").attr("hidden", trained.failed ? "" : null);
    if (trained.failed) {
      say(slot.node(), "There is nothing to compare: the training ran away, as it did for every run that failed in the same way.");
      return;
    }
    current = {...trained, ...compare(trained.parameters)};
    sentences(slot.node());
    if (figures.length === 0) {
      draw();
    } else {
      figures.forEach(figure => figure.refresh());
    }
  }

  function sentences(host) {
    const {seed, iteration, stopped, loss, right} = current;
    say(host, `Seed ${seed}${stopped ? `, stopped after ${count(iteration)} of ${counted(recipe.iterations, "update")}` : ""}:`
      + ` its loss is ${number(loss)} and ${percent(right, 1)} of the ${counted(labels.length, "sample")} are labelled correctly.`);
    nearestRun(host);
    nearestEnd(host);
  }

  function nearestRun(host) {
    const [nearest] = current.runs;
    if (!nearest) {
      say(host, "No run has finished, so there is nothing to compare it with.");
      return;
    }
    const raw = d3.least(current.runs, one => one.raw);
    const best = nearest.exact ? "" : ", as far as was found";
    const gain = 1 - nearest.distance / nearest.raw;
    say(host, `The nearest trained run is ${nearest.name}: ${number(nearest.raw, 3)} apart as the weights stand, ${number(nearest.distance, 3)} aligned${best}`
      + `${nearest.raw > 0 && gain > 0 ? ` (${percent(gain, 0)} less)` : ""}. The two label ${percent(nearest.alike, 1)} of the samples alike;`
      + ` that run's loss on them is ${number(nearest.loss)}.`,
    raw !== nearest && `Without aligning one would have taken ${raw.name} for the nearest (${number(raw.raw, 3)}).`,
    runs.length < finished.length && `The first ${runs.length} of ${finished.length} runs were looked at.`);
    const same = current.runs.find(one => one.run.seed === current.seed);
    if (same && complete && recipe.initial_weights.scheme === "numpy_normal" && !current.stopped) {
      say(host, `Seed ${current.seed} is a run of DL4J's too, with the same recipe from the same initial weights. As they stand the two are`
        + ` ${number(same.raw, 3)} apart: that is what different rounding grew to.`);
    }
  }

  function nearestEnd(host) {
    const [nearest] = current.ends;
    if (!nearest) {
      say(host, "There is no end state to compare it with: nothing was polished, or no kind could be established.");
      return;
    }
    const channel = nearest.state.kind === "channel_to_infinity";
    const above = current.loss - nearest.loss;
    say(host, `The nearest end state${mm.census ? " of the census" : ""} is ${endName(nearest)}, a ${kind(nearest.state.kind)}: ${number(nearest.distance, 3)} away, aligned.`
      + ` Its loss on these samples is ${number(nearest.loss)}; this network's is ${number(Math.abs(above), 3)} ${above >= 0 ? "higher" : "lower"}.`
      + ` The two label ${percent(nearest.alike, 1)} of the samples alike.`,
    channel && "A channel leads to infinity; the distance is to the place on it where polishing stopped.",
    "Nearest is not the same as equal: where this network would end if it were carried on, only polishing could tell.");
  }

  const endName = one => mm.census ? one.name : `that ${one.name}`;
  const shown = () => current.runs.slice(0, MOST_SHOWN);
  const own = () => ({name: `seed ${current.seed}, trained here`, colour: ink});
  const legendOf = list => [own(), ...list.map(({run, name}) => ({name, colour: mm.colour(run), dash: mm.dash(run) ?? "1 0"}))];

  function draw() {
    const add = (slot, spec) => figures.push(mm.figures.figure(mm.slot("another", slot), spec));
    add("loss", lossFigure());
    if (layer && runs.length > 0) {
      add("units", unitsFigure());
    }
    if (layer) {
      add("networks", networksFigure());
    }
    if (plane.exists) {
      add("boundary", boundaryFigure());
    }
    if (runs.length > 0 || endStates.length > 0) {
      add("distances", distancesFigure());
    }
  }

  function lossFigure() {
    const curves = () => complete ? shown().flatMap(({run, name}) => {
      const curve = data.training.curves.find(one => one.seed === run.seed);
      return curve ? [{run, name, losses: curve.losses}] : [];
    }) : [];
    return {
      title: "Its loss",
      describe: () => `The loss on all ${counted(labels.length, "sample")} while this network was trained, from ${number(current.losses[0][1])} to ${number(current.loss)}.`
        + (curves().length > 0 ? " Beside it the runs', as they were recorded." : ""),
      legend: () => legendOf(curves()),
      table: () => ({columns: ["updates made", "loss"], rows: current.losses.map(([iteration, loss]) => [count(iteration), number(loss, 6)])}),
      draw: (host, width) => mm.chart(host, width, {
        x: {label: "updates", log: recipe.iterations > 100}, y: {label: "loss (nats)", log: true},
        series: [
          ...curves().map(({run, losses}) => ({points: losses, colour: mm.colour(run), dash: mm.dash(run)})),
          {points: current.losses, colour: ink},
        ],
      }),
    };
  }

  // The units as arrows of two of their numbers: two incoming weights, or the weight and the bias of a single feature.
  function unitsFigure() {
    const slots = Math.min(layer.units, MOST_SLOTS);
    const arrow = unit => layer.inputs > 1 ? [unit.w[0], unit.w[1]] : [unit.w[0], unit.bias];
    const axes = layer.inputs > 1 ? `the weights of ${data.feature_names[0]} (across) and ${data.feature_names[1]} (up)`
      : `the weight of ${data.feature_names[0]} (across) and the bias (up)`;
    const target = (one, i) => {
      const slot = one.moves && !apart ? one.moves[0].findIndex(({from}) => from === i) : i;
      return {slot, factor: one.moves && !apart ? one.moves[0][slot].factor : 1};
    };
    const place = host => d3.select(host).selectAll(".arrow").each(function ({one, i}) {
      const {slot, factor} = one ? target(one, i) : {slot: i, factor: 1};
      const [x, y] = middle(slot);
      d3.select(this).style("transform", `translate(${x}px,${y}px) rotate(${factor < 0 ? 180 : 0}deg) scale(${Math.abs(factor)})`)
        .style("display", slot < slots ? null : "none");
    });
    let [columns, side] = [1, 1];
    const middle = slot => [(slot % columns + 0.5) * side, (Math.floor(slot / columns) + 0.5) * side];

    return {
      title: "Its units beside those of the runs",
      describe: () => `Each panel is a place in ${network.hiddenLayers.length > 1 ? "the first hidden layer" : "the hidden layer"}: ${axes}. The thick arrow is the unit`
        + " of the network trained here; the others are the runs' units, which the button below brings to the order"
        + " and signs that match it best. No network's function changes by that."
        + (slots < layer.units ? ` ${slots} of ${layer.units} units are drawn.` : "")
        + (shown().length < finished.length ? ` The ${shown().length} nearest of ${finished.length} runs are drawn.` : ""),
      legend: () => legendOf(shown()),
      table: () => ({
        columns: ["network", "unit", "aligned: at place", "times", ...data.feature_names.slice(0, 8).map(name => `w ${name}`), "bias", "outgoing"],
        rows: [{name: `seed ${current.seed}, here`, parameters: current.parameters, moves: null}, ...shown()].flatMap(one => d3.range(layer.units).map(i => {
          const unit = network.unit(one.parameters, 0, i);
          const slot = one.moves ? one.moves[0].findIndex(({from}) => from === i) : i;
          return [one.name, i + 1, slot + 1, number(one.moves ? one.moves[0][slot].factor : 1), ...unit.w.slice(0, 8).map(v => number(v)), number(unit.bias),
            unit.out.slice(0, 8).map(v => number(v)).join(", ")];
        })),
      }),
      draw: (host, width) => {
        columns = Math.max(1, Math.min(slots, Math.floor(width / 150)));
        side = Math.min(210, width / columns);
        const arrows = [...shown().map(one => ({one, p: one.parameters})), {one: null, p: current.parameters}]
          .flatMap(({one, p}) => d3.range(layer.units).map(i => ({one, i, end: arrow(network.unit(p, 0, i))})));
        const largest = d3.max(arrows, ({end}) => Math.max(...end.map(Math.abs))) || 1;
        const scale = (side / 2 - 14) / largest;
        const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, columns * side, Math.ceil(slots / columns) * side])
          .attr("width", columns * side).attr("height", Math.ceil(slots / columns) * side);
        d3.range(slots).forEach(slot => {
          const panel = svg.append("g").attr("transform", `translate(${middle(slot)})`);
          const edge = side / 2;
          panel.append("rect").attr("x", 4 - edge).attr("y", 4 - edge).attr("width", side - 8).attr("height", side - 8)
            .attr("fill", "var(--page)").attr("stroke", "var(--line)");
          panel.append("path").attr("d", `M${10 - edge},0H${edge - 10}M0,${10 - edge}V${edge - 10}`).attr("stroke", "var(--line)");
          panel.append("text").attr("x", 10 - edge).attr("y", 20 - edge).text(`unit ${slot + 1}`);
          panel.append("text").attr("x", edge - 10).attr("y", -4).attr("text-anchor", "end").style("fill", "var(--soft)").text(number(largest, 2));
        });
        const drawn = svg.selectAll(".arrow").data(arrows).join("g").attr("class", "arrow");
        drawn.append("line").attr("x2", ({end}) => end[0] * scale).attr("y2", ({end}) => -end[1] * scale)
          .attr("stroke", ({one}) => one ? mm.colour(one.run) : ink).attr("stroke-width", ({one}) => one ? 2 : 4)
          .attr("stroke-dasharray", ({one}) => one ? mm.dash(one.run) : null).attr("vector-effect", "non-scaling-stroke");
        drawn.append("circle").attr("cx", ({end}) => end[0] * scale).attr("cy", ({end}) => -end[1] * scale)
          .attr("r", ({one}) => one ? 3.5 : 5.5).attr("fill", ({one}) => one ? mm.colour(one.run) : ink);
        drawn.append("title").text(({one, i, end}) => `${one?.name ?? `seed ${current.seed}, here`}, unit ${i + 1}: ${end.map(v => number(v)).join(", ")}`);
        place(host);
        if (current.runs.some(one => one.moves)) {
          const button = d3.select(host).append("button").attr("type", "button").attr("data-action", "align-another").attr("class", "steady");
          const write = () => button.attr("aria-pressed", String(!apart)).text(apart ? "Align the units" : "Put the units back");
          button.on("click", () => {
            apart = !apart;
            write();
            place(host);
          });
          write();
        }
      },
    };
  }

  function networksFigure() {
    const both = () => [
      {name: `seed ${current.seed}, trained here`, parameters: current.parameters, loss: current.loss},
      ...current.runs.slice(0, 1).map(one => ({name: `${one.name}, aligned with it`, parameters: aligned(one), loss: one.loss})),
    ];
    return {
      title: "The network and the run nearest to it",
      plotClass: "diagrams",
      describe: () => `Inputs left, output p (the probability of label 1) right; ${plane.exists ? "each unit is drawn as what it computes in the plane of the two"
        + " features. Orange" : "orange"} is positive, blue negative; lines are weights, wide for large ones, dashed for negative ones.`,
      table: () => ({columns: ["network", "parameter", "value"], rows: both().flatMap(({name, parameters}) =>
        parameters.slice(0, 300).map((value, k) => [name, data.network.parameter_names[k], number(value, 8)]))}),
      draw: host => both().forEach(({name, parameters, loss}) => {
        const root = d3.select(host).append("div");
        root.append("h4").text(name);
        mm.diagram.draw(root.append("div").attr("class", "plot").node(), Math.max(180, root.node().clientWidth), parameters,
          `The network of ${name}; its parameters are in the table below`, null);
        root.append("p").text(`loss ${number(loss, 6)}`);
      }),
    };
  }

  function boundaryFigure() {
    return {
      title: "What it learnt",
      describe: () => "Its decision boundary (line) over the drawn samples" + (current.runs.length > 0
        ? `, and that of the nearest run, ${current.runs[0].name} (dashes). The stronger the grey, the more the two probabilities differ there.` : "."),
      legend: () => [own(), ...current.runs.slice(0, 1).map(({run, name}) => ({name, colour: mm.colour(run), dash: DASHES}))],
      draw: (host, width) => {
        const [mine, ...others] = [current.parameters, ...current.runs.slice(0, 1).map(one => one.parameters)].map(p => plane.logits(p));
        const [p, ...qs] = [mine, ...others].map(plane.probabilities);
        const {r, g, b} = d3.rgb(mm.ink("ink"));
        plane.draw(host, {
          width: Math.min(width, 760), label: "Decision boundaries of the network trained here and of the run nearest to it, over the samples",
          field: qs.length > 0 ? {grid: {...p, values: p.values.map((v, k) => Math.abs(v - qs[0].values[k]))}, colour: v => [r, g, b, 130 * v]} : null,
          boundaries: [
            {grid: mine, colour: ink, width: 4},
            ...others.map(grid => ({grid, colour: mm.colour(current.runs[0].run), dash: DASHES, width: 2.5})),
          ],
          samples: plane.samples,
        });
      },
    };
  }

  function distancesFigure() {
    const ends = () => current.ends.slice(0, MOST_SHOWN).map(one => ({...one, name: mm.census ? `end ${one.name}` : one.name.replace("of ", "end ")}));
    const listed = () => [...shown(), ...ends()];
    return {
      title: "How far it is from the others",
      describe: () => `The distance of this network from ${[
        current.runs.length > 0 && `${counted(shown().length, "trained run")}`, ends().length > 0 && `${counted(ends().length, "end state")}`].filter(Boolean).join(" and ")},`
        + ` nearest first: as the weights stand (hollow) and aligned (filled), measured in ${recipe.measured_in}.`,
      legend: () => [
        {name: "as they stand", colour: "var(--c1)", line: false, symbol: d3.symbolCircle, hollow: true},
        {name: "aligned", colour: "var(--c0)", line: false, symbol: d3.symbolCircle},
      ],
      table: () => ({
        columns: ["run or end state", "kind", "distance as they stand", "aligned", "samples labelled alike", "its loss on these samples"],
        rows: [...current.runs, ...current.ends.map(one => ({...one, name: `end state ${one.name}`}))].map(one => [one.name, one.state ? kind(one.state.kind) : "trained run",
          number(one.raw), number(one.distance), percent(one.alike), number(one.loss, 6)]),
      }),
      draw: (host, width) => {
        const all = listed();
        const positive = all.every(one => one.distance > 0 && one.raw > 0);
        mm.chart(host, width, {
          height: 62 + 26 * all.length,
          x: {label: "distance", log: positive}, y: {categories: all.map(one => one.name), domain: [all.length - 0.4, -0.6]},
          series: ["raw", "distance"].map(key => ({points: all.map((one, k) => [one[key], k]), dots: true, hollow: key === "raw",
            colour: key === "raw" ? "var(--c1)" : "var(--c0)", size: 60})),
        });
      },
    };
  }
});
