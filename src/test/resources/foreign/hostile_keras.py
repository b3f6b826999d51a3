"""HDF5 files that no Keras wrote, each sound but for one thing, which its name says: hostile_keras.py FOLDER."""
import io
import json
import os
import sys
import zipfile

import h5py
import numpy as np

packed = zipfile.ZipFile(os.path.join(sys.argv[1], "hostile-keras.zip"), "w", zipfile.ZIP_DEFLATED)
w, b = np.array([[1.0], [2.0]]), np.array([3.0])
config = {"name": "dense", "units": 1, "activation": "sigmoid", "use_bias": True}
model = {"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "config": config}]}}


def file(name, change, kernel=w, bias=b, text=json.dumps(model).encode(), names=(b"dense/kernel:0", b"dense/bias:0"), **kind):
    memory = io.BytesIO()
    with h5py.File(memory, "w", libver=kind.pop("libver", "latest")) as f:
        if text is not None:
            f.attrs["model_config"] = text
        group = f.create_group("model_weights/dense")
        if names is not None:
            group.attrs["weight_names"] = list(names)
        inner = group.create_group("dense")
        if kernel is not None:
            inner.create_dataset("kernel:0", data=kernel, **kind)
        if bias is not None:
            inner.create_dataset("bias:0", data=bias)
        change(f, inner)
    packed.writestr(zipfile.ZipInfo(name + ".h5"), memory.getvalue(), zipfile.ZIP_DEFLATED)


def nothing(f, group):
    pass


def linked(link):
    def change(f, group):
        group["kernel:0"] = link
    return change


def grouped(f, group):
    group.create_group("kernel:0")


def outside(f, group):
    group.create_dataset("kernel:0", shape=(2, 1), dtype="<f8", external=[("/etc/passwd", 0, 16)])


def virtual(f, group):
    layout = h5py.VirtualLayout(shape=(2, 1), dtype="<f8")
    layout[:] = h5py.VirtualSource("/etc/passwd", "x", shape=(2, 1))
    group.create_virtual_dataset("kernel:0", layout)


file("sound", nothing)
file("sound-old", nothing, libver="earliest")
file("no_config", nothing, text=None)
file("config_is_a_number", nothing, text=7)
file("config_is_no_json", nothing, text=b"{\x1b[2J")
file("config_is_a_list", nothing, text=[b"{}", b"{}"])
file("no_names", nothing, names=None)
file("names_elsewhere", nothing, names=[b"../../dense/kernel:0", b"dense/bias:0"])
file("names_of_nothing", nothing, names=[b"dense/nothing/kernel:0", b"dense/bias:0"])
file("names_numbers", nothing, names=[1, 2])
file("soft_link", linked(h5py.SoftLink("/model_weights/dense/dense/bias:0")), kernel=None)
file("soft_link_to_itself", linked(h5py.SoftLink("/model_weights/dense/dense/kernel:0")), kernel=None)
file("external_link", linked(h5py.ExternalLink("/etc/passwd", "/x")), kernel=None)
file("external_data", outside, kernel=None)
file("virtual", virtual, kernel=None)
file("group", grouped, kernel=None)
file("chunked", nothing, chunks=(1, 1))
file("compressed_bomb", nothing, kernel=np.zeros((1000, 1000)), compression="gzip", chunks=(1000, 1000))
file("big_endian", nothing, kernel=w.astype(">f8"))
file("whole_numbers", nothing, kernel=w.astype(np.int64))
file("complex", nothing, kernel=w.astype(complex))
file("texts", nothing, kernel=np.array([b"a", b"b"]))
file("variable_texts", nothing, kernel=np.array(["a", "b"], dtype=h5py.string_dtype()))
file("long_double", nothing, kernel=w.astype(np.longdouble))
file("boolean", nothing, kernel=w > 0)
file("scalar", nothing, kernel=1.0)
file("empty", nothing, kernel=h5py.Empty("f8"))
file("no_rows", nothing, kernel=np.zeros((0, 1)))
file("three_sizes", nothing, kernel=np.zeros((2, 1, 1)))
file("turned", nothing, kernel=w.T.copy())
file("not_a_number", nothing, kernel=np.array([[np.nan], [1.0]]))
file("infinite", nothing, kernel=np.array([[-np.inf], [1.0]]))
file("two_biases", nothing, bias=np.zeros(2))
file("no_bias", nothing, bias=None)
file("layer_lambda", nothing, text=json.dumps(model).replace('"Dense"', '"Lambda"').encode())
file("units_otherwise", nothing, text=json.dumps(model).replace('"units": 1', '"units": 1000000000').encode())
packed.close()
