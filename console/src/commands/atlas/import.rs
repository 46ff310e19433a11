//! `yishao atlas import`: extracts become a pack, which is there whole or not at all.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use atlas::osm::{Bounds, Doubt, Import, OsmError};
use atlas::pack::{Origin, Pack, Standing};
use atlas::travel::Net;
use clap::Args;
use dispatch_core::district::District;
use ledger::LedgerError;
use sha2::{Digest, Sha256};

use super::carry::carry;
use super::handed::{Files, Named, lay};
use super::told;
use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure, say};
use crate::folders;
use crate::geography::Geography;

/// What the licence of OpenStreetMap asks to be shown.
const ATTRIBUTION: &str = "© OpenStreetMap 贡献者,ODbL 1.0";
/// Longest text in place of 示意图, in characters: it stands on a plate of the map.
const APPROVAL_MAX: usize = 24;

/// What is made a pack of.
#[derive(Debug, Args)]
pub struct ImportOptions {
    /// 地区:文件夹或名称 · The district: a folder or a name
    district: String,
    /// OSM 数据文件(.osm.pbf),可多个;不给则补充已有的图 · Extracts in the PBF format; without any the map there is is added to
    #[arg(long, value_name = "FILE", num_args = 1..,
        required_unless_present_any = ["roads", "areas", "places", "layers", "approval"])]
    osm: Vec<PathBuf>,
    /// 只取此范围,西、南、东、北,度数 · Only what lies in this box, in degrees
    #[arg(long, value_name = "W,S,E,N", value_parser = super::bounds, allow_hyphen_values = true,
        requires = "osm")]
    bbox: Option<Bounds>,
    /// 本区自有的道路图层,GeoJSON 线;没有 OSM 数据时用 · Roads of the district's own, lines of a GeoJSON file, where there is no extract
    #[arg(long, value_name = "FILE", conflicts_with = "osm")]
    roads: Option<PathBuf>,
    /// 镇街等面,GeoJSON · Townships and other areas, a GeoJSON file
    #[arg(long, value_name = "FILE")]
    areas: Option<PathBuf>,
    /// 地名,CSV:zh,en,kind,lat,lon · Named places, a CSV file
    #[arg(long, value_name = "FILE")]
    places: Option<PathBuf>,
    /// 本区图层,.geojson、.kml、.gpx,可多个 · Layers of the district's own, one or more
    #[arg(long, value_name = "FILE", num_args = 1..)]
    layers: Vec<PathBuf>,
    /// 道路、面、地名、图层的坐标系:wgs84、gcj02、bd09,或 文件=gcj02 只指一个文件;GPX 总是 WGS-84 · In which datum roads, areas, places and layers are, or one file; GPX is always WGS-84
    #[arg(long, value_name = "[FILE=]DATUM", value_parser = Named::read)]
    datum: Vec<Named>,
    /// 图上代替「示意图」的文字,如审图号 · What the map says instead of being a schematic, such as its approval
    #[arg(long, value_name = "TEXT")]
    approval: Option<String>,
}

