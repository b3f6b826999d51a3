"""
PyTorch's network and a standardised one in the files of Keras: keras_layout.py FOLDER, after pytorch.py. Laid out with h5py as Keras 2
(.h5) and Keras 3 (.h5, .keras) lay them out; Keras itself did not write them. Predictions: those of pytorch.py, else NumPy's.
"""
import io
import json
import os
import sys
import zipfile

import h5py
import numpy as np

folder = sys.argv[1]
path = lambda name: os.path.join(folder, name)
x = np.loadtxt(path("moons.csv"), delimiter=",", skiprows=1)[:, :2]


def layer(kind, name, newer, before, **config):
    config = {"name": name, "trainable": True, "dtype": "float32", **config}
    out = {"class_name": kind, "config": config}
    if newer:
        out.update(module="keras.layers", registered_name=None)
    if before is not None:
        tensor = {"class_name": "__keras_tensor__", "config": {"shape": [None, 2], "keras_history": [before, 0, 0]}}
        inbound = [{"args": [tensor], "kwargs": {}}] if newer else [[[before, 0, 0, {}]]]
        out.update(name=name, inbound_nodes=[] if kind == "InputLayer" else inbound)
    return out


def dense(name, units, activation, newer, before=None, biased=True):
    glorot = {"class_name": "GlorotUniform", "config": {"seed": None}}
    return layer("Dense", name, newer, before, units=units, activation=activation, use_bias=biased, kernel_initializer=glorot,
                 bias_initializer={"class_name": "Zeros", "config": {}}, kernel_regularizer=None, bias_regularizer=None,
                 activity_regularizer=None, kernel_constraint=None, bias_constraint=None)


def whole(name, model, weights, suffix, prefix=""):
    with h5py.File(path(name), "w", track_order=False) as f:
        f.attrs["keras_version"] = b"2.11.0" if suffix else b"3.3.3"
        f.attrs["backend"] = b"tensorflow"
        f.attrs["model_config"] = json.dumps(model).encode()
        group = f.create_group("model_weights")
        group.attrs["layer_names"] = [key.encode() for key in weights]
        for key, variables in weights.items():
            part = group.create_group(key)
            names = [f"{prefix}{key}/{variable}{suffix}" for variable in variables]
            part.attrs["weight_names"] = [n.encode() for n in names]
            for n, value in zip(names, variables.values()):
                part.create_dataset(n, data=value)


def zipped(name, model, weights):
    memory = io.BytesIO()
    with h5py.File(memory, "w") as f:
        for key, variables in weights.items():
            group = f.create_group("layers/" + key).create_group("vars")
            for k, value in enumerate(variables.values()):
                group.create_dataset(str(k), data=value)
    parts = {"metadata.json": json.dumps({"keras_version": "3.3.3", "date_saved": "2024-01-01@00:00:00"}),
             "config.json": json.dumps(model), "model.weights.h5": memory.getvalue()}
    with zipfile.ZipFile(path(name), "w") as z:
        for key, value in parts.items():
            z.writestr(zipfile.ZipInfo(key), value)


net = np.load(path("net-turned.npz"))
first, second = ({"kernel": net[f"W{k}"], "bias": net[f"b{k}"]} for k in (1, 2))
model = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
    layer("InputLayer", "dense_input", False, None, batch_input_shape=[None, 2]),
    dense("dense", 3, "tanh", False), layer("Dropout", "dropout", False, None, rate=0.1), dense("dense_1", 1, "sigmoid", False)]}}
whole("net.h5", model, {"dense": first, "dropout": {}, "dense_1": second}, ":0")
model = {"module": "keras", "class_name": "Sequential", "config": {"name": "sequential", "layers": [
    layer("InputLayer", "input_layer", True, None, batch_shape=[None, 2]),
    dense("hidden", 3, "tanh", True), dense("answer", 1, "sigmoid", True)]}, "registered_name": None}
whole("net-3.h5", model, {"hidden": first, "answer": second}, "", "sequential/")
zipped("net.keras", model, {"dense": first, "dense_1": second})

flat = np.load(path("unbiased-list.npz"))
first, second = ({"kernel": flat[f"arr_{k}"]} for k in (0, 1))
for name, newer in (("unbiased.h5", False), ("unbiased.keras", True)):
    features = {"batch_shape" if newer else "batch_input_shape": [None, 2]}
    layers = [layer("InputLayer", "features", newer, None, **features),
              dense("dense", 4, "tanh", newer, biased=False), dense("dense_1", 1, "sigmoid", newer, biased=False)]
    model = {"class_name": "Sequential", "config": {"name": "sequential", "layers": layers}}
    (zipped if newer else whole)(name, model, {"dense": first, "dense_1": second}, *([] if newer else [":0"]))

r = np.random.RandomState(5)
mean, variance = np.array([0.5, 0.25]), np.array([0.75, 0.25])
one, two = ({"kernel": r.randn(*shape), "bias": r.randn(shape[1])} for shape in ((2, 4), (4, 3)))
chain = [layer("InputLayer", "features", True, "", batch_shape=[None, 2]),
         layer("Normalization", "standard", True, "features", axis=[-1], invert=False, mean=None, variance=None),
         dense("hidden", 4, "softplus", True, "standard"), dense("scores", 3, "linear", True, "hidden"),
         layer("Softmax", "classes", True, "scores", axis=-1)]
model = {"module": "keras", "class_name": "Functional", "config": {"name": "functional", "layers": chain,
         "input_layers": [["features", 0, 0]], "output_layers": [["classes", 0, 0]]}, "registered_name": "Functional"}
zipped("normalized.keras", model, {"normalization": {"mean": mean, "variance": variance, "count": np.int64(120)},
                                   "dense": one, "dense_1": two})
hidden = np.logaddexp(0, (x - mean) / np.maximum(np.sqrt(variance), 1e-7) @ one["kernel"] + one["bias"])
scores = np.exp(hidden @ two["kernel"] + two["bias"])
np.savetxt(path("normalized-outputs.csv"), scores / scores.sum(1, keepdims=True), "%.17g", ",")
