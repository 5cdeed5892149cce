"""What the reading model heard in letters, kept on this desk: reading takes long, and a letter is asked about often.

A file for each item's title lies in the user's folder for such things. It holds no words of any letter, but its digest,
and may be deleted at any time: then the letters are read again.
"""

import contextlib
import hashlib
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from council_desk.analysis.heard import KINDS, Heard, Word, hear_letters
from council_desk.analysis.reading_model import fitted_model
from council_desk.paths import user_cache_folder
from council_desk.progress import Progress

FOLDER = "heard"
KEPT = 40
"""Files that are kept; those written longest ago are let go."""
_DIGEST = hashlib.sha256().digest_size
_BROKEN = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


def hear_kept(texts: Sequence[str], title: str, progress: Progress | None = None) -> list[Heard | None]:
    """Return how letters on the item of that title are heard, in order, as hear_letters does; a letter is read once.

    Where nothing can be kept, every letter is read. Raises Cancelled through `progress`.
    """
    model = fitted_model()
    if model is None:
        return hear_letters(texts, title, progress)
    path = user_cache_folder() / FOLDER / f"{_digest(f'{model.digest}{title}').hex()}.npz"
    before = _kept(path)
    keys = [_digest(text) for text in texts]
    fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in before}
    told = dict(zip(fresh, hear_letters(list(fresh.values()), title, progress), strict=True))
    heard = [before.get(key) or told[key] for key in keys]
    if any(told.values()):
        _keep(path, {key: each for key, each in zip(keys, heard, strict=True) if each is not None})
    return heard


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _kept(path: Path) -> dict[bytes, Heard]:
    """What was heard before, by the digest of the text; nothing where the file is broken or was never written."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            digests, stances, counts = stored["digests"].tobytes(), stored["stances"], stored["counts"]
            places, odds = stored["places"], stored["odds"]
        if stances.shape != (len(counts), len(KINDS)) or len(digests) != _DIGEST * len(counts):
            return {}
        words = [
            Word(int(start), int(end), *(round(float(each), 3) for each in told))
            for (start, end), told in zip(places, odds, strict=True)
        ]
        ends = np.cumsum(counts)
        return {
            digests[k * _DIGEST : (k + 1) * _DIGEST]: Heard(
                tuple(round(float(each), 3) for each in stances[k]), tuple(words[ends[k] - counts[k] : ends[k]])
            )
            for k in range(len(counts))
        }
    except _BROKEN:
        return {}


def _keep(path: Path, heard: Mapping[bytes, Heard]) -> None:
    """Write what was heard, whole or not at all; a full disk or a folder that may not be written is no fault."""
    words = [word for each in heard.values() for word in each.words]
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".new", delete=False) as file:
            np.savez(
                file,
                digests=np.frombuffer(b"".join(heard), np.uint8),
                stances=np.array([each.stances for each in heard.values()], np.float32),
                counts=np.array([len(each.words) for each in heard.values()], np.int64),
                places=np.array([(word.start, word.end) for word in words], np.int64).reshape(-1, 2),
                odds=np.array([(w.asks, w.questions, w.rhetorical, w.begins) for w in words], np.float32).reshape(
                    -1, 4
                ),
            )
        Path(file.name).replace(path)
        for old in sorted(path.parent.iterdir(), key=lambda each: each.stat().st_mtime)[:-KEPT]:
            old.unlink()