/// Makes the pack of a district.
///
/// # Errors
/// The district, a file or the disk is not as it should be; the pack there was is then still there.
pub fn import(options: &ImportOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let lang = everywhere.lang();
    let district = &options.district;
    let about = folders::district(district, everywhere, &folders::catalogue(None)?)?;
    let path = folders::pack_path(district, everywhere)?;
    let mut doubts = Vec::new();
    let mut pack = if options.osm.is_empty() && options.roads.is_none() {
        // What is there already is added to: the pack, else the schematic.
        Geography::of(district, everywhere).load()?
    } else {
        let mut pack = match options.roads {
            None => {
                let (pack, found) = of_extracts(&about, options, lang)?;
                doubts = found;
                pack
            }
            // Its roads are laid as everything else that is handed in.
            Some(_) => Pack::of(about.name.as_str()),
        };
        for said in carry(district, &mut pack, everywhere)? {
            progress(lang, &said, &said);
        }
        pack
    };
    let files = Files {
        roads: options.roads.as_deref(),
        areas: options.areas.as_deref(),
        places: options.places.as_deref(),
        layers: &options.layers,
        datum: &options.datum,
    };
    lay(&files, &about, &mut pack, lang)?;
    if let Some(approval) = &options.approval {
        pack.standing.approval = approval.trim().chars().take(APPROVAL_MAX).collect();
    }
    progress(lang, "正在排列路网", "ordering the roads");
    let net = Net::new(pack.roads, Some(&pack.order));
    pack.order = net.order().to_vec();
    pack.roads = net.into_roads();
    folders::make(path.parent())?;
    let bytes = pack.write();
    ledger::write_whole(&path, |file| {
        let written = file.write_all(&bytes);
        written.map_err(|err| LedgerError::Machine(path.clone(), err.to_string()))
    })?;
    for line in told(&pack, lang) {
        say(&line)?;
    }
    say(&path.display())?;
    // Last of all, where nothing that scrolls by hides it. A warning ends nothing.
    doubt(&options.osm, &doubts, lang);
    Ok(())
}

/// The pack of some extracts, not yet ordered, and what makes which of them look cut off.
fn of_extracts(
    about: &District,
    options: &ImportOptions,
    lang: Lang,
) -> Result<(Pack, Vec<(usize, Doubt)>), Failure> {
    let (import, origins) = quietly(|| read(&options.osm, options.bbox, lang))?;
    let doubts = import.doubts();
    let taken = import.finish().map_err(|err| {
        if !matches!(err, OsmError::NoWays { .. }) {
            doubt(&options.osm, &doubts, lang);
        }
        of_all(&err)
    })?;
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
    let pack = Pack {
        district: about.name.as_str().to_owned(),
        attribution: ATTRIBUTION.to_owned(),
        origins,
        bounds: options.bbox,
        left_out: taken.left_out,
        roads: taken.roads,
        order: Vec::new(),
        ground: taken.ground,
        standing: Standing::default(),
    };
    Ok((pack, doubts))
}

/// Names each file that looks like the beginning of a longer one, with what was seen and what to do: nobody
/// but whoever fetched it can know whether it is whole.
fn doubt(files: &[PathBuf], doubts: &[(usize, Doubt)], lang: Lang) {
    for (place, path) in files.iter().enumerate() {
        let of_file = doubts.iter().filter(|it| it.0 == place);
        let (zh, en): (Vec<String>, Vec<String>) =
            of_file.map(|it| (it.1.zh(), it.1.to_string())).unzip();
        if zh.is_empty() {
            continue;
        }
        let (shown, zh, en) = (path.display(), zh.join("；"), en.join("; "));
        let said = Failure::input(
            &format!(
                "{shown}:可能不完整:{zh}。请与来源核对字节数和校验和,不符则重新下载再导入;有意筛选过的可不理会"
            ),
            &format!(
                "{shown}: this may be the beginning of a longer file: {en}. Compare its bytes and its sum with where it came from, and import it anew if they differ; if it was filtered on purpose, let it be"
            ),
        );
        // A warning ends nothing.
        let _ = said.report(lang);
    }
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

/// Reads every file three times: its roads, the outlines of what is wide, then where all points are.
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
    // The outlines of all files before the first place.
    for places in [false, true] {
        let (zh, en) = match places {
            false => ("水面、林地轮廓", "outlines"),
            true => ("点位", "places"),
        };
        for (path, before) in files.iter().zip(&origins) {
            let shown = path.display();
            progress(
                lang,
                &format!("{shown}:正在读{zh}"),
                &format!("{shown}: reading {en}"),
            );
            let read = |file: &mut Summed<BufReader<File>>| match places {
                false => import.outlines(file),
                true => import.places(file),
            };
            if through(path, read)? != *before {
                return Err(of_file(path, &OsmError::Changed));
            }
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
        let readers = ["osmpbf", "protobuf"];
        let at = told.location().map_or("", |it| it.file());
        if !readers.iter().any(|it| at.contains(it)) {
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
