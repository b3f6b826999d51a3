// The plane of two features: what a network says there, its boundary, and the samples.
mm.plane = (() => {
  const {inputs, labels} = mm.data.learnt;
  const exists = mm.data.feature_names.length === 2;
  const padded = j => {
    const [low, high] = d3.extent(inputs, x => x[j]);
    const room = 0.08 * (high - low || 1);
    return [low - room, high + room];
  };
  const domain = exists ? [padded(0), padded(1)] : null;
  const aspect = 0.7;

  // The middle of cell k of n along a feature.
  const middle = (j, k, n) => domain[j][0] + (domain[j][1] - domain[j][0]) * (k + 0.5) / n;

  // The values of a function of the plane at the middles of nx x ny cells, with one more cell on each side.
  function grid(nx, f) {
    const ny = Math.round(nx * aspect);
    const values = new Float64Array((nx + 2) * (ny + 2));
    for (let r = 0; r < ny + 2; r++) {
      for (let c = 0; c < nx + 2; c++) {
        values[r * (nx + 2) + c] = f([middle(0, c - 1, nx), middle(1, ny - r, ny)]);
      }
    }
    return {nx, ny, values};
  }

  // Paints a grid into a canvas; colour(value) gives [r, g, b, alpha].
  function paint(canvas, {nx, ny, values}, colour) {
    Object.assign(canvas, {width: nx, height: ny});
    const context = canvas.getContext("2d");
    const image = context.createImageData(nx, ny);
    for (let r = 0; r < ny; r++) {
      for (let c = 0; c < nx; c++) {
        image.data.set(colour(values[(r + 1) * (nx + 2) + c + 1]), 4 * (r * nx + c));
      }
    }
    context.putImageData(image, 0, 0);
  }

  const rgb = name => {
    const {r, g, b} = d3.rgb(mm.ink(name));
    return [r, g, b];
  };

  // Between the colours of the two classes, paler the less certain.
  function byProbability() {
    const [zero, one] = [rgb("zero"), rgb("one")];
    return p => [...(p > 0.5 ? one : zero), 150 * Math.abs(2 * p - 1)];
  }

  // From -largest to largest through white, on paper and screen, light and dark: a picture of values, not of the page.
  function byActivation(largest) {
    const [low, zero, high] = ["#0072b2", "#ffffff", "#d55e00"].map(colour => d3.rgb(colour));
    const [down, up] = [d3.interpolateRgb(zero, low), d3.interpolateRgb(zero, high)];
    return v => {
      const {r, g, b} = d3.rgb((v > 0 ? up : down)(Math.min(1, Math.abs(v) / largest)));
      return [r, g, b, 255];
    };
  }

  // The boundary as a path; contours close along the rim, which lies outside of what is shown.
  function boundary({nx, ny, values}, width, height) {
    const shape = d3.contours().size([nx + 2, ny + 2]).thresholds([0])(values)[0];
    const place = ([c, r]) => `${((c - 1) / nx * width).toFixed(1)},${((r - 1) / ny * height).toFixed(1)}`;
    return shape.coordinates.flat().map(ring => "M" + ring.map(place).join("L") + "Z").join("");
  }

  function dots(canvas, width, height, samples, size = 1) {
    const scale = Math.min(2, devicePixelRatio || 1);
    Object.assign(canvas, {width: width * scale, height: height * scale});
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    const colours = [mm.ink("zero"), mm.ink("one")];
    for (const {input, label} of samples) {
      const [x, y] = [place(0, input[0]) * width, (1 - place(1, input[1])) * height];
      context.fillStyle = colours[label];
      context.beginPath();
      if (label === 1) { // a triangle, so that the classes differ by more than colour
        context.moveTo(x, y - 2.6 * size);
        context.lineTo(x + 2.4 * size, y + 1.8 * size);
        context.lineTo(x - 2.4 * size, y + 1.8 * size);
      } else {
        context.arc(x, y, 1.8 * size, 0, 7);
      }
      context.fill();
    }
  }

  const place = (j, value) => (value - domain[j][0]) / (domain[j][1] - domain[j][0]);
  const drawn = inputs.map((input, n) => ({input, label: labels[n]}));

  // spec: {width, label, field: {grid, colour}, boundaries: [{grid, colour, dash}], samples}
  function draw(host, {width, label, field, boundaries, samples, size}) {
    const height = Math.round(width * aspect);
    const root = d3.select(host).append("div").attr("class", "plane").attr("role", "img").attr("aria-label", label)
      .style("aspect-ratio", `${width} / ${height}`).style("max-width", `${width}px`);
    if (field) {
      paint(root.append("canvas").node(), field.grid, field.colour);
    }
    if (samples) {
      dots(root.append("canvas").node(), width, height, samples, size);
    }
    const svg = root.append("svg").attr("viewBox", [0, 0, width, height]).attr("aria-hidden", "true");
    for (const line of boundaries ?? []) {
      svg.append("path").attr("d", boundary(line.grid, width, height)).attr("fill", "none").attr("stroke", line.colour)
        .attr("stroke-width", line.width ?? 2).attr("stroke-dasharray", line.dash ?? null);
    }
    return root;
  }

  const logits = (p, nx = 90) => grid(nx, x => mm.network.logit(p, x));
  const probabilities = made => ({...made, values: made.values.map(mm.network.sigmoid)});
  return {exists, domain, aspect, middle, grid, paint, byProbability, byActivation, draw, logits, probabilities, samples: drawn};
})();

// What can be shown of a network whose samples do not lie in a plane: how its probabilities are spread over the samples.
mm.spread = (host, width, p) => {
  const {inputs, labels} = mm.data.learnt;
  const bins = 20;
  const counts = [0, 1].map(() => new Array(bins).fill(0));
  inputs.forEach((x, n) => counts[labels[n]][Math.min(bins - 1, Math.floor(bins * mm.network.sigmoid(mm.network.logit(p, x))))]++);
  const [height, margin] = [Math.round(width * 0.6), 24];
  const x = d3.scaleLinear([0, 1], [4, width - 4]);
  const y = d3.scaleLinear([0, d3.max(counts.flat())], [0, (height - margin) / 2 - 4]);
  const middle = (height - margin) / 2;
  const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height)
    .attr("role", "img").attr("aria-label", `Samples by predicted probability: label 1 upwards, label 0 downwards`);
  counts.forEach((count, label) => svg.append("g").selectAll("rect").data(count).join("rect")
    .attr("x", (_, k) => x(k / bins) + 0.5).attr("width", x(1 / bins) - x(0) - 1)
    .attr("y", c => label === 1 ? middle - y(c) : middle).attr("height", c => y(c))
    .attr("fill", label === 1 ? "var(--one)" : "var(--zero)"));
  svg.append("line").attr("x1", x(0.5)).attr("x2", x(0.5)).attr("y1", 0).attr("y2", height - margin)
    .attr("stroke", "var(--ink)").attr("stroke-dasharray", "3 3");
  for (const [value, anchor] of [[0, "start"], [0.5, "middle"], [1, "end"]]) {
    svg.append("text").attr("x", x(value)).attr("y", height - 6).attr("text-anchor", anchor).text(value);
  }
  return counts;
};
