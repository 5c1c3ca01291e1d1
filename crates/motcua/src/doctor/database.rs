//! Checks of the database, and of the clocks that have to agree.

use super::finding::{Finding, text};
use crate::{installation, settings::Config};
use mc_app::store::{Dialect, Location, MigrateError, Store, health::EngineFacts};
use mc_kernel::{Clock, SystemClock, Timestamp, Zone};

/// The oldest versions that are known to be sound: SQLite with its fix of the write-ahead log, and
/// the oldest PostgreSQL that is maintained and has what our SQL needs.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
const OLDEST_POSTGRES: [u32; 1] = [14];
/// How far clocks may be apart.
const MOST_MINUTES_APART: i64 = 2;
/// The years in which this program can be run.
const YEARS: std::ops::RangeInclusive<i16> = 2024..=2100;

/// Every check of the database and the clocks.
pub(super) async fn check(config: &Config) -> Vec<Finding> {
    let now = SystemClock.now();
    let zone = config.zone().unwrap_or_else(|_| Zone::viet_nam());
    let mut findings = vec![year(now, &zone)];
    let location = installation::location(config);
    if let Location::File(path) = &location
        && !path.exists()
    {
        findings.push(Finding::ok(
            "database",
            text(
                format!("chưa có cơ sở dữ liệu; lần chạy đầu sẽ tạo {}", path.display()),
                format!("there is no database yet; the first start makes {}", path.display()),
            ),
        ));
        return findings;
    }
    match Store::open(&location).await {
        Ok(store) => findings.extend(of_store(&store, now).await),
        Err(error) => findings.push(unreachable(&error)),
    }
    findings
}

fn unreachable(error: &dyn std::fmt::Display) -> Finding {
    Finding::error(
        "database",
        text(
            format!("không kết nối được cơ sở dữ liệu: {error}"),
            format!("the database cannot be reached: {error}"),
        ),
    )
    .so(
        "kiểm tra máy chủ, tên, mật khẩu trong storage.database, hoặc quyền với tệp dữ liệu",
        "check the server, name and password in storage.database, or the rights to the data file",
    )
}

async fn of_store(store: &Store, now: Timestamp) -> Vec<Finding> {
    let mut findings = Vec::new();
    match store.engine_facts().await {
        Ok(facts) => {
            findings.push(version(store.dialect(), &facts));
            findings.extend(facts.now.map(|theirs| apart(now, theirs)));
        }
        Err(error) => return vec![unreachable(&error)],
    }
    let state = store.is_current().await;
    let is_current = matches!(state, Ok(true));
    findings.push(schema(state));
    if is_current {
        match store.newest_event().await {
            Ok(newest) => findings.extend(newest.map(|newest| behind(now, newest))),
            Err(error) => findings.push(unreachable(&error)),
        }
        findings.push(imported(store).await);
    }
    findings
}

fn version(dialect: Dialect, facts: &EngineFacts) -> Finding {
    let (name, least): (&str, &[u32]) = match dialect {
        Dialect::Sqlite => ("SQLite", &OLDEST_SQLITE),
        Dialect::Postgres => ("PostgreSQL", &OLDEST_POSTGRES),
    };
    let found = &facts.version;
    if facts.numbers().as_slice() >= least {
        return Finding::ok("database", text(format!("{name} {found}"), format!("{name} {found}")));
    }
    let wanted = least.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    Finding::error(
        "database",
        text(
            format!("{name} {found} cũ quá; cần từ {wanted}"),
            format!("{name} {found} is too old; {wanted} or newer is needed"),
        ),
    )
    .so(
        format!("nâng cấp {name}, sao lưu trước khi làm"),
        format!("upgrade {name}, after a backup"),
    )
}

fn schema(state: Result<bool, MigrateError>) -> Finding {
    match state {
        Ok(true) => {
            Finding::ok("schema", text("cấu trúc dữ liệu đúng bản", "the schema is current"))
        }
        Ok(false) => Finding::warning(
            "schema",
            text("cấu trúc dữ liệu chưa cập nhật", "migrations are pending"),
        )
        .so(
            "sao lưu, rồi khởi động motcua: chương trình tự cập nhật",
            "make a backup and start motcua: it applies them by itself",
        ),
        Err(error @ (MigrateError::Newer(_) | MigrateError::Changed(_))) => Finding::error(
            "schema",
            text(
                format!("cơ sở dữ liệu không thuộc bản chương trình này: {error}"),
                format!("the database is not of this program's version: {error}"),
            ),
        )
        .so(
            "chạy bản motcua mới hơn, hoặc khôi phục bản sao lưu cũ",
            "run the newer motcua, or restore an older backup",
        ),
        Err(error @ MigrateError::Unfinished) => Finding::error(
            "schema",
            text("việc nhập toàn bộ dữ liệu vào đây chưa xong", error.to_string()),
        )
        .so(
            "chạy lại motcua import installation với cùng thư mục",
            "run motcua import installation again with the same folder",
        ),
        Err(MigrateError::Store(error)) => unreachable(&error),
    }
}

async fn imported(store: &Store) -> Finding {
    match store.installation().await {
        Ok(Some(_)) => Finding::ok("province", text("đã nhập tỉnh", "a province is imported")),
        Ok(None) => Finding::warning("province", text("chưa nhập tỉnh", "no province is imported"))
            .so(
                "chạy motcua demo, hoặc motcua import province <thư mục>",
                "run motcua demo, or motcua import province <folder>",
            ),
        Err(error) => unreachable(&error),
    }
}

