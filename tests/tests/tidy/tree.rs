//! The files of the workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of the workspace.
pub struct File {
    /// From the root of the workspace, with forward slashes.
    pub path: String,
    pub bytes: u64,
    /// `None` for what is not UTF-8.
    pub text: Option<String>,
}

/// Everything that git holds or would add; without git, everything outside the build folders.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the workspace");
    let mut paths = listed_by_git(root).unwrap_or_else(|| walked(root));
    paths.sort();
    paths.dedup();
    paths
        .into_iter()
        .filter_map(|path| read(root, path))
        .collect()
}

fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root)
        .output()
        .ok()?;
    let paths: Vec<String> = String::from_utf8(output.stdout)
        .ok()?
        .split_terminator('\0')
        .map(String::from)
        .collect();
    (output.status.success() && !paths.is_empty()).then_some(paths)
}

fn walked(root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(root.join(&folder)).expect("a folder of the workspace is readable")
        {
            let entry = entry.expect("a folder of the workspace is readable");
            let path = folder.join(entry.file_name());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let built = path == Path::new("target") || path == Path::new(".git");
            match (is_folder, built) {
                (_, true) => {}
                (true, false) => folders.push(path),
                (false, false) => files.push(path.to_string_lossy().replace('\\', "/")),
            }
        }
    }
    files
}

/// `None` for what git lists and the folder no longer holds, and for links.
fn read(root: &Path, path: String) -> Option<File> {
    let full = root.join(&path);
    let about = fs::symlink_metadata(&full)
        .ok()
        .filter(fs::Metadata::is_file)?;
    let text = fs::read(&full)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok());
    Some(File {
        path,
        bytes: about.len(),
        text,
    })
}

#[test]
fn the_walk_finds_what_git_lists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the workspace");
    let walked = walked(root);
    for path in listed_by_git(root).unwrap_or_default() {
        assert!(
            walked.contains(&path) || !root.join(&path).exists(),
            "{path} was not walked"
        );
    }
}
