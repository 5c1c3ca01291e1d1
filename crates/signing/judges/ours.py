"""What we sign, judged by pyHanko, pdfsig and openssl."""

import io
import os
import pathlib
import re
import subprocess

from asn1crypto import crl as asn1_crl
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import DocumentSecurityStore, validate_pdf_signature
from pyhanko.sign.validation import validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

LEVELS = ["b-b", "b-t", "b-lt", "b-lta"]
Line = tuple[str, str, str]


def decision(with_streams: bool) -> bytes:
    """A page of text."""
    out = writer.PdfFileWriter(stream_xrefs=with_streams)
    font = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Font"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
        generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
    })
    fonts = generic.DictionaryObject({generic.pdf_name("/F1"): out.add_object(font)})
    content = generic.StreamObject(stream_data=b"BT /F1 18 Tf 72 700 Td (Quyet dinh) Tj ET")
    page = writer.PageObject(
        contents=out.add_object(content),
        media_box=(0, 0, 595, 842),
        resources=generic.DictionaryObject({generic.pdf_name("/Font"): fonts}),
    )
    out.insert_page(page)
    stream = io.BytesIO()
    out.write(stream)
    return stream.getvalue()


def sign(program: pathlib.Path, source: pathlib.Path, out: pathlib.Path, who: str, level: str, of) -> None:
    """Signs with the program."""
    key = ["--pkcs12", of.folder / f"{who}.p12", "--password-file", of.folder / "password"]
    tsa = [] if level == "b-b" else ["--tsa", of.tsa]
    command = [program, "sign", source, *key, "--level", level, *tsa, "--out", out]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(f"{who} {level}: {done.stderr.decode()}")


def run(program: pathlib.Path, folder: pathlib.Path, of) -> list[Line]:
    """Signs at every level with every key, and has it judged."""
    lines: list[Line] = []
    for name, with_streams in [("table", False), ("streams", True)]:
        source = folder / f"{name}.pdf"
        source.write_bytes(decision(with_streams))
        for who in ["rsa", "p256", "p384"]:
            for level in LEVELS:
                out = folder / f"ours-{name}-{who}-{level}.pdf"
                sign(program, source, out, who, level, of)
                lines += judged(out, level, of)
        twice = folder / f"ours-{name}-twice.pdf"
        sign(program, folder / f"ours-{name}-rsa-b-lta.pdf", twice, "p384", "b-t", of)
        lines += judged(twice, "b-t", of)
    return lines + by_token(program, folder, of)


def by_token(program: pathlib.Path, folder: pathlib.Path, of) -> list[Line]:
    """Keys in a SoftHSM token sign as those in files do."""
    tokens = folder / "tokens"
    tokens.mkdir()
    (folder / "softhsm.conf").write_text(f"directories.tokendir = {tokens}\n")
    settings = {**os.environ, "SOFTHSM2_CONF": str(folder / "softhsm.conf")}
    tool = ["softhsm2-util", "--token", "Van thu", "--pin", "1234"]
    label = ["--init-token", "--free", "--label", "Van thu", "--so-pin", "5678", "--pin", "1234"]
    subprocess.run(["softhsm2-util", *label], env=settings, check=True, capture_output=True)
    (folder / "pin").write_text("1234\n")
    lines: list[Line] = []
    for number, who in enumerate(["rsa", "p256", "p384"], 1):
        key = ["--import", str(of.folder / f"{who}.key"), "--label", who, "--id", f"0{number}"]
        subprocess.run([*tool, *key], env=settings, check=True, capture_output=True)
        given = folder / f"{who}-chain.pem"
        chain = [(of.folder / f).read_bytes() for f in ["chain.pem", f"{who}.pem"]]
        given.write_bytes(b"".join(chain))
        out = folder / f"ours-token-{who}-b-t.pdf"
        uri = f"pkcs11:token=Van%20thu;object={who}?module-path=/usr/lib/softhsm/libsofthsm2.so"
        with_key = ["--pkcs11", uri, "--certificates", given, "--password-file", folder / "pin"]
        more = ["--level", "b-t", "--tsa", of.tsa, "--out", out]
        command = [program, "sign", folder / "table.pdf", *with_key, *more]
        done = subprocess.run(command, env=settings, capture_output=True)
        if done.returncode != 0:
            lines.append((out.name, "SoftHSM", done.stderr.decode()))
        else:
            lines += judged(out, "b-t", of)
    return lines


