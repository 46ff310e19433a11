//! The file of the settings, `DATA/settings.toml`: read once when the program starts, written by a
//! thread of its own, a change at a time. What another console changed meanwhile stays, and so does
//! what this program does not know.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};

use ledger::LedgerError;
use toml::{Table, Value};

use super::aside::{bounded, put_aside};
use crate::desk::{Blind, Kept, SettingsKeeper, setting_named};

/// Most bytes of the file that are read; ours has a few hundred.
const BYTES_MAX: u64 = 64 * 1024;

/// What the file holds. One that cannot be read is put aside as `settings.toml.bad` and counts as none.
#[must_use]
pub fn read_settings(path: &Path) -> Kept {
    let (table, notice) = read(path);
    let values: Vec<_> = table.iter().map(|(k, v)| (k.clone(), text_of(v))).collect();
    let strange = values
        .iter()
        .filter_map(|(name, value)| strange(name, value));
    Kept {
        notices: notice.into_iter().chain(strange).collect(),
        values: values.into_iter().collect(),
    }
}

/// Starts the thread; it ends when the desk is gone.
///
/// # Errors
/// The system gives no thread.
pub fn keep_settings(path: PathBuf, keeper: SettingsKeeper) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("settings".to_owned()).spawn(move || {
        while let Ok((name, value)) = keeper.changes.recv() {
            let answer = match put(&path, name, value) {
                // What counts is what the file says, not what was meant to stand there.
                Ok(notice) => Ok(read_back(&path, notice)),
                Err(why) => Err(Blind::from(&why)),
            };
            // A desk that hears nothing any more has gone; what it changed is written all the same.
            let _ = keeper.tell.send(answer);
        }
    })
}

fn read_back(path: &Path, notice: Option<Blind>) -> Kept {
    let kept = read_settings(path);
    Kept {
        notices: notice.into_iter().collect(),
        ..kept
    }
}

fn put(path: &Path, name: &str, value: &str) -> Result<Option<Blind>, LedgerError> {
    let failed =
        |err: &dyn std::fmt::Display| LedgerError::Machine(path.to_owned(), err.to_string());
    let (mut table, notice) = read(path);
    table.insert(name.to_owned(), value_of(value));
    let text = toml::to_string(&table).map_err(|err| failed(&err))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|err| failed(&err))?;
    }
    ledger::write_whole(path, |file| {
        file.write_all(text.as_bytes()).map_err(|err| failed(&err))
    })?;
    Ok(notice)
}

/// The table of the file, and what was done about a file that is none.
fn read(path: &Path) -> (Table, Option<Blind>) {
    match text(path).and_then(|it| it.parse::<Table>().map_err(|err| err.to_string())) {
        Ok(table) => (table, None),
        Err(why) => (Table::new(), Some(aside_said(path, &why))),
    }
}

/// The text of the file; none at all is an empty one.
fn text(path: &Path) -> Result<String, String> {
    let bytes = bounded(path, BYTES_MAX).map_err(|err| err.to_string())?;
    let bytes = bytes.unwrap_or_default();
    if bytes.len() as u64 > BYTES_MAX {
        return Err(format!("more than {BYTES_MAX} bytes"));
    }
    String::from_utf8(bytes).map_err(|err| err.to_string())
}

/// Keeps the file for whoever wants to see what was in it.
fn aside_said(path: &Path, why: &str) -> Blind {
    let why = why.lines().next().unwrap_or_default();
    let shown = path.display();
    match put_aside(path).map(|it| it.display().to_string()) {
        Ok(there) => Blind {
            zh: format!("设置文件 {shown} 读不出（{why}），已按默认设置打开，原文件留作 {there}。"),
            en: format!(
                "the settings in {shown} cannot be read ({why}); opened with the defaults, the file is kept as {there}."
            ),
        },
        Err(err) => Blind {
            zh: format!("设置文件 {shown} 读不出（{why}），也移不开（{err}），已按默认设置打开。"),
            en: format!(
                "the settings in {shown} cannot be read ({why}) nor put aside ({err}); opened with the defaults."
            ),
        },
    }
}

