// The networks that a census found, drawn.
mm.section("starts", () => {
  const {kind, precise, percent, say} = mm.words;
  const {census, network, plane, data} = mm;
  const MOST = 12;
  const slot = mm.slot("starts", "networks");
  const shown = census.end_states.slice(0, MOST);
  if (shown.length === 0) {
    say(slot, "There is no end state to draw.");
    return;
  }
  const letter = k => String.fromCharCode(65 + k);
  mm.figures.figure(slot, {
    title: "The networks found",
    plotClass: "multiples",
    see: () => "What the network of each end state computes, and its weights: wide lines are large weights, dashed ones negative.",
    describe: () => `${shown.length < census.end_states.length ? `The first ${shown.length} of ${census.end_states.length} end states. ` : ""}`
      + (plane.exists ? `The line is the decision boundary, the colour how sure the network is of label 1 (triangles) or label 0 (discs). Across: ${data.feature_names[0]};`
        + ` up: ${data.feature_names[1]}. ` : "")
      + (shown.some(state => state.channel) ? "A channel has no last network: drawn is one some way along it." : ""),
    table: () => ({columns: ["end state", "parameter", "value"],
      rows: shown.flatMap((state, k) => data.network.parameter_names.map((name, i) => [letter(k), name, String(state.parameters[i])]))}),
    draw: host => shown.forEach((state, k) => {
      const panel = d3.select(host).append("div");
      const name = `${letter(k)}, ${kind(state.kind)}`;
      panel.append("h4").text(name);
      const inner = panel.append("div").attr("class", "plot").node();
      const width = Math.max(150, panel.node().clientWidth);
      if (plane.exists) {
        const grid = plane.logits(state.parameters, 60);
        plane.draw(inner, {width, label: `Decision boundary of end state ${name}`, field: {grid: plane.probabilities(grid), colour: plane.byProbability()},
          boundaries: [{grid, colour: "var(--ink)"}], samples: plane.samples.slice(0, 300)});
      } else {
        mm.spread(inner, width, state.parameters);
      }
      mm.diagram.draw(panel.append("div").node(), width, state.parameters, `The network of end state ${name}`);
      panel.append("p").text(`${state.channel ? "limit" : "cost"} ${precise(state.limit ?? state.cost)}, ${percent(state.training_accuracy)} right, ${state.hits} of ${mm.reached(census)} seeds`);
    }),
  });
});
