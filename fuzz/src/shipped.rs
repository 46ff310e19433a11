//! The data that is shipped: what the bent files stand among.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;

/// A file by its name in its folder.
pub type Text = (String, String);

/// The files of the catalogue.
pub static CATALOGUE_TEXTS: LazyLock<Vec<Text>> =
    LazyLock::new(|| texts(&root().join("assets/catalogue")));

/// The files of the district of demonstration.
pub static DISTRICT_TEXTS: LazyLock<Vec<Text>> = LazyLock::new(|| {
    let mut texts = texts(&root().join("assets/districts/ouhai"));
    texts.retain(|(name, _)| name != "schematic.toml");
    texts
});

/// The catalogue, sound.
pub static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| sound(Catalogue::read(&CATALOGUE_TEXTS)));

/// The district, sound.
pub static DISTRICT: LazyLock<District> =
    LazyLock::new(|| sound(District::read(&DISTRICT_TEXTS, &CATALOGUE)));

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What is shipped is sound, or there is nothing to bend.
pub fn sound<T, E: Debug>(read: Result<T, E>) -> T {
    read.unwrap_or_else(|why| panic!("what is shipped cannot be read: {why:?}"))
}

fn texts(folder: &Path) -> Vec<Text> {
    let mut texts = Vec::new();
    for entry in sound(fs::read_dir(folder)) {
        let path = sound(entry).path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            let below = self::texts(&path).into_iter();
            texts.extend(below.map(|(file, text)| (format!("{name}/{file}"), text)));
        } else if path
            .extension()
            .is_some_and(|it| it == "toml" || it == "csv")
        {
            texts.push((name.into_owned(), sound(fs::read_to_string(&path))));
        }
    }
    texts.sort();
    texts
}
