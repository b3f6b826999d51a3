// What the reader has chosen. It lives in the address's fragment, so that a view can be sent to somebody:
// #section=between&a=1&b=3&t=0.5&aligned=yes&weights=trained&solutions=runs
mm.state = (() => {
  const seeds = mm.compared.map(run => run.seed);
  const listeners = [];
  const defaults = {
    section: document.querySelector("main > section").id, a: seeds[0] ?? null, b: seeds[1] ?? seeds[0] ?? null, t: 0.5, aligned: false, weights: "trained",
    solutions: "runs",
  };
  const current = {...defaults};

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const seed = key => seeds.find(known => String(known) === given.get(key)) ?? defaults[key];
    const t = Number.parseFloat(given.get("t"));
    const polished = given.get("weights") === "polished" && mm.compared.some(run => run.polished);
    return {
      section: mm.drawings.has(given.get("section")) ? given.get("section") : defaults.section,
      a: seed("a"), b: seed("b"),
      t: t >= 0 && t <= 1 ? t : defaults.t,
      aligned: given.get("aligned") === "yes",
      weights: polished ? "polished" : "trained",
      solutions: given.get("solutions") === "census" && mm.census?.predictions ? "census" : defaults.solutions,
    };
  }

  function write() {
    const entries = {...current, aligned: current.aligned ? "yes" : "no"};
    for (const key of ["a", "b"]) {
      if (entries[key] === null) {
        delete entries[key];
      }
    }
    history.replaceState(null, "", "#" + new URLSearchParams(entries));
  }

  function set(changes) {
    const changed = Object.keys(changes).filter(key => current[key] !== changes[key]);
    if (changed.length > 0) {
      Object.assign(current, changes);
      write();
      listeners.forEach(listener => listener(changed));
    }
  }

  return {current, set, read, first: defaults.section, onChange: listener => listeners.push(listener)};
})();
