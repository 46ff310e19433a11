//! Truth on the screen: there is one place that judges how old a word is.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|it| it == "rs") {
            into.push(path);
        }
    }
}

/// Lines that compare how long ago something was with a number, and mean no age: a clock that runs
/// against a limit, a form that closes by itself, a word that was entered later.
const NO_AGE: [(&str, &str); 5] = [
    ("desk/strip.rs", "after_s"),
    ("desk/band/waiting.rs", "SOON_S"),
    ("desk/alarms/head.rs", "FLOOD_WITHIN_S"),
    ("desk/app/sounding.rs", "GONE_FOR_S"),
    ("wall/app.rs", "BACK_S"),
];

#[test]
fn only_one_module_says_how_old_a_word_may_be() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut judges = Vec::new();
    for file in files {
        let name = file
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if name == "desk/freshness.rs" {
            continue;
        }
        for line in fs::read_to_string(&file).unwrap().lines() {
            let Some((_, behind)) = line.split_once(".since_s(") else {
                continue;
            };
            let compares = [" < ", " > ", " <= ", " >= ", ".contains("];
            let judged = compares.iter().any(|it| behind.contains(it));
            let known = |it: &&(&str, &str)| name == it.0 && line.contains(it.1);
            if judged && !NO_AGE.iter().any(|it| known(&it)) {
                judges.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert!(
        judges.is_empty(),
        "ages are judged in desk/freshness.rs: {judges:#?}"
    );
}
