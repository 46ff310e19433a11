//! A district's plans and sheets: files in `plans/TYPE/` and `plans/all/` of its folder, which other
//! programs open (docs/decisions/0044). Nothing in them is read here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use dispatch_core::time::Time;

/// The folder of what concerns every type.
pub const ALL: &str = "all";
/// Most files that are listed of one type.
pub const FILES_MAX: usize = 200;
/// Longest name of a file, in bytes.
pub const NAME_BYTES_MAX: usize = 255;
/// Most entries of one folder that are looked at: whatever else lies there is not counted further.
const ENTRIES_MAX: usize = 2_000;
/// What is listed, by the end of its name.
const KINDS: [&str; 8] = ["pdf", "docx", "xlsx", "png", "jpg", "jpeg", "txt", "md"];

/// A file that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name in its folder.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was changed last; `None` where the machine does not say.
    pub changed_at: Option<Time>,
}

/// Why a file is not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is of another kind than those that are listed.
    Kind,
    /// It is a link, a folder or something else that is no plain file.
    NoFile,
    /// Its name is too long, or no text.
    Name,
    /// It is past the number of files of a type.
    TooMany,
    /// The machine does not let it be looked at.
    Unreadable,
}

impl LeftOut {
    /// In Chinese and in English.
    #[must_use]
    pub fn text(self) -> (&'static str, &'static str) {
        match self {
            LeftOut::Kind => (
                "不是 pdf、docx、xlsx、png、jpg、txt、md",
                "not pdf, docx, xlsx, png, jpg, txt or md",
            ),
            LeftOut::NoFile => ("不是普通文件", "no plain file"),
            LeftOut::Name => ("文件名过长或无法识别", "its name is too long or no text"),
            LeftOut::TooMany => ("超过每类 200 个", "more than 200 files of a type"),
            LeftOut::Unreadable => ("无法读取", "it cannot be read"),
        }
    }
}

/// The plans of a district.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plans {
    /// By type, [`ALL`] among them, each in order of their names.
    of: BTreeMap<String, Vec<Plan>>,
    /// What lies there and is not listed, and why.
    pub left_out: Vec<(PathBuf, LeftOut)>,
}

impl Plans {
    /// Looks into the folders of a district, the first of several that have a file of a name counts.
    #[must_use]
    pub fn look(districts: &[PathBuf]) -> Plans {
        let mut plans = Plans::default();
        for district in districts {
            plans.look_into(&district.join("plans"));
        }
        for listed in plans.of.values_mut() {
            listed.sort_by(|a, b| a.name.cmp(&b.name));
            let more = listed.split_off(listed.len().min(FILES_MAX));
            let more = more.into_iter().map(|it| (it.path, LeftOut::TooMany));
            plans.left_out.extend(more);
        }
        plans.of.retain(|_, listed| !listed.is_empty());
        plans
    }

    /// Those of a type: its own, then those of every type.
    pub fn of_type<'a>(&'a self, kind: &str) -> impl Iterator<Item = &'a Plan> + use<'a> {
        let own = self.of.get(kind).filter(|_| kind != ALL);
        let all = self.of.get(ALL);
        own.into_iter().chain(all).flatten()
    }

    /// All of them, each with the name of its folder.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Plan)> {
        let folders = self.of.iter();
        folders.flat_map(|(kind, listed)| listed.iter().map(move |it| (kind.as_str(), it)))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.of.values().map(Vec::len).sum()
    }

    /// The folders that have some, by their names.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.of.keys().map(String::as_str)
    }

    fn look_into(&mut self, folder: &Path) {
        // A link could lead anywhere: neither the folder nor one below it may be one.
        if !is_folder(folder) {
            return;
        }
        for (path, name) in self.entries(folder) {
            match name {
                Some(name) if is_folder(&path) => self.look_at(&path, &name),
                _ => self.left_out.push((path, LeftOut::NoFile)),
            }
        }
    }

    fn look_at(&mut self, folder: &Path, kind: &str) {
        for (path, name) in self.entries(folder) {
            match plan(&path, name) {
                Ok(plan) => {
                    let listed = self.of.entry(kind.to_owned()).or_default();
                    if listed.iter().all(|it| it.name != plan.name) {
                        listed.push(plan);
                    }
                }
                Err(why) => self.left_out.push((path, why)),
            }
        }
    }

    /// What lies in a folder, each with its name where that is a text.
    fn entries(&mut self, folder: &Path) -> Vec<(PathBuf, Option<String>)> {
        let Ok(entries) = fs::read_dir(folder) else {
            self.left_out.push((folder.to_owned(), LeftOut::Unreadable));
            return Vec::new();
        };
        let entries = entries.take(ENTRIES_MAX).flatten();
        let named = |it: fs::DirEntry| (it.path(), it.file_name().into_string().ok());
        let mut named: Vec<_> = entries.map(named).collect();
        named.sort();
        named
    }
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_dir())
}

