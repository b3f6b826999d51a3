"""Weights of a 2-4-3-1 network as NumPy saves them, and the outputs that NumPy computes with them: weights.py FOLDER."""
import os
import sys

import numpy as np

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
r = np.random.RandomState(3)
shapes = dict(W1=(2, 4), b1=(4,), W2=(4, 3), b2=(3,), W3=(3, 1), b3=(1,))
arrays = {name: r.randn(*shape) for name, shape in shapes.items()}
x = r.randn(6, 2)

np.savez(os.path.join(folder, "c.npz"), **arrays)
np.savez_compressed(os.path.join(folder, "fortran.npz"), **{name: np.asfortranarray(a) for name, a in arrays.items()})
np.savez(os.path.join(folder, "float32.npz"), **{name: a.astype(np.float32) for name, a in arrays.items()})

hidden = np.tanh(np.tanh(x @ arrays["W1"] + arrays["b1"]) @ arrays["W2"] + arrays["b2"])
outputs = 1 / (1 + np.exp(-(hidden @ arrays["W3"] + arrays["b3"])))
np.savetxt(os.path.join(folder, "outputs.csv"), np.hstack([x, outputs]), "%.17g", ",")
