"""Loss, gradient, Hessian and eigenvalues of small random networks by differences in high precision."""
import sys
from multiprocessing import Pool

from mpmath import mp, mpf
from numpy.random import RandomState

import common

SMOOTH = ["tanh", "sigmoid", "softplus", "elu", "softsign", "swish", "gelu", "identity"]
WIDE = None  # parameters of all sizes from 1e-3 to 1e5


def random_case(seed, inputs, hidden, activation, l2, scale, far):
    """far: the scale of the inputs."""
    network = common.Layers(inputs, hidden, activation, l2)
    r = RandomState(seed)
    parameters = r.randn(network.count())
    parameters *= 10 ** r.uniform(-3, 5, len(parameters)) if scale is WIDE else scale
    x = r.randn(12, inputs) * far
    y = (r.rand(12) < 0.5).astype(int)
    return dict(inputs=inputs, hidden=hidden, activation=activation, l2=l2, parameters=parameters.tolist(), x=x.tolist(),
                y=y.tolist())


def channel(seed, activation, parameters):
    r = RandomState(seed)
    r.randn(9)
    x = r.randn(12, 2)
    return dict(inputs=2, hidden=[2], activation=activation, l2=0.0, parameters=parameters, x=x.tolist(),
                y=(r.rand(12) < 0.5).astype(int).tolist())


def rounding_cases():
    cases = []
    for activation in SMOOTH:
        for hidden, l2, scale, far in [([3], 0.0, 1, 1), ([2], 1e-4, WIDE, 1), ([2, 2], 0.0, 1e-3, 1e4), ([2], 1e-3, 30, 1)]:
            cases.append(random_case(len(cases) + 1, 2, hidden, activation, l2, scale, far))
    for inputs, hidden, activation, l2, scale, far in [
            (2, [4], "tanh", 0.0, 1e5, 1), (2, [3], "tanh", 0.0, 1e-3, 1), (3, [2, 2], "tanh", 0.0, 1, 1),
            (2, [2, 3], "tanh", 0.01, WIDE, 1e4), (1, [2], "sigmoid", 0.0, 1e3, 1e4), (2, [], "tanh", 0.1, 1, 1e4),
            (2, [3, 2], "sigmoid", 0.0, 3, 1), (2, [2, 2], "swish", 0.0, 3, 1)]:
        cases.append(random_case(len(cases) + 1, inputs, hidden, activation, l2, scale, far))
    for k, parameters in enumerate([
            [1.3, -0.7, 1.3 + 1e-6, -0.7 + 5e-7, 0.4, 0.4 - 1e-6, 2e5, -2e5 + 1.7, 0.3],
            [0.9, 0.4, -0.5, 1.1, 6.25, -6.5, 1.2e5, 8e4, -39999.5],
            [0.002, 0.001, -0.003, 0.0005, 0.001, -0.002, 3e4, -2e4, -69.0]]):
        cases += [channel(100 + k, activation, parameters) for activation in ("tanh", "sigmoid")]
    return cases


def differentiated(case):
    mp.dps = 160
    network = common.Layers(case["inputs"], case["hidden"], case["activation"], case["l2"])
    loss = network.loss(common.exact(case["x"]), common.exact(case["y"]))
    value, gradient, hessian = common.differences(loss, common.exact(case["parameters"]), mpf(10) ** -40)
    n = len(gradient)
    matrix = mp.matrix(n)
    for i in range(n):
        for j in range(i + 1):
            matrix[i, j] = matrix[j, i] = hessian[i][j][0]
    eigenvalues = mp.eigsy(matrix, eigvals_only=True)
    return dict(
        **case, loss=mp.nstr(value[0], 25), gradient=[mp.nstr(g[0], 25) for g in gradient],
        hessian_lower=[mp.nstr(h[0], 25) for row in hessian for h in row],
        eigenvalues=[mp.nstr(eigenvalues[k], 25) for k in range(n)])


def rounding(pool):
    common.write("rounding.json", dict(
        made_with="mpmath 1.2.1, 160 digits",
        note="Loss, gradient, Hessian (lower triangle, row by row) and eigenvalues (ascending) of random networks, exact for"
             " the given doubles to the 25 digits shown or to 1e-60: derivatives are central differences of the loss (mean of"
             " log(1+exp(z)) - y z, plus l2/2 sum W^2) with step 1e-40 in 160-digit arithmetic, eigenvalues by mpmath.eigsy."
             " The last six cases are channels: two units that merge with opposite outputs, that saturate, that fade."
             " Parameters in the order W1 row by row, b1, W2, b2, ...; gelu is z sigmoid(1.702 z) with 1.702 in single precision, as ND4J has it.",
        cases=pool.map(differentiated, rounding_cases(), 1)), indent=0)


def contributing(case):
    """Each sample's share of the loss by itself, so that the sizes of the shares can be averaged as well."""
    mp.dps = 90
    network = common.Layers(case["inputs"], [case["hidden"]], case["activation"], case["l2"])
    x, y = common.exact(case["x"]), common.exact(case["y"])

    def shares(p):
        return [common.cross_entropy(network.logit(p, a), b) for a, b in zip(x, y)] + [network.penalty(p)]

    value, gradient, hessian = common.differences(shares, common.exact(case["parameters"]), mpf(10) ** -22)
    n, count = len(gradient), len(x)

    def whole(parts):
        return float(sum(parts[:-1]) / count + parts[-1])

    def sizes(parts):
        return float(sum(abs(v) for v in parts[:-1]) / count + abs(parts[-1]))

    def full(f):
        return [[f(hessian[max(i, j)][min(i, j)]) for j in range(n)] for i in range(n)]

    return dict(
        **case, loss=whole(value), gradient=[whole(g) for g in gradient],
        gradient_contributions=[sizes(g) for g in gradient], hessian=full(whole), hessian_contributions=full(sizes))


def one_hidden_layer(pool):
    cases = []
    for activation in ("tanh", "sigmoid"):
        for inputs, hidden, l2, samples, scale in [
                (2, 3, 0.0, 7, 0.001), (2, 4, 0.01, 9, 1), (1, 2, 0.0, 5, 1), (3, 2, 1e-4, 6, 10), (5, 1, 0.0, 4, 1),
                (2, 2, 0.0, 5, 100)]:
            r = RandomState(len(cases))
            x = r.randn(samples, inputs)
            y = (r.rand(samples) < 0.5).astype(float)
            parameters = r.randn(hidden * (inputs + 2) + 1) * scale
            cases.append(dict(activation=activation, inputs=inputs, hidden=hidden, l2=l2, x=x.tolist(), y=y.tolist(),
                              parameters=parameters.tolist()))
    common.write("one_hidden_layer.json", dict(
        made_with="mpmath 1.2.1 at 90 digits, rounded to double",
        note="Loss, gradient and Hessian of small networks with one hidden layer: central differences of the loss, step 1e-22,"
             " error below 1e-40 of the scale. 'contributions' are the means over the samples of the absolute contribution of"
             " each, l2 included. Order of parameters: W1 row by row, b1, W2, b2.",
        cases=pool.map(contributing, cases, 1)), indent=0)


if __name__ == "__main__":
    with Pool(2) as workers:
        rounding(workers)
        one_hidden_layer(workers)
