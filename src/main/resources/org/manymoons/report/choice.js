// A choice of a run, kept in step with the fragment wherever it stands on the page.
mm.choice = (host, label, key) => {
  const root = host.append("label").text(`${label} `);
  const select = root.append("select").attr("data-choice", key).on("change", event => mm.state.set({[key]: Number(event.target.value)}));
  select.selectAll("option").data(mm.compared).join("option").attr("value", run => run.seed).text(run => run.seed);
  const show = () => select.property("value", mm.state.current[key]);
  show();
  mm.state.onChange(show);
};
