// Numbers and sentences.
mm.words = (() => {
  const counted = (count, what) => `${d3.format(",")(count)} ${what}${count === 1 ? "" : "s"}`;

  // A number for reading; all of its digits are in results.json.
  function number(value, digits = 4) {
    if (value === null || value === undefined) {
      return "none";
    }
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
      return value.toExponential(digits - 1).replace(/\.?0+e/, "e").replace("e+", "e");
    }
    return String(Number(value.toPrecision(digits)));
  }

  // What training or polishing came to: everywhere with the same digits.
  const cost = value => value === null || value === undefined ? "none" : value !== 0 && Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6
    ? number(value, 5) : value.toFixed(5);
  const precise = value => value === null || value === undefined ? "none" : value.toFixed(10);

  const percent = (share, digits = 2) => share === null || share === undefined ? "none" : `${(100 * share).toFixed(digits)}\u00a0%`;
  const kind = name => name === null || name === undefined ? "not polished" : name.replaceAll("_", " ");
  const iteration = value => value === null || value === undefined ? "never" : d3.format(",")(value);

  function list(items) {
    return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
  }

  function range(values, write) {
    const [low, high] = d3.extent(values).map(value => write(value));
    return low === high ? low : `${low} to ${high}`;
  }

  // The name of an end state of the census by its place: A, B, ..., Z, A1, ...
  const letter = k => `${String.fromCharCode(65 + k % 26)}${k >= 26 ? Math.floor(k / 26) : ""}`;

  // Adds a paragraph; everything that is shown goes in as text, never as markup.
  function say(host, ...sentences) {
    d3.select(host).append("p").text(sentences.filter(Boolean).join(" "));
  }

  return {number, cost, precise, percent, kind, iteration, list, range, counted, letter, say};
})();
