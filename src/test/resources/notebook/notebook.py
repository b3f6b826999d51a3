"""What the notebook of the README saves, and the costs and accuracies that NumPy computes of it: notebook.py FOLDER."""
import json
import os
import runpy
import sys

import numpy as np

cell = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../site/examples/notebook.py")
os.makedirs(sys.argv[1], exist_ok=True)
os.chdir(sys.argv[1])
runpy.run_path(cell)

data = np.load("data.npz")
X, Y = data["X"], data["y"]
judged = {}
for name in ("run-1.npz", "run-2.npz"):
    p = np.load(name)
    A = 1 / (1 + np.exp(-(p["W2"] @ np.tanh(p["W1"] @ X + p["b1"]) + p["b2"])))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    judged[name] = {"cost": cost, "accuracy": np.mean((A > 0.5) == Y)}

# three classes: a softmax network of 2-3-3 in both orientations, with rows of the data as samples
r = np.random.RandomState(2)
W1, b1, W2, b2 = r.randn(3, 2), r.randn(3, 1), r.randn(3, 3), r.randn(3, 1)
labels = r.randint(0, 3, 400)
Z = W2 @ np.tanh(W1 @ X + b1) + b2
logp = Z - np.log(np.sum(np.exp(Z), axis=0))
judged["softmax.npz"] = {
    "cost": -np.mean(logp[labels, np.arange(400)]),
    "accuracy": np.mean(np.argmax(Z, axis=0) == labels),
}
np.savez("softmax.npz", W1=W1, b1=b1, W2=W2, b2=b2)
np.savez("softmax-turned.npz", W1=W1.T, b1=b1[:, 0], W2=W2.T, b2=b2[:, 0])
np.savez("classes.npz", X=X.T, y=labels)

# with weight decay and another activation: 0.5 l2 sum(W^2), relu
for name in ("run-1.npz", "run-2.npz"):
    p = np.load(name)
    z = p["W2"] @ np.maximum(0, p["W1"] @ X + p["b1"]) + p["b2"]
    decay = 0.5 * 0.01 * (np.sum(p["W1"] ** 2) + np.sum(p["W2"] ** 2))
    judged[name + ", relu, l2 0.01"] = {
        "cost": np.mean(np.logaddexp(0, z) - Y * z) + decay,
        "accuracy": np.mean((z > 0) == Y),
    }

with open("data.csv", "w") as csv:
    csv.write("kind,x,y\n")
    for x, label in zip(X.T, Y[0]):
        csv.write(f"{int(label)},{float(x[0])!r},{float(x[1])!r}\n")
with open("judged.json", "w") as out:
    json.dump(judged, out, indent=1)
    out.write("\n")
np.savez("objects.npz", X=np.array([{}, None], dtype=object), y=np.array([0, 1]))
