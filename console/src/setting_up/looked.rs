//! What a file is that somebody wants to open as a ledger: whose, since when, who writes it, and whether
//! this machine can go on with it.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::is_folder_name;
use dispatch_core::entry::World;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use ledger::LedgerError;
use ledger::keeper::Beside;
use ledger::lock::{Owner, holder};

use crate::command_line::Everywhere;
use crate::folders;

/// How an export begins.
const EXPORT: &[u8] = b"{\"yishao\":\"ledger\"";

/// A file that was looked at.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The file.
    pub path: PathBuf,
    /// What it is.
    pub found: Found,
}

/// What a ledger says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The district's name.
    pub zh: String,
    /// The district's name in English.
    pub en: String,
    /// The last record.
    pub height: u64,
    /// When it was made.
    pub at: Time,
}

/// What a file is.
#[derive(Clone, Debug)]
pub enum Found {
    /// A live ledger of a district that lies on this machine under this name.
    Good(About, String),
    /// Another console writes it.
    Held(About, Owner),
    /// A drill's.
    Drill(About),
    /// Of a district that is not on this machine.
    Stranger(About, World),
    /// It goes by an edition of the rules that this program does not know.
    NewerRules(About, u32),
    /// An export: lines to be read, no ledger to be written.
    Export,
    /// A folder.
    Folder,
    /// It cannot be opened.
    Bad(LedgerError),
}

/// Looks at a file. It is only read.
#[must_use]
pub fn look(path: &Path, catalogue: &Catalogue, everywhere: &Everywhere) -> Looked {
    let found = found(path, catalogue, everywhere).unwrap_or_else(Found::Bad);
    Looked {
        path: path.to_owned(),
        found,
    }
}

fn found(
    path: &Path,
    catalogue: &Catalogue,
    everywhere: &Everywhere,
) -> Result<Found, LedgerError> {
    let there = fs::metadata(path).map_err(|err| match err.kind() {
        std::io::ErrorKind::NotFound => LedgerError::Missing(path.to_owned(), err.to_string()),
        _ => LedgerError::Machine(path.to_owned(), err.to_string()),
    })?;
    if there.is_dir() {
        return Ok(Found::Folder);
    }
    if !there.is_file() {
        return Err(LedgerError::NotALedger(
            path.to_owned(),
            "no file".to_owned(),
        ));
    }
    if begins(path, EXPORT).map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))? {
        return Ok(Found::Export);
    }
    let beside = Beside::open(path)?;
    let state = beside.state();
    let about = about(state);
    if let Some(edition) = state.needs_edition {
        return Ok(Found::NewerRules(about, edition));
    }
    if state.world.is_drill() {
        return Ok(Found::Drill(about));
    }
    if let Some(owner) = holder(path) {
        return Ok(Found::Held(about, owner));
    }
    let adopted = state.register.adopted.as_ref();
    let named = adopted.map(|it| it.name.to_string()).unwrap_or_default();
    let of_it = is_folder_name(&named).then(|| folders::district(&named, everywhere, catalogue));
    Ok(match of_it {
        Some(Ok(district)) if World::live(district.code.as_str()) == state.world => {
            Found::Good(about, named)
        }
        _ => Found::Stranger(about, state.world.clone()),
    })
}

fn begins(path: &Path, with: &[u8]) -> std::io::Result<bool> {
    let mut start = vec![0; with.len()];
    Ok(File::open(path)?.read_exact(&mut start).is_ok() && start == with)
}

fn about(state: &State) -> About {
    let adopted = state.register.adopted.as_ref();
    let world = || state.world.0.clone();
    About {
        zh: adopted.map_or_else(world, |it| it.zh.to_string()),
        en: adopted.map_or_else(world, |it| it.en.to_string()),
        height: state.height,
        at: state.at,
    }
}
