"""arrays.npz: arrays of every type that this program writes, as NumPy saves them (1.24.2): arrays.py FOLDER."""
import os
import sys

import numpy as np

np.savez(
    os.path.join(sys.argv[1], "arrays.npz"),
    flat=np.array([0.1, -2.0, np.nan]),
    square=np.arange(6.0).reshape(2, 3),
    cube=np.arange(12.0).reshape(2, 3, 2),
    none=np.zeros((0, 5)),
    whole=np.array([1, -1, 2**40]),
    kind=np.array(["strict_minimum", "saddle", "\u00e4"]),
    nothing=np.array([], dtype="<U1"),
)
