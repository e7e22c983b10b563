"""A desk written from docs/protocol.md alone; it shares nothing with ours."""

import time
from collections.abc import Iterator
from hashlib import blake2b, sha256
from http.client import HTTPConnection, HTTPSConnection
from itertools import accumulate
from os import urandom
from struct import pack
from types import SimpleNamespace as Named
from typing import Any
from urllib.parse import urlsplit

import zstandard
from msgspec.msgpack import decode, encode
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

MEDIA_TYPE, MOST, DONE = "application/vnd.kaikudesk+zstd", 32 << 20, 200
SIGNS = {sign: n for n, sign in enumerate("0123456789ABCDEFGHJKMNPQRSTVWXYZ")}
SIGNS |= {"O": 0, "I": 1, "L": 1}
APART = str.maketrans("", "", " -")
WORKING = "number verify sealing valid_from"
PULLED = "time good_until epoch head cursors more scopes rows receipts list_key"
RECEIPT = "format replica first last link epoch seq received held unread"
MANIFEST = "scope epoch seq rows root good_until list_key chunk_key chunks cursor time"


def named(fields: str, values: list[Any]) -> Named:
    """Name an array's fields; what comes behind those we know is passed over."""
    return Named(**dict(zip(fields.split(), values, strict=False)))


def hashed(size: int, person: bytes, text: bytes, key: bytes = b"") -> bytes:
    return blake2b(text, digest_size=size, person=person, key=key).digest()


def unfold(body: bytes) -> list[Any]:
    if not 0 <= zstandard.frame_content_size(body) <= MOST:
        raise ValueError("too large")
    return list(decode(zstandard.decompress(body)))


def read_code(text: str) -> Named:
    bits = "".join(f"{SIGNS[sign]:05b}" for sign in text.upper().translate(APART))
    whole = bytes(int(bits[n : n + 8], 2) for n in range(0, len(bits) - 7, 8))
    if whole[0] != 1 or whole[-4:] != hashed(4, b"kaiku enrol", whole[:-4]):
        raise ValueError("mistyped")
    return Named(secret=whole[1:17], root=whole[17:33], address=whole[33:-4].decode())


def new_id(moment: int) -> bytes:
    noise = int.from_bytes(urandom(10), "big") & ~(0xF << 76 | 3 << 62)
    return (moment << 80 | 7 << 76 | 2 << 62 | noise).to_bytes(16, "big")


def cards_of(chunk: list[Any]) -> Iterator[tuple[int, ...]]:
    (_, rows, columns, planes), at, read = chunk, 0, []
    for base, width in columns:
        part = planes[at : at + rows * width]
        lows = (int.from_bytes(part[n::rows], "little") for n in range(rows))
        read.append([base + low for low in lows])
        at += rows * width
    keys = list(accumulate(read[0], initial=-(1 << 63)))[1:]
    yield from zip(keys, *read[1:], strict=True)