fn year(now: Timestamp, zone: &Zone) -> Finding {
    let local = zone.local(now);
    if YEARS.contains(&local.day.year()) {
        let what = text(format!("bây giờ là {local}"), format!("it is {local}"));
        return Finding::ok("clock", what);
    }
    let what = text(
        format!("đồng hồ máy chỉ {local}: không thể đúng"),
        format!("the machine's clock says {local}: that cannot be"),
    );
    set_clock(Finding::error("clock", what))
}

fn set_clock(finding: Finding) -> Finding {
    finding.so(
        "chỉnh giờ máy và bật đồng bộ giờ (NTP): hạn trả kết quả tính theo đồng hồ này",
        "set the clock and switch time synchronisation (NTP) on: due dates follow this clock",
    )
}

/// The machine's clock against the database server's.
fn apart(ours: Timestamp, theirs: Timestamp) -> Finding {
    let minutes = ours.minutes_since(theirs);
    if minutes.abs() <= MOST_MINUTES_APART {
        let what =
            text("đồng hồ máy và cơ sở dữ liệu khớp nhau", "machine and database agree on time");
        return Finding::ok("clock-database", what);
    }
    let what = text(
        format!("đồng hồ máy lệch {minutes} phút so với máy chủ cơ sở dữ liệu"),
        format!("the machine's clock is {minutes} minutes off the database server's"),
    );
    set_clock(Finding::error("clock-database", what))
}

/// The machine's clock against the log: nothing can have happened later than now.
fn behind(now: Timestamp, newest: Timestamp) -> Finding {
    let minutes = newest.minutes_since(now);
    if minutes <= MOST_MINUTES_APART {
        let what = text("nhật ký không đi trước đồng hồ", "the log is not ahead of the clock");
        return Finding::ok("clock-log", what);
    }
    let what = text(
        format!("sự kiện mới nhất ghi sau giờ máy {minutes} phút"),
        format!("the newest event is {minutes} minutes ahead of the machine's clock"),
    );
    set_clock(Finding::error("clock-log", what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Grade;
    use std::collections::BTreeMap;

    fn config(own: &[(&'static str, String)]) -> Config {
        Config::read(None, None, &BTreeMap::new(), own).unwrap()
    }

    fn grades(findings: &[Finding]) -> Vec<(&'static str, Grade)> {
        findings.iter().map(|f| (f.check, f.grade)).collect()
    }

    #[tokio::test]
    async fn a_fresh_folder_then_a_database_of_ours() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&[("storage.data", folder.path().display().to_string())]);
        let found = check(&config).await;
        assert_eq!(grades(&found), [("clock", Grade::Ok), ("database", Grade::Ok)]);
        assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing was made");
        let store = installation::store(&config, &SystemClock).await.unwrap();
        let found = of_store(&store, SystemClock.now()).await;
        let expect = [("database", Grade::Ok), ("schema", Grade::Ok), ("province", Grade::Warning)];
        assert_eq!(grades(&found), expect);
    }

    #[tokio::test]
    async fn a_database_without_our_tables_has_migrations_pending() {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("motcua.db"));
        let store = Store::open(&location).await.unwrap();
        let found = of_store(&store, SystemClock.now()).await;
        assert_eq!(grades(&found), [("database", Grade::Ok), ("schema", Grade::Warning)]);
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_and_a_file_that_is_no_database() {
        let url = "postgres://nobody@127.0.0.1:1/none".to_owned();
        let found = check(&config(&[("storage.database", url)])).await;
        assert_eq!(grades(&found), [("clock", Grade::Ok), ("database", Grade::Error)]);
        assert!(found.last().is_some_and(|f| f.way_out.is_some()));
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("motcua.db"), [7; 4096]).unwrap();
        let data = folder.path().display().to_string();
        let found = check(&config(&[("storage.data", data)])).await;
        assert_eq!(grades(&found), [("clock", Grade::Ok), ("database", Grade::Error)]);
    }

    #[test]
    fn versions_that_are_too_old() {
        let check = |dialect, version: &str, expect| {
            let facts = EngineFacts { version: version.to_owned(), now: None };
            assert_eq!(super::version(dialect, &facts).grade, expect, "{version}");
        };
        check(Dialect::Sqlite, "3.51.2", Grade::Error);
        check(Dialect::Sqlite, "3.51.3", Grade::Ok);
        check(Dialect::Sqlite, "3.9.0", Grade::Error);
        check(Dialect::Postgres, "13.22 (Debian 13.22-0)", Grade::Error);
        check(Dialect::Postgres, "14.0", Grade::Ok);
        check(Dialect::Postgres, "17.6 (Debian 17.6-1)", Grade::Ok);
        check(Dialect::Postgres, "unknown", Grade::Error);
    }

    #[test]
    fn schemas_of_another_version() {
        let newer = schema(Err(MigrateError::Newer("0099_later".to_owned())));
        assert_eq!(newer.grade, Grade::Error);
        assert!(newer.what.1.contains("0099_later"), "{newer:?}");
        assert_eq!(schema(Ok(false)).grade, Grade::Warning);
    }

    #[test]
    fn clocks_that_are_off() {
        let zone = Zone::viet_nam();
        let now = Timestamp::parse_rfc3339("2026-05-25T08:00:00+07:00").unwrap();
        assert_eq!(year(now, &zone).grade, Grade::Ok);
        assert_eq!(year(Timestamp::from_micros(0), &zone).grade, Grade::Error);
        assert_eq!(apart(now, now.plus_minutes(2)).grade, Grade::Ok);
        assert_eq!(apart(now, now.plus_minutes(-90)).grade, Grade::Error);
        assert_eq!(behind(now, now.plus_minutes(-90)).grade, Grade::Ok);
        assert_eq!(behind(now, now.plus_minutes(90)).grade, Grade::Error);
    }
}
