// Which copies of which end states join below which cost, the ways over the saddles, and planes through three points.
mm.section("landscape", () => {
  const {number, cost, precise, kind, counted, percent, say} = mm.words;
  const {network, plane} = mm;
  const {inputs, labels} = mm.data.learnt;
  const land = mm.data.landscape;
  const worth = end => end.limit ?? end.cost;
  const ends = land.end_states.map((end, k) => ({
    ...end, name: `end ${k + 1}`, about: `${kind(end.kind)}, ${end.limit === null ? "cost" : "limit"} ${precise(worth(end))}`,
  }));
  const saddles = land.saddles.map((saddle, k) => ({
    ...saddle, name: `saddle ${k + 1}`,
    about: `cost ${precise(saddle.cost)}, eigenvalue ${number(saddle.negative_eigenvalue, 3)}`
      + (saddle.joins ? `, between end ${saddle.joins[0] + 1} and ${saddle.joins[0] === saddle.joins[1] ? "a copy of it" : `end ${saddle.joins[1] + 1}`}` : ""),
  }));
  const ways = land.ways.map((way, k) => ({
    ...way, name: `way ${k + 1}`,
    about: `highest cost ${precise(way.cost)}, between end ${way.joins[0] + 1} and ${way.joins[0] === way.joins[1] ? "a copy of it" : `end ${way.joins[1] + 1}`}, no saddle found on it`,
  }));
  const points = [...ends, ...saddles, ...ways];
  const chosen = {point: saddles.find(saddle => saddle.one_way) ?? ways[0] ?? ends[0], t: 0.5, corners: [0, 1, Math.min(2, points.length - 1)]};

  say(mm.slot("landscape", "opening"), "Between two solutions the cost rises. How far it must rise is what the lowest pass between them says: a saddle"
    + " from which a way leads down to both. Every solution stands for all its copies, which are the same function written differently, and"
    + " these are joined over passes too.");
  if (land.graph) {
    tree();
  }
  chooser();
  const live = there();
  const along = way();
  corners();
  const cut = slice();

  function show(point, t = 0.5) {
    Object.assign(chosen, {point, t});
    d3.select(mm.slot("landscape", "choices")).select("select").property("value", points.indexOf(point));
    slider();
    live.refresh();
    along.refresh();
  }

  function tree() {
    const {nodes} = land.graph;
    const parent = nodes.map((_, k) => nodes.findIndex(node => node.children.includes(k)));
    const order = [];
    const collect = k => nodes[k].children.length > 0 ? nodes[k].children.forEach(collect) : order.push(k);
    nodes.forEach((_, k) => parent[k] < 0 && collect(k));
    const low = d3.min(nodes, node => node.cost);
    const top = d3.max(nodes, node => node.cost);
    const room = 0.08 * (top - low || 1);
    const named = node => node.end !== null ? ends[node.end] : node.saddle !== null ? saddles[node.saddle] : ways[node.way];
    mm.figures.figure(mm.slot("landscape", "tree"), {
      title: "Which copies join below which cost",
      see: () => "Each line is an end state; the number at it says how many separate copies there are up to the next join. Choose a place to see its network below, a line to see the way that it stands for.",
      describe: () => `${counted(ends.length, "end state")} and ${counted(saddles.length, "saddle")}; each has up to ${d3.format(",")(land.graph.symmetries)} copies. `
        + (land.graph.all_join === null ? `By the saddles${ways.length > 0 ? " and ways" : ""} known here all copies fall into ${counted(land.graph.components, "separate part")}.`
          : `All copies of all end states are one connected region up to a cost of ${precise(land.graph.all_join)}.`),
      table: () => ({columns: ["place", "cost", "of ends", "separate images", "how"],
        rows: nodes.map(node => [named(node).name, precise(node.cost), node.ends.map(end => end + 1).join(", "), node.components, named(node).about])}),
      draw: (host, width) => {
        const height = 400;
        const x = d3.scaleLinear([-0.5, order.length - 0.5], [76, width - 40]);
        const y = d3.scaleLinear([low - room, top + room], [height - 40, 12]);
        const place = new Map(order.map((k, n) => [k, n]));
        nodes.forEach((node, k) => node.children.length > 0 && place.set(k, d3.mean(node.children, child => place.get(child))));
        const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height);
        svg.append("g").attr("class", "axis").attr("transform", "translate(70,0)").call(d3.axisLeft(y).ticks(6));
        nodes.forEach((node, k) => {
          const end = parent[k] < 0 ? top + room : nodes[parent[k]].cost;
          const across = node.children.map(child => `M${x(place.get(child))},${y(node.cost)}H${x(place.get(k))}`).join("");
          svg.append("path").attr("d", `M${x(place.get(k))},${y(node.cost)}V${y(end)}${across}`).attr("fill", "none").attr("stroke", "var(--c0)").attr("stroke-width", 2);
          if (parent[k] >= 0) {
            svg.append("path").attr("d", `M${x(place.get(k))},${y(node.cost)}V${y(end)}H${x(place.get(parent[k]))}`).attr("fill", "none").attr("stroke", "transparent").attr("stroke-width", 16)
              .attr("data-branch", k).style("cursor", "pointer").on("click", () => show(named(nodes[parent[k]]), node.end === null ? 0.5 : 0))
              .append("title").text(`The way from here: over ${named(nodes[parent[k]]).name}`);
          }
        });
        nodes.forEach((node, k) => {
          const point = named(node);
          const mark = svg.append("g").attr("class", "choosable").attr("transform", `translate(${x(place.get(k))},${y(node.cost)})`).style("cursor", "pointer")
            .on("click", () => show(point));
          mark.append("circle").attr("r", 14).attr("fill", "transparent");
          mark.append("circle").attr("r", 5).attr("fill", node.end === null ? "var(--one)" : "var(--zero)").attr("data-node", k);
          mark.append("title").text(`${point.name}: ${point.about}`);
          const crowded = node.end === null && node.children.some(child => nodes[child].end === null && y(nodes[child].cost) - y(node.cost) < 14);
          const last = x(place.get(k)) > width - 90;
          mark.append("text").attr("text-anchor", last ? "end" : null).attr("x", last ? 30 : crowded ? -28 : 8).attr("y", node.end === null ? -6 : 18).text(node.end === null ? `${node.components}x` : `${point.name}, ${node.components}x`);
        });
      },
    });
  }

  function options(host, label, selected, change) {
    const select = host.append("label").text(`${label} `).append("select").on("change", event => change(Number(event.target.value)));
    select.selectAll("option").data(points).join("option").attr("value", (_, k) => k).text(point => point.name);
    select.property("value", selected);
    return select;
  }

  function chooser() {
    const root = d3.select(mm.slot("landscape", "choices")).append("div").attr("class", "controls");
    options(root, "show", points.indexOf(chosen.point), k => show(points[k])).attr("data-choice", "point");
    const label = root.append("label").attr("class", "slider").text("on the way ");
    label.append("input").attr("type", "range").attr("min", 0).attr("max", 1).attr("step", 0.01).attr("data-choice", "way")
      .on("input", event => show(chosen.point, Number(event.target.value)));
    root.append("output");
    slider();
  }

  function slider() {
    const root = d3.select(mm.slot("landscape", "choices"));
    const over = Boolean(chosen.point.one_way);
    root.select("label.slider").attr("hidden", over ? null : "");
    root.select("input[type=range]").property("value", chosen.t).attr("aria-valuetext", `${Math.round(100 * chosen.t)} percent of the way over the saddle`);
    root.select("output").text(over ? chosen.t.toFixed(2) : "");
  }

  // From one end (0) up the way to the saddle (0.5) and down the other way to the other end (1).
  function on(t) {
    const {parameters, one_way: one, other_way: other} = chosen.point;
    if (!one) {
      return parameters;
    }
    const places = t < 0.5 ? [parameters, ...one] : [parameters, ...other];
    const far = Math.abs(2 * t - 1) * (places.length - 1);
    const k = Math.min(places.length - 2, Math.floor(far));
    return network.between(places[k], places[k + 1], far - k);
  }

  function there() {
    return mm.figures.figure(mm.slot("landscape", "network"), {
      title: "The network there",
      describe: () => {
        const p = on(chosen.t);
        const right = d3.mean(inputs, (x, n) => (network.logit(p, x) > 0) === (labels[n] === 1) ? 1 : 0);
        return `${chosen.point.name}: ${chosen.point.about}. On the ${d3.format(",")(inputs.length)} drawn samples the loss is ${cost(network.loss(p, inputs, labels))}`
          + ` and ${percent(right, 1)} are labelled correctly.`;
      },
      draw: (host, width) => {
        const p = on(chosen.t);
        if (plane.exists) {
          const grid = plane.logits(p, 80);
          plane.draw(host, {
            width: Math.min(width, 620), label: "Decision boundary of the network there; its loss and accuracy are in the caption",
            field: {grid: plane.probabilities(grid), colour: plane.byProbability()},
            boundaries: [{grid, colour: "var(--ink)", width: 2.5}], samples: plane.samples,
          });
        } else {
          mm.spread(host, Math.min(width, 620), p);
        }
      },
    });
  }

  function way() {
    const places = d3.range(0, 1.001, 0.02);
    const losses = () => places.map(t => network.loss(on(t), inputs, labels));
    const top = () => ways.includes(chosen.point) ? "its highest place" : "the saddle";
    const steady = () => chosen.point.one_way
      ? `From ${ends[chosen.point.joins[0]].name} up to ${top()} and down to ${chosen.point.joins[0] === chosen.point.joins[1] ? "a copy of it" : ends[chosen.point.joins[1]].name}, along the ways down that prove the join`
        + `${ways.includes(chosen.point) ? "; a lower way may be near" : ""}. Losses on the drawn samples.`
      : `${chosen.point.name} is no saddle with settled sides, so there is no way to show.`;
    return mm.figures.figure(mm.slot("landscape", "way"), {
      title: "The loss on the way over the saddle",
      describe: steady,
      table: () => ({columns: ["on the way", "loss"], rows: chosen.point.one_way ? d3.zip(places, losses()).map(([t, loss]) => [t.toFixed(2), number(loss, 6)]) : []}),
      draw: (host, width) => {
        if (!chosen.point.one_way) {
          return;
        }
        const {svg, x, height, margin} = mm.chart(host, width, {
          x: {label: "end (0), highest place (0.5), end (1)", domain: [0, 1]}, y: {label: "loss (nats)"},
          series: [{points: d3.zip(places, losses()), colour: "var(--c0)"}],
        });
        svg.append("line").attr("x1", x(chosen.t)).attr("x2", x(chosen.t)).attr("y1", margin.top).attr("y2", height - margin.bottom).attr("stroke", "var(--ink)");
      },
    });
  }

  function corners() {
    if (points.length < 3) {
      return;
    }
    const root = d3.select(mm.slot("landscape", "corners")).append("div").attr("class", "controls");
    ["plane through", "and", "and"].forEach((label, n) => options(root, label, chosen.corners[n], k => {
      chosen.corners[n] = k;
      cut.refresh();
    }).attr("data-choice", `corner${n}`));
  }

  // The plane through three points: two orthonormal directions from the first, and where each point lies in it.
  function spanned() {
    const [p, q, r] = chosen.corners.map(k => points[k].parameters);
    const minus = (a, b) => a.map((value, k) => value - b[k]);
    const dot = (a, b) => d3.sum(a, (value, k) => value * b[k]);
    const first = minus(q, p);
    const long = Math.sqrt(dot(first, first));
    if (!(long > 1e-9)) {
      return null;
    }
    const u = first.map(value => value / long);
    const second = minus(r, p);
    const share = dot(second, u);
    const across = second.map((value, k) => value - share * u[k]);
    const high = Math.sqrt(dot(across, across));
    if (!(high > 1e-9)) {
      return null;
    }
    const v = across.map(value => value / high);
    const project = point => {
      const d = minus(point, p);
      const [a, b] = [dot(d, u), dot(d, v)];
      return {a, b, off: Math.sqrt(Math.max(0, dot(d, d) - a * a - b * b))};
    };
    return {at: (a, b) => p.map((value, k) => value + a * u[k] + b * v[k]), project, extent: [[d3.min([0, share]), d3.max([long, share])], [0, high]]};
  }

  // Training as recorded, in the copy that ends nearest to one of the three corners; and the ways over those of them that are saddles.
  function trails() {
    const corners = chosen.corners.map(k => points[k]);
    const trained = mm.data.trajectories.map((run, n) => {
      const last = run.places[run.places.length - 1];
      const nearest = d3.least(corners.map(corner => mm.align(corner.parameters, last)), aligned => aligned.distance);
      return {name: `training, seed ${run.seed}`, colour: `var(--c${n % 6})`, dash: null, places: run.places.map(p => nearest.moves ? network.move(p, nearest.moves) : p)};
    });
    const over = [...new Set(corners)].filter(corner => corner.one_way && !ways.includes(corner)).map(saddle => (
      {name: `ways down from ${saddle.name}`, colour: "var(--one)", dash: "4 3", places: [...saddle.one_way].reverse().concat([saddle.parameters], saddle.other_way)}));
    return [...trained, ...over];
  }

  function slice() {
    if (points.length < 3) {
      return null;
    }
    return mm.figures.figure(mm.slot("landscape", "plane"), {
      title: "The plane through three of them",
      describe: () => {
        const flat = spanned();
        return flat ? `The loss (on at most 400 of the drawn samples) in the plane through ${chosen.corners.map(k => points[k].name).join(", ")}, each as it is written down. Every other place`
          + " lies off the plane; how far is in the numbers, so what seems near in the drawing need not be."
          + `${trails().length > 0 ? ` Lines are seen from straight above, the fainter the farther off: ${trails().map(trail => {
            const off = trail.places.map(p => flat.project(p).off);
            return `${trail.name}, up to ${number(d3.max(off), 2)} off, ${number(off[off.length - 1], 2)} at its end`;
          }).join("; ")}.` : ""}` : "Choose three different places that are not on one line.";
      },
      table: () => {
        const flat = spanned();
        return {columns: ["place", "along", "across", "distance from the plane"], rows: flat ? [...points.map(point => [point.name, point.parameters]),
          ...trails().flatMap(trail => [[`${trail.name}: first`, trail.places[0]], [`${trail.name}: last`, trail.places[trail.places.length - 1]]])].map(([name, p]) => {
          const {a, b, off} = flat.project(p);
          return [name, number(a, 4), number(b, 4), off < 1e-6 ? 0 : number(off, 4)];
        }) : []};
      },
      draw: plot,
    });
  }

  function plot(host, width) {
    const flat = spanned();
    if (!flat) {
      return;
    }
    const n = 44;
    const side = Math.min(width, 560);
    const height = Math.round(0.75 * side);
    const [ax, bx] = flat.extent.map(([from, to]) => [from - 0.25 * (to - from), to + 0.25 * (to - from)]);
    const step = Math.max(1, Math.ceil(inputs.length / 400));
    const some = inputs.filter((_, k) => k % step === 0);
    const their = labels.filter((_, k) => k % step === 0);
    const values = d3.range(n * n).map(k => {
      const p = flat.at(ax[0] + (ax[1] - ax[0]) * (k % n + 0.5) / n, bx[0] + (bx[1] - bx[0]) * (Math.floor(k / n) + 0.5) / n);
      return Math.log(network.loss(p, some, their));
    });
    const x = d3.scaleLinear([0, n], [0, side]);
    const y = d3.scaleLinear([0, n], [height, 0]);
    const levels = d3.ticks(d3.min(values), d3.max(values), 14);
    const shade = d3.scaleLinear(d3.extent(levels), [0.06, 0.75]).clamp(true);
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, side, height]).attr("width", side).attr("height", height);
    const path = d3.geoPath(d3.geoTransform({point(a, b) {
      this.stream.point(x(a), y(b));
    }}));
    svg.selectAll("path").data(d3.contours().size([n, n]).thresholds(levels)(values)).join("path").attr("d", path)
      .attr("fill", "var(--zero)").attr("fill-opacity", 0.08).attr("stroke", "var(--ink)").attr("stroke-opacity", level => shade(level.value)).attr("stroke-width", 0.8);
    const seen = p => {
      const {a, b, off} = flat.project(p);
      return {at: [side * (a - ax[0]) / (ax[1] - ax[0]), height * (1 - (b - bx[0]) / (bx[1] - bx[0]))], off};
    };
    const wide = Math.max(ax[1] - ax[0], bx[1] - bx[0]);
    trails().forEach(trail => d3.pairs(trail.places.map(seen)).forEach(([from, to]) => {
      svg.append("line").attr("data-trail", trail.name).attr("x1", from.at[0]).attr("y1", from.at[1]).attr("x2", to.at[0]).attr("y2", to.at[1])
        .attr("stroke", trail.colour).attr("stroke-width", 2).attr("stroke-dasharray", trail.dash).attr("opacity", Math.max(0.25, 1 - (from.off + to.off) / 2 / wide));
    }));
    chosen.corners.forEach(k => {
      const {at} = seen(points[k].parameters);
      svg.append("circle").attr("cx", at[0]).attr("cy", at[1]).attr("r", 5).attr("fill", k < ends.length ? "var(--zero)" : "var(--one)").attr("data-corner", k);
      svg.append("text").attr("x", at[0] + 8).attr("y", at[1] + 4).text(points[k].name);
    });
  }
});
