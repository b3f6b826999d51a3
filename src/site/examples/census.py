import json, sys
import numpy as np
folder = sys.argv[1]
ends = np.load(folder + "/ends.npz")
trained = {s["seed"]: s["trained_cost"] for s in map(json.loads, open(folder + "/census.jsonl"))}
x = np.array([trained[seed] for seed in ends["seed"].tolist()])
y = np.where(np.isnan(ends["limit"]), ends["cost"], ends["limit"])[ends["end_state"]]
place = lambda v: 30 + 360 * (v - v.min()) / max(np.ptp(v), 1e-300)
dots = "".join(f'<circle cx="{a:.1f}" cy="{400 - b:.1f}" r="4" opacity=".5"/>' for a, b in zip(place(x), place(y)))
text = f'<text x="30" y="395">as trained {x.min():.4f} to {x.max():.4f}; up: where they end, {y.min():.4f} to {y.max():.4f}</text>'
open("costs.svg", "w").write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 400" font-size="12">{text}{dots}</svg>')
