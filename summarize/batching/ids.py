"""Turn any input path into the id of a document: a relative path that every file system can hold.

An id is the path as it was given, its folders kept. What could not be a file
name somewhere is replaced, and the name then ends in "~" and ten digits of
the original's sha256, so that no two paths ever share an id. Names that
differ only in case or in Unicode form are told apart the same way.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

# What is written for a document: its id and one of these. None ends in another.
SUFFIXES = (".json", ".brief.txt", ".translation.txt", ".html", ".tmx")

# 255 bytes is the least that common file systems allow; the suffix and the hash need their share.
_COMPONENT_BYTES = 200
# macOS allows 1024 bytes for a whole path, the output folder included.
_ID_BYTES = 640
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?$")
_HASHED = re.compile(r"~[0-9a-f]{10}(\.|$)")


class Namer:
    """Give out ids, one for each path or wished name; the same sequence always gets the same ids."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def name(self, wish: str) -> str:
        """Return the id for `wish`: its safe form, or where another has that, one with a hash.

        Asked again for the same wish, returns the same id.
        """
        plain = safe(wish)
        for candidate in (plain, _hashed(plain, wish)):
            if self._taken.setdefault(fold(candidate), wish) == wish:
                return candidate
        raise AssertionError(f"{wish}: two names with one sha256")

    def __len__(self) -> int:
        return len(self._taken)


def fold(name: str) -> str:
    """Return what is equal for names that some file system takes for one and the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def safe(path: str) -> str:
    """Return `path` as a relative path with "/" that stays inside its folder and is allowed everywhere.

    A path that is safe already is returned as it is, in Unicode's composed form.
    """
    normal = os.path.normpath(path.replace(os.sep, "/")).replace(os.sep, "/").lstrip("/") if path else ""
    parts = [_component(part) for part in normal.split("/")]
    parts[:-1] = [_folder(part) for part in parts[:-1]]
    result = "/".join(parts)
    shortened = _shorten(result)
    if shortened != unicodedata.normalize("NFC", normal) or _HASHED.search(shortened):
        return _hashed(shortened, path)
    return shortened


def shard_of(name: str, shards: int) -> int:
    """Return which of `shards` the id belongs to, counted from 1; the same on every machine."""
    return int.from_bytes(hashlib.sha256(fold(name).encode("utf-8", "surrogateescape")).digest()[:8]) % shards + 1


def _component(part: str) -> str:
    """Return one folder or file name made safe; never empty, never hidden, never "." or ".."."""
    text = unicodedata.normalize("NFC", part)
    text = "".join("_" if unicodedata.category(one) in _INVISIBLE else one for one in text)
    text = _FORBIDDEN.sub("_", text)
    # Windows drops blanks and dots at the end; a dot in front hides a file.
    text = re.sub(r"[. ]+$|^[. ]+", lambda match: "_" * min(len(match.group()), 2), text)
    text = unicodedata.normalize("NFC", text)
    return "_" + text if not text or _RESERVED.match(text) else text


def _folder(part: str) -> str:
    """Return the folder's name, changed where it could be taken for a document's output."""
    return part + "_" if fold(part).endswith(SUFFIXES) else part


def _shorten(name: str) -> str:
    parts = [_cut(part, _COMPONENT_BYTES) for part in name.split("/")]
    if len("/".join(parts).encode("utf-8", "replace")) > _ID_BYTES:
        return parts[-1]
    return "/".join(parts)


def _cut(text: str, size: int) -> str:
    """Return `text` in at most `size` bytes of UTF-8, its suffix kept."""
    if len(text.encode()) <= size:
        return text
    stem, suffix = os.path.splitext(text)
    if len(suffix.encode()) > 16:
        stem, suffix = text, ""
    stem = stem.encode()[: size - len(suffix.encode())].decode("utf-8", "ignore")
    return unicodedata.normalize("NFC", stem.rstrip(". ") + suffix)


def _hashed(name: str, original: str) -> str:
    """Return `name` with the original's hash before its suffix."""
    digest = hashlib.sha256(original.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    folder, _, last = name.rpartition("/")
    stem, suffix = os.path.splitext(last)
    return (folder + "/" if folder else "") + f"{stem}~{digest}{suffix}"
