// Hidden units in panels, one for each place: the incoming weights as an arrow, bias and outgoing weight in columns beside it.
mm.units = (() => {
  const COLUMNS = 54;
  const layer = mm.network.hiddenLayers[0];
  const flat = layer?.inputs > 1;
  // Of a single feature the arrow is its weight and the bias.
  const arrow = unit => flat ? [unit.w[0], unit.w[1]] : [unit.w[0], unit.bias];
  const columns = [...(flat ? [{name: "bias", of: unit => unit.bias, moved: (v, f) => v * f}] : []),
    {name: "out", of: unit => unit.out[0], moved: (v, f) => v / f}];

  // From sizes to lengths up to 1, by asinh where the largest would leave the others too small to see.
  function lengths(values) {
    const sizes = values.map(Math.abs).filter(v => v > 0);
    const [largest, usual] = [d3.max(sizes) ?? 1, d3.median(sizes) ?? 1];
    const compressed = largest > 20 * usual;
    const of = compressed ? v => Math.asinh(v / usual) / Math.asinh(largest / usual) : v => v / largest;
    return {of, largest, compressed};
  }

  // In words, for a caption.
  function legend(names) {
    return (flat ? `an arrow for the weights of ${names[0]} (across) and ${names[1]} (up), and beside it its bias and its outgoing weight`
      : `an arrow for the weight of ${names[0]} (across) and the bias (up), and beside it its outgoing weight`)
      + (mm.network.layers[1].units > 1 ? " to the first unit of the next layer" : "");
  }

  // spec: {slots, units: everything that will be drawn, for the scales}
  function panels(host, width, {slots, units}) {
    const across = Math.max(1, Math.min(slots, Math.floor(width / 160)));
    const side = Math.min(300, Math.floor(width / across));
    const square = side - COLUMNS - 14;
    const tall = square + 34;
    const scale = {arrow: lengths(units.map(unit => Math.hypot(...arrow(unit)))), columns: columns.map(({of}) => lengths(units.map(of)))};
    const middle = slot => [(slot % across) * side + 6 + square / 2, Math.floor(slot / across) * tall + 26 + square / 2];
    const reach = square / 2 - 6;
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, across * side, Math.ceil(slots / across) * tall])
      .attr("width", across * side).attr("height", Math.ceil(slots / across) * tall);
    d3.range(slots).forEach(slot => frame(svg, slot));
    const at = k => square / 2 + 15 + k * 27;

    function frame(parent, slot) {
      const [x, y] = middle(slot);
      const panel = parent.append("g").attr("transform", `translate(${x},${y})`);
      panel.append("rect").attr("x", -square / 2 - 2).attr("y", -square / 2 - 22).attr("width", side - 8).attr("height", tall - 8)
        .attr("fill", "var(--page)").attr("stroke", "var(--line)");
      panel.append("path").attr("d", `M${-reach},0H${reach}M0,${-reach}V${reach}`).attr("stroke", "var(--line)");
      panel.append("text").attr("x", 4 - square / 2).attr("y", -square / 2 - 7).text(`unit ${slot + 1}`);
      panel.append("text").attr("class", "axis-label").attr("x", reach).attr("y", 13).attr("text-anchor", "end")
        .text(mm.words.number(scale.arrow.largest, 2));
      columns.forEach(({name}, k) => {
        const x0 = square / 2 + 15 + (k + 2 - columns.length) * 27;
        panel.append("path").attr("d", `M${x0},${-reach}V${reach}M${x0 - 10},0H${x0 + 10}`).attr("stroke", "var(--line)");
        panel.append("text").attr("class", "axis-label small").attr("x", x0).attr("y", -square / 2 - 7).attr("text-anchor", "middle").text(name);
      });
    }

    // One unit of one run; offset: sideways in its columns, from -1 to 1
    function add({colour, dash, label, offset}) {
      const weights = svg.append("g").attr("class", "arrow").attr("data-part", "weights");
      weights.append("line").attr("stroke", colour).attr("stroke-width", 2.2).attr("stroke-dasharray", dash).attr("vector-effect", "non-scaling-stroke");
      weights.append("circle").attr("r", 4).attr("fill", colour);
      const title = weights.append("title");
      const sticks = columns.map(({name}) => ({
        stick: svg.append("line").attr("class", "arrow").attr("data-part", name).attr("y2", -reach).attr("stroke", colour).attr("stroke-width", 2.2)
          .attr("vector-effect", "non-scaling-stroke"),
        dot: svg.append("circle").attr("class", "arrow").attr("data-part", name).attr("r", 3).attr("fill", colour),
      }));
      return {weights, title, sticks, label, offset, unit: null};
    }

    // Where the tip of a unit's arrow lies, from the middle of its panel.
    function tip(unit) {
      const size = Math.hypot(...arrow(unit));
      const long = size > 0 ? scale.arrow.of(size) * reach / size : 0;
      return [arrow(unit)[0] * long, -arrow(unit)[1] * long];
    }

    function show(mark, unit) {
      const [u, v] = arrow(unit);
      const [x, y] = tip(unit);
      mark.unit = unit;
      mark.weights.select("line").attr("x2", x).attr("y2", y);
      mark.weights.select("circle").attr("cx", x).attr("cy", y);
      mark.title.text(`${mark.label}: ${mm.words.list([u, v].map(w => mm.words.number(w)))}; bias ${mm.words.number(unit.bias)}, out ${mm.words.number(unit.out[0])}`);
    }

    // Moves it to its place, times a factor; the style sheet animates it where motion is welcome.
    function place(mark, slot, factor) {
      const seen = slot < slots ? null : "none";
      const [x, y] = slot < slots ? middle(slot) : [0, 0];
      const size = Math.hypot(...arrow(mark.unit));
      const stretch = size > 0 ? scale.arrow.of(Math.abs(factor) * size) / scale.arrow.of(size) : 1;
      mark.weights.style("transform", `translate(${x}px,${y}px) rotate(${factor < 0 ? 180 : 0}deg) scale(${stretch})`).style("display", seen);
      columns.forEach(({of, moved}, k) => {
        const height = scale.columns[k].of(moved(of(mark.unit), factor));
        const x0 = x + at(k + 2 - columns.length) + 8 * mark.offset;
        mark.sticks[k].stick.style("transform", `translate(${x0}px,${y}px) scale(1,${height})`).style("display", seen);
        mark.sticks[k].dot.style("transform", `translate(${x0}px,${y - height * reach}px)`).style("display", seen);
      });
    }

    const compressed = scale.arrow.compressed || scale.columns.some(column => column.compressed);
    return {svg, middle, add, show, place, tip, compressed};
  }

  // Places of several marks beside each other in a column.
  const offset = (k, count) => count < 2 ? 0 : 2 * k / (count - 1) - 1;

  return {panels, legend, lengths, offset};
})();
