//! A package is written and read in the same few megabytes, however large its attachment.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that finds something else than it expects stops there"
)]

use mc_edxml::{
    Attachment, Bounds, Message, Organisation, Package, Sinks, Sources, Transfer, read,
    write_package,
};
use std::{
    cell::Cell,
    fs,
    io::{self, BufReader, BufWriter, Read, Write},
};

/// Bytes of the attachment.
const SIZE: u64 = 24 * 1024 * 1024;
/// What this process may need beside what it has at the beginning.
const ROOM: u64 = 4 * 1024 * 1024;

/// Bytes that are this process's own and in memory.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

/// Looks at the memory each time something goes by.
#[derive(Default)]
struct Watch {
    peak: Cell<u64>,
    looks: Cell<u64>,
}

impl Watch {
    fn look(&self) {
        self.looks.set(self.looks.get() + 1);
        if self.looks.get().is_multiple_of(64) {
            self.peak.set(self.peak.get().max(resident()));
        }
    }
}

/// Bytes that no zip makes smaller.
struct Noise<'w> {
    left: u64,
    state: u32,
    watch: &'w Watch,
}

impl Read for Noise<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.watch.look();
        let amount = usize::try_from(self.left).unwrap().min(out.len());
        for byte in &mut out[..amount] {
            self.state ^= self.state << 13;
            self.state ^= self.state >> 17;
            self.state ^= self.state << 5;
            *byte = self.state.to_le_bytes()[1];
        }
        self.left -= u64::try_from(amount).unwrap();
        Ok(amount)
    }
}

struct Sink<'w>(&'w Watch);

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.look();
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Ends<'w>(&'w Watch);

impl Sources for Ends<'_> {
    fn open(&mut self, index: usize) -> io::Result<Box<dyn Read + '_>> {
        let state = u32::try_from(index).unwrap() + 1;
        Ok(Box::new(Noise { left: SIZE / 2, state, watch: self.0 }))
    }
}

impl Sinks for Ends<'_> {
    fn open(&mut self, _index: usize) -> io::Result<Box<dyn Write + '_>> {
        Ok(Box::new(Sink(self.0)))
    }
}

#[test]
fn contents_are_never_held() {
    let organ = |id: &str| Organisation { organ_id: id.to_owned(), ..Organisation::default() };
    let attachment = |name: &str, transfer| Attachment {
        name: name.to_owned(),
        transfer,
        ..Attachment::default()
    };
    let mut package = Package {
        message: Message {
            from: Some(organ("H44")),
            to: vec![organ("H44.01")],
            subject: "Lớn".to_owned(),
            document_id: "1".to_owned(),
            ..Message::default()
        },
        attachments: vec![attachment("a.pdf", Transfer::Plain), attachment("b.pdf", Transfer::Zip)],
        ..Package::default()
    };
    package.complete();
    let folder = std::env::temp_dir().join(format!("mc-edxml-{}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    let (path, watch, before) = (folder.join("large.edxml"), Watch::default(), resident());
    let mut file = BufWriter::new(fs::File::create(&path).unwrap());
    let written = write_package(&package, &mut Ends(&watch), &mut file).unwrap();
    drop(file);
    assert!(written.bytes > SIZE / 3 * 4);
    let file = BufReader::new(fs::File::open(&path).unwrap());
    let got = read(file, Bounds::default(), &mut Ends(&watch)).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let sizes: Vec<u64> = got.received.iter().map(|received| received.bytes).collect();
    assert_eq!((sizes, got.digest), (vec![SIZE / 2, SIZE / 2], written.digest));
    let needed = watch.peak.get().saturating_sub(before);
    assert!(watch.looks.get() > 500 && needed < ROOM, "{needed} bytes beside {before}");
}
