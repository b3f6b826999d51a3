"""
scikit.py's networks as ONNX graphs: scikit_onnx.py FOLDER. The nodes are laid out by hand as skl2onnx writes an
MLPClassifier behind a StandardScaler, label branch and ZipMap included; skl2onnx itself did not write them.
"""
import os
import sys
import warnings

import numpy as np
from onnx import TensorProto, ValueInfoProto, checker, helper, numpy_helper, save
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore")  # they are stopped early on purpose
folder = sys.argv[1]
path = lambda name: os.path.join(folder, name)
table = np.loadtxt(path("moons.csv"), delimiter=",", skiprows=1)
x, y = table[:, :2], table[:, 2].astype(int)
node = helper.make_node


def graph(name, scaler, m, classes, zipmap):
    weights, nodes = [], []
    constant = lambda key, value: weights.append(numpy_helper.from_array(np.asarray(value), key)) or key
    nodes.append(node("Scaler", ["X"], ["variable"], "Scaler", domain="ai.onnx.ml",
                      offset=scaler.mean_.tolist(), scale=(1 / scaler.scale_).tolist()))
    nodes.append(node("Cast", ["variable"], ["cast_input"], "Cast", to=TensorProto.FLOAT))
    at = "cast_input"
    for k, (w, b) in enumerate(zip(m.coefs_, m.intercepts_)):
        nodes.append(node("MatMul", [at, constant(f"coefficient{k}", w.astype(np.float32))], [f"mul{k}"], f"MatMul{k}"))
        nodes.append(node("Add", [f"mul{k}", constant(f"intercepts{k}", b.astype(np.float32))], [f"add{k}"], f"Add{k}"))
        at = f"add{k}"
        if k < len(m.coefs_) - 1:
            nodes.append(node({"tanh": "Tanh", "relu": "Relu"}[m.activation], [at], [f"next{k}"], f"Next{k}"))
            at = f"next{k}"
    if len(classes) == 2:
        nodes.append(node("Sigmoid", [at], ["p"], "Sigmoid"))
        nodes.append(node("Sub", [constant("unity", np.array([1], np.float32)), "p"], ["negative"], "Sub"))
        nodes.append(node("Concat", ["negative", "p"], ["probabilities"], "Concat", axis=1))
    else:
        nodes.append(node("Softmax", [at], ["probabilities"], "Softmax", axis=1))
    nodes.append(node("ArgMax", ["probabilities"], ["argmax"], "ArgMax", axis=1))
    nodes.append(node("ArrayFeatureExtractor", [constant("classes", np.array(classes)), "argmax"], ["picked"], "Pick",
                      domain="ai.onnx.ml"))
    nodes.append(node("Reshape", ["picked", constant("shape", np.array([-1]))], ["output_label"], "Reshape"))
    outputs = [helper.make_tensor_value_info("output_label", TensorProto.INT64, [None])]
    if zipmap:
        nodes.append(node("ZipMap", ["probabilities"], ["output_probability"], "ZipMap", domain="ai.onnx.ml",
                          classlabels_int64s=classes))
        info = ValueInfoProto(name="output_probability")
        info.type.sequence_type.elem_type.map_type.key_type = TensorProto.INT64
        info.type.sequence_type.elem_type.map_type.value_type.tensor_type.elem_type = TensorProto.FLOAT
        outputs.append(info)
    else:
        outputs.append(helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, len(classes)]))
    inputs = [helper.make_tensor_value_info("X", TensorProto.FLOAT, [None, 2])]
    opsets = [helper.make_opsetid("", 13), helper.make_opsetid("ai.onnx.ml", 1)]
    model = helper.make_model(helper.make_graph(nodes, "mlp", inputs, outputs, weights), opset_imports=opsets,
                              producer_name="by hand, as skl2onnx", ir_version=7)
    checker.check_model(model)
    save(model, path(name + ".onnx"))
    p = m.predict_proba(scaler.transform(x))
    np.savetxt(path(name + "-outputs.csv"), p[:, 1] if len(classes) == 2 else p, "%.17g", ",")


settings = dict(solver="lbfgs", random_state=0, max_iter=60, alpha=0.1)
scaler = StandardScaler().fit(x)
binary = MLPClassifier((3,), activation="tanh", **settings).fit(scaler.transform(x), y)
graph("scikit-zipmap", scaler, binary, [0, 1], True)
three = MLPClassifier((4, 3), activation="relu", **settings).fit(scaler.transform(x), y + (x[:, 0] > 1))
graph("scikit-pipeline", scaler, three, [0, 1, 2], False)
