"""What pyHanko and openssl sign, judged by us; and what we must not believe."""

import io
import pathlib

from asn1crypto import crl as asn1_crl
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, fields, signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import load_certs_from_pemder
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko_certvalidator import ValidationContext

import ours

Line = tuple[str, str, str]


def run(program: pathlib.Path, folder: pathlib.Path, of) -> list[Line]:
    """Signs in many ways; the verdict of ours must be the expected one."""
    from judge import verify

    lines: list[Line] = []
    expected = [(name, pdf, 0, level, None) for name, pdf, level in good(of)]
    expected += [(name, pdf, exit_code, None, code) for name, pdf, exit_code, code in bad(of)]
    for name, pdf, exit_code, level, code in expected:
        file = folder / f"theirs-{name}.pdf"
        file.write_bytes(pdf)
        # A file of B-LT must be enough by itself.
        online = [] if level == "B-LT" else ["--online"]
        report = verify(program, file, of, *online)
        codes = [c for s in report["signatures"] for c in s["codes"]] + report["codes"]
        found = (report["exit"], report["signatures"][0]["level"] if level else None)
        is_right = found == (exit_code, level) and (code is None or code in codes)
        said = "ok" if is_right else f"expected {(exit_code, level, code)}, not {found} {codes}"
        lines.append((file.name, "motcua", said))
    return lines


def signer(of, who: str, **more) -> signers.SimpleSigner:
    """A holder."""
    folder = of.folder
    return signers.SimpleSigner.load(
        str(folder / f"{who}.key"),
        str(folder / f"{who}.pem"),
        ca_chain_files=[str(folder / "issuing.pem"), str(folder / "root.pem")],
        **more,
    )


def context(of) -> ValidationContext:
    """What pyHanko may know while it signs."""
    lists = [asn1_crl.CertificateList.load((of.folder / f).read_bytes()) for f in ["root.crl", "issuing.crl"]]
    root = load_cert_from_pemder(str(of.folder / "root.pem"))
    others = list(load_certs_from_pemder([str(of.folder / "issuing.pem")]))
    return ValidationContext(trust_roots=[root], other_certs=others, crls=lists, allow_fetching=False)


def sign(of, pdf: bytes, who: str, level: str = "B-B", **more) -> bytes:
    """Signs with pyHanko."""
    kind = more.pop("subfilter", SigSeedSubFilter.PADES)
    spec = more.pop("spec", None)
    stamper = HTTPTimeStamper(of.tsa) if level != "B-B" else None
    is_long = level in ["B-LT", "B-LTA"]
    meta = PdfSignatureMetadata(
        field_name=more.pop("field", "Chu ky"),
        md_algorithm=more.pop("hash", "sha256"),
        subfilter=kind,
        embed_validation_info=is_long,
        use_pades_lta=level == "B-LTA",
        validation_context=context(of) if is_long else None,
        **more,
    )
    out = io.BytesIO()
    engine = PdfSigner(meta, signer(of, who), timestamper=stamper, new_field_spec=spec)
    engine.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)
    return out.getvalue()


def good(of) -> list[tuple[str, bytes, str]]:
    """What is in order."""
    table, streams = ours.decision(False), ours.decision(True)
    seen = SigFieldSpec("Nhin thay", on_page=0, box=(50, 50, 250, 120))
    made = [
        (f"pyhanko-{name}-{who}-{level.lower()}", sign(of, pdf, who, level), level)
        for name, pdf in [("table", table), ("streams", streams)]
        for who, level in [
            ("rsa", "B-B"), ("p256", "B-T"), ("p384", "B-LT"), ("rsa", "B-LTA"), ("p256", "B-LTA")
        ]
    ]
    once = sign(of, table, "rsa")
    made += [
        ("pyhanko-sha512", sign(of, table, "rsa", hash="sha512"), "B-B"),
        ("pyhanko-seen", sign(of, table, "p256", field="Nhin thay", spec=seen), "B-B"),
        ("pyhanko-twice", sign(of, once, "p256", field="Thu hai"), "B-B"),
        ("pyhanko-seen-second", sign(of, once, "p256", field="Nhin thay", spec=seen), "B-B"),
        ("pyhanko-adobe", sign(of, table, "rsa", subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED), "B-B"),
        ("pyhanko-certified", sign(of, table, "rsa", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES), "B-B"),
        ("openssl-rsa", by_openssl(of, table, "rsa"), "B-B"),
        ("openssl-p256", by_openssl(of, streams, "p256"), "B-B"),
    ]
    waiting = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(table))
    fields.append_signature_field(writer, SigFieldSpec("Chu ky", on_page=0, box=(50, 50, 250, 120)))
    fields.append_signature_field(writer, SigFieldSpec("Con dau", on_page=0, box=(50, 150, 250, 220)))
    writer.write(waiting)
    first = sign(of, waiting.getvalue(), "p256")
    made.append(("pyhanko-fields-waiting", sign(of, first, "rsa", field="Con dau"), "B-B"))
    return made


def bad(of) -> list[tuple[str, bytes, int, str]]:
    """What is not."""
    table = ours.decision(False)
    once = sign(of, table, "rsa")
    certified = sign(of, table, "rsa", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    later = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(certified))
    fields.append_signature_field(writer, SigFieldSpec("Them", on_page=0, box=(0, 0, 0, 0)))
    writer.write(later)
    shadow = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(once))
    page = writer.root["/Pages"]["/Kids"][0]
    content = page.raw_get("/Contents")
    content.get_object()._data = b"BT /F1 18 Tf 72 700 Td (Quyet dinh khac) Tj ET"
    content.get_object()._encoded_data = None
    writer.mark_update(content)
    writer.write(shadow)
    return [
        ("revoked", sign(of, table, "revoked"), 4, "revoked-unproven"),
        ("revoked-before-the-stamp", sign(of, table, "revoked", "B-T"), 4, "revoked"),
        ("altered", once.replace(b"(Quyet dinh)", b"(Quyet dimh)"), 4, "content-altered"),
        ("sha1", sign(of, table, "rsa", hash="sha1"), 4, "weak-hash"),
        ("after-the-last-word", later.getvalue(), 4, "not-permitted"),
        ("content-exchanged", shadow.getvalue(), 4, "changed-later"),
        ("unsigned", table, 3, "not-signed"),
    ]


def by_openssl(of, pdf: bytes, who: str) -> bytes:
    """A message by `openssl cms` in a field that pyHanko makes room in."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    steps = PdfCMSEmbedder().write_cms(field_name="openssl", writer=writer)
    next(steps)
    value = SignatureObject(subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED, bytes_reserved=16384)
    steps.send(SigObjSetup(sig_placeholder=value))
    digest, out = steps.send(SigIOSetup(md_algorithm="sha256", in_place=False, output=io.BytesIO()))
    whole = out.getvalue()
    start, end = digest.reserved_region_start, digest.reserved_region_end
    (of.folder / "covered").write_bytes(whole[:start] + whole[end:])
    with_key = ["-signer", f"{who}.pem", "-inkey", f"{who}.key", "-certfile", "chain.pem"]
    how = ["-binary", "-outform", "DER", "-md", "sha256", "-in", "covered", "-nosmimecap", "-cades"]
    steps.send(of.openssl("cms", "-sign", *how, *with_key))
    return out.getvalue()
