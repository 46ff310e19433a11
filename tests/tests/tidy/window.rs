//! What the window never does itself: files, the network and other programs belong to threads that hold no
//! pixel (ARCHITECTURE.md, invariant of `desk/`). A disk that hangs for a minute must not take the screen
//! with it.

use crate::tree::File;

/// Where the window is drawn.
const DRAWN: [&str; 2] = ["console/src/desk/", "console/src/wall/"];

/// Files that belong to a drawn folder and do what its panels may not, each with its reason.
const THREADS: &[(&str, &str)] = &[(
    "console/src/wall/follow.rs",
    "the thread that reads the ledger beside its console",
)];

/// What reads, writes, asks elsewhere, starts a program or waits.
const NEEDLES: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "fs::read",
    "fs::write",
    "File::open",
    "File::create",
    "OpenOptions",
    "TcpStream",
    "UdpSocket",
    "reqwest",
    "ureq",
    "rusqlite",
    "tempfile",
    "thread::sleep",
    ".exists()",
    ".is_file()",
    ".is_dir()",
    ".canonicalize()",
    ".metadata()",
    ".read_dir()",
];

/// The first line of a drawn file that does such a thing, its tests left out.
pub fn works(file: &File) -> Option<String> {
    let drawn = DRAWN.iter().any(|it| file.path.starts_with(it));
    let is_thread = THREADS.iter().any(|(path, _)| *path == file.path);
    if !drawn || is_thread || !file.path.ends_with(".rs") || file.path.ends_with("tests.rs") {
        return None;
    }
    let text = file.text.as_deref().unwrap_or_default();
    // Tests of a file stand at its end.
    let lines = text.lines().take_while(|it| !it.contains("#[cfg(test)]"));
    let mut found = lines.zip(1..).filter_map(|(line, number)| {
        let code = line.split("//").next().unwrap_or_default();
        let needle = NEEDLES.iter().find(|it| code.contains(**it)).copied();
        let needle = needle.or_else(|| grouped(code))?;
        Some(format!("line {number}: `{needle}`"))
    });
    found.next()
}

/// The same in a group: `use std::{fs, io};`.
fn grouped(code: &str) -> Option<&'static str> {
    let group = code.trim_start().strip_prefix("use std::{")?;
    let mut words = group.split(|it: char| !it.is_alphanumeric());
    words.find_map(|word| match word {
        "fs" => Some("std::fs"),
        "net" => Some("std::net"),
        "process" => Some("std::process"),
        _ => None,
    })
}

#[test]
fn a_panel_that_reads_a_file_is_found_and_its_test_may() {
    let file = |path: &str, text: &str| works(&crate::source(path, text));
    let panel = "console/src/desk/talk.rs";
    let reads = "fn ui() {\n    let text = std::fs::read_to_string(path);\n}\n";
    assert_eq!(file(panel, reads).unwrap(), "line 2: `std::fs`");
    assert_eq!(
        file(panel, "use std::{fs, sync::Arc};\n").unwrap(),
        "line 1: `std::fs`"
    );
    assert_eq!(
        file(panel, "    if path.exists() {\n").unwrap(),
        "line 1: `.exists()`"
    );
    for fine in [
        "// No std::fs here.\n",
        "use std::path::PathBuf;\n",
        "fn ui() {}\n\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n",
    ] {
        assert_eq!(file(panel, fine), None, "{fine}");
    }
    assert_eq!(file("console/src/keeping/drafts.rs", reads), None);
    assert_eq!(file("console/tests/desk/hand.rs", reads), None);
}

/// A name that is excused and does not need it, or is gone, would hide the next one.
#[test]
fn every_excused_file_is_there_and_needs_it() {
    let files = crate::tree::files();
    for (path, why) in THREADS {
        let file = files.iter().find(|it| it.path == *path);
        let text = file.and_then(|it| it.text.as_deref()).unwrap_or_default();
        let works = text
            .lines()
            .any(|line| NEEDLES.iter().any(|it| line.contains(it)));
        assert!(works, "{path}: {why}");
    }
}
