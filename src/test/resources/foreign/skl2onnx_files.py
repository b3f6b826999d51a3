"""
Networks of scikit-learn that skl2onnx itself wrote: skl2onnx_files.py FOLDER. Debian has no package of it; README.md says
where its sources are from.
"""
import os
import sys
import warnings

import numpy as np
from skl2onnx import to_onnx
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.simplefilter("ignore")  # they are stopped early on purpose
folder = sys.argv[1]
path = lambda name: os.path.join(folder, name)
table = np.loadtxt(path("moons.csv"), delimiter=",", skiprows=1)
x, y = table[:, :2], table[:, 2].astype(int)
three = np.where(x[:, 0] > 0.5, y, 2)


def write(name, model, target, numbers, options=None):
    model.fit(x, target)
    features = x.astype(numbers)
    last = model.steps[-1][1] if hasattr(model, "steps") else model
    onnx = to_onnx(model, features[:1], name=name, target_opset=15, options={id(last): options} if options else None)
    with open(path(f"skl2onnx-{name}.onnx"), "wb") as out:
        out.write(onnx.SerializeToString())
    if hasattr(model, "predict_proba"):
        predicted = model.predict_proba(features)
        predicted = predicted[:, 1] if predicted.shape[1] == 2 else predicted
    else:
        predicted = model.predict(features)
    np.savetxt(path(f"skl2onnx-{name}-outputs.csv"), predicted.reshape(len(x), -1), fmt="%.17g", delimiter=",")


network = dict(max_iter=300, learning_rate_init=0.02, random_state=3)
write("classifier", make_pipeline(StandardScaler(), MLPClassifier((3,), activation="tanh", **network)), y, np.float32)
write("minmax", make_pipeline(MinMaxScaler(), MLPClassifier((3,), activation="logistic", **network)), y, np.float64, {"zipmap": False})
write("labels", MLPClassifier((4, 3), **network), np.array(["a", "b", "c"])[three], np.float64, {"zipmap": False})
write("named", MLPClassifier((3,), **network), three, np.float32, {"zipmap": False, "output_class_labels": True})
write("regressor", make_pipeline(StandardScaler(), MLPRegressor((3,), activation="tanh", **network)), y * 1.0, np.float64)
write("regressors", MLPRegressor((4,), **network), np.c_[y, x[:, 0] * x[:, 1]], np.float32)
