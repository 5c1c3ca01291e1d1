//! What sealing costs: a value of 200 bytes and of 4 KiB, and a file of 10 MiB, in one thread.
//!
//! `cargo run --release -p mc-sealing --example cost`

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "what is measured is printed, and what fails ends it"
)]

use mc_kernel::SystemRandom;
use mc_sealing::{DataKey, FileOpener, Holder, KeyRing, Spot, new_master_key, seal_file};
use std::time::{Duration, Instant};

const ROUNDS: u32 = 20_000;
const FILE_ROUNDS: u32 = 20;

fn each(rounds: u32, mut work: impl FnMut()) -> Duration {
    let started = Instant::now();
    for _ in 0..rounds {
        work();
    }
    started.elapsed() / rounds
}

fn main() {
    let random = SystemRandom;
    let ring: KeyRing = new_master_key(&random).1.parse().unwrap();
    let holder = Holder::from_bytes([1; 16]);
    let wrapped = DataKey::make(holder, 1, &ring, &random).unwrap();
    let key = DataKey::unwrap(&wrapped, &ring).unwrap();
    let unwrap = each(ROUNDS, || drop(DataKey::unwrap(&wrapped, &ring).unwrap()));
    println!("unwrap a key: {unwrap:?}");
    let spot = Spot::new("event_private.body", &[&[7; 16], &[0; 8]]);
    for bytes in [200, 4096] {
        let plain = vec![b'x'; bytes];
        let sealed = key.seal(&spot, &plain, &random).unwrap();
        let seal = each(ROUNDS, || drop(key.seal(&spot, &plain, &random).unwrap()));
        let open = each(ROUNDS, || drop(key.open(&spot, &sealed).unwrap()));
        println!("value of {bytes} bytes: seal {seal:?}, open {open:?}, kept {}", sealed.len());
    }
    let plain = vec![7; 10 * 1024 * 1024];
    let sealed = seal_file(&key, b"name", &plain, &random).unwrap();
    let seal = each(FILE_ROUNDS, || drop(seal_file(&key, b"name", &plain, &random).unwrap()));
    let open = each(FILE_ROUNDS, || {
        let mut opener = FileOpener::new(&key, b"name");
        for piece in sealed.chunks(64 * 1024) {
            drop(opener.push(&key, piece).unwrap());
        }
        drop(opener.finish().unwrap());
    });
    println!("file of 10 MiB: seal {seal:?}, open {open:?}, kept {}", sealed.len());
}