def judged(file: pathlib.Path, level: str, of) -> list[Line]:
    """What the others say."""
    judges = [("pyHanko", by_pyhanko), ("pdfsig", by_pdfsig), ("openssl cms", by_openssl)]
    lines = []
    for judge, by in judges:
        try:
            lines.append((file.name, judge, by(file, level, of)))
        except Exception as error:  # whatever they say against it is told
            lines.append((file.name, judge, f"{type(error).__name__}: {error}"))
    return lines


def by_pyhanko(file: pathlib.Path, level: str, of) -> str:
    """Strictly; with hard failure where revocation is not told, and from B-LT on by the file alone."""
    reader = PdfFileReader(io.BytesIO(file.read_bytes()), strict=True)
    root = load_cert_from_pemder(str(of.folder / "root.pem"))
    lists = [asn1_crl.CertificateList.load((of.folder / f).read_bytes()) for f in ["root.crl", "issuing.crl"]]
    given = ValidationContext(
        trust_roots=[root], crls=lists, allow_fetching=False, revocation_mode="hard-fail"
    )
    context = given
    if level in ["b-lt", "b-lta"]:
        store = DocumentSecurityStore.read_dss(reader)
        if not store.vri_entries:
            return "no VRI"
        context = store.as_validation_context(
            {"trust_roots": [root], "allow_fetching": False, "revocation_mode": "hard-fail"}
        )
    for signature in reader.embedded_regular_signatures:
        status = validate_pdf_signature(signature, context, ts_validation_context=context)
        if not (status.bottom_line and status.trusted and status.intact and status.valid):
            return status.summary()
        if level != "b-b" and not (status.timestamp_validity and status.timestamp_validity.trusted):
            return "the time stamp is not trusted"
        if status.modification_level not in [
            ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING
        ]:
            return f"modified: {status.modification_level}"
    stamps = list(reader.embedded_timestamp_signatures)
    if level == "b-lta" and not stamps:
        return "no time stamp of the file"
    for stamp in stamps:
        status = validate_pdf_timestamp(stamp, given)
        if not (status.valid and status.intact and status.trusted):
            return status.summary()
    return "ok"


def by_pdfsig(file: pathlib.Path, _level: str, _of) -> str:
    """poppler's own reading of the file and the message; it does not read time stamps of files."""
    done = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True)
    parts = re.split(r"^Signature #", done.stdout, flags=re.M)[1:]
    known = [part for part in parts if "Signature Type: unknown" not in part]
    good = [part for part in known if "Signature Validation: Signature is Valid." in part]
    return "ok" if good and good == known else done.stdout


def by_openssl(file: pathlib.Path, _level: str, of) -> str:
    """The message over the bytes that it covers, with the purpose of the chain left open."""
    pdf = file.read_bytes()
    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures:
        start, length, second, rest = [int(n) for n in signature.byte_range]
        (of.folder / "covered").write_bytes(pdf[start : start + length] + pdf[second : second + rest])
        (of.folder / "message").write_bytes(message(signature.pkcs7_content))
        check = ["-inform", "DER", "-in", "message", "-content", "covered", "-binary"]
        of.openssl("cms", "-verify", *check, "-CAfile", "root.pem", "-purpose", "any", "-out", "/dev/null")
    return "ok"


def message(padded: bytes) -> bytes:
    """The message without its padding; its length stands in two bytes."""
    return padded[: 4 + int.from_bytes(padded[2:4], "big")]
