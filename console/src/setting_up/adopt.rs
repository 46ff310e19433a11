//! A district's folder in the data folder: written aside and renamed, so that it is whole or not there.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::failure::{Exit, Failure};
use crate::plans::Plans;

/// Copies the texts of a district, as they were checked, and its plans to `DATA/districts/NAME`. What lay there goes to
/// `DATA/backup/districts`, and one that already lies there is left as it is.
///
/// # Errors
/// The disk fails; then what lay there lies there still.
pub fn adopt<T: AsRef<str>>(
    data: &Path,
    name: &str,
    from: &Path,
    texts: &[(T, String)],
) -> Result<PathBuf, Failure> {
    let folder = data.join("districts").join(name);
    let resolved = |path: &Path| path.canonicalize().ok();
    if resolved(from).is_some_and(|it| resolved(&folder) == Some(it)) {
        return Ok(folder);
    }
    let kept = put_away(data, name, &folder)?;
    let written = put(&folder, |aside| {
        fill(aside, texts)?;
        carry_plans(from, aside)
    });
    if let (Err(_), Some(kept)) = (&written, kept) {
        // What the first failure says is what counts.
        let _ = fs::rename(kept, &folder);
    }
    written.map(|()| folder)
}

/// Moves an older folder of this name away; where it lies then.
fn put_away(data: &Path, name: &str, folder: &Path) -> Result<Option<PathBuf>, Failure> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(None);
    }
    let shelf = data.join("backup").join("districts");
    crate::folders::make(Some(&shelf))?;
    let free = (1_u32..)
        .map(|number| shelf.join(format!("{name}.{number}")))
        .find(|it| fs::symlink_metadata(it).is_err());
    let Some(free) = free else { return Ok(None) };
    fs::rename(folder, &free).map_err(|err| failed(folder, &err))?;
    Ok(Some(free))
}

/// Writes files into a folder of another name beside `folder`, and gives it its own when all of them are
/// durable. An empty folder in its place is taken away.
///
/// # Errors
/// The disk fails, and nothing is left of it.
pub fn write_aside<T: AsRef<str>>(folder: &Path, files: &[(T, String)]) -> Result<(), Failure> {
    put(folder, |aside| fill(aside, files))
}

/// The same for whatever `fill` writes.
fn put(folder: &Path, fill: impl FnOnce(&Path) -> std::io::Result<()>) -> Result<(), Failure> {
    let failed = |err: std::io::Error| failed(folder, &err);
    let around = match folder.parent() {
        Some(around) if !around.as_os_str().is_empty() => around,
        _ => Path::new("."),
    };
    crate::folders::make(Some(around))?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let aside = around.join(format!(".new-{}-{name}", std::process::id()));
    // What a process of this number left behind when it was killed.
    let _ = fs::remove_dir_all(&aside);
    let put = fill(&aside).and_then(|()| {
        if folder.is_dir() {
            fs::remove_dir(folder)?;
        }
        fs::rename(&aside, folder)
    });
    put.map_err(|err| {
        // Where even this fails the name says that it is nothing.
        let _ = fs::remove_dir_all(&aside);
        failed(err)
    })
}

fn fill<T: AsRef<str>>(aside: &Path, files: &[(T, String)]) -> std::io::Result<()> {
    fs::create_dir(aside)?;
    for (name, text) in files {
        let mut file = File::create_new(aside.join(name.as_ref()))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    Ok(())
}

/// Copies what the district's folder has of plans that can be opened.
fn carry_plans(from: &Path, aside: &Path) -> std::io::Result<()> {
    for (kind, plan) in Plans::look(&[from.to_owned()]).all() {
        let folder = aside.join("plans").join(kind);
        fs::create_dir_all(&folder)?;
        let mut to = File::create_new(folder.join(&plan.name))?;
        std::io::copy(&mut File::open(&plan.path)?, &mut to)?;
        to.sync_all()?;
    }
    Ok(())
}

fn failed(folder: &Path, err: &dyn Display) -> Failure {
    let shown = folder.display();
    Failure::new(
        Exit::Machine,
        &format!("{shown}:写入失败,没有改动:{err}"),
        &format!("{shown}: could not be written, nothing was changed: {err}"),
    )
}
