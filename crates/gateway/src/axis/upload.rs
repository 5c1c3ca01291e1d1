//! A form with a file in it, sent while it is read.

use super::AxisError;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::{
    io,
    path::Path,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
};
use tokio::{
    fs::File,
    io::{AsyncRead, ReadBuf},
};

/// Bytes that are sent at once.
const PIECE: usize = 64 * 1024;
/// Between the parts of a form. Packages are XML, in which this cannot stand.
const BOUNDARY: &str = "----mot-cua-0-<part>-0-mot-cua----";

/// A form with texts and one file.
pub(super) struct Upload {
    head: Bytes,
    file: File,
    file_left: u64,
    tail: Bytes,
}

/// The part of a form that is the file.
pub(super) struct FilePart<'f> {
    /// The name of the field.
    pub(super) field: &'f str,
    /// The name of the file.
    pub(super) name: &'f str,
    /// Its type.
    pub(super) media: &'f str,
}

impl Upload {
    /// The value of the header `Content-Type`.
    pub(super) fn content_type() -> String {
        format!("multipart/form-data; boundary=\"{BOUNDARY}\"")
    }

    pub(super) async fn new(
        texts: &[(&str, &str)],
        part: &FilePart<'_>,
        path: &Path,
    ) -> Result<Self, AxisError> {
        let file = File::open(path).await.map_err(|e| AxisError::file(&e))?;
        let length = file.metadata().await.map_err(|e| AxisError::file(&e))?.len();
        let disposition = "Content-Disposition: form-data; name=";
        let texts = texts.iter().map(|(name, value)| {
            format!("--{BOUNDARY}\r\n{disposition}\"{name}\"\r\n\r\n{value}\r\n")
        });
        let mut head: String = texts.collect::<Vec<_>>().concat();
        head.push_str(&["--", BOUNDARY, "\r\n", disposition].concat());
        let (field, name, media) = (part.field, part.name, part.media);
        let named = format!("\"{field}\"; filename=\"{name}\"\r\nContent-Type: {media}\r\n\r\n");
        head.push_str(&named);
        let tail = format!("\r\n--{BOUNDARY}--\r\n");
        Ok(Self { head: head.into(), file, file_left: length, tail: tail.into() })
    }

    fn left(&self) -> u64 {
        let counted = |bytes: &Bytes| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.file_left.saturating_add(counted(&self.head)).saturating_add(counted(&self.tail))
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if !self.head.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.head)))));
        }
        if self.file_left > 0 {
            let most = usize::try_from(self.file_left).unwrap_or(usize::MAX).min(PIECE);
            let mut room = vec![0; most];
            let mut piece = ReadBuf::new(&mut room);
            if let Err(error) = ready!(pin!(&mut self.file).poll_read(context, &mut piece)) {
                return Poll::Ready(Some(Err(error)));
            }
            let read = piece.filled().len();
            if read == 0 {
                let shorter = io::Error::new(io::ErrorKind::UnexpectedEof, "the file is shorter");
                return Poll::Ready(Some(Err(shorter)));
            }
            room.truncate(read);
            self.file_left = self.file_left.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
            return Poll::Ready(Some(Ok(Frame::data(room.into()))));
        }
        let tail = std::mem::take(&mut self.tail);
        Poll::Ready((!tail.is_empty()).then(|| Ok(Frame::data(tail))))
    }

    fn is_end_stream(&self) -> bool {
        self.left() == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left())
    }
}
