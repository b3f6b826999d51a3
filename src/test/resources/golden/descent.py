"""The loss of a tanh network on the moons with its derivatives at one point, and full-batch gradient descent."""
import numpy as np
from numpy.random import RandomState

import common

X, Y = common.moons()


def unpacked(p):
    h = (len(p) - 1) // 4
    return p[:2 * h].reshape(h, 2), p[2 * h:3 * h], p[3 * h:4 * h], p[4 * h]


def decayed(p):
    """Where the weights are; biases are not penalised."""
    h = (len(p) - 1) // 4
    return np.array([1.0] * (2 * h) + [0.0] * h + [1.0] * h + [0.0])


def forward(p):
    w1, b1, w2, b2 = unpacked(p)
    t = np.tanh(X.astype(p.dtype) @ w1.T + b1)
    z = t @ w2 + b2
    return t, z, 1 / (1 + np.exp(-z))


def gradient(p, l2=0.0):
    """Loss and gradient, in the precision of p."""
    w2 = unpacked(p)[2]
    t, z, s = forward(p)
    error = (s - Y) / len(Y)
    back = np.outer(error, w2) * (1 - t * t)
    loss = np.mean(np.logaddexp(0, z) - Y * z) + l2 / 2 * np.sum(decayed(p) * p * p)
    mean = np.concatenate([(back.T @ X.astype(p.dtype)).ravel(), back.sum(0), t.T @ error, [error.sum()]])
    return loss, mean + l2 * decayed(p) * p


def hessian(p, l2=0.0):
    """Sum over the samples of s (1 - s) dz dz' + (s - y) d2z, with the derivatives of the logit z written out."""
    w2 = unpacked(p)[2]
    h = len(w2)
    t, _, s = forward(p)
    error, curvature = (s - Y) / len(Y), s * (1 - s) / len(Y)
    first, second = 1 - t * t, -2 * t * (1 - t * t)
    dz = np.concatenate(
        [(first[:, i] * w2[i])[:, None] * X for i in range(h)] + [first * w2, t, np.ones((len(Y), 1))], axis=1)
    result = dz.T @ (curvature[:, None] * dz) + np.diag(l2 * decayed(p))
    extended = np.concatenate([X, np.ones((len(Y), 1))], axis=1)
    for i in range(h):
        own = [2 * i, 2 * i + 1, 2 * h + i]
        result[np.ix_(own, own)] += extended.T @ ((error * w2[i] * second[:, i])[:, None] * extended)
        mixed = extended.T @ (error * first[:, i])
        result[own, 3 * h + i] += mixed
        result[3 * h + i, own] += mixed
    return result


def named(p):
    w1, b1, w2, b2 = unpacked(p)
    return dict(W1=w1.tolist(), b1=b1.tolist(), W2=w2.tolist(), b2=float(b2))


def derivatives():
    p = RandomState(99).randn(17)
    loss, g = gradient(p)
    h = hessian(p)
    for k in range(17):  # against central differences of the gradient
        step = np.zeros(17)
        step[k] = 1e-5
        difference = (gradient(p + step)[1] - gradient(p - step)[1]) / 2e-5
        assert np.abs(difference - h[k]).max() < 1e-8
    common.write("derivatives.json", dict(
        made_with=common.NUMPY,
        note="Loss, gradient and Hessian of the same loss on make_moons(5000, noise=0.2, random_state=0) at one generic point."
             " Order of parameters in 'gradient' and 'hessian': W1 row by row (unit 0: x1, x2; unit 1: ...), b1, W2, b2. The"
             " Hessian was checked against central differences of the gradient.",
        **named(p), loss=float(loss), gradient=g.tolist(), hessian=h.tolist(),
        hessian_eigenvalues=np.linalg.eigvalsh(h).tolist()), indent=1)


def gradient_descent():
    cases = []
    for rate in (1.2, 0.1):
        r = RandomState(0)
        w1 = r.randn(4, 2) * 0.01
        p = np.concatenate([w1.ravel(), np.zeros(4), r.randn(4) * 0.01, [0]])
        points = []
        for iteration in range(401):
            loss, g = gradient(p)
            if iteration in (0, 1, 2, 5, 10, 50, 100, 200, 400):
                points.append(dict(
                    iteration=iteration, **named(p), cost=float(loss), gradient_max_abs=float(np.abs(g).max())))
            p = p - rate * g
        cases.append(dict(learning_rate=rate, points=points))
    common.write("gradient_descent.json", dict(
        made_with=common.NUMPY,
        note="Full-batch gradient descent on make_moons(5000, noise=0.2, random_state=0) from the initial weights of seed 0:"
             " tanh hidden layer of 4, sigmoid output, mean binary cross-entropy in nats, no regularisation. 'iteration' counts"
             " updates made.",
        cases=cases), indent=1)


if __name__ == "__main__":
    derivatives()
    gradient_descent()
