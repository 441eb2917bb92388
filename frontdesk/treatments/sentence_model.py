"""A small sentence model that runs offline: numpy over all-MiniLM-L6-v2's int8 weights.

It carries examples of how callers speak to wordings that nobody wrote down. numpy and tokenizers
are imported when it is loaded, never before; without them, or without its files, there is none.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from numpy import float32
    from numpy.typing import NDArray

    Floats = NDArray[float32]

WEIGHTS = "all-minilm-l6-v2.int8.npz"
TOKENS = "all-minilm-l6-v2.tokenizer.json"
_PACKAGES = ("numpy", "tokenizers")

_LAYERS, _HEADS, _WIDTH = 6, 12, 384
_LONGEST = 64  # tokens; a caller's sentence has about fifteen
_HIDDEN = -1e9  # attention to a token that only pads


def shipped_models() -> Traversable:
    """The folder of the models that the program ships."""
    return files("resources").joinpath("models")


def is_there(folder: Traversable | None = None) -> bool:
    """Whether files and packages of the model are there; loads none of them."""
    folder = folder or shipped_models()
    files_there = all(folder.joinpath(name).is_file() for name in (WEIGHTS, TOKENS))
    return files_there and all(find_spec(name) is not None for name in _PACKAGES)


def load_model(folder: Traversable | None = None) -> SentenceModel | None:
    """The model in a folder; None where its files or its packages are missing or spoilt.

    Takes about half a second and 90 MB of memory.
    """
    folder = folder or shipped_models()
    # Several threads wait for one another on a busy computer: seconds for what takes one 30 ms.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        import numpy as np
        from tokenizers import Tokenizer

        with ExitStack() as held:
            weights = held.enter_context(as_file(folder.joinpath(WEIGHTS)))
            packed = held.enter_context(np.load(weights))
            unpacked = _unpacked({name: packed[name] for name in packed.files})
            tokens = Tokenizer.from_str(folder.joinpath(TOKENS).read_text("utf-8"))
    except Exception:  # noqa: BLE001 -- tokenizers raises Exception itself; words answer alone
        return None
    tokens.enable_truncation(_LONGEST)
    tokens.enable_padding()
    return SentenceModel(unpacked, tokens)


def _unpacked(packed: Mapping[str, Any]) -> dict[str, Floats]:
    """The weights as float32; `NAME|q` holds integers and `NAME|s` the scale of each row."""
    import numpy as np

    found: dict[str, Floats] = {}
    for name, values in packed.items():
        if name.endswith("|q"):
            scale = packed[name.replace("|q", "|s")].astype(np.float32)
            found[name.removesuffix("|q")] = values.astype(np.float32) * scale
        elif not name.endswith("|s"):
            found[name] = values.astype(np.float32)
    return found


class SentenceModel:
    """Turns sentences into unit vectors of 384 numbers; near vectors mean near sense.

    A sentence takes about 10 ms on two cores. Safe to ask from several threads.
    """

    def __init__(self, weights: Mapping[str, Floats], tokens: Any) -> None:  # noqa: ANN401 -- tokenizers has no types
        self._weights = weights
        self._tokens = tokens

    def encode(self, sentences: Sequence[str]) -> Floats:
        """One row of length 1 for each sentence, in order; an empty one gives a row as well."""
        import numpy as np

        coded = self._tokens.encode_batch(list(sentences))
        ids = np.array([each.ids for each in coded])
        mask = np.array([each.attention_mask for each in coded], np.float32)
        seen = self._through_layers(ids, mask)
        mean = (seen * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        unit: Floats = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return unit

    def _through_layers(self, ids: NDArray[Any], mask: Floats) -> Floats:
        import numpy as np

        weights = self._weights
        x = weights["embeddings.word_embeddings.weight"][ids]
        x = x + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = x + weights["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        hidden = (1 - mask)[:, None, None, :] * np.float32(_HIDDEN)
        for layer in range(_LAYERS):
            name = f"encoder.layer.{layer}."
            seen = self._dense(self._attended(x, hidden, name), f"{name}attention.output.dense")
            x = self._norm(x + seen, f"{name}attention.output.LayerNorm")
            inner = _gelu(self._dense(x, f"{name}intermediate.dense"))
            x = self._norm(x + self._dense(inner, f"{name}output.dense"), f"{name}output.LayerNorm")
        return x

    def _attended(self, x: Floats, hidden: Floats, name: str) -> Floats:
        """What each token takes from the others."""
        import numpy as np

        count, length, _ = x.shape
        query, key, value = (
            self._dense(x, f"{name}attention.self.{part}")
            .reshape(count, length, _HEADS, _WIDTH // _HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weight = query @ key.transpose(0, 1, 3, 2) / np.float32((_WIDTH / _HEADS) ** 0.5) + hidden
        weight = np.exp(weight - weight.max(-1, keepdims=True))
        weight /= weight.sum(-1, keepdims=True)
        taken: Floats = (weight @ value).transpose(0, 2, 1, 3).reshape(count, length, _WIDTH)
        return taken

    def _dense(self, x: Floats, name: str) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _norm(self, x: Floats, name: str) -> Floats:
        import numpy as np

        away = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((away**2).mean(-1, keepdims=True) + 1e-12)
        gain, shift = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        out: Floats = away / spread * gain + shift
        return out


def _gelu(x: Floats) -> Floats:
    """The model's activation, by its tanh form; the difference is below what int8 costs."""
    import numpy as np

    inner = np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)
    out: Floats = 0.5 * x * (1 + np.tanh(inner))
    return out
