// Axes with lines and dots on them.
mm.chart = (() => {
  const plain = d3.format("~g");
  const NARROWEST = 1e-8; // an axis that shows less of its values needs more digits at its ticks than fit
  const [CHARACTER, GAP] = [6.2, 10]; // px of the axis' type, and between two labels
  const LOWEST = 1e-200; // on a logarithmic axis: ratios of smaller numbers overflow, and the smallest have few digits

  function scaleOf(axis, values, range) {
    const usable = values.filter(v => Number.isFinite(v) && (!axis.log || v > LOWEST));
    let [low, high] = axis.domain ?? d3.extent(usable.length > 0 ? usable : [1, 10]);
    if (low === high) {
      [low, high] = axis.log ? [low / 2, high * 2] : [low - 0.1 * Math.abs(low || 5), high + 0.1 * Math.abs(high || 5)];
    }
    const narrowest = NARROWEST * Math.max(Math.abs(low), Math.abs(high));
    if (!axis.log && Math.abs(high - low) < narrowest) { // a domain may run downwards
      [low, high] = [(low + high - narrowest) / 2, (low + high + narrowest) / 2];
    }
    if (axis.log) {
      const room = axis.domain ? 1 : (high / low) ** 0.03;
      return d3.scaleLog([low / room, high * room], range);
    }
    const room = axis.domain ? 0 : 0.04 * (high - low);
    return d3.scaleLinear([low - room, high + room], range);
  }

  // Powers of ten where there are enough of them, otherwise round numbers.
  function ticksOf(scale, log, count) {
    if (!log) {
      return {values: scale.ticks(count), write: scale.tickFormat(count)};
    }
    const [low, high] = scale.domain();
    const powers = d3.range(Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9) + 1);
    if (powers.length >= 3) {
      const every = Math.ceil(powers.length / count);
      return {
        values: powers.filter((_, k) => k % every === 0).map(power => Number(`1e${power}`)),
        write: v => v >= 1e-3 && v < 1e5 ? plain(v) : v.toExponential(0).replace("e+", "e"),
      };
    }
    const round = (high / low > 8 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]).flatMap(m => d3.range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)) + 1)
      .map(power => Number(`${m}e${power}`))).filter(v => v >= low && v <= high).sort(d3.ascending);
    const every = Math.max(1, Math.ceil(round.length / count));
    return {values: round.filter((_, k) => k % every === 0), write: v => v >= 1e-3 ? plain(v) : v.toExponential(0)};
  }

  // Those of the ticks across whose labels neither overlap nor leave the picture, the first of them that may stay included.
  function ticksAcross(scale, log, width) {
    const {values, write} = ticksOf(scale, log, Math.max(3, Math.floor(width / 90)));
    const half = v => (CHARACTER * write(v).length) / 2;
    const kept = [];
    for (const v of values.filter(v => scale(v) - half(v) >= 0 && scale(v) + half(v) <= width)) {
      const before = kept.at(-1);
      if (before === undefined || scale(v) - half(v) - (scale(before) + half(before)) >= GAP) {
        kept.push(v);
      }
    }
    return {values: kept.length > 0 ? kept : values.slice(0, 1), write};
  }

  // spec: {x, y: {label, log, domain}, series: [{points: [[x, y]], colour, dash, dots, symbol, hollow}], rules: [{y, label}], height}
  function draw(host, width, spec) {
    const height = spec.height ?? Math.max(220, Math.min(340, width * 0.55));
    const margin = {top: 14, right: 26, bottom: 42, left: 62};
    const points = spec.series.flatMap(series => series.points);
    const x = scaleOf(spec.x, points.map(p => p[0]), [margin.left, width - margin.right]);
    const y = scaleOf(spec.y, [...points.map(p => p[1]), ...(spec.rules ?? []).map(rule => rule.y)],
      [height - margin.bottom, margin.top]);
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height);
    axes(svg, spec, {x, y, width, height, margin});

    const visible = p => p[1] !== null && Number.isFinite(p[1]) && (!spec.y.log || p[1] > LOWEST) && (!spec.x.log || p[0] > LOWEST);
    const line = d3.line().defined(visible).x(p => x(p[0])).y(p => y(p[1]));
    for (const rule of spec.rules ?? []) {
      drawRule(svg, rule, {x, y, width, margin}, points.filter(visible));
    }
    for (const series of spec.series) {
      if (!series.dots) {
        svg.append("path").attr("d", line(series.points)).attr("fill", "none").attr("stroke", series.colour)
          .attr("stroke-width", 1.8).attr("stroke-dasharray", series.dash ?? null);
      } else {
        svg.append("g").selectAll("path").data(series.points.filter(visible)).join("path")
          .attr("transform", p => `translate(${x(p[0])},${y(p[1])})`)
          .attr("d", d3.symbol(series.symbol ?? d3.symbolCircle, series.size ?? 45)())
          .attr("fill", series.hollow ? "none" : series.colour).attr("stroke", series.colour).attr("stroke-width", 1.5);
      }
    }
    return {svg, x, y, height, margin};
  }

  // Below the curves, its label where the fewest points lie.
  function drawRule(svg, rule, {x, y, width, margin}, points) {
    const [left, right] = [margin.left + 6, width - margin.right - 6];
    const long = 7 * rule.label.length;
    const places = [[right, -6], [left, -6], [right, 15], [left, 15]].map(([at, lift]) => {
      const [from, base] = [at === left ? left : right - long, y(rule.y) + lift];
      return {at, base, anchor: at === left ? "start" : "end",
        hidden: points.filter(p => x(p[0]) > from - 4 && x(p[0]) < from + long + 4 && y(p[1]) > base - 14 && y(p[1]) < base + 5).length};
    });
    const place = d3.least(places, p => p.hidden);
    svg.append("line").attr("x1", margin.left).attr("x2", width - margin.right).attr("y1", y(rule.y)).attr("y2", y(rule.y))
      .attr("stroke", "var(--ink)").attr("stroke-dasharray", "3 3");
    svg.append("text").attr("class", "rule-label").attr("x", place.at).attr("y", place.base).attr("text-anchor", place.anchor).text(rule.label);
  }

  function axes(svg, spec, {x, y, width, height, margin}) {
    const across = ticksAcross(x, spec.x.log, width);
    const up = spec.y.categories
      ? {values: spec.y.categories.map((_, k) => k), write: k => spec.y.categories[k]}
      : ticksOf(y, spec.y.log, 6);
    svg.append("g").attr("class", "grid").selectAll("line").data(up.values).join("line")
      .attr("x1", margin.left).attr("x2", width - margin.right).attr("y1", y).attr("y2", y);
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - margin.bottom})`)
      .call(d3.axisBottom(x).tickValues(across.values).tickFormat(across.write).tickSizeOuter(0));
    svg.append("g").attr("class", "axis").attr("transform", `translate(${margin.left},0)`)
      .call(d3.axisLeft(y).tickValues(up.values).tickFormat(up.write).tickSizeOuter(0));
    svg.append("text").attr("class", "axis-label").attr("x", (margin.left + width - margin.right) / 2).attr("y", height - 6)
      .attr("text-anchor", "middle").text(spec.x.label);
    svg.append("text").attr("class", "axis-label").attr("transform", `translate(13,${(margin.top + height - margin.bottom) / 2}) rotate(-90)`)
      .attr("text-anchor", "middle").text(spec.y.label ?? "");
  }

  return Object.assign(draw, {scaleOf, ticksAcross});
})();
