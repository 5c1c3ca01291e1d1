//! Checks of the machine: settings, folder, disk, port, what the program brings along.

use super::finding::{Finding, text};
use crate::settings::{Config, SettingsError};
use mc_app::print::{FontSource, Printer};
use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

/// Below this much room the doctor warns, and below that much it is an error.
const LITTLE_MIB: u64 = 5 * 1024;
const TOO_LITTLE_MIB: u64 = 512;

/// Every check that needs no database.
pub(super) fn check(config: &Config) -> Vec<Finding> {
    let data = config.data();
    let application = config.application().map(drop);
    let mut findings = vec![settings(application.as_ref().copied())];
    findings.push(folder(&data));
    findings.push(disk(free_mib(&data), &data));
    findings.extend(config.listen().ok().map(port));
    findings.push(assets());
    findings.push(fonts());
    findings
}

/// What reading the settings came to; an unknown key names the nearest known one itself.
pub(super) fn settings(read: Result<(), &SettingsError>) -> Finding {
    match read {
        Ok(()) => Finding::ok("settings", text("cấu hình đọc được", "the settings can be read")),
        Err(error) => Finding::error(
            "settings",
            text(format!("cấu hình sai: {error}"), format!("the settings are wrong: {error}")),
        )
        .so("sửa theo docs/settings.md", "mend it by docs/settings.md"),
    }
}

/// Whether files can be made in the data folder, or the folder itself in the one above.
fn folder(data: &Path) -> Finding {
    let place = data.display();
    let nearest = existing(data);
    if !nearest.is_dir() {
        let taken = nearest.display();
        return Finding::error(
            "data-folder",
            text(
                format!("{taken} là tệp, không phải thư mục"),
                format!("{taken} is a file, not a folder"),
            ),
        )
        .so("đổi storage.data hoặc dời tệp đó đi", "change storage.data, or move the file away");
    }
    let probe = nearest.join(format!(".motcua-doctor-{}", std::process::id()));
    match fs::write(&probe, b"motcua").and_then(|()| fs::remove_file(&probe)) {
        Ok(()) => Finding::ok(
            "data-folder",
            text(
                format!("ghi được vào thư mục dữ liệu {place}"),
                format!("the data folder {place} can be written to"),
            ),
        ),
        Err(error) => Finding::error(
            "data-folder",
            text(
                format!("không ghi được vào {}: {error}", nearest.display()),
                format!("{} cannot be written to: {error}", nearest.display()),
            ),
        )
        .so(
            "cấp quyền ghi cho người dùng chạy motcua, hoặc đổi storage.data",
            "give the user that runs motcua the right to write there, or change storage.data",
        ),
    }
}

/// The folder itself, or the nearest one above it that exists.
fn existing(folder: &Path) -> PathBuf {
    let above = folder.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    if above.as_os_str().is_empty() { PathBuf::from(".") } else { above.to_path_buf() }
}

/// Free mebibytes on the disk of a folder, as `df` tells; `None` where there is no `df`.
fn free_mib(folder: &Path) -> Option<u64> {
    let out = Command::new("df").arg("-Pk").arg(existing(folder)).output().ok()?;
    let text = String::from_utf8(out.stdout).ok()?;
    let free: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(free / 1024)
}

fn disk(free_mib: Option<u64>, data: &Path) -> Finding {
    let Some(free) = free_mib else {
        return Finding::warning(
            "disk",
            text("không xem được dung lượng đĩa", "the room on the disk could not be seen"),
        );
    };
    let what = text(
        format!("đĩa của {} còn {free} MiB", data.display()),
        format!("the disk of {} has {free} MiB left", data.display()),
    );
    let way_out = |finding: Finding| {
        finding.so(
            "dọn đĩa hoặc dời storage.data sang đĩa lớn hơn",
            "make room, or move storage.data to a larger disk",
        )
    };
    if free < TOO_LITTLE_MIB {
        way_out(Finding::error("disk", what))
    } else if free < LITTLE_MIB {
        way_out(Finding::warning("disk", what))
    } else {
        Finding::ok("disk", what)
    }
}

