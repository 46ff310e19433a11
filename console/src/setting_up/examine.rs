//! The check of a folder that somebody wants to make his district: everything that is wrong with it, and
//! what its adoption would bring.

use std::path::{Path, PathBuf};

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use dispatch_core::entry::World;
use dispatch_core::source::Fault;
use ledger::keeper::Beside;

use super::brings::{Brought, brings};
use crate::board_pdf::drawn_by_the_system;
use crate::drawable::{Lacking, lacking};
use crate::failure::Failure;
use crate::folders::gather;
use crate::schematic::Schematic;

/// Most faults that are shown; the others are counted.
pub const FAULTS_MAX: usize = 500;

/// How far a check has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many of so many files are read.
    Reading(usize, usize),
    /// The rows are compared with the catalogue and with each other.
    Comparing,
    /// The characters are looked for in the fonts.
    Drawing,
    /// The ledger that this machine has of the district is read.
    Ledger,
}

/// What a check found.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The folder as it was named.
    pub folder: PathBuf,
    /// What must be mended, by file and line; at most [`FAULTS_MAX`].
    pub faults: Vec<Fault>,
    /// How many more there are.
    pub more: usize,
    /// What is drawn on this machine and may be an empty box on another.
    pub warnings: Vec<Lacking>,
    /// The district, where nothing must be mended.
    pub sound: Option<Sound>,
}

/// A district that can be adopted.
#[derive(Clone, Debug)]
pub struct Sound {
    /// What was read.
    pub district: District,
    /// The files that it was read from, by name.
    pub texts: Vec<(String, String)>,
    /// How many rows enter a new ledger, with the catalogue's.
    pub rows: usize,
    /// List by list.
    pub brings: Vec<Brought>,
    /// The ledger that this machine has of it.
    pub ledger: There,
}

/// The ledger of a district on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum There {
    /// There is none, or nothing stands in it.
    New,
    /// It has this edition of the district's data, and keeps it.
    InUse(String),
    /// It cannot be read.
    Unreadable(Box<Failure>),
}

/// Checks a folder. `data` is this machine's data folder; `tell` hears how far it has come.
pub fn examine(
    folder: &Path,
    catalogue: &Catalogue,
    data: &Path,
    tell: &mut dyn FnMut(Step),
) -> Examined {
    let mut examined = Examined {
        folder: folder.to_owned(),
        faults: Vec::new(),
        more: 0,
        warnings: Vec::new(),
        sound: None,
    };
    match read(folder, catalogue, tell) {
        Err(faults) => examined.faults = faults,
        Ok((district, texts)) => {
            tell(Step::Drawing);
            let found = lacking(&texts, drawn_by_the_system());
            let (here, nowhere): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| it.here);
            examined.warnings = here;
            examined.faults = nowhere.iter().map(undrawn).collect();
            tell(Step::Ledger);
            match sound(district, texts, catalogue, data) {
                Ok(sound) if examined.faults.is_empty() => examined.sound = Some(sound),
                Ok(_) => {}
                Err(fault) => examined.faults.push(fault),
            }
        }
    }
    examined.more = examined.faults.len().saturating_sub(FAULTS_MAX);
    examined.faults.truncate(FAULTS_MAX);
    examined
}

type Read = (District, Vec<(String, String)>);

fn read(
    folder: &Path,
    catalogue: &Catalogue,
    tell: &mut dyn FnMut(Step),
) -> Result<Read, Vec<Fault>> {
    let texts = gather(folder, 0, &mut |done, of| tell(Step::Reading(done, of)))?;
    tell(Step::Comparing);
    let district = District::read(&texts, catalogue);
    let (lines, sources) = (lines(&texts), sources(&texts));
    match (district, lines, sources) {
        (Ok(district), Ok(()), Ok(())) => Ok((district, texts)),
        (district, lines, sources) => {
            let mut faults = district.err().unwrap_or_default();
            faults.extend(lines.err().unwrap_or_default());
            faults.extend(sources.err().unwrap_or_default());
            faults.sort();
            Err(faults)
        }
    }
}

/// The lines of the map are read when the window opens: what is wrong with them is better known now.
fn lines(texts: &[(String, String)]) -> Result<(), Vec<Fault>> {
    let file = texts.iter().find(|(name, _)| name == "schematic.toml");
    file.map_or(Ok(()), |(name, text)| Schematic::read(name, text).map(drop))
}

/// So is what is wrong with the sources of tiles.
fn sources(texts: &[(String, String)]) -> Result<(), Vec<Fault>> {
    let file = texts.iter().find(|(name, _)| name == tiles::source::FILE);
    file.map_or(Ok(()), |(name, text)| {
        tiles::source::File::read(name, text).map(drop)
    })
}

fn undrawn(it: &Lacking) -> Fault {
    let code = u32::from(it.character);
    let what = format!("`{}` (U+{code:04X}) is drawn by no font here", it.character);
    Fault {
        line: u32::try_from(it.line).unwrap_or(u32::MAX),
        column: u32::try_from(it.column).unwrap_or(u32::MAX),
        ..Fault::of_file(&it.file, what, "another character, or a font that has it")
    }
}

fn sound(
    district: District,
    texts: Vec<(String, String)>,
    catalogue: &Catalogue,
    data: &Path,
) -> Result<Sound, Fault> {
    let path = data.join("live").join(format!("{}.ledger", district.name));
    let world = World::live(district.code.as_str());
    let beside = path.exists().then(|| Beside::open(&path));
    let (ledger, register) = match &beside {
        None => (There::New, None),
        Some(Err(err)) => {
            let why = Box::new(Failure::from(err.clone()));
            (There::Unreadable(why), None)
        }
        Some(Ok(beside)) if beside.state().world != world => {
            let what = format!("the code `{}`", district.code);
            let theirs = &beside.state().world.0;
            let expected = format!("{theirs}, as in {}, or another `name`", path.display());
            return Err(Fault::of_file("district.toml", what, expected));
        }
        Some(Ok(beside)) => match &beside.state().register.adopted {
            None => (There::New, None),
            Some(adopted) => (
                There::InUse(adopted.edition.to_string()),
                Some(&*beside.state().register),
            ),
        },
    };
    Ok(Sound {
        rows: district.rows(catalogue).len(),
        brings: brings(&district, register),
        district,
        texts,
        ledger,
    })
}
