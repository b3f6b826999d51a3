// Training: the same arithmetic, in the same order, as the plain-Java reference. The page uses it, and so does a worker,
// which is started with the text of this very function; so it must use nothing from outside of it but the language.
mm.trainer = function trainer() {
  const sigmoid = z => z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
  const softplus = z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  const sigmoidSlope = z => {
    const e = Math.exp(-Math.abs(z));
    return e / ((1 + e) * (1 + e));
  };
  const swishSlope = z => sigmoid(z) + z * sigmoidSlope(z);

  // f(z), and with it f'(z), which goes into slopes[i].
  const activations = {
    identity(z, slopes, i) {
      slopes[i] = 1;
      return z;
    },
    tanh(z, slopes, i) { // 1 - tanh(z)^2 would cancel where tanh saturates
      if (z > -0.5 && z < 0.5) {
        const a = Math.tanh(z);
        slopes[i] = 1 - a * a;
        return a;
      }
      const e = Math.exp(-2 * Math.abs(z));
      slopes[i] = 4 * e / ((1 + e) * (1 + e));
      return z > 0 ? (1 - e) / (1 + e) : (e - 1) / (1 + e);
    },
    sigmoid(z, slopes, i) {
      const e = Math.exp(-Math.abs(z));
      slopes[i] = e / ((1 + e) * (1 + e));
      return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    },
    relu(z, slopes, i) {
      slopes[i] = z > 0 ? 1 : 0;
      return z > 0 ? z : 0;
    },
    leakyrelu(z, slopes, i) {
      slopes[i] = z < 0 ? 0.01 : 1;
      return z < 0 ? 0.01 * z : z;
    },
    softplus(z, slopes, i) {
      slopes[i] = sigmoid(z);
      return softplus(z);
    },
    elu(z, slopes, i) {
      slopes[i] = z > 0 ? 1 : Math.exp(z);
      return z > 0 ? z : Math.expm1(z);
    },
    softsign(z, slopes, i) {
      const r = 1 + Math.abs(z);
      slopes[i] = 1 / (r * r);
      return z / r;
    },
    hardtanh(z, slopes, i) {
      slopes[i] = z >= -1 && z <= 1 ? 1 : 0;
      return Math.max(-1, Math.min(1, z));
    },
    swish(z, slopes, i) {
      slopes[i] = swishSlope(z);
      return z * sigmoid(z);
    },
    gelu(z, slopes, i) {
      slopes[i] = swishSlope(Math.fround(1.702) * z);
      return z * sigmoid(Math.fround(1.702) * z);
    },
  };

  // The loss of a network with one sigmoid output, and its gradient by backpropagation. network: {layers, l2}; inputs: all
  // rows one after the other; labels: 0 or 1 each.
  function objective({layers, l2}, inputs, labels) {
    const BLOCK = 256; // samples that are summed by themselves first, which keeps rounding small
    const depth = layers.length;
    const size = layers[depth - 1].biases + 1;
    const values = layers.map(layer => new Float64Array(layer.inputs));
    const slopes = layers.map(layer => new Float64Array(layer.units));
    const errors = layers.map(layer => new Float64Array(layer.units));
    const block = new Float64Array(size);

    function layerwise(layer, p, input, output, slope, f) {
      const {units, inputs: width, biases} = layer;
      let w = layer.weights;
      for (let i = 0; i < units; i++) {
        let z = p[biases + i];
        for (let j = 0; j < width; j++) {
          z += p[w++] * input[j];
        }
        output[i] = f(z, slope, i);
      }
    }

    function logit(p, n) {
      const width = layers[0].inputs;
      for (let j = 0; j < width; j++) {
        values[0][j] = inputs[n * width + j];
      }
      for (let l = 0; l + 1 < depth; l++) {
        layerwise(layers[l], p, values[l], values[l + 1], slopes[l], activations[layers[l].activation]);
      }
      const last = layers[depth - 1];
      let z = p[last.biases];
      for (let j = 0; j < last.inputs; j++) {
        z += p[last.weights + j] * values[depth - 1][j];
      }
      return z;
    }

    // Adds the gradient of the sample that was run last to the block; dL/dz of its output is in errors.
    function backpropagate(p) {
      for (let l = depth - 1; l >= 0; l--) {
        const {units, inputs: width, weights, biases} = layers[l];
        const [error, value] = [errors[l], values[l]];
        let w = weights;
        for (let i = 0; i < units; i++) {
          const e = error[i];
          for (let j = 0; j < width; j++) {
            block[w++] += e * value[j];
          }
          block[biases + i] += e;
        }
        if (l > 0) {
          const [before, slope] = [errors[l - 1], slopes[l - 1]];
          for (let j = 0; j < width; j++) {
            let sum = 0;
            for (let i = 0; i < units; i++) {
              sum += p[weights + i * width + j] * error[i];
            }
            before[j] = sum * slope[j];
          }
        }
      }
    }

    function flush(sum) {
      for (let k = 0; k < size; k++) {
        sum[k] += block[k];
        block[k] = 0;
      }
    }

    const eachWeight = visit => layers.forEach(({weights, biases}) => {
      for (let k = weights; k < biases; k++) {
        visit(k);
      }
    });

    // Over the samples from one to before another; written into result.
    function gradient(p, from, to, result) {
      result.fill(0);
      for (let n = from; n < to; n++) {
        const z = logit(p, n);
        errors[depth - 1][0] = labels[n] === 1 ? -sigmoid(-z) : sigmoid(z);
        backpropagate(p);
        if ((n - from + 1) % BLOCK === 0) {
          flush(result);
        }
      }
      flush(result);
      for (let k = 0; k < size; k++) {
        result[k] /= to - from;
      }
      if (l2 !== 0) {
        eachWeight(k => result[k] += l2 * p[k]);
      }
      return result;
    }

    // Over all samples.
    function loss(p) {
      let [sum, squares] = [0, 0];
      for (let n = 0; n < labels.length; n++) {
        const z = logit(p, n);
        sum += Math.max(z, 0) - labels[n] * z + Math.log1p(Math.exp(-Math.abs(z)));
      }
      eachWeight(k => squares += p[k] * p[k]);
      return sum / labels.length + 0.5 * l2 * squares;
    }

    return {size, gradient, loss, logit};
  }

  // By name: a function of the numbers of the rule that gives, for so many parameters, one update in place.
  const updaters = {
    sgd: ({learning_rate: rate}) => () => (p, g) => {
      for (let k = 0; k < p.length; k++) {
        p[k] -= rate * g[k];
      }
    },
    nesterovs: ({learning_rate: rate, momentum}) => size => {
      const v = new Float64Array(size);
      return (p, g) => {
        for (let k = 0; k < size; k++) {
          const before = v[k];
          v[k] = momentum * before - rate * g[k];
          p[k] += (1 + momentum) * v[k] - momentum * before;
        }
      };
    },
    adam: ({learning_rate: rate, beta1, beta2, epsilon}) => size => {
      const [m, v] = [new Float64Array(size), new Float64Array(size)];
      return (p, g, iteration) => {
        const t = iteration + 1;
        const step = rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
        for (let k = 0; k < size; k++) {
          m[k] = beta1 * m[k] + (1 - beta1) * g[k];
          v[k] = beta2 * v[k] + (1 - beta2) * g[k] * g[k];
          p[k] -= step * m[k] / (Math.sqrt(v[k]) + epsilon);
        }
      };
    },
  };

  // The Mersenne Twister MT19937, seeded as numpy.random.RandomState(seed) does it; 32 bits at a time, unsigned.
  function twister(seed) {
    const [N, M] = [624, 397];
    const state = new Uint32Array(N);
    let next = N;
    state[0] = seed;
    for (let i = 1; i < N; i++) {
      state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    function twist() {
      for (let k = 0; k < N; k++) {
        const y = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7fffffff);
        state[k] = state[(k + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
      }
      next = 0;
    }
    return () => {
      if (next === N) {
        twist();
      }
      let y = state[next++];
      y ^= y >>> 11;
      y ^= (y << 7) & 0x9d2c5680;
      y ^= (y << 15) & 0xefc60000;
      return (y ^ (y >>> 18)) >>> 0;
    };
  }

  // log(x), 0 < x < 1, rounded correctly, since browsers' own logarithms differ in their last bits: x = m 2^e with m in
  // [0.7, 1.4), log m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1) / (m + 1), in whole numbers of 2^-160.
  const BITS = 160n;
  const series = s => {
    const square = s * s >> BITS;
    let sum = 0n;
    for (let [power, k] = [s, 1n]; power !== 0n && power !== -1n; power = power * square >> BITS, k += 2n) {
      sum += power / k;
    }
    return 2n * sum;
  };
  const LOG2 = series((1n << BITS) / 3n); // log 2 = 2 artanh(1/3)
  function log(x) {
    let [m, e] = [x, 0];
    while (m < Math.SQRT1_2) {
      m *= 2;
      e--;
    }
    const whole = BigInt(m * 2 ** 53) << BITS - 53n;
    const one = 1n << BITS;
    const sum = series((whole - one << BITS) / (whole + one)) + BigInt(e) * LOG2;
    return Number(sum) * 2 ** -Number(BITS);
  }

  // numpy.random.RandomState(seed).standard_normal(), one at a time: the polar method, in NumPy's order of draws.
  function normal(seed) {
    const bits = twister(seed);
    const uniform = () => {
      const high = bits() >>> 5;
      return (high * 67108864 + (bits() >>> 6)) / 9007199254740992;
    };
    let second = null;
    return () => {
      if (second !== null) {
        const kept = second;
        second = null;
        return kept;
      }
      let x, y, square;
      do {
        x = 2 * uniform() - 1;
        y = 2 * uniform() - 1;
        square = x * x + y * y;
      } while (square >= 1 || square === 0);
      const f = Math.sqrt(-2 * log(square) / square);
      second = f * x;
      return f * y;
    };
  }

  // Layer by layer; biases are 0. DL4J's xavier draws from a generator of its own, so that here only its distribution is
  // kept: standard deviation sqrt(2 / (inputs + units)).
  function initialWeights({layers}, {scheme, scale}, seed) {
    const last = layers[layers.length - 1];
    const p = new Float64Array(last.biases + last.units);
    const next = normal(seed);
    for (const {inputs, units, weights, biases} of layers) {
      const deviation = scheme === "numpy_normal" ? scale : Math.sqrt(2 / (inputs + units));
      for (let k = weights; k < biases; k++) {
        p[k] = next() * deviation;
      }
    }
    return p;
  }

  // recipe: {network, initial_weights, updater: {name, numbers}, iterations, batch_size or null, inputs, labels}. Batches are
  // consecutive rows, the same in every epoch. The loss is kept 200 times, after fixed numbers of updates.
  function training(recipe, seed) {
    const {iterations, labels} = recipe;
    const made = objective(recipe.network, recipe.inputs, labels);
    const p = initialWeights(recipe.network, recipe.initial_weights, seed);
    const update = updaters[recipe.updater.name](recipe.updater.numbers)(p.length);
    const g = new Float64Array(p.length);
    const batch = Math.min(recipe.batch_size ?? labels.length, labels.length);
    const every = Math.max(1, Math.ceil(iterations / 200));
    const losses = [[0, made.loss(p)]];
    let [iteration, from] = [0, 0];
    const finite = () => p.every(Number.isFinite);

    // One update; whether there is another one to make.
    function step() {
      if (iteration < iterations) {
        const to = Math.min(labels.length, from + batch);
        update(p, made.gradient(p, from, to, g), iteration++);
        from = to === labels.length ? 0 : to;
        if (iteration % every === 0 || iteration === iterations) {
          losses.push([iteration, made.loss(p)]);
        }
      }
      return iteration < iterations && finite();
    }
    const snapshot = () => ({iteration, parameters: Array.from(p), losses: losses.slice(), failed: !finite()});
    return {step, snapshot};
  }

  // What the worker does: trains, and tells how it stands ten times a second.
  function work(worker) {
    worker.onmessage = ({data: {recipe, seed}}) => {
      const run = training(recipe, seed);
      let told = Date.now();
      while (run.step()) {
        if (Date.now() - told >= 100) {
          told = Date.now();
          worker.postMessage({...run.snapshot(), done: false});
        }
      }
      worker.postMessage({...run.snapshot(), done: true});
    };
  }

  return {sigmoid, softplus, activations, objective, updaters, normal, initialWeights, training, work};
};
mm.train = mm.trainer();
