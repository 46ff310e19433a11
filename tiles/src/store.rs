//! Copies of tiles on the disk, one file each: `FOLDER/SOURCE/ZOOM/X/Y`. A file is whole or not there.

use std::fs::{self, FileTimes};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::grid::Tile;

/// A copy is shown however old it is; from this age on it is asked for again where there is a network.
pub const FRESH: Duration = Duration::from_secs(90 * 86_400);
/// That there is no such tile is believed so long.
pub const NONE_FRESH: Duration = Duration::from_secs(86_400);

/// That a copy was looked at is noted at most so often.
const NOTED_EVERY: Duration = Duration::from_secs(3_600);

/// What the disk knows of a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    Unknown,
    /// There was no such tile when it was asked for, and how long that is ago.
    None { age: Duration },
    /// A copy, and how old it is.
    Copy { bytes: Vec<u8>, age: Duration },
}

/// The copies of one layer of one source.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The copies in a folder, which need not be there yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Store {
        Store { folder }
    }

    fn path(&self, tile: Tile) -> PathBuf {
        let steps = [u32::from(tile.zoom), tile.x, tile.y].map(|it| it.to_string());
        steps
            .iter()
            .fold(self.folder.clone(), |path, it| path.join(it))
    }

    /// What is known of a tile, which counts as looked at. A file that cannot be read is as good as none.
    #[must_use]
    pub fn get(&self, tile: Tile) -> Kept {
        let path = self.path(tile);
        let Ok(about) = fs::metadata(&path) else {
            return Kept::Unknown;
        };
        // Of a time that lies ahead: somebody set the clock back.
        let written = about.modified().ok();
        let age = written.and_then(|it| SystemTime::now().duration_since(it).ok());
        let age = age.unwrap_or_default();
        match about.len() {
            0 => Kept::None { age },
            _ => {
                looked_at(&path, &about);
                fs::read(&path).map_or(Kept::Unknown, |bytes| Kept::Copy { bytes, age })
            }
        }
    }

    /// Whether a tile need not be asked for now: there is a fresh copy, or was none a short time ago.
    #[must_use]
    pub fn is_fresh(&self, tile: Tile) -> bool {
        match self.get(tile) {
            Kept::Unknown => false,
            Kept::None { age } => age < NONE_FRESH,
            Kept::Copy { age, .. } => age < FRESH,
        }
    }

    /// Keeps a copy; no bytes mean that there is no such tile.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn put(&self, tile: Tile, bytes: &[u8]) -> std::io::Result<()> {
        let path = self.path(tile);
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.persist(&path).map_err(|err| err.error)?;
        Ok(())
    }

    /// Takes a copy away that turned out to be none.
    ///
    /// # Errors
    /// The disk does not let it go.
    pub fn drop(&self, tile: Tile) -> std::io::Result<()> {
        match fs::remove_file(self.path(tile)) {
            Err(err) if err.kind() != ErrorKind::NotFound => Err(err),
            _ => Ok(()),
        }
    }
}

/// Notes that a copy was looked at, once in a while: most systems do not do so by themselves. Where it cannot be
/// noted the copy is one of those that make way first.
fn looked_at(path: &Path, about: &fs::Metadata) {
    let before = about.accessed().ok();
    let since = before.and_then(|it| SystemTime::now().duration_since(it).ok());
    if since.is_some_and(|it| it < NOTED_EVERY) {
        return;
    }
    let noted = FileTimes::new().set_accessed(SystemTime::now());
    if let Ok(file) = fs::File::options().write(true).open(path) {
        file.set_times(noted).ok();
    }
}
