import numpy as np
r, m, t = np.random.RandomState(1), 400, np.linspace(0, np.pi, 200)  # your data: X (2, m), Y (1, m)
X = np.c_[[np.cos(t), np.sin(t)], [1 - np.cos(t), 0.5 - np.sin(t)]] + 0.3 * r.randn(2, m)
Y = 1.0 * (np.arange(m) >= 200)[None]; np.savez("data.npz", X=X, y=Y)
for run in "12":  # your trainings
    W1, b1, W2, b2 = r.randn(4, 2), np.zeros((4, 1)), r.randn(1, 4), np.zeros((1, 1))
    for step in range(5000):
        A = np.tanh(W1 @ X + b1); d2 = (1 / (1 + np.exp(-W2 @ A - b2)) - Y) / m; d1 = W2.T @ d2 * (1 - A**2)
        W2 -= d2 @ A.T; b2 -= d2.sum(); W1 -= d1 @ X.T; b1 -= d1.sum(1, keepdims=True)
    np.savez(f"run-{run}.npz", W1=W1, b1=b1, W2=W2, b2=b2)
