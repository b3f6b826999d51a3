// A network as a diagram: units as thumbnails of what they compute, weights as lines, wider for larger ones.
mm.diagram = (() => {
  const MOST_UNITS = 8;

  function thumbnail(p, l, i) {
    const canvas = document.createElement("canvas");
    const grid = mm.plane.grid(28, x => mm.network.hidden(p, x)[l][i]);
    mm.plane.paint(canvas, grid, mm.plane.byActivation(Math.max(1, d3.max(grid.values, Math.abs))));
    return canvas.toDataURL();
  }

  // p: parameters; note(l, i): what to write below a unit, or null
  function draw(host, width, p, label, note) {
    const layers = mm.network.layers;
    const columns = [layers[0].inputs, ...layers.map(layer => layer.units)];
    const shown = columns.map(count => Math.min(count, MOST_UNITS));
    const size = Math.max(18, Math.min(40, width / (2.4 * columns.length)));
    const step = size * mm.plane.aspect + (note ? 20 : 12);
    const height = Math.max(...shown) * step + 26;
    const x = k => 14 + size / 2 + k * (width - size - 28) / (columns.length - 1);
    const y = (k, i) => (height - 14) / 2 + (i - (shown[k] - 1) / 2) * step;
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height)
      .attr("role", "img").attr("aria-label", label);

    layers.forEach((layer, l) => {
      const weights = p.slice(layer.weights, layer.biases);
      const thick = d3.scaleSqrt([0, d3.max(weights, Math.abs) || 1], [0.4, 6]);
      for (let i = 0; i < shown[l + 1]; i++) {
        for (let j = 0; j < shown[l]; j++) {
          const w = weights[i * layer.inputs + j];
          svg.append("path").attr("d", d3.linkHorizontal()({source: [x(l) + size / 2, y(l, j)], target: [x(l + 1) - size / 2, y(l + 1, i)]}))
            .attr("fill", "none").attr("stroke", w > 0 ? "var(--one)" : "var(--zero)").attr("stroke-width", thick(Math.abs(w)))
            .attr("stroke-dasharray", w > 0 ? null : "5 2").append("title").text(`weight ${mm.words.number(w)}`);
        }
      }
    });
    columns.forEach((count, k) => {
      for (let i = 0; i < shown[k]; i++) {
        node(svg, p, {k, i, x: x(k), y: y(k, i), size, last: k === columns.length - 1});
        const text = k > 0 && k < columns.length - 1 && note ? note(k - 1, i) : null;
        if (text) {
          svg.append("text").attr("x", x(k)).attr("y", y(k, i) + size * mm.plane.aspect / 2 + 12).attr("text-anchor", "middle").text(text);
        }
      }
      if (count > shown[k]) {
        svg.append("text").attr("x", x(k)).attr("y", height - 4).attr("text-anchor", "middle").text(`and ${count - shown[k]} more`);
      }
    });
  }

  function node(svg, p, {k, i, x, y, size, last}) {
    const [w, h] = [size, size * mm.plane.aspect];
    const frame = svg.append("rect").attr("x", x - w / 2).attr("y", y - h / 2).attr("width", w).attr("height", h)
      .attr("fill", "var(--page)").attr("stroke", "var(--soft)");
    if (k > 0 && !last && mm.plane.exists) {
      svg.append("image").attr("href", thumbnail(p, k - 1, i)).attr("x", x - w / 2).attr("y", y - h / 2)
        .attr("width", w).attr("height", h).attr("preserveAspectRatio", "none");
    } else {
      const name = k === 0 ? mm.data.feature_names[i] : last ? "p" : `${i + 1}`;
      svg.append("text").attr("x", x).attr("y", y + 4).attr("text-anchor", "middle").text(name.length > 5 ? `${name.slice(0, 4)}…` : name)
        .append("title").text(name);
    }
    frame.raise().attr("fill", k > 0 && !last && mm.plane.exists ? "none" : "transparent");
  }

  return {draw, MOST_UNITS};
})();
