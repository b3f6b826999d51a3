// A figure: title, what is to be seen in it in words, the drawing, and all its numbers in a table.
mm.figures = (() => {
  const all = [];

  // spec: {title, see(): what to look for, or nothing; describe(): text, table(): {caption, columns, rows}, several of them, or null, draw(host, width), legend(): items or null}
  function figure(host, spec) {
    const root = d3.select(host).append("figure");
    root.append("h3").text(spec.title);
    const see = root.append("p").attr("class", "see");
    const caption = root.append("figcaption");
    const legend = root.append("div");
    const plot = root.append("div").attr("class", spec.plotClass ?? "plot");
    const numbers = spec.table ? root.append("details") : null;
    numbers?.append("summary").text("The numbers");
    const holder = numbers?.append("div").attr("class", "scroll").attr("tabindex", 0).attr("role", "region")
      .attr("aria-label", `${spec.title}: the numbers`);

    function draw() {
      const width = Math.max(220, Math.floor(plot.node().clientWidth || 640));
      plot.selectAll("*").remove();
      spec.draw(plot.node(), width);
      // The drawing is one image for a screen reader; its description is the caption's text.
      plot.selectAll(":scope > svg").attr("role", "img").attr("aria-label", `${spec.title}. ${spec.describe()}`);
    }

    function explain() {
      see.text(spec.see?.() ?? "").attr("hidden", spec.see?.() ? null : "");
      caption.text(spec.describe());
    }

    function refresh() {
      explain();
      legend.selectAll("*").remove();
      const items = spec.legend?.();
      if (items) {
        showLegend(legend, items);
      }
      draw();
      if (numbers) {
        holder.selectAll("*").remove();
        [spec.table()].flat().forEach(content => table(holder.node(), content));
      }
    }
    const made = {draw, refresh, explain, spec, root: root.node()};
    all.push(made);
    refresh();
    return made;
  }

  function showLegend(host, items) {
    const item = host.append("ul").attr("class", "legend").selectAll("li").data(items).join("li");
    const key = item.append("svg").attr("viewBox", "0 0 30 14").attr("aria-hidden", "true");
    key.filter(d => d.line !== false).append("line").attr("x1", 1).attr("x2", 29).attr("y1", 7).attr("y2", 7)
      .attr("stroke", d => d.colour).attr("stroke-width", 2.5).attr("stroke-dasharray", d => d.dash ?? null);
    key.filter(d => d.symbol).append("path").attr("transform", "translate(15,7)")
      .attr("d", d => d3.symbol(d.symbol, 60)())
      .attr("fill", d => d.hollow ? "none" : d.colour).attr("stroke", d => d.colour).attr("stroke-width", 1.5);
    item.append("span").text(d => d.name);
    if (items.length > 20) {
      host.append("p").text("Colours and dashes repeat after 20 runs.");
    }
  }

  // columns: texts; rows: arrays of texts or numbers; cards: on a narrow screen every row is a card that shows all its columns
  function table(host, {caption, columns, rows, cards}) {
    const root = d3.select(host).append("table").classed("cards", cards);
    if (caption) {
      root.append("caption").text(caption);
    }
    const numeric = columns.map((_, k) => rows.length > 0 && rows.every(row => /^[-0-9.e,%\s]+$|^none$|^never$/.test(String(row[k]))));
    root.append("thead").append("tr").selectAll("th").data(columns).join("th")
      .attr("scope", "col").classed("number", (_, k) => numeric[k]).text(d => d);
    root.append("tbody").selectAll("tr").data(rows).join("tr").selectAll("td").data(row => row).join("td")
      .classed("number", (_, k) => numeric[k])
      .classed("wide", d => String(d).length > 60).attr("data-column", (_, k) => columns[k]).text(d => d);
  }

  let width = document.documentElement.clientWidth;
  let waiting = 0;
  addEventListener("resize", () => {
    if (document.documentElement.clientWidth !== width) {
      width = document.documentElement.clientWidth;
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => all.forEach(made => made.draw()));
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => all.forEach(made => made.draw()));

  // On paper the colours are the light ones, and what is painted, not styled, is painted anew for it and back. Short
  // tables are printed; of a long one the reader decides by opening it.
  const short = details => details.querySelectorAll("tbody tr").length <= 40;
  const printing = on => () => {
    document.documentElement.classList.toggle("printing", on);
    all.forEach(made => made.draw());
    document.querySelectorAll(on ? "details:not([open])" : "details[data-printed]").forEach(details => {
      details.open = on && short(details);
      details.toggleAttribute("data-printed", details.open);
    });
  };
  addEventListener("beforeprint", printing(true));
  addEventListener("afterprint", printing(false));

  return {figure, table, scrolled: (host, label, content) => {
    const holder = d3.select(host).append("div").attr("class", "scroll").attr("tabindex", 0)
      .attr("role", "region").attr("aria-label", label);
    table(holder.node(), content);
  }};
})();