fn plan(path: &Path, name: Option<String>) -> Result<Plan, LeftOut> {
    let name = name.filter(|it| it.len() <= NAME_BYTES_MAX);
    let name = name.ok_or(LeftOut::Name)?;
    let about = fs::symlink_metadata(path).map_err(|_| LeftOut::Unreadable)?;
    if !about.is_file() {
        return Err(LeftOut::NoFile);
    }
    let kind = path
        .extension()
        .map(|it| it.to_string_lossy().to_lowercase());
    if !kind.is_some_and(|it| KINDS.contains(&it.as_str())) {
        return Err(LeftOut::Kind);
    }
    let changed = about.modified().ok();
    let changed = changed.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
    Ok(Plan {
        path: path.to_owned(),
        name,
        bytes: about.len(),
        changed_at: changed
            .and_then(|it| i64::try_from(it.as_millis()).ok())
            .map(Time),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, name: &str) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(name), "示例").unwrap();
    }

    #[test]
    fn a_type_has_its_own_plans_and_those_of_every_type() {
        let district = tempfile::tempdir().unwrap();
        let plans = district.path().join("plans");
        put(&plans.join("fire"), "预案.pdf");
        put(&plans.join("fire"), "图纸.PNG");
        put(&plans.join("all"), "电话.txt");
        let looked = Plans::look(&[district.path().to_owned()]);
        let names = |kind| -> Vec<&str> { looked.of_type(kind).map(|it| &*it.name).collect() };
        assert_eq!(names("fire"), ["图纸.PNG", "预案.pdf", "电话.txt"]);
        assert_eq!(names("gas"), ["电话.txt"]);
        let first = looked.of_type("gas").next().unwrap();
        assert_eq!(first.bytes, 6);
        assert!(first.changed_at.is_some());
        assert_eq!((looked.count(), looked.left_out.len()), (3, 0));
    }

    #[test]
    fn where_there_is_no_folder_there_is_nothing() {
        let district = tempfile::tempdir().unwrap();
        let folders = [district.path().to_owned(), "/nowhere".into()];
        assert_eq!(Plans::look(&folders), Plans::default());
    }

    #[test]
    fn what_is_not_listed_is_named_with_its_reason() {
        let district = tempfile::tempdir().unwrap();
        let fire = district.path().join("plans").join("fire");
        put(&fire, "a.exe");
        put(&fire, "b");
        put(&fire.join("deeper"), "c.pdf");
        put(&district.path().join("plans"), "loose.pdf");
        let looked = Plans::look(&[district.path().to_owned()]);
        assert_eq!(looked.count(), 0);
        let mut why: Vec<(String, LeftOut)> = Vec::new();
        for (path, left) in &looked.left_out {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            why.push((name, *left));
        }
        why.sort_by(|a, b| a.0.cmp(&b.0));
        let wanted = [
            ("a.exe", LeftOut::Kind),
            ("b", LeftOut::Kind),
            ("deeper", LeftOut::NoFile),
            ("loose.pdf", LeftOut::NoFile),
        ];
        assert_eq!(why, wanted.map(|(name, left)| (name.to_owned(), left)));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_folder() {
        use std::os::unix::fs::symlink;
        let (district, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        put(outside.path(), "secret.txt");
        let fire = district.path().join("plans").join("fire");
        fs::create_dir_all(&fire).unwrap();
        symlink(outside.path().join("secret.txt"), fire.join("a.txt")).unwrap();
        symlink(outside.path(), district.path().join("plans").join("gas")).unwrap();
        let looked = Plans::look(&[district.path().to_owned()]);
        assert_eq!((looked.count(), looked.left_out.len()), (0, 2));
    }

    #[test]
    fn more_than_two_hundred_are_counted_and_not_listed() {
        let district = tempfile::tempdir().unwrap();
        let all = district.path().join("plans").join("all");
        for n in 0..FILES_MAX + 3 {
            put(&all, &format!("{n:03}.txt"));
        }
        let looked = Plans::look(&[district.path().to_owned()]);
        assert_eq!((looked.count(), looked.left_out.len()), (FILES_MAX, 3));
        assert!(looked.left_out.iter().all(|it| it.1 == LeftOut::TooMany));
    }
}
