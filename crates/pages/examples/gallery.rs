//! Writes every sample page as static HTML, to be looked at.
//!
//! `cargo run -p mc-pages --example gallery -- <folder> [<prepared assets>]` writes
//! `<folder>/{vi,en}/*.html` and copies the prepared assets (what `node build.mjs --out …` in
//! `crates/web/assets` wrote) to `<folder>/assets`. Serve the folder, for instance with
//! `python3 -m http.server`: icons are not drawn from `file:` addresses.

#![expect(clippy::print_stdout, reason = "tells where the pages are")]

use mc_kernel::Locale;
use mc_pages::{chrome::AssetUrls, samples, words::Lang};
use std::{env, error::Error, fs, path::Path, sync::Arc};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("usage: gallery <folder> [<prepared assets>]")?;
    let folder = Path::new(&folder);
    let assets = match arguments.next() {
        Some(prepared) => copy_assets(Path::new(&prepared), &folder.join("assets"))?,
        None => AssetUrls::default(),
    };
    let assets = Arc::new(assets);
    for locale in Locale::ALL {
        let pages = folder.join(locale.tag());
        fs::create_dir_all(&pages)?;
        for sample in samples::all(Lang::new(locale), &assets)? {
            fs::write(pages.join(format!("{}.html", sample.name)), sample.html)?;
        }
    }
    println!("the pages are in {}", folder.display());
    Ok(())
}

fn copy_assets(from: &Path, to: &Path) -> Result<AssetUrls, Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(AssetUrls::from_manifest(&fs::read_to_string(from.join("manifest.json"))?, "/assets/")?)
}
