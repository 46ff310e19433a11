//! The demonstration district, and what is told about broken copies of it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod broken;
mod shipped;
mod template;

use std::path::{Path, PathBuf};

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets")
}

/// The files of a folder by name, as a program would hand them in.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(assets().join(folder))
        .unwrap()
        .map(|file| file.unwrap())
        .filter(|file| file.file_type().unwrap().is_file())
        .map(|file| {
            let name = file.file_name().into_string().unwrap();
            (name, std::fs::read_to_string(file.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn catalogue() -> Catalogue {
    let mut all = Vec::new();
    for folder in ["types", "vocabulary", "obligations"] {
        for (name, text) in files(&format!("catalogue/{folder}")) {
            all.push((format!("{folder}/{name}"), text));
        }
    }
    Catalogue::read(&all).unwrap()
}

fn ouhai() -> Vec<(String, String)> {
    files("districts/ouhai")
}

fn read() -> District {
    match District::read(&ouhai(), &catalogue()) {
        Ok(district) => district,
        Err(faults) => panic!("{}", told(&faults)),
    }
}

fn told(faults: &[dispatch_core::source::Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}
