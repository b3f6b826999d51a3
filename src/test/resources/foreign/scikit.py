"""Networks that scikit-learn trains, saved by the line that the documents name, with its predictions: scikit.py FOLDER."""
import os
import sys
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.simplefilter("ignore")  # they are stopped early on purpose
folder = sys.argv[1]
path = lambda name: os.path.join(folder, name)
table = np.loadtxt(path("moons.csv"), delimiter=",", skiprows=1)
x, y = table[:, :2], table[:, 2].astype(int)


def save(name, m, outputs):
    np.savez(path(name + ".npz"), *[a for p in zip(m.coefs_, m.intercepts_) for a in p], activation=m.activation, out_activation=m.out_activation_)
    np.savetxt(path(name + "-outputs.csv"), outputs, "%.17g", ",")


settings = dict(solver="lbfgs", random_state=0, max_iter=60)
binary = MLPClassifier((3,), activation="tanh", **settings).fit(x, y)
save("scikit", binary, binary.predict_proba(x)[:, 1])
three = MLPClassifier((4, 3), activation="relu", **settings).fit(x, y + (x[:, 0] > 1))
save("scikit-three", three, three.predict_proba(x))
regressor = MLPRegressor((3,), activation="logistic", **settings).fit(x, x[:, 0] * x[:, 1])
save("scikit-regressor", regressor, regressor.predict(x))
