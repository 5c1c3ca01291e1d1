"""A small public key infrastructure by openssl, with its services on this machine."""

import http.server
import pathlib
import subprocess
import threading

SECTIONS = """
[req]
distinguished_name = dn
prompt = no
[dn]
C = VN
O = Cơ quan thử nghiệm
CN = ${ENV::NAME}
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://127.0.0.1:${ENV::PORT}/root.crl
[holder]
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://127.0.0.1:${ENV::PORT}/issuing.crl
[stamping]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://127.0.0.1:${ENV::PORT}/issuing.crl
[ca]
default_ca = of_root
[of_root]
database = root.txt
crlnumber = root.number
default_md = sha256
default_crl_days = 7
[of_issuing]
database = issuing.txt
crlnumber = issuing.number
default_md = sha256
default_crl_days = 7
[tsa]
default_tsa = stamps
[stamps]
serial = stamps.serial
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
signer_digest = sha256
"""

KEYS = {
    "rsa": ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
    "p256": ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "p384": ["EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
}


class Authorities:
    """The root, the issuing authority, holders and services."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        services = type("Services", (Services,), {"authorities": self})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), services)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        (folder / "openssl.cnf").write_text(SECTIONS)
        (folder / "password").write_text("mật khẩu\n")
        self.make("root", "p384", "authority", None)
        self.make("issuing", "rsa", "issuing", "root")
        for name, kind in [("rsa", "rsa"), ("p256", "p256"), ("p384", "p384"), ("revoked", "p256")]:
            self.make(name, kind, "holder", "issuing")
        self.make("tsa", "rsa", "stamping", "issuing")
        for by in ["root", "issuing"]:
            (folder / f"{by}.txt").touch()
            (folder / f"{by}.number").write_text("01\n")
        of = ["-config", "openssl.cnf", "-keyfile", "issuing.key", "-cert", "issuing.pem"]
        self.openssl("ca", "-name", "of_issuing", *of, "-revoke", "revoked.pem")
        for by in ["root", "issuing"]:
            of = ["-config", "openssl.cnf", "-keyfile", f"{by}.key", "-cert", f"{by}.pem"]
            self.openssl("ca", "-name", f"of_{by}", *of, "-gencrl", "-out", f"{by}.crl.pem")
            self.openssl("crl", "-in", f"{by}.crl.pem", "-outform", "DER", "-out", f"{by}.crl")
        trust = folder / "trust" / "special-use"
        trust.mkdir(parents=True, exist_ok=True)
        (trust / "root.pem").write_bytes((folder / "root.pem").read_bytes())
        self.tsa = f"http://127.0.0.1:{self.port}/tsa"

    def openssl(self, *arguments: str, given: bytes = b"", name: str = "-") -> bytes:
        """Runs openssl in the folder."""
        settings = {"PATH": "/usr/bin:/bin", "NAME": name, "PORT": str(self.port)}
        done = subprocess.run(
            ["openssl", *arguments], cwd=self.folder, input=given, env=settings, capture_output=True
        )
        if done.returncode != 0:
            raise RuntimeError(f"openssl {' '.join(arguments)}: {done.stderr.decode()}")
        return done.stdout

    def make(self, name: str, kind: str, section: str, by: str | None) -> None:
        """A key, its certificate, and both with the chain as PKCS#12."""
        algorithm, *options = KEYS[kind]
        self.openssl("genpkey", "-algorithm", algorithm, *options, "-out", f"{name}.key")
        ask = ["req", "-new", "-key", f"{name}.key", "-config", "openssl.cnf", "-utf8"]
        self.openssl(*ask, "-out", f"{name}.csr", name=f"Ông {name}")
        sign = ["-CA", f"{by}.pem", "-CAkey", f"{by}.key"] if by else ["-signkey", f"{name}.key"]
        serial = ["-CAcreateserial"] if by else []
        of = ["-extfile", "openssl.cnf", "-extensions", section, "-days", "90", "-sha256"]
        self.openssl("x509", "-req", "-in", f"{name}.csr", *sign, *serial, *of, "-out", f"{name}.pem")
        self.openssl("x509", "-in", f"{name}.pem", "-outform", "DER", "-out", f"{name}.der")
        if section == "holder":
            chain = b"".join((self.folder / f"{n}.pem").read_bytes() for n in ["issuing", "root"])
            (self.folder / "chain.pem").write_bytes(chain)
            both = ["-inkey", f"{name}.key", "-in", f"{name}.pem", "-certfile", "chain.pem"]
            self.openssl("pkcs12", "-export", *both, "-out", f"{name}.p12", "-passout", "file:password")

    def stamp(self, query: bytes) -> bytes:
        """Answers a request for a time stamp."""
        (self.folder / "query.tsq").write_bytes(query)
        with_key = ["-signer", "tsa.pem", "-inkey", "tsa.key", "-chain", "issuing.pem"]
        of = ["-config", "openssl.cnf", "-section", "stamps", "-queryfile", "query.tsq"]
        return self.openssl("ts", "-reply", *of, *with_key)


class Services(http.server.BaseHTTPRequestHandler):
    """Time stamps and lists of revoked certificates."""

    authorities: Authorities

    def do_POST(self) -> None:
        """A time stamp."""
        query = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer("application/timestamp-reply", self.authorities.stamp(query))

    def do_GET(self) -> None:
        """A list."""
        name = self.path.strip("/")
        if name in ["root.crl", "issuing.crl"]:
            self.answer("application/pkix-crl", (self.authorities.folder / name).read_bytes())
        else:
            self.send_error(404)

    def answer(self, kind: str, body: bytes) -> None:
        """Sends."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""
