//! Time stamps, answers about certificates and lists of revoked ones come by plain HTTP: each is signed
//! by whoever gives it, so that nothing has to be believed of the way.

use mc_signing::{MOST_ANSWER_BYTES, Network, Unreachable};
use std::{
    io::{self, Read as _, Write as _},
    net::{TcpStream, ToSocketAddrs as _},
    time::Duration,
};

/// How long connecting, and every step of the answer, may take.
const WAIT: Duration = Duration::from_secs(10);
/// What may come before the answer proper.
const MOST_HEADER_BYTES: usize = 16 * 1024;
/// Reads of one answer; a server that sends byte by byte is no service.
const MOST_READS: usize = 20_000;

/// As little of HTTP as such services need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Client;

impl Network for Client {
    fn post(&self, address: &str, kind: &str, body: &[u8]) -> Result<Vec<u8>, Unreachable> {
        let head = format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        ask("POST", address, &head, body)
    }

    fn get(&self, address: &str) -> Result<Vec<u8>, Unreachable> {
        ask("GET", address, "", &[])
    }
}

fn ask(method: &str, address: &str, head: &str, body: &[u8]) -> Result<Vec<u8>, Unreachable> {
    let failed = |why: &str| Unreachable(format!("{address}: {why}"));
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    let rest = address.strip_prefix("http://").filter(|_| is_plain);
    let rest = rest.ok_or_else(|| failed("only http:// is asked"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let with_port = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
    let request =
        format!("{method} /{path} HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n{head}\r\n");
    let answer = exchange(&with_port, request.as_bytes(), body);
    let answer = answer.map_err(|error| failed(&error.to_string()))?;
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n");
    let end = end.filter(|end| *end <= MOST_HEADER_BYTES).ok_or_else(|| failed("no answer"))?;
    let told = String::from_utf8_lossy(answer.get(..end).unwrap_or_default());
    let status = told.split_whitespace().nth(1).unwrap_or_default();
    if status != "200" {
        return Err(failed(&format!("status {status}")));
    }
    if told.to_lowercase().contains("transfer-encoding: chunked") {
        return Err(failed("an answer in chunks"));
    }
    Ok(answer.get(end + 4..).unwrap_or_default().to_vec())
}

fn exchange(host: &str, request: &[u8], body: &[u8]) -> io::Result<Vec<u8>> {
    let mut addresses = host.to_socket_addrs()?;
    let place = addresses.next().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
    let mut stream = TcpStream::connect_timeout(&place, WAIT)?;
    stream.set_read_timeout(Some(WAIT))?;
    stream.set_write_timeout(Some(WAIT))?;
    stream.write_all(request)?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    let mut part = vec![0_u8; 64 * 1024];
    for _ in 0..MOST_READS {
        let read = stream.read(&mut part)?;
        if read == 0 {
            return Ok(answer);
        }
        answer.extend(part.iter().take(read));
        if answer.len() > MOST_ANSWER_BYTES + MOST_HEADER_BYTES {
            break;
        }
    }
    Err(io::Error::from(io::ErrorKind::FileTooLarge))
}
