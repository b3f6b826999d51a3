// One more network, given by its parameters, beside the runs and the end states.
mm.compare = (() => {
  const MOST_RUNS = 100;
  const {finished, network, data} = mm;
  const {samples} = data.recipe;
  const {inputs, labels} = samples ?? data.learnt;
  const rows = Float64Array.from(inputs.flat());
  const objective = mm.train.objective(data.network, rows, labels);
  const predicted = p => labels.map((_, n) => objective.logit(p, n) > 0 ? 1 : 0);
  const share = (these, those) => d3.mean(these, (label, n) => label === those[n] ? 1 : 0);

  // What polishing reached and of which a kind was established: in the census if there was one, otherwise from the runs.
  const endStates = (mm.census
    ? mm.census.end_states.map((state, k) => ({name: mm.words.letter(k), ...state}))
    : finished.filter(run => run.polished).map(run => ({name: `of seed ${run.seed}`, kind: run.kind, ...run.polished})))
    .filter(state => state.kind !== "not_converged").slice(0, MOST_RUNS);
  const runs = finished.slice(0, MOST_RUNS);

  // The runs and end states, each nearest first.
  function compare(parameters) {
    const own = predicted(parameters);
    const beside = (other, p) => ({
      ...other, ...mm.align(parameters, p), parameters: p, loss: objective.loss(p), alike: share(own, predicted(p)),
    });
    const ordered = list => d3.sort(list, one => one.distance);
    return {
      loss: objective.loss(parameters), right: share(own, labels),
      runs: ordered(runs.map(run => beside({run, name: `seed ${run.seed}`}, run.parameters))),
      ends: ordered(endStates.map(state => beside({state, name: state.name}, state.parameters))),
    };
  }

  // As an aligned run lies on the units of the new network.
  const aligned = one => one.moves ? network.move(one.parameters, one.moves) : one.parameters;

  return {compare, aligned, rows, labels, runs, endStates, complete: samples !== null};
})();
