"""Activations, elementary functions and the clipped cross-entropy at single points."""
import numpy as np
from mpmath import mp, mpf

import common


def activations():
    """Written with 25 digits, small ones in full."""
    mp.dps = 420
    h = mpf(10) ** -100
    cases = []
    for name, f in common.ACTIVATIONS.items():
        for z in [-710.0, -100.5, -40.0, -20.25, -5.5, -1.278, -1.0, -0.3, -0.001, -1e-9, 1e-9, 0.001, 0.3, 0.75, 1.0, 1.7,
                  5.5, 20.25, 40.0, 100.5, 710.0, 100000.0]:
            at = mpf(z)
            before, value, after = f(at - h), f(at), f(at + h)
            cases.append(dict(
                activation=name, z=z, value=mp.nstr(value, 25), derivative=mp.nstr((after - before) / (2 * h), 25),
                second=mp.nstr((after - 2 * value + before) / (h * h), 25)))
    common.write("activations.json", dict(
        made_with="mpmath 1.2.1, 420 digits",
        note="Smooth activations with their first and second derivatives (central differences with step 1e-100, so exact to"
             " 1e-190 or to the 25 digits shown); gelu is z sigmoid(1.702 z) with 1.702 in single precision, as ND4J has it.",
        cases=cases), indent=0)


def arguments():
    """0, the edges at which an implementation may change its formula, and random sizes; each but 0 with both signs."""
    ln2 = float(np.log(2))
    edges = [
        5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-200, 1e-17, 1.1e-16, 1e-9, 1e-8, ln2 / 4,
        ln2 / 2, float(np.nextafter(ln2 / 2, 1)), 0.5, 1.0, 9.0, 18.0, 18.4, 18.7, 19.0, 19.06154746539849, 19.1, 20.0, 22.0,
        36.0, 36.7, 37.0, 37.5, 40.0, 100.0, 350.0, 354.0, 354.9, 360.0, 370.0, 372.5, 372.6, 373.0, 700.0, 708.3, 708.5, 709.7,
        709.8, 720.0, 744.4, 745.1, 745.2, 746.0, 1000.0, 1e5, 1e300, 1.7976931348623157e308]
    r = np.random.RandomState(0)
    sizes = np.concatenate(
        [10 ** r.uniform(-12, 0, 60), r.uniform(0, 1, 60), r.uniform(0, 25, 60), r.uniform(0, 800, 30)])
    return [0.0] + [sign * x for x in edges + sizes.tolist() for sign in (1, -1)]


def elementary_functions():
    mp.dps = 400
    rows = []
    for x in arguments():
        t, s = mp.tanh(mpf(x)), common.sigmoid(mpf(x))
        e, half = mp.exp(-abs(mpf(x))), mp.tanh(mpf(x) / 2)
        tanh_derivative = 4 * e * e / (1 + e * e) ** 2
        sigmoid_derivative = e / (1 + e) ** 2
        rows.append([x] + [float(v) for v in (
            t, tanh_derivative, -2 * t * tanh_derivative, s, sigmoid_derivative, -sigmoid_derivative * half,
            max(mpf(x), mpf(0)) + mp.log1p(e))])
    common.write("elementary_functions.json", dict(
        made_with="mpmath 1.2.1 at 400 digits, rounded to double",
        note="tanh and the logistic function s with their first and second derivatives, and softplus log(1 + exp(x)), at tiny,"
             " ordinary, saturating and underflowing arguments. Infinite arguments are not listed.",
        columns=["x", "tanh", "tanh_derivative", "tanh_second_derivative", "sigmoid", "sigmoid_derivative",
                 "sigmoid_second_derivative", "softplus"],
        rows=rows), indent=0)


def clipped_cross_entropy():
    cases = []
    for epsilon in (1e-15, 1e-5, 1e-3):
        for z in [-40.0, -36.5, -35.0, -30.0, -12.0, -11.0, -7.5, -6.5, -1.0, 0.0, 2.0, 6.5, 7.5, 11.0, 12.0, 30.0, 34.0, 35.0,
                  36.0, 36.5, 38.0, 40.0]:
            for y in (0.0, 1.0):
                s = 1 / (1 + np.exp(-z))
                p = np.clip(s, epsilon, 1 - epsilon)
                cases.append(dict(
                    epsilon=epsilon, z=z, y=y, clipped=bool(p != s),
                    loss=float(-(y * np.log(p) + (1 - y) * np.log(1 - p))),
                    derivative=float((p - y) / (p * (1 - p)) * (s * (1 - s)))))
    common.write("clipped-cross-entropy.json", dict(
        made_with="NumPy 1.24.2",
        note="LossBinaryXENT(epsilon) of Deeplearning4j 1.0.0-M2.1 with a sigmoid output, transcribed to NumPy:"
             " s = 1/(1+exp(-z)), p = clip(s, epsilon, 1-epsilon), loss = -(y log p + (1-y) log(1-p)),"
             " derivative = (p-y)/(p(1-p)) s(1-s).",
        cases=cases), indent=0)


if __name__ == "__main__":
    activations()
    elementary_functions()
    clipped_cross_entropy()
