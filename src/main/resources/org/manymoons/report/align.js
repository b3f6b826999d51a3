// The symmetry that brings network b nearest to network a, and how near. Distances are measured as results.json measures
// them: in a form of the parameters in which only order and signs are left to choose.
mm.align = (() => {
  const {layers} = mm.network;
  const hidden = mm.network.hiddenLayers;
  const activation = hidden[0]?.activation;
  const signs = ["tanh", "softsign", "hardtanh", "sigmoid"].includes(activation);
  const scaled = ["relu", "leakyrelu"].includes(activation);

  const norm = x => Math.sqrt(d3.sum(x, v => v * v));
  const distance = (p, q) => norm(p.map((v, k) => v - q[k]));

  // The numbers of a unit in a vector of parameters: where its incoming weights and bias, and its outgoing weights stand.
  const incoming = (l, i) => [...d3.range(layers[l].inputs).map(j => layers[l].weights + i * layers[l].inputs + j), layers[l].biases + i];
  const outgoing = (l, i) => d3.range(layers[l + 1].units).map(k => layers[l + 1].weights + k * layers[l + 1].inputs + i);

  // Identity layers amount to one affine map.
  function collapsed(p) {
    let [map, shift] = [null, null];
    for (const {inputs, units, weights, biases} of layers) {
      const w = d3.range(units).map(i => p.slice(weights + i * inputs, weights + (i + 1) * inputs));
      const b = p.slice(biases, biases + units);
      shift = shift ? w.map((row, i) => d3.sum(row, (v, j) => v * shift[j]) + b[i]) : b;
      map = map ? w.map(row => map[0].map((_, j) => d3.sum(row, (v, i) => v * map[i][j]))) : w;
    }
    return [...map.flat(), ...shift];
  }

  // v s(z) = v/2 + v/2 tanh(z/2).
  function asTanh(p) {
    const q = p.slice();
    hidden.forEach((layer, l) => {
      const next = layers[l + 1];
      for (let k = layer.weights; k < layer.biases + layer.units; k++) {
        q[k] /= 2;
      }
      for (let k = 0; k < next.units; k++) {
        for (let i = 0; i < next.inputs; i++) {
          q[next.weights + k * next.inputs + i] /= 2;
          q[next.biases + k] += q[next.weights + k * next.inputs + i];
        }
      }
    });
    return q;
  }

  // Every unit is scaled so that its incoming and outgoing weights have the same norm; a unit that contributes nothing is 0.
  function balanced(p) {
    const q = p.slice();
    const scales = hidden.map(layer => new Array(layer.units).fill(1));
    const norms = (l, i) => [incoming(l, i), outgoing(l, i)].map(places => norm(places.map(k => q[k])));
    const each = visit => hidden.forEach((layer, l) => d3.range(layer.units).forEach(i => visit(l, i, ...norms(l, i))));
    for (let cleared = true; cleared;) {
      cleared = false;
      each((l, i, before, after) => {
        if ((before === 0) !== (after === 0)) {
          [...incoming(l, i), ...outgoing(l, i)].forEach(k => q[k] = 0);
          cleared = true;
        }
      });
    }
    let change = 1;
    for (let sweep = 0; change > 4e-15 && sweep < 10000; sweep++) {
      change = 0;
      each((l, i, before, after) => {
        if (before > 0) {
          const factor = Math.sqrt(after / before);
          incoming(l, i).forEach(k => q[k] *= factor);
          outgoing(l, i).forEach(k => q[k] /= factor);
          scales[l][i] *= factor;
          change = Math.max(change, Math.abs(factor - 1));
        }
      });
    }
    return {values: q, scales};
  }

  function form(p) {
    const ones = hidden.map(layer => new Array(layer.units).fill(1));
    return scaled ? balanced(p) : {values: activation === "sigmoid" ? asTanh(p) : activation === "identity" ? collapsed(p) : p, scales: ones};
  }

  // The column of each row in a cheapest assignment: rows are added one by one along shortest augmenting paths
  // (Jonker and Volgenant 1987).
  function assignment(costs) {
    const n = costs.length;
    const [rowPrice, columnPrice] = [new Array(n + 1).fill(0), new Array(n + 1).fill(0)];
    const rowOf = new Array(n + 1).fill(n); // column n is where a new row comes in
    const way = new Array(n + 1);
    for (let row = 0; row < n; row++) {
      rowOf[n] = row;
      let column = n;
      const least = new Array(n).fill(Infinity);
      const used = new Array(n + 1).fill(false);
      do {
        used[column] = true;
        const i = rowOf[column];
        let [delta, next] = [Infinity, -1];
        for (let j = 0; j < n; j++) {
          if (!used[j]) {
            const slack = costs[i][j] - rowPrice[i] - columnPrice[j];
            if (slack < least[j]) {
              least[j] = slack;
              way[j] = column;
            }
            if (least[j] < delta) {
              [delta, next] = [least[j], j];
            }
          }
        }
        for (let j = 0; j <= n; j++) {
          if (used[j]) {
            rowPrice[rowOf[j]] += delta;
            columnPrice[j] -= delta;
          } else if (j < n) {
            least[j] -= delta;
          }
        }
        column = next;
      } while (rowOf[column] !== n);
      while (column !== n) {
        rowOf[column] = rowOf[way[column]];
        column = way[column];
      }
    }
    const columns = new Array(n);
    rowOf.slice(0, n).forEach((row, column) => columns[row] = column);
    return columns;
  }

  // Arranges layer after layer until nothing improves; with one hidden layer the first time is the best of all. From the
  // order as it stands and from orders made front to back and back to front: which = [incoming, outgoing] weights compared.
  function arranged(a, b) {
    const starts = hidden.length === 1 ? [[[true, true]]] : [
      hidden.map((_, l) => [true, l + 1 === hidden.length]),
      hidden.map((_, l) => [l === 0, true]),
      [],
    ];
    return d3.least(starts.map((which, n) => {
      let g = hidden.map(layer => d3.range(layer.units).map(from => ({from, factor: 1})));
      const order = d3.range(which.length);
      for (const l of n === 1 ? order.reverse() : order) {
        g = arrangeLayer(a, b, g, l, which[l]);
      }
      let total = distance(a, move(b, g));
      for (let improved = hidden.length > 1; improved;) {
        improved = false;
        hidden.forEach((_, l) => {
          const tried = arrangeLayer(a, b, g, l, [true, true]);
          const changed = distance(a, move(b, tried));
          if (changed < total) {
            [g, total, improved] = [tried, changed, true];
          }
        });
      }
      return {g, total};
    }), ({total}) => total);
  }

  function arrangeLayer(a, b, g, l, [withIncoming, withOutgoing]) {
    const others = move(b, g.map((units, k) => k === l ? units.map((_, from) => ({from, factor: 1})) : units));
    const places = i => [
      ...(withIncoming ? incoming(l, i) : [layers[l].biases + i]), ...(withOutgoing ? outgoing(l, i) : []),
    ];
    const units = d3.range(layers[l].units);
    const [mine, theirs] = [a, others].map(p => units.map(i => places(i).map(k => p[k])));
    const square = (u, v, sign) => d3.sum(u, (x, k) => (x - sign * v[k]) ** 2);
    const costs = mine.map(u => theirs.map(v => signs ? Math.min(square(u, v, 1), square(u, v, -1)) : square(u, v, 1)));
    const columns = assignment(costs);
    const here = columns.map((from, i) => ({
      from, factor: signs && square(mine[i], theirs[from], -1) < square(mine[i], theirs[from], 1) ? -1 : 1,
    }));
    return g.map((moves, k) => k === l ? here : moves);
  }

  // As mm.network.move, in the form compared, in which a flip shifts no bias.
  function move(p, moves) {
    let result = p;
    moves.forEach((units, l) => {
      const before = result;
      result = before.slice();
      units.forEach(({from, factor}, i) => {
        const [to, source] = [[...incoming(l, i), ...outgoing(l, i)], [...incoming(l, from), ...outgoing(l, from)]];
        to.forEach((k, n) => result[k] = factor * before[source[n]]);
      });
    });
    return result;
  }

  // moves: of every unit, as mm.network.move takes them to bring b to a; null where identity layers leave nothing to move
  function align(a, b) {
    const [first, second] = [form(a), form(b)];
    if (hidden.length === 0 || activation === "identity") {
      return {raw: distance(a, b), distance: distance(first.values, second.values), moves: null, exact: true};
    }
    const {g, total} = arranged(first.values, second.values);
    const moves = g.map((units, l) => units.map(({from, factor}, i) => ({from, factor: factor * second.scales[l][from] / first.scales[l][i]})));
    return {raw: distance(a, b), distance: total, moves, exact: hidden.length === 1 || total === 0};
  }

  return align;
})();
