//! `yishao atlas fetch`: copies of the tiles of a district, ahead of the day without a network.

use std::io::{IsTerminal, Write};

use atlas::osm::Bounds;
use clap::Args;
use tiles::ahead::{self, Plan, Progress, Refused};
use tiles::get::Getter;
use tiles::room::taken;
use tiles::source::Source;

use super::bounds;
use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure, say};
use crate::folders;

/// More tiles than these are asked about first.
const UNASKED_MAX: u64 = 500;
/// How far it is is said every so many tiles.
const SAID_EVERY: u64 = 50;

/// What is fetched.
#[derive(Debug, Args)]
pub struct FetchOptions {
    /// 地区:文件夹或名称 · The district: a folder or a name
    district: String,
    /// 底图来源,tiles.toml 中的 id;默认第一个 · Which source of tiles.toml, by default the first
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// 最细到这一级,默认到来源允许的一级 · Down to this zoom, by default as deep as the source allows
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=22))]
    zoom: Option<u8>,
    /// 范围,西、南、东、北,度数;默认本区范围 · This box, in degrees, by default that of the district
    #[arg(long, value_name = "W,S,E,N", value_parser = bounds, allow_hyphen_values = true)]
    bbox: Option<Bounds>,
    /// 数量大时不再询问 · Do not ask, however many there are
    #[arg(long)]
    yes: bool,
}

/// Fetches what is not there yet, and says how far it is.
///
/// # Errors
/// The district, its sources or the answer to the question do not allow it, or too little came.
pub fn fetch(options: &FetchOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let lang = everywhere.lang();
    let district = folders::district(&options.district, everywhere, &folders::catalogue(None)?)?;
    let source = chosen(options, everywhere)?;
    let of_district = Bounds {
        west: district.bounds.south_west.lon_e7,
        south: district.bounds.south_west.lat_e7,
        east: district.bounds.north_east.lon_e7,
        north: district.bounds.north_east.lat_e7,
    };
    let bounds = options.bbox.unwrap_or(of_district);
    let plan = ahead::plan(&source, &bounds, options.zoom).map_err(|it| refused(&source, it))?;
    say(&planned(&source, &plan, lang))?;
    if plan.count() > UNASKED_MAX && !options.yes {
        confirm(lang)?;
    }
    let folder = folders::tiles(&everywhere.data_folder()?);
    let mut getter = Getter::new(source, &folder);
    let of = plan.count();
    let ended = ahead::fetch(&plan, &mut getter, std::thread::sleep, |it| {
        if it.done().is_multiple_of(SAID_EVERY) {
            progress(it, of, lang);
        }
        true
    });
    say(&told(&ended, taken(&folder), lang))?;
    match &ended.why {
        Some(why) => Err(Failure::new(
            Exit::Machine,
            &format!(
                "{} 张未取到:{};再次运行即从中断处继续",
                ended.failed,
                why.zh()
            ),
            &format!(
                "{} tiles did not come: {why}; run it again, and it goes on there",
                ended.failed
            ),
        )),
        None => Ok(()),
    }
}

/// The source that is meant.
fn chosen(options: &FetchOptions, everywhere: &Everywhere) -> Result<Source, Failure> {
    let sources = folders::tile_sources(&options.district, everywhere)?;
    let known: Vec<&str> = sources.iter().map(|it| it.id.as_str()).collect();
    let known = known.join(", ");
    let found = match &options.source {
        Some(id) => sources.iter().find(|it| it.id == *id),
        None => sources.first(),
    };
    found.cloned().ok_or_else(|| match &options.source {
        Some(id) => Failure::new(
            Exit::Input,
            &format!("没有底图来源「{id}」,已有:{known}"),
            &format!("no source {id}, expected one of: {known}"),
        ),
        None => Failure::input(
            "没有底图来源:请在地区文件夹或数据文件夹里写 tiles.toml",
            "no source of tiles: write tiles.toml in the district's folder or the data folder",
        ),
    })
}

fn refused(source: &Source, why: Refused) -> Failure {
    let id = &source.id;
    match why {
        Refused::NotAllowed => Failure::new(
            Exit::Input,
            &format!(
                "来源「{id}」未写明允许预先下载:核对其使用条款后,在 tiles.toml 中写 ahead = {{ per_second, at_most, max_zoom }}"
            ),
            &format!(
                "source {id} does not say that tiles may be fetched ahead: look into its terms, then write ahead = {{ per_second, at_most, max_zoom }} in tiles.toml"
            ),
        ),
        Refused::TooMany { count, at_most } => Failure::new(
            Exit::Input,
            &format!("共 {count} 张,来源「{id}」最多允许 {at_most} 张:请用 --zoom 或 --bbox 缩小"),
            &format!(
                "{count} tiles, and source {id} allows {at_most}: narrow it with --zoom or --bbox"
            ),
        ),
        Refused::IsHere => Failure::new(
            Exit::Input,
            &format!("来源「{id}」是本机的文件,无需下载"),
            &format!("source {id} is a file on this machine: there is nothing to fetch"),
        ),
        Refused::NoKey => Failure::new(
            Exit::Input,
            &format!(
                "来源「{id}」需要密钥:请在数据文件夹的 tiles.toml 末尾写一行 [keys],下一行 {id} = \"…\""
            ),
            &format!(
                "source {id} needs a key: write a line [keys] at the end of tiles.toml in the data folder, and {id} = \"…\" in the next"
            ),
        ),
    }
}

fn planned(source: &Source, plan: &Plan, lang: Lang) -> String {
    let (count, minutes) = (plan.count(), plan.seconds().div_ceil(60));
    match lang {
        Lang::Zh => format!(
            "{}:{count} 张瓦片,至多约 {minutes} 分钟;{}",
            source.zh, source.attribution
        ),
        Lang::En => format!(
            "{}: {count} tiles, some {minutes} min at most; {}",
            source.en, source.attribution
        ),
    }
}

/// Asks at the terminal; where there is none, nobody can say yes.
///
/// # Errors
/// The answer was no.
fn confirm(lang: Lang) -> Result<(), Failure> {
    let no = || {
        Failure::input(
            "未下载:数量大,加 --yes 即不再询问",
            "nothing was fetched: there are many; --yes does not ask",
        )
    };
    if !std::io::stdin().is_terminal() {
        return Err(no());
    }
    let question = match lang {
        Lang::Zh => "现在下载?[y/N] ",
        Lang::En => "Fetch them now? [y/N] ",
    };
    let mut out = std::io::stderr().lock();
    // Where nobody can be asked the answer is no.
    let _ = write!(out, "{question}").and_then(|()| out.flush());
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(|_| no())?;
    let is_yes = ["y", "yes", "是"].contains(&answer.trim().to_lowercase().as_str());
    is_yes.then_some(()).ok_or_else(no)
}

fn progress(it: &Progress, of: u64, lang: Lang) {
    let done = it.done();
    let text = match lang {
        Lang::Zh => format!("{done} / {of}"),
        Lang::En => format!("{done} of {of}"),
    };
    // Nobody waits for it.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// How it went, and how much room all copies take now: a console keeps them within its own limit.
fn told(it: &Progress, bytes: u64, lang: Lang) -> String {
    let Progress { new, had, none, .. } = it;
    let mb = bytes.div_ceil(1_000_000);
    match lang {
        Lang::Zh => {
            format!("新取 {new} 张,原有 {had} 张,来源没有的 {none} 张;本机瓦片共占 {mb} MB")
        }
        Lang::En => format!(
            "{new} came, {had} were there, {none} the source does not have; all copies here take {mb} MB"
        ),
    }
}