class Desk:
    """One desk: its keys, its journal, and what it holds of the register."""

    def __init__(self, code: str) -> None:
        self.code = read_code(code)
        self.signing, self.sealing = SigningKey.generate(), PrivateKey.generate()
        self.nonce, self.replica = urandom(16), urandom(8)
        self.token = self.epoch = self.list_key = self.day = self.day_key = b""
        self.site = self.time = self.acknowledged = 0
        self.keys: dict[int, Named] = {}
        self.cursors: list[Any] = [("*", b"")]
        self.rows: dict[tuple[str, bytes], bytes] = {}
        self.cards: dict[bytes, bytes | None] = {}
        self.journal: list[tuple[bytes, list[Any]]] = []
        self.links = [hashed(16, b"kaiku chain", self.replica)]

    def fetch(self, path: str, *body: object) -> bytes:
        where, kinds = urlsplit(self.code.address), (HTTPConnection, HTTPSConnection)
        line = kinds[where.scheme == "https"](where.netloc, timeout=20)
        packed = zstandard.compress(encode(body)) if body else None
        bearer = f"Bearer {self.token.hex()}"
        headers = {"Content-Type": MEDIA_TYPE, "Authorization": bearer}
        line.request("POST" if body else "GET", path, packed, headers)
        answer = line.getresponse()
        said, form = answer.read(MOST), answer.headers["Content-Type"]
        line.close()
        if answer.status != DONE or form != MEDIA_TYPE:
            raise ConnectionError(*(unfold(said) if form == MEDIA_TYPE else []))
        return said

    def ask(self, fields: str, path: str, *body: object) -> Named:
        return named(fields, unfold(self.fetch(path, *body)))

    def get_keys(self) -> None:
        answer = self.ask("root keys certificates", "/v1/keys")
        if hashed(16, b"kaiku root", answer.root) != self.code.root:
            raise ValueError("another root")
        self.keys[0] = Named(verify=answer.root)
        read = [self.read(WORKING, "working keys", [*n[:2], 0]) for n in answer.keys]
        self.keys |= {key.number: key for key in read}

    def read(self, fields: str, purpose: str, signed: list[Any]) -> Named:
        statement, signature, number = signed[:3]
        if number not in self.keys:
            self.get_keys()
        signed_text = f"kaikudesk {purpose}\0".encode() + statement
        VerifyKey(self.keys[number].verify).verify(signed_text, signature)
        return named(fields, decode(statement))

    def seal(self, text: bytes) -> bytes:
        return SealedBox(PublicKey(self.keys[max(self.keys)].sealing)).encrypt(text)

    def enrol(self) -> None:
        ours = bytes(self.signing.verify_key), bytes(self.sealing.public_key)
        asked = 1, self.code.secret, self.nonce, *ours, self.seal(b"our secrets"), "2nd"
        answer = self.ask("desk role site token epoch time", "/v1/enrol", *asked)
        self.token = SealedBox(self.sealing).decrypt(answer.token)
        self.site, self.epoch, self.time = answer.site[0], answer.epoch, answer.time

    def pull(self, limit: int = 1000) -> Iterator[Named]:
        """Read to the head, a page at a time; only with the last one do rows land."""
        cursors, aside, more = self.cursors, dict(self.rows), True
        while more:
            answer = self.ask(PULLED, "/v1/pull", 1, cursors, 1, limit)
            self.time, self.epoch = max(self.time, answer.time), answer.epoch
            for one in answer.receipts:
                self.take_receipt(one)
            self.list_key = answer.list_key[1] if answer.list_key else self.list_key
            cursors, more = answer.cursors, bool(answer.more)
            for scope, item, row in answer.rows:
                if scope.startswith("list/"):
                    self.cards[item] = row
                else:
                    aside[scope, item] = row
            if not more:
                held = {at: row for at, row in aside.items() if at[0] in answer.scopes}
                self.rows, self.cursors = {a: held[a] for a in held if held[a]}, cursors
            yield answer

    def load_list(self) -> Named:
        signed, cards = unfold(self.fetch("/v1/list/manifest")), list[tuple[int, ...]]()
        manifest = self.read(MANIFEST, "manifest", signed)
        for digest, _, _ in manifest.chunks:
            sealed = self.fetch(f"/v1/list/chunks/{digest.hex()}")
            if sha256(sealed).digest() != digest:
                raise ValueError("another chunk")
            plain = decrypt(sealed[24:], None, sealed[:24], manifest.chunk_key)
            cards += cards_of(unfold(plain))
        shares = [hashed(8, b"kaiku list row", encode(card)) for card in cards]
        total = sum(int.from_bytes(share, "big") for share in shares)
        if total % (1 << 61) != manifest.root:
            raise ValueError("another list")
        self.cards = {pack(">q", card[0]): encode(card[1:]) for card in cards}
        self.list_key = manifest.list_key[1]
        self.cursors = [(manifest.scope, manifest.cursor), ("*", b"")]
        return manifest

    def look_up(self, code: str) -> list[int] | None:
        digest = hashed(8, b"", code.upper().translate(APART).encode(), self.list_key)
        return list(decode(row)) if (row := self.cards.get(digest)) else None

    def write(self, kind: int, body: list[object], code: str = "") -> bytes:
        """Write an entry into the journal, with its code's box if it has a code."""
        wall, boxes = time.time_ns() // 1_000_000, list[Any]()
        made, ident, n = max(self.time, wall), new_id(wall), len(self.journal) + 1
        if code:
            key = hashed(32, b"kaiku box", ident + b"\1", self.day_key)
            nonce, told = urandom(24), encode((code.upper().translate(APART), 1))
            boxes = [(1, nonce + encrypt(told, None, nonce, key))]
        hashes = [(name, hashed(16, b"kaiku box hash", box)) for name, box in boxes]
        born = [self.replica, n, self.site, made << 16 | n, wall, 0]
        today, day = 719163 + wall // 86_400_000, self.day if code else None
        about = [today, None, 1, None, list[bytes](), 1, 1, day, None, 0, code[-2:]]
        plain = encode((1, kind, ident, *born, *about, hashes, body))
        self.journal.append((plain, boxes))
        self.links.append(hashed(16, b"kaiku link", self.links[-1] + plain))
        return ident

    def push(self, first: int) -> list[Named]:
        batch = first, self.links[first - 1], self.journal[first - 1 :]
        answer = self.ask("time receipts", "/v1/push", 1, self.replica, *batch)
        return [self.take_receipt(one) for one in answer.receipts]

    def take_receipt(self, signed: list[Any]) -> Named:
        """Check a receipt; it acknowledges only what our own chain says as well."""
        receipt = self.read(RECEIPT, "receipt", signed)
        if receipt.replica == self.replica and receipt.epoch == self.epoch:
            if self.links[receipt.last :][:1] != [receipt.link]:
                raise ValueError("another chain")
            self.acknowledged = max(self.acknowledged, receipt.last)
        return receipt
