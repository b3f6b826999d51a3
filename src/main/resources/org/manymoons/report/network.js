// The network evaluated in the page: logits, loss, symmetries. Parameters lie as in results.json.
mm.network = (() => {
  const {layers, l2} = mm.data.network;
  const {sigmoid, softplus, activations} = mm.train;

  function dense(layer, p, input) {
    const out = new Array(layer.units);
    for (let i = 0; i < layer.units; i++) {
      let z = p[layer.biases + i];
      for (let j = 0; j < layer.inputs; j++) {
        z += p[layer.weights + i * layer.inputs + j] * input[j];
      }
      out[i] = z;
    }
    return out;
  }

  // What the units of every hidden layer answer, layer by layer.
  function hidden(p, x) {
    const slope = [0];
    let values = x;
    return layers.slice(0, -1).map(layer => values = dense(layer, p, values).map(z => activations[layer.activation](z, slope, 0)));
  }

  function logit(p, x) {
    const values = layers.length > 1 ? hidden(p, x).at(-1) : x;
    return dense(layers.at(-1), p, values)[0];
  }

  // Mean cross-entropy in nats plus 0.5 l2 sum(W^2), from logits, without overflow.
  function loss(p, inputs, labels) {
    const sum = d3.sum(inputs, (x, n) => {
      const z = logit(p, x);
      return softplus(z) - labels[n] * z;
    });
    const squares = d3.sum(layers, layer => d3.sum(p.slice(layer.weights, layer.biases), w => w * w));
    return sum / inputs.length + 0.5 * l2 * squares;
  }

  // Applies {from, factor} of every unit: incoming weights and bias times the factor, outgoing weights divided by it.
  function move(p, moves) {
    let result = p;
    moves.forEach((units, l) => {
      const [layer, next, before] = [layers[l], layers[l + 1], result];
      result = before.slice();
      units.forEach(({from, factor}, i) => {
        for (let j = 0; j < layer.inputs; j++) {
          result[layer.weights + i * layer.inputs + j] = factor * before[layer.weights + from * layer.inputs + j];
        }
        result[layer.biases + i] = factor * before[layer.biases + from];
        for (let k = 0; k < next.units; k++) {
          const outgoing = before[next.weights + k * next.inputs + from];
          result[next.weights + k * next.inputs + i] = outgoing / factor;
          if (layer.activation === "sigmoid" && factor === -1) { // v s(z) = v - v s(-z)
            result[next.biases + k] += outgoing;
          }
        }
      });
    });
    return result;
  }

  function inverse(moves) {
    return moves.map(units => {
      const back = new Array(units.length);
      units.forEach(({from, factor}, i) => back[from] = {from: i, factor: 1 / factor});
      return back;
    });
  }

  // A hidden unit: incoming weights, bias and outgoing weights.
  function unit(p, l, i) {
    const [layer, next] = [layers[l], layers[l + 1]];
    return {
      w: p.slice(layer.weights + i * layer.inputs, layer.weights + (i + 1) * layer.inputs),
      bias: p[layer.biases + i],
      out: d3.range(next.units).map(k => p[next.weights + k * next.inputs + i]),
    };
  }

  const unitDistance = (u, v) => Math.hypot(
    ...u.w.map((w, j) => w - v.w[j]), u.bias - v.bias, ...u.out.map((w, k) => w - v.out[k]));

  const between = (p, q, t) => p.map((value, k) => (1 - t) * value + t * q[k]);

  return {layers, hiddenLayers: layers.slice(0, -1), sigmoid, hidden, logit, loss, move, inverse, unit, unitDistance, between};
})();

// Two runs in the order in which they were chosen, whatever their order in the results.
mm.pair = (a, b) => {
  const index = mm.pairs.findIndex(pair => pair.a === a && pair.b === b || pair.a === b && pair.b === a);
  if (index < 0) {
    return null;
  }
  const [result, line] = [mm.pairs[index], mm.data.between.pairs[index]];
  const swapped = result.a !== a;
  const turned = moves => moves && (swapped ? mm.network.inverse(moves) : moves);
  const along = losses => losses && (swapped ? losses.slice().reverse() : losses);
  return {
    result,
    moves: turned(line.moves), polishedMoves: turned(line.polished_moves),
    raw: along(line.raw), aligned: along(line.aligned),
    // distance of unit i of a from its partner, as in results.json
    residual: (l, i) => result.unit_residuals[l]?.[swapped ? turned(line.moves)[l][i].from : i] ?? null,
  };
};
