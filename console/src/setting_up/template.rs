//! Writes the folder that a clerk begins with.

use std::fs;
use std::path::Path;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::{Template, Unfit};

use super::adopt::write_aside;
use crate::failure::{Exit, Failure};

/// Writes the template of a district into `folder`, which is not there yet or empty; its name is the
/// district's. Returns how many files it has.
///
/// # Errors
/// The words do not fit, all told at once; something lies in the folder; the disk fails.
pub fn write(
    folder: &Path,
    (zh, bbox, code): (&str, &str, &str),
    catalogue: &Catalogue,
) -> Result<usize, Failure> {
    let name = folder
        .file_name()
        .map(|it| it.to_string_lossy().into_owned());
    let template = Template::new(&name.unwrap_or_default(), zh, code, bbox);
    let template = template.map_err(|unfit| told(&unfit))?;
    if is_used(folder) {
        let shown = folder.display();
        return Err(Failure::new(
            Exit::Input,
            &format!("{shown}:里面已有文件,没有写入;请另起一个文件夹"),
            &format!("{shown}: something lies there, nothing was written; expected a new folder"),
        ));
    }
    let files = template.files(catalogue);
    write_aside(folder, &files)?;
    Ok(files.len())
}

/// Whether something is there: a file, or a folder that is not empty or says nothing of what it holds.
fn is_used(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => fs::symlink_metadata(folder).is_ok(),
    }
}

fn told(unfit: &[Unfit]) -> Failure {
    let words = |it: &Unfit| match it {
        Unfit::Name => (
            "文件夹的名称只能有字母、数字、汉字、- 和 _,至多 64 个字节",
            "the folder's name: expected letters, digits, - and _, at most 64 bytes",
        ),
        Unfit::Chinese => (
            "名称 --zh 应有汉字,至多 64 字,没有引号和反斜杠",
            "--zh: expected a name in Chinese, at most 64 characters, no quote and no backslash",
        ),
        Unfit::Code => (
            "代码 --code 应为六位数字,如 330304",
            "--code: expected six digits, such as 330304",
        ),
        Unfit::Box => (
            "范围 --bbox 应为 西,南,东,北 的度数,如 120.33,27.85,120.75,28.10",
            "--bbox: expected W,S,E,N in degrees, such as 120.33,27.85,120.75,28.10",
        ),
    };
    let (zh, en): (Vec<&str>, Vec<&str>) = unfit.iter().map(words).unzip();
    Failure::new(Exit::Input, &zh.join("\n"), &en.join("\n"))
}
