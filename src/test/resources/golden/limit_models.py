"""Loss, gradient and Hessian of limit models: a logit that is a term plus a constant, see the cases."""
from mpmath import mp, mpf

import common

INPUTS = [[-0.40625, 0.15625], [0.75, -1.21875], [-1.25, 0.4375], [-0.09375, -0.9375], [1.0625, 0.71875], [-0.9375, -0.65625],
          [0.21875, 1.0], [1.375, -0.375], [-0.625, 1.28125], [0.53125, -0.09375], [-1.46875, -1.46875], [-0.3125, 0.1875]]
LABELS = [0.25, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0]

AFFINE, LINEAR, SCALAR = 3, 2, 1  # how many parameters a form has: weights of two inputs and a constant
ORDINARY = [0.7, -0.4, 0.3, 1.9, -0.8, 0.6, 0.2, 1.1, -0.5, 0.4]
LARGE = [3.1, -2.2, 1.3, 40.5, -30.25, 22.5, 8.75, 6.5, -7.25, 2.5]
CONSTANT = -0.35


def tanh_derivatives(z):
    t = mp.tanh(z)
    return t, 1 - t * t, -2 * t * (1 - t * t)


def dipole(z, v, r):
    f, first, _ = tanh_derivatives(z)
    return v * f + r * first


def tripole(z, v, r, q):
    f, first, second = tanh_derivatives(z)
    return v * f + r * first - q * q * second


def unit(activation):
    f = common.ACTIVATIONS[activation]
    return lambda z, v: v * f(z)


# name: its forms, the term; exponentials get 0.9 of the ordinary parameters the second time, large ones would overflow
TERMS = {
    "unit": ([AFFINE, SCALAR], unit("tanh")),
    "sigmoid unit": ([AFFINE, SCALAR], unit("sigmoid")),
    "softplus unit": ([AFFINE, SCALAR], unit("softplus")),
    "swish unit": ([AFFINE, SCALAR], unit("swish")),
    "gelu unit": ([AFFINE, SCALAR], unit("gelu")),
    "softsign unit": ([AFFINE, SCALAR], unit("softsign")),
    "dipole": ([AFFINE, SCALAR, AFFINE], dipole),
    "tripole": ([AFFINE, SCALAR, AFFINE, AFFINE], tripole),
    "exponential": ([AFFINE], lambda z: -mp.exp(z)),
    "saturated dipole": ([LINEAR, AFFINE, SCALAR], lambda z, r, k: r * mp.exp(z) + k * mp.exp(2 * z)),
    "bent line": ([LINEAR, SCALAR], lambda r, s: r + s * r * r),
    "bent cubic": ([LINEAR, LINEAR, SCALAR, SCALAR], lambda r, q, k, s: r - q * q + k * q ** 3 + s * q ** 4),
}


def values(forms, p, x):
    k = 0
    for size in forms:
        yield p[k] if size == SCALAR else p[k] * x[0] + p[k + 1] * x[1] + (p[k + 2] if size == AFFINE else 0)
        k += size


def case(name, parameters):
    forms, term = TERMS[name]
    inputs, labels = common.exact(INPUTS), common.exact(LABELS)

    def loss(p):
        return sum(common.cross_entropy(term(*values(forms, p, x)) + p[-1], y) for x, y in zip(inputs, labels)) / len(inputs)

    value, gradient, hessian = common.differences(loss, common.exact(parameters), mpf(10) ** -30)
    return dict(
        term=name, parameters=parameters, loss=mp.nstr(value[0], 30), gradient=[mp.nstr(g[0], 30) for g in gradient],
        hessian_lower=[[mp.nstr(h[0], 30) for h in row] for row in hessian])


mp.dps = 120
cases = []
for name, (forms, _) in TERMS.items():
    count = sum(forms)
    second = [0.9 * p for p in ORDINARY] if name in ("exponential", "saturated dipole") else LARGE
    cases += [case(name, parameters[:count] + [CONSTANT]) for parameters in (ORDINARY, second)]
common.write("limit-models.json", dict(
    source="mpmath 1.2.1, 120 digits; derivatives are central differences with step 1e-30", inputs=INPUTS, labels=LABELS,
    cases=cases), indent=1)
