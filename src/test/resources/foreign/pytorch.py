"""Networks that PyTorch trains, written in every format that is read, with PyTorch's own predictions: pytorch.py FOLDER."""
import json
import os
import struct
import sys

import numpy as np
import torch
from sklearn.datasets import make_moons

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
torch.set_num_threads(1)
path = lambda name: os.path.join(folder, name)
x, y = make_moons(120, noise=0.3, random_state=0)
x = x.astype(np.float32).astype(np.float64)  # so that float networks see the same numbers
np.savetxt(path("moons.csv"), np.c_[x, y], ["%.17g", "%.17g", "%d"], ",", header="x1,x2,label", comments="")

L2 = 0.001
NAMES = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16"}


def safetensors(name, state):
    """The layout of huggingface.co/docs/safetensors, with the tensors by name as its own writer sorts those of one type."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for key in sorted(state):
        tensor = state[key].contiguous()
        raw = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
        raw = raw.numpy().tobytes()
        place = [len(data), len(data) + len(raw)]
        header[key] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": place}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path(name), "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


def train(net, loss, target, steps=400):
    optimizer = torch.optim.LBFGS(net.parameters(), max_iter=steps, line_search_fn="strong_wolfe")
    inputs = torch.tensor(x, dtype=next(net.parameters()).dtype)

    def closure():
        optimizer.zero_grad()
        value = loss(net(inputs), target) + L2 / 2 * sum((w**2).sum() for w in net.parameters() if w.ndim == 2)
        value.backward()
        return value

    optimizer.step(closure)
    return net


def outputs(name, net, last):
    dtype = next(net.parameters()).dtype
    with torch.no_grad():
        out = last(net(torch.tensor(x, dtype=dtype))).double().numpy()
    np.savetxt(path(name), out, "%.17g", ",")


def dense(sizes, activation, seed, dtype, bias=True):
    torch.manual_seed(seed)
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(a, b, bias), activation()]
    return torch.nn.Sequential(*layers[:-1]).to(dtype)


def binary(seed, dtype, sizes=(2, 3, 1), activation=torch.nn.Tanh):
    target = torch.tensor(y[:, None], dtype=dtype)
    return train(dense(sizes, activation, seed, dtype), torch.nn.BCEWithLogitsLoss(), target, 60)


def onnx(name, net):
    dtype = next(net.parameters()).dtype
    torch.onnx.export(net.eval(), torch.zeros(1, 2, dtype=dtype), path(name), opset_version=13,
                      input_names=["x"], output_names=["out"], dynamic_axes={"x": {0: "n"}, "out": {0: "n"}})


def arrays(net):
    return {k: v.numpy() for k, v in net.state_dict().items()}


# One network of floats, five ways (the fifth, Keras's layout, by keras.py), and another to compare it with.
net = binary(1, torch.float32)
outputs("net-outputs.csv", net, torch.sigmoid)
safetensors("net.safetensors", net.state_dict())
np.savez(path("net-state.npz"), **arrays(net))
turned = {("W" if v.ndim == 2 else "b") + str(1 + int(k[0]) // 2): v.T for k, v in arrays(net).items()}
np.savez(path("net-turned.npz"), **turned)
onnx("net.onnx", torch.nn.Sequential(*net, torch.nn.Sigmoid()))
onnx("net-logits.onnx", net)
safetensors("other.safetensors", binary(2, torch.float32).state_dict())

# Doubles; two hidden layers of names that are in no order; three classes; halves.
doubles = binary(3, torch.float64, (2, 4, 3, 1))
outputs("doubles-outputs.csv", doubles, torch.sigmoid)
safetensors("doubles.safetensors", doubles.state_dict())
onnx("doubles.onnx", torch.nn.Sequential(*doubles, torch.nn.Sigmoid()))
named = {0: "input", 2: "deep", 4: "answer"}
safetensors("named.safetensors", {named[int(k[0])] + k[1:]: v for k, v in doubles.state_dict().items()})
classes = y + (x[:, 0] > 1)
three = dense((2, 4, 3), torch.nn.ReLU, 4, torch.float64)
train(three, torch.nn.CrossEntropyLoss(), torch.tensor(classes, dtype=torch.int64), 40)
outputs("three-outputs.csv", three, lambda z: torch.softmax(z, 1))
safetensors("three.safetensors", three.state_dict())
onnx("three.onnx", torch.nn.Sequential(*three, torch.nn.Softmax(1)))
swish = binary(6, torch.float32, (2, 3, 2, 1), torch.nn.SiLU)  # ONNX Runtime has none of doubles
outputs("swish-outputs.csv", swish, torch.sigmoid)
onnx("swish.onnx", torch.nn.Sequential(*swish, torch.nn.Sigmoid()))


class Standardised(torch.nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
        self.register_buffer("mean", torch.tensor([0.5, 0.25], dtype=torch.float64))
        self.register_buffer("deviation", torch.tensor([0.875, 0.5], dtype=torch.float64))

    def forward(self, features):
        return self.inner((features - self.mean) / self.deviation)


scaled = Standardised(dense((2, 3, 1), torch.nn.Sigmoid, 5, torch.float64))
train(scaled, torch.nn.BCEWithLogitsLoss(), torch.tensor(y[:, None], dtype=torch.float64), 60)
outputs("scaled-outputs.csv", scaled, torch.sigmoid)
onnx("scaled.onnx", torch.nn.Sequential(scaled, torch.nn.Flatten(), torch.nn.Sigmoid()))
for dtype, name in ((torch.float16, "half"), (torch.bfloat16, "bfloat16")):
    small = {k: v.to(dtype) for k, v in net.state_dict().items()}
    safetensors(name + ".safetensors", small)
    wide = dense((2, 3, 1), torch.nn.Tanh, 1, torch.float64)
    wide.load_state_dict({k: v.double() for k, v in small.items()})
    outputs(name + "-outputs.csv", wide, torch.sigmoid)
unbiased = dense((2, 4, 1), torch.nn.Tanh, 7, torch.float64, bias=False)
train(unbiased, torch.nn.BCEWithLogitsLoss(), torch.tensor(y[:, None], dtype=torch.float64), 60)
outputs("unbiased-outputs.csv", unbiased, torch.sigmoid)
safetensors("unbiased.safetensors", unbiased.state_dict())
onnx("unbiased.onnx", torch.nn.Sequential(*unbiased, torch.nn.Sigmoid()))
np.savez(path("unbiased.npz"), **arrays(unbiased))
np.savez(path("unbiased-list.npz"), *[w.T for w in arrays(unbiased).values()])  # as Keras' get_weights gives it
torch.save(net.state_dict(), path("net.pt"))
