//! `yishao atlas import`: extracts become a pack, which is there whole or not at all.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use atlas::osm::{Bounds, Import, OsmError};
use atlas::pack::{Origin, Pack};
use atlas::travel::Net;
use ledger::LedgerError;
use sha2::{Digest, Sha256};

use super::told;
use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure, say};
use crate::folders;

/// What the licence of OpenStreetMap asks to be shown.
const ATTRIBUTION: &str = "© OpenStreetMap 贡献者,ODbL 1.0";

/// Makes the pack of a district.
///
/// # Errors
/// The district, a file or the disk is not as it should be; the pack there was is then still there.
pub fn import(
    district: &str,
    files: &[PathBuf],
    bounds: Option<Bounds>,
    everywhere: &Everywhere,
) -> Result<(), Failure> {
    let about = folders::district(district, everywhere, &folders::catalogue(None)?)?;
    let path = folders::pack_path(district, everywhere)?;
    let (import, origins) = quietly(|| read(files, bounds, everywhere.lang()))?;
    let taken = import.finish().map_err(|err| of_all(&err))?;
    let inside = taken
        .roads
        .junctions
        .iter()
        .any(|it| about.bounds.contain(it.lat_e7, it.lon_e7));
    if !inside {
        let zh = about.zh.as_str();
        let en = about.en.as_str();
        return Err(Failure::new(
            Exit::Input,
            &format!("这些文件里没有一条路在{zh}的范围内:请核对文件,或地区的 [bbox]"),
            &format!(
                "no road of these files lies in {en}: check the files, or the [bbox] of the district"
            ),
        ));
    }
    progress(everywhere.lang(), "正在排列路网", "ordering the roads");
    let net = Net::new(taken.roads, None);
    let order = net.order().to_vec();
    let pack = Pack {
        district: about.name.as_str().to_owned(),
        attribution: ATTRIBUTION.to_owned(),
        origins,
        bounds,
        left_out: taken.left_out,
        roads: net.into_roads(),
        order,
    };
    folders::make(path.parent())?;
    let bytes = pack.write();
    ledger::write_whole(&path, |file| {
        let written = file.write_all(&bytes);
        written.map_err(|err| LedgerError::Machine(path.clone(), err.to_string()))
    })?;
    for line in told(&pack, everywhere.lang()) {
        say(&line)?;
    }
    say(&path.display())
}

fn progress(lang: Lang, zh: &str, en: &str) {
    // Nobody is left to tell when stderr itself is closed.
    let _ = std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!(
            "{}\n",
            match lang {
                Lang::Zh => zh,
                Lang::En => en,
            }
        ),
    );
}

/// Reads every file twice: its roads, then the places of their points.
fn read(
    files: &[PathBuf],
    bounds: Option<Bounds>,
    lang: Lang,
) -> Result<(Import, Vec<Origin>), Failure> {
    let mut import = Import::new(bounds);
    let mut origins: Vec<Origin> = Vec::new();
    for path in files {
        let shown = path.display();
        progress(
            lang,
            &format!("{shown}:正在读道路"),
            &format!("{shown}: reading roads"),
        );
        origins.push(through(path, |file| import.roads(file))?);
    }
    for (path, before) in files.iter().zip(&origins) {
        let shown = path.display();
        progress(
            lang,
            &format!("{shown}:正在读点位"),
            &format!("{shown}: reading places"),
        );
        if through(path, |file| import.places(file))? != *before {
            return Err(of_file(path, &OsmError::Changed));
        }
    }
    Ok((import, origins))
}

/// Reads a file to its end, and says which file that was.
fn through(
    path: &Path,
    read: impl FnOnce(&mut Summed<BufReader<File>>) -> Result<(), OsmError>,
) -> Result<Origin, Failure> {
    let failed = |err: std::io::Error| of_file(path, &OsmError::Unreadable(err.to_string()));
    let file = File::open(path).map_err(failed)?;
    let mut file = Summed {
        read: BufReader::new(file),
        sum: Sha256::new(),
        bytes: 0,
    };
    read(&mut file).map_err(|err| of_file(path, &err))?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(Origin {
        name: name.to_string_lossy().into_owned(),
        bytes: file.bytes,
        sha256: file.sum.finalize().into(),
    })
}

/// A reader that sums up what it read.
struct Summed<R> {
    read: R,
    sum: Sha256,
    bytes: u64,
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.read.read(buffer)?;
        self.sum.update(&buffer[..count]);
        self.bytes += count as u64;
        Ok(count)
    }
}

/// A damaged file may stop the reader of its numbers, which `atlas` answers by name: the system's own words
/// about that stop would only be in the way.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |told| {
        if !told
            .location()
            .is_some_and(|it| it.file().contains("osmpbf"))
        {
            before(told);
        }
    }));
    let done = work();
    drop(std::panic::take_hook());
    done
}

fn of_file(path: &Path, err: &OsmError) -> Failure {
    let shown = path.display();
    let (zh, en) = (format!("{shown}:{}", err.zh()), format!("{shown}: {err}"));
    Failure::new(Exit::Input, &zh, &en)
}

fn of_all(err: &OsmError) -> Failure {
    Failure::new(Exit::Input, &err.zh(), err)
}
