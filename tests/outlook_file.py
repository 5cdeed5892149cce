"""Writes small Outlook messages (.msg): a compound file ([MS-CFB], version 3) of streams and storages."""

import struct
from collections.abc import Mapping
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]
_NONE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def an_outlook_message(
    texts: Mapping[int, str] | None = None,
    binaries: Mapping[int, bytes] | None = None,
    sent_ticks: int = 0,
    attachments: tuple[Tree, ...] = (),
) -> bytes:
    """Make a message: `texts` and `binaries` by property number, `sent_ticks` of 100 ns since 1601."""
    return compound_file(message_tree(texts or {}, binaries or {}, sent_ticks, attachments, 32))


def message_tree(
    texts: Mapping[int, str], binaries: Mapping[int, bytes], sent_ticks: int, attachments: tuple[Tree, ...], header: int
) -> dict[str, "bytes | Tree"]:
    """Make the streams of a message; `header` is the size of its property table's head (24 within another one)."""
    table = bytes(header) + struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent_ticks)
    tree: dict[str, bytes | Tree] = {"__properties_version1.0": table}
    tree |= {f"__substg1.0_{number:04X}001F": text.encode("utf-16-le") for number, text in texts.items()}
    tree |= {f"__substg1.0_{number:04X}0102": data for number, data in (binaries or {}).items()}
    tree |= {f"__attach_version1.0_#{place:08X}": part for place, part in enumerate(attachments)}
    return tree


def a_file(name: str, kind: str, data: bytes) -> Tree:
    """Make an attachment that is a file."""
    return {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        "__substg1.0_370E001F": kind.encode("utf-16-le"),
        "__substg1.0_37010102": data,
    }


def compound_file(tree: Tree) -> bytes:
    """Write a tree of streams (bytes) and storages (mappings) as one compound file."""
    nodes: list[list[object]] = [["Root Entry", 5, _NONE, _NONE, b""]]
    _add_children(nodes, 0, tree)
    small = bytearray()
    minifat: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []
    starts = {}
    for index, node in enumerate(nodes):
        data = node[4]
        if node[1] != 2 or not isinstance(data, bytes) or not data:
            continue
        if len(data) < 4096:
            starts[index] = len(small) // 64
            count = -(-len(data) // 64)
            minifat += [len(minifat) + step + 1 for step in range(count - 1)] + [_END]
            small += data.ljust(count * 64, b"\0")
        else:
            starts[index] = _chain(sectors, fat, data)
    if small:
        starts[0] = _chain(sectors, fat, bytes(small))
    mini_start = _chain(sectors, fat, struct.pack(f"<{len(minifat)}I", *minifat), b"\xff") if minifat else _END
    directory = b"".join(_entry(node, starts.get(index), bytes(small)) for index, node in enumerate(nodes))
    directory_start = _chain(sectors, fat, directory)
    fat_count = 1
    while (len(fat) + fat_count) > fat_count * 128:
        fat_count += 1
    fat_places = list(range(len(sectors), len(sectors) + fat_count))
    fat += [_FAT] * fat_count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_count * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<IIIIIIIII", 0, fat_count, directory_start, 0, 4096, mini_start, len(minifat) // 128 + 1, _END, 0
    )
    header += struct.pack(f"<{fat_count}I", *fat_places).ljust(436, b"\xff")
    return header + b"".join(sectors) + table


def _add_children(nodes: list[list[object]], parent: int, tree: Tree) -> None:
    previous = None
    for name, value in tree.items():
        index = len(nodes)
        nodes.append([name, 2 if isinstance(value, bytes) else 1, _NONE, _NONE, value])
        if previous is None:
            nodes[parent][3] = index
        else:
            nodes[previous][2] = index
        previous = index
        if not isinstance(value, bytes):
            _add_children(nodes, index, value)


def _chain(sectors: list[bytes], fat: list[int], data: bytes, fill: bytes = b"\0") -> int:
    start = len(sectors)
    for place in range(0, len(data), 512):
        sectors.append(data[place : place + 512].ljust(512, fill))
        fat.append(len(sectors))
    fat[-1] = _END
    return start


def _entry(node: list[object], start: int | None, small: bytes) -> bytes:
    name, kind, right, child, data = node
    raw = str(name).encode("utf-16-le")
    size = len(small) if kind == 5 else len(data) if isinstance(data, bytes) else 0
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _NONE, right, child)
        + bytes(36)
        + struct.pack("<IQ", _END if start is None else start, size)
    )
