//! `yishao atlas` called in a folder of its own: what it answered, and the pack that it made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use atlas::pack::Pack;

/// Calls `yishao atlas` with these words; everything lies in `data`.
pub fn atlas(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("YISHAO_DATA", data)
        .arg("atlas")
        .args(args)
        .output()
        .unwrap()
}

/// Imports into the demonstration district.
pub fn import(data: &Path, args: &[&str]) -> Output {
    atlas(data, &[&["import", "ouhai"], args].concat())
}

/// What was said with this exit code: good words on stdout, others on stderr.
pub fn told(output: &Output, code: i32) -> String {
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    let said = match code {
        0 => &output.stdout,
        _ => &output.stderr,
    };
    String::from_utf8(said.clone()).unwrap()
}

/// The pack that was made.
pub fn pack(data: &Path) -> Pack {
    Pack::read(&fs::read(data.join("packs").join("ouhai.pack")).unwrap()).unwrap()
}

/// A file that is handed in.
pub fn file(data: &Path, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = data.join(name);
    fs::write(&path, text).unwrap();
    path
}
