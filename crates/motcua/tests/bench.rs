//! The bench from end to end, tiny: the program loads, starts itself as the server, measures, stops.

use std::process::Command;

#[test]
fn a_tiny_bench_measures_everything() {
    let out = Command::new(env!("CARGO_BIN_EXE_motcua"))
        .args([
            "bench",
            "--dossiers",
            "20",
            "--submissions",
            "16",
            "--seconds",
            "1",
            "--mixed-seconds",
            "8",
            "--json",
        ])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{said}");
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let figures = report["figures"].as_array().unwrap();
    let of = |name: &str| {
        let figure = figures.iter().find(|f| f["name"] == name);
        figure.unwrap_or_else(|| panic!("{name} is not measured: {report}"))
    };
    let submissions = of("submissions over HTTP");
    assert_eq!(submissions["note"], "16 requests");
    assert_eq!(submissions["ceiling"], "bare insertion");
    assert!(submissions["ratio"].as_f64().unwrap() > 0.0);
    for page in ["public search", "work list", "dossier page of an officer", "tracking by number"] {
        let figure = of(page);
        assert_eq!(figure["ceiling"], "static page", "{page}");
        assert!(figure["p99_ms"].as_f64().unwrap() > 0.0, "{page}");
    }
    let exported = of("export as CSV")["note"].as_str().unwrap().to_owned();
    let rows: u64 = exported.split(' ').next().unwrap().parse().unwrap();
    assert!(rows >= 36, "every dossier and the head: {exported}");
    for kind in ["mixed: work list", "mixed: submission", "mixed: static page"] {
        assert!(of(kind)["p99_ms"].as_f64().unwrap() > 0.0, "{kind}");
    }
    assert!(of("mixed: memory")["note"].as_str().unwrap().starts_with("over time "));
    for name in ["dossiers loaded", "memory after pages", "start on the existing data"] {
        assert!(of(name)["value"].as_f64().unwrap() > 0.0, "{name}");
    }
}
