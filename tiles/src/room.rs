//! How much room the copies may take on the disk: what was not looked at for longest makes way.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is left of the limit after making room, in per cent: so that not every new tile makes it anew.
const LEFT_PERCENT: u64 = 90;

/// What came of making room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Bytes of the copies that stay.
    pub bytes: u64,
    /// Copies that were taken away.
    pub removed: u64,
}

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Copy {
    looked_at: SystemTime,
    path: PathBuf,
    bytes: u64,
}

/// How many bytes the copies below a folder take.
#[must_use]
pub fn taken(folder: &Path) -> u64 {
    copies(folder).iter().map(|it| it.bytes).sum()
}

/// Takes away what was not looked at for longest, where the copies below a folder take more than so many
/// bytes. A copy that another console takes away meanwhile, and one that cannot be taken away, is passed over.
pub fn sweep(folder: &Path, most: u64) -> Swept {
    let mut copies = copies(folder);
    let mut swept = Swept {
        bytes: copies.iter().map(|it| it.bytes).sum(),
        removed: 0,
    };
    if swept.bytes <= most {
        return swept;
    }
    copies.sort_unstable();
    let wanted = most / 100 * LEFT_PERCENT;
    for copy in copies {
        if swept.bytes <= wanted {
            break;
        }
        if fs::remove_file(&copy.path).is_ok() {
            swept.bytes = swept.bytes.saturating_sub(copy.bytes);
            swept.removed += 1;
        }
    }
    swept
}

/// Every file below a folder; what cannot be read is passed over.
fn copies(folder: &Path) -> Vec<Copy> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            // Of the entry itself: a link leads nowhere that is ours.
            let Ok(about) = entry.metadata() else {
                continue;
            };
            if about.is_dir() {
                folders.push(entry.path());
            } else if about.is_file() {
                let looked_at = about.accessed().or_else(|_| about.modified());
                found.push(Copy {
                    looked_at: looked_at.unwrap_or(SystemTime::UNIX_EPOCH),
                    path: entry.path(),
                    bytes: about.len(),
                });
            }
        }
    }
    found
}
