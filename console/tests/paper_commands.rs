//! `yishao board`, `yishao rights` and `yishao ledger export --with-personal` as they are called.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn yishao(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("YISHAO_DATA", data)
        .args(args)
        .output()
        .unwrap()
}

fn good(data: &Path, args: &[&str]) -> Output {
    let said = yishao(data, args);
    assert!(said.status.success(), "{said:?}");
    said
}

#[test]
fn a_played_drill_is_printed_and_exported_and_made_again_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let at = |name: &str| data.join(name).display().to_string();
    let (ledger, page, export) = (at("drill.ledger"), at("board.html"), at("out.jsonl"));
    let scenario = "scenarios/double-whistle.toml";
    good(data, &["drill", "run", scenario, "--ledger", &ledger]);

    good(data, &["board", &ledger, "--out", &page]);
    let first = fs::read_to_string(&page).unwrap();
    let said = good(data, &["ledger", "digest", &ledger, "--json"]);
    let told: Value = serde_json::from_slice(&said.stdout).unwrap();
    let (height, digest) = (&told["height"], told["digest"].as_str().unwrap());
    assert!(first.contains(digest) && first.contains(&format!("记录号 {height} ")));
    assert!(first.contains("演练"), "a drill says so");
    good(data, &["board", &ledger, "--out", &page]);
    assert_eq!(
        fs::read_to_string(&page).unwrap(),
        first,
        "made again it is the same"
    );
    let refused = yishao(data, &["board", &ledger, "--out", &at("board.txt")]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    let why = String::from_utf8(refused.stderr).unwrap();
    assert!(why.contains(".html") && why.contains(".pdf"), "{why}");
    let refused = yishao(
        data,
        &["board", &ledger, "--out", &at("nowhere/board.html")],
    );
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    #[cfg(unix)]
    {
        // The new page takes the old one's name when it is whole; the old one is not cut.
        let kept = at("kept.html");
        fs::hard_link(&page, &kept).unwrap();
        let english = ["--lang", "en", "board", &ledger, "--out", &page];
        good(data, &english);
        assert_ne!(fs::read_to_string(&page).unwrap(), first);
        assert_eq!(fs::read_to_string(&kept).unwrap(), first);
    }

    good(data, &["ledger", "export", &ledger, &export]);
    let plain = fs::read(&export).unwrap();
    assert!(!data.join("out.jsonl.personal.jsonl").exists());
    let said = good(
        data,
        &["ledger", "export", &ledger, &export, "--with-personal"],
    );
    assert_eq!(
        fs::read(&export).unwrap(),
        plain,
        "the export itself stays as it is"
    );
    let warned = String::from_utf8(said.stderr).unwrap();
    assert!(warned.contains("个人信息"), "{warned}");
    let personal = data.join("out.jsonl.personal.jsonl");
    let text = fs::read_to_string(&personal).unwrap();
    assert!(
        text.starts_with(r#"{"yishao":"personal","format":1,"world":"drill:"#),
        "{text}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&personal).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn the_ending_of_its_name_makes_the_board_a_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let at = |name: &str| data.join(name).display().to_string();
    let ledger = at("drill.ledger");
    let scenario = "scenarios/double-whistle.toml";
    good(data, &["drill", "run", scenario, "--ledger", &ledger]);
    for name in ["board.pdf", "again.PDF"] {
        good(data, &["board", &ledger, "--out", &at(name)]);
    }
    let first = fs::read(at("board.pdf")).unwrap();
    assert!(first.starts_with(b"%PDF-1.7") && first.ends_with(b"%%EOF"));
    assert_eq!(fs::read(at("again.PDF")).unwrap(), first);
    let out = at("nowhere/board.pdf");
    let refused = yishao(data, &["board", &ledger, "--out", &out]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
}

/// The picture of the situation: what it is begins as it must, what stands in it is what goes on, and where it
/// cannot be written the place is named and nothing is left there.
#[test]
fn the_ending_of_its_name_makes_the_board_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let at = |name: &str| data.join(name).display().to_string();
    let ledger = at("drill.ledger");
    let scenario = "scenarios/devzone-chemical-leak.toml";
    good(data, &["drill", "run", scenario, "--ledger", &ledger]);
    good(data, &["board", &ledger, "--out", &at("now.svg")]);
    let svg = fs::read_to_string(data.join("now.svg")).unwrap();
    assert!(
        svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"),
        "{}",
        &svg[..40]
    );
    assert!(svg.contains("示意图") && svg.contains("开发区"));
    good(data, &["board", &ledger, "--out", &at("now.PNG")]);
    let png = fs::read(data.join("now.PNG")).unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert!(png.ends_with(b"IEND\xaeB`\x82"), "it is whole");
    // English names of the same map.
    let english = ["--lang", "en", "board", &ledger, "--out", &at("now.svg")];
    good(data, &english);
    let english = fs::read_to_string(data.join("now.svg")).unwrap();
    assert!(english.contains("schematic") && english != svg);
    for name in ["nowhere/now.svg", "nowhere/now.png"] {
        let out = at(name);
        let refused = yishao(data, &["board", &ledger, "--out", &out]);
        assert_eq!(refused.status.code(), Some(2), "{refused:?}");
        let why = String::from_utf8(refused.stderr).unwrap();
        assert!(why.contains(&out), "{why}");
        assert!(!data.join("nowhere").exists());
    }
    // The map of a district that is not there, and a ledger that is none.
    let refused = yishao(
        data,
        &[
            "board",
            &ledger,
            "--out",
            &at("x.svg"),
            "--district",
            "atlantis",
        ],
    );
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("atlantis")
    );
    fs::write(data.join("rubbish"), b"no ledger").unwrap();
    let refused = yishao(data, &["board", &at("rubbish"), "--out", &at("x.svg")]);
    assert!(!refused.status.success());
    assert!(!data.join("x.svg").exists());
}

#[test]
fn the_table_of_rights_is_printed_in_both_forms() {
    let folder = tempfile::tempdir().unwrap();
    let said = good(folder.path(), &["rights", "--json"]);
    let table: Value = serde_json::from_slice(&said.stdout).unwrap();
    assert!(table["posts"].is_array() && table["acts"].is_array());
    let said = good(folder.path(), &["rights"]);
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(
        text.contains("recall\t抽调\t决定\t值班长、带班领导"),
        "{text}"
    );
}
