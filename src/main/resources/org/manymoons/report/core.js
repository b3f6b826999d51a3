"use strict";
// The page's data and the list of its sections. A section's script calls mm.section(id, draw).
const mm = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const runs = data.results.runs;
  const finished = runs.filter(run => run.parameters);
  const pairs = data.results.pairs;
  const drawings = new Map();

  // Of very many runs only the first are compared two by two, and only these can be chosen.
  const compared = pairs.length === 0
    ? finished.slice(0, 1)
    : finished.filter(run => pairs.some(pair => pair.a === run.seed || pair.b === run.seed));

  return {
    data, runs, finished, pairs, compared, drawings,
    census: data.results.census,
    // The list of failed seeds holds the first of them only, the count all.
    reached: census => census.seeds - census.failed,
    run: seed => runs.find(run => run.seed === seed),
    // A page has some of the sections.
    section: (id, draw) => document.getElementById(id) && drawings.set(id, draw),
    file: runs.length > 0 ? "results.json" : "census.json",
    slot: (id, name) => document.querySelector(`#${id} [data-slot="${name}"]`),
    // A run's place in the list decides its colour and its line.
    colour: run => `var(--c${finished.indexOf(run) % 5})`,
    dash: run => [null, "7 4", "2 3", "9 3 2 3"][Math.floor(finished.indexOf(run) / 5) % 4],
    ink: name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(),
  };
})();
