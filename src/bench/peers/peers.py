"""NumPy's gradient, SciPy's trust-exact with NumPy derivatives, scikit-learn's lbfgs: one line a figure."""
import sys, time
import numpy as np

folder, task = sys.argv[1], sys.argv[2]
data = np.loadtxt(f"{folder}/moons.csv", delimiter=",", skiprows=1)
X, y = np.asfortranarray(data[:, :2]), data[:, 2]
n = len(y)
starts = np.loadtxt(f"{folder}/trained.csv", delimiter=",", ndmin=2)
T = np.ascontiguousarray(X.T)
A, D, z, r = np.empty((4, n)), np.empty((4, n)), np.empty(n), np.empty(n)


def forward(p):
    W, b, v, c = p[:8].reshape(4, 2), p[8:12], p[12:16], p[16]
    np.dot(W, T, out=A)
    np.add(A, b[:, None], out=A)
    np.tanh(A, out=A)
    np.dot(v, A, out=z)
    np.add(z, c, out=z)
    return v


def loss(p):
    forward(p)
    return np.mean(np.logaddexp(0, z) - y * z)


def gradient(p):
    v = forward(p)
    np.negative(z, out=r)
    np.exp(r, out=r)
    np.add(r, 1, out=r)
    np.reciprocal(r, out=r)
    np.subtract(r, y, out=r)
    np.multiply(A, A, out=D)
    np.subtract(1, D, out=D)
    np.multiply(D, r, out=D)
    g = np.empty(17)
    g[:8] = (np.dot(D, X) * v[:, None]).ravel()
    g[8:12] = D.sum(axis=1) * v
    g[12:16] = np.dot(A, r)
    g[16] = r.sum()
    return g / n


def hessian(p):
    v = forward(p)
    s = 1 / (1 + np.exp(-z))
    q, e = s * (1 - s), s - y
    F1 = 1 - A * A
    F2 = -2 * A * F1
    X1 = np.vstack([T, np.ones(n)])
    J = np.empty((17, n))
    for u in range(4):
        J[[2 * u, 2 * u + 1, 8 + u]] = v[u] * F1[u] * X1
    J[12:16], J[16] = A, 1
    H = (J * q) @ J.T
    for u in range(4):
        i = [2 * u, 2 * u + 1, 8 + u]
        H[np.ix_(i, i)] += (X1 * (e * v[u] * F2[u])) @ X1.T
        m = X1 @ (e * F1[u])
        H[i, 12 + u] += m
        H[12 + u, i] += m
    return H / n


def median(call, times, batch):
    call()
    each = []
    for _ in range(times):
        begin = time.perf_counter()
        for _ in range(batch):
            call()
        each.append((time.perf_counter() - begin) / batch)
    return np.median(each)


if task == "numpy":
    expected = np.loadtxt(f"{folder}/gradient.csv", delimiter=",")
    assert np.abs(gradient(starts[0]) - expected).max() < 1e-10
    print(f"gradient NumPy {np.__version__} (in place) {1e6 * median(lambda: gradient(starts[0]), 15, 100)}")
elif task == "scipy":
    import scipy
    from scipy.optimize import minimize
    for seed, p in enumerate(starts, 1):
        begin = time.perf_counter()
        end = minimize(loss, p, jac=gradient, hess=hessian, method="trust-exact",
                       options={"gtol": 1e-12, "maxiter": 2000})
        print(f"trust-exact seed {seed} {end.nit} {end.fun:.12g} {1e3 * (time.perf_counter() - begin):.3f}")
elif task == "sklearn":
    import sklearn, warnings
    from sklearn.neural_network import MLPClassifier
    warnings.simplefilter("ignore")
    for seed in range(1, 6):
        model = MLPClassifier((4,), activation="tanh", solver="lbfgs", alpha=0, max_iter=10000, max_fun=100000,
                              tol=1e-12, random_state=seed)
        begin = time.perf_counter()
        model.fit(data[:, :2], y)
        seconds = time.perf_counter() - begin
        p = np.concatenate([model.coefs_[0].T.ravel(), model.intercepts_[0], model.coefs_[1].ravel(), model.intercepts_[1]])
        print(f"lbfgs seed {seed} {model.n_iter_} {loss(p):.12g} {1e3 * seconds:.3f}")
elif task == "versions":
    for name in ("numpy", "scipy", "sklearn"):
        try:
            print(name, __import__(name).__version__)
        except ImportError:
            print(name, "not installed")
