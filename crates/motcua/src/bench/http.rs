//! A client that keeps its connection, as browsers do; as little of HTTP/1.1 as the bench needs.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

/// The bounds of an answer.
const MOST_HEADERS: usize = 100;
const MOST_HEADER_BYTES: u64 = 16 * 1024;
const MOST_BODY_BYTES: usize = 16 * 1024 * 1024;
/// How long an answer may take.
const WAIT: Duration = Duration::from_mins(1);

/// An answer.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) cookies: Vec<String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What was downloaded, without keeping it.
#[derive(Debug, Default)]
pub(super) struct Drained {
    pub(super) status: u16,
    /// Line ends: the rows of a CSV file.
    pub(super) lines: usize,
    bytes: u64,
}

impl Drained {
    /// How much came.
    pub(super) fn megabytes(&self) -> f64 {
        let kilobytes = u32::try_from(self.bytes / 1_000).unwrap_or(u32::MAX);
        f64::from(kilobytes) / 1e3
    }
}

/// A connection.
#[derive(Debug)]
pub(super) struct Client {
    stream: BufReader<TcpStream>,
    host: SocketAddr,
}

impl Client {
    /// Connects, from an address of this machine where one is given.
    pub(super) async fn connect(host: SocketAddr, from: Option<Ipv4Addr>) -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        if let Some(from) = from {
            socket.bind(SocketAddr::from((from, 0)))?;
        }
        let stream = socket.connect(host).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), host })
    }

    /// Asks for a page.
    pub(super) async fn get(&mut self, path: &str, cookie: &str) -> io::Result<Answer> {
        let host = self.host;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n");
        self.send(request).await
    }

    /// Downloads a file that is sent in chunks, counting its lines.
    pub(super) async fn drain(&mut self, path: &str, cookie: &str) -> io::Result<Drained> {
        let host = self.host;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n");
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let first = self.line().await?;
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let mut drained = Drained { status: status.ok_or_else(broken)?, ..Drained::default() };
        for _ in 0..MOST_HEADERS {
            if self.line().await?.is_empty() {
                break;
            }
        }
        if drained.status != 200 {
            return Ok(drained);
        }
        loop {
            let size = timeout(WAIT, self.line()).await;
            let size = size.map_err(|_late| io::Error::from(io::ErrorKind::TimedOut))??;
            let size = usize::from_str_radix(&size, 16).map_err(|_bad| broken())?;
            let mut chunk = Vec::new();
            self.bytes(size, &mut chunk).await?;
            self.line().await?;
            if size == 0 {
                return Ok(drained);
            }
            drained.lines += chunk.split(|byte| *byte == b'\n').count() - 1;
            drained.bytes += u64::try_from(size).unwrap_or(0);
        }
    }

    /// Sends a form, as a browser on our own page does.
    pub(super) async fn post(
        &mut self,
        path: &str,
        cookie: &str,
        form: &str,
    ) -> io::Result<Answer> {
        let (host, length) = (self.host, form.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
Sec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
        );
        self.send(request).await
    }

    async fn send(&mut self, request: String) -> io::Result<Answer> {
        let answer = timeout(WAIT, async {
            self.stream.get_mut().write_all(request.as_bytes()).await?;
            self.answer().await
        });
        answer.await.map_err(|_late| io::Error::from(io::ErrorKind::TimedOut))?
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        let read = (&mut self.stream).take(MOST_HEADER_BYTES).read_line(&mut line).await?;
        if read == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        Ok(line.trim_end().to_owned())
    }

    async fn answer(&mut self) -> io::Result<Answer> {
        let first = self.line().await?;
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let mut answer = Answer { status: status.ok_or_else(broken)?, ..Answer::default() };
        let (mut length, mut is_chunked) = (0, false);
        for _ in 0..MOST_HEADERS {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().map_err(|_bad| broken())?,
                "transfer-encoding" => is_chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => value.clone_into(&mut answer.location),
                "set-cookie" => {
                    answer.cookies.push(value.split(';').next().unwrap_or_default().to_owned());
                }
                _ => {}
            }
        }
        if is_chunked {
            self.chunks(&mut answer.body).await?;
        } else {
            self.bytes(length, &mut answer.body).await?;
        }
        Ok(answer)
    }

    async fn chunks(&mut self, body: &mut Vec<u8>) -> io::Result<()> {
        loop {
            let size = self.line().await?;
            let size = usize::from_str_radix(&size, 16).map_err(|_bad| broken())?;
            self.bytes(size, body).await?;
            self.line().await?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    async fn bytes(&mut self, length: usize, body: &mut Vec<u8>) -> io::Result<()> {
        if body.len().saturating_add(length) > MOST_BODY_BYTES {
            return Err(broken());
        }
        let wanted = u64::try_from(length).unwrap_or(u64::MAX);
        let read = (&mut self.stream).take(wanted).read_to_end(body).await?;
        if read == length { Ok(()) } else { Err(io::Error::from(io::ErrorKind::UnexpectedEof)) }
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "no answer of HTTP/1.1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    /// Answers every request of one connection with the next of some texts.
    async fn answering(answers: Vec<&'static str>) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let (mut stream, _) = listener.accept().await.unwrap();
                for answer in answers {
                    let mut request = [0; 4096];
                    let read = stream.read(&mut request).await.unwrap();
                    assert!(read > 0);
                    stream.write_all(answer.as_bytes()).await.unwrap();
                }
            });
        });
        address
    }

    #[tokio::test]
    async fn answers_with_a_length_in_chunks_and_cut_off() {
        let host = answering(vec![
            "HTTP/1.1 303 See Other\r\nLocation: /a\r\nSet-Cookie: x=1; Path=/\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nshort",
        ])
        .await;
        let mut client = Client::connect(host, None).await.unwrap();
        let answer = client.post("/x", "", "a=1").await.unwrap();
        assert_eq!(
            (answer.status, answer.location.as_str(), answer.text().as_str()),
            (303, "/a", "ok")
        );
        assert_eq!(answer.cookies, ["x=1"]);
        assert_eq!(client.get("/", "").await.unwrap().text(), "abcde");
        assert!(client.get("/", "").await.is_err());
    }
}