/// A known setting with a value that nobody knows stands at its default, and this says so.
fn strange(name: &str, value: &str) -> Option<Blind> {
    let choices = setting_named(name)?.choices();
    if choices.iter().any(|it| it.0 == value) {
        return None;
    }
    let known: Vec<&str> = choices.iter().map(|it| it.0).collect();
    let (zh, en) = (known.join("、"), known.join(", "));
    Some(Blind {
        zh: format!("设置 {name} 的值 {value} 不认识，现用默认；可用的值：{zh}。"),
        en: format!(
            "the setting {name} has the unknown value {value} and stands at its default; expected one of {en}."
        ),
    })
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A number and a switch stand in the file as such, for whoever reads it.
fn value_of(text: &str) -> Value {
    if let Ok(number) = text.parse::<i64>() {
        return Value::Integer(number);
    }
    match text.parse::<bool>() {
        Ok(switch) => Value::Boolean(switch),
        Err(_) => Value::String(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::settings_link;

    fn at(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    /// Has a change written, and says what the thread answers.
    fn change(path: &Path, name: &'static str, value: &'static str) -> Result<Kept, Blind> {
        let (desk, keeper) = settings_link(Kept::default());
        let thread = keep_settings(path.to_owned(), keeper).unwrap();
        let ends = desk.ends.unwrap();
        ends.change.send((name, value)).unwrap();
        let told = ends.told.recv().unwrap();
        drop(ends);
        thread.join().unwrap();
        told
    }

    #[test]
    fn a_machine_without_the_file_has_the_defaults_and_no_notice() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("settings.toml");
        assert_eq!(read_settings(&path), Kept::default());
        let told = change(&path, "scale", "125").unwrap();
        assert_eq!(told.values["scale"], "125");
        assert_eq!(fs::read_to_string(&path).unwrap(), "scale = 125\n");
    }

    #[test]
    fn a_change_keeps_what_another_wrote_and_what_nobody_here_knows() {
        let (_folder, path) = at("wallpaper = \"cat\"\nskin = \"daylight\"\n[later]\nx = 1\n");
        let kept = read_settings(&path);
        assert_eq!(kept.values["skin"], "daylight");
        assert!(kept.notices.is_empty());
        let told = change(&path, "glove", "true").unwrap();
        assert_eq!(told.values["wallpaper"], "cat");
        assert_eq!(told.values["skin"], "daylight");
        assert_eq!(told.values["glove"], "true");
        assert!(fs::read_to_string(&path).unwrap().contains("[later]"));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_kept_aside_and_said() {
        let many = "x".repeat(70_000);
        for bytes in [b"skin = = 1".as_slice(), b"\xff\xfe\x00", many.as_bytes()] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("settings.toml");
            fs::write(&path, bytes).unwrap();
            let kept = read_settings(&path);
            assert!(kept.values.is_empty());
            let [notice] = &kept.notices[..] else {
                panic!("{:?}", kept.notices);
            };
            assert!(notice.zh.contains("settings.toml.bad"), "{}", notice.zh);
            assert!(notice.en.contains("settings.toml.bad"), "{}", notice.en);
            let aside = folder.path().join("settings.toml.bad");
            assert_eq!(fs::read(aside).unwrap(), bytes);
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_value_that_nobody_knows_is_named_with_those_that_are_known() {
        let (_folder, path) = at("scale = 77\nskin = \"pink\"\n");
        let kept = read_settings(&path);
        let said: String = kept.notices.iter().map(|it| it.zh.as_str()).collect();
        assert!(said.contains("77") && said.contains("125"), "{said}");
        assert!(said.contains("pink") && said.contains("daylight"), "{said}");
        assert!(path.exists(), "it is no broken file");
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_told_or_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::create_dir(&path).unwrap();
        let kept = read_settings(&path);
        assert_eq!(kept.notices.len(), 1);
        assert_eq!(
            change(&path, "scale", "150").unwrap().values["scale"],
            "150"
        );
    }

    #[test]
    fn a_disk_that_takes_nothing_is_told_in_both_languages() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("data");
        fs::write(&in_the_way, "a file where the folder belongs").unwrap();
        let why = change(&in_the_way.join("settings.toml"), "scale", "150").unwrap_err();
        assert!(why.zh.contains("settings.toml") && why.en.contains("settings.toml"));
    }
}
