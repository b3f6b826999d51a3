// Provenance, and every parameter of the configuration.
mm.section("method", () => {
  const {say} = mm.words;
  const {data} = mm;
  const {provenance} = data.results;
  const width = data.network.parameter_names.length;
  say(mm.slot("method", "opening"), `${data.title}. The network has ${width} parameters. ${mm.runs.length > 0 ? `DL4J ${provenance.dl4j} trained it; plain Java repeated its updates`
    : "Plain Java trained it, by the updates that DL4J makes"}; every number on this page is in ${mm.file} or can be computed again from its configuration.`);
  mm.figures.scrolled(mm.slot("method", "provenance"), "Provenance", {
    caption: "What the results were made with",
    columns: ["what", "version or value"],
    rows: [["manymoons", provenance.manymoons], ["git commit", provenance.commit], ["Deeplearning4j", provenance.dl4j], ["Java", provenance.jvm],
      ["platform", provenance.platform], ["data (SHA-256)", provenance.data_checksum]],
  });
  mm.figures.scrolled(mm.slot("method", "settings"), "Configuration", {
    caption: "Every parameter of the configuration",
    columns: ["key", "value"],
    rows: data.method.settings.map(({key, value}) => [key, value]),
  });
});