fn port(address: std::net::SocketAddr) -> Finding {
    match TcpListener::bind(address) {
        Ok(_) => Finding::ok(
            "port",
            text(format!("địa chỉ {address} còn trống"), format!("the address {address} is free")),
        ),
        Err(error) => Finding::error(
            "port",
            text(
                format!("không mở được địa chỉ {address}: {error}"),
                format!("the address {address} cannot be listened on: {error}"),
            ),
        )
        .so(
            "nếu motcua đang chạy thì không sao; nếu không, đổi server.listen sang cổng khác",
            "if motcua is running, all is well; if not, set server.listen to another port",
        ),
    }
}

fn assets() -> Finding {
    match mc_web::assets::urls() {
        Ok(_) => Finding::ok("assets", text("tệp giao diện đủ", "the page assets are whole")),
        Err(error) => Finding::error(
            "assets",
            text(
                format!("tệp giao diện thiếu: {error}"),
                format!("page assets are missing: {error}"),
            ),
        )
        .so(
            "dựng lại chương trình, xem MOTCUA_ASSETS",
            "build the program again; see MOTCUA_ASSETS",
        ),
    }
}

fn fonts() -> Finding {
    match Printer::new(FontSource::default()) {
        Ok(printer) => Finding::ok(
            "fonts",
            text(
                format!("in bằng phông chữ {}", printer.typeface()),
                format!("papers are printed in {}", printer.typeface()),
            ),
        ),
        Err(error) => Finding::error(
            "fonts",
            text(format!("không in được: {error}"), format!("papers cannot be printed: {error}")),
        )
        .so(
            "cài phông có đủ chữ Việt, ví dụ gói fonts-liberation",
            "install a typeface with all Vietnamese letters, such as the package fonts-liberation",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Grade;

    #[test]
    fn a_file_in_the_folder_s_place() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        assert_eq!(super::folder(&data).grade, Grade::Ok, "it can be made");
        assert!(!data.exists(), "the doctor makes nothing");
        fs::write(&data, b"").unwrap();
        let finding = super::folder(&data);
        assert_eq!(finding.grade, Grade::Error);
        assert!(finding.what.1.ends_with("data is a file, not a folder"), "{finding:?}");
        assert_eq!(super::folder(&data.join("below")).grade, Grade::Error);
    }

    #[test]
    fn a_folder_without_rights_cannot_be_written_to() {
        // Nobody may make files there, not even root.
        let finding = super::folder(Path::new("/proc/1"));
        assert_eq!(finding.grade, Grade::Error, "{finding:?}");
        assert!(finding.way_out.is_some());
    }

    #[test]
    fn a_disk_nearly_full() {
        let data = Path::new("d");
        let check = |free, expect| assert_eq!(disk(free, data).grade, expect, "{free:?}");
        check(Some(100), Grade::Error);
        check(Some(TOO_LITTLE_MIB), Grade::Warning);
        check(Some(LITTLE_MIB), Grade::Ok);
        check(None, Grade::Warning);
        assert!(free_mib(&std::env::temp_dir()).is_some());
    }

    #[test]
    fn a_port_that_is_taken() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        assert_eq!(port(address).grade, Grade::Error);
        drop(taken);
        assert_eq!(port(address).grade, Grade::Ok);
    }

    #[test]
    fn settings_that_cannot_be_used() {
        let own = [("site.time_zone", "Asia/Ha_Noi".to_owned())];
        let config = Config::read(None, None, &std::collections::BTreeMap::new(), &own).unwrap();
        let finding = check(&config).remove(0);
        assert_eq!(finding.grade, Grade::Error);
        assert!(finding.what.0.contains("Asia/Ha_Noi"), "{finding:?}");
    }

    #[test]
    fn what_the_program_brings_along() {
        assert_eq!(assets().grade, Grade::Ok);
        assert_eq!(fonts().grade, Grade::Ok);
    }
}
