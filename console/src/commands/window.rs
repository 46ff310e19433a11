//! The window: which world it shows, who sits at it, and the thread that keeps its ledger.

mod beside;
mod live;
mod start;
mod wall;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::drill::drill_world;
use dispatch_core::entry::World;
use dispatch_core::register::Unit;
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::clock::{LedgerClock, SetClock, WallClock};
use ledger::sqlite::SqliteReader;

use self::beside::start_live;
use super::drill::{Loaded, load};
use crate::command_line::{Everywhere, Lang, WindowOptions};
use crate::desk::{self, Clock, DrillOffer, Kept, Link, Opening, Options, Seat, map};
use crate::failure::{Exit, Failure};
use crate::folders;
use crate::keeping::{
    DrillKept, Entries, ToLive, carry_to_live, handing_over, keep_drill, keep_layouts, keep_papers,
    keep_printing, keep_settings, live_console_first, read_settings, watch_live,
};
use crate::setting_up::recent::{Plain, plain};

/// The drill that is offered: the article's own.
const OFFERED: &str = "guoxi-underpass.toml";

/// Opens the window and returns when it is closed.
///
/// # Errors
/// See [`Failure`].
pub fn open(options: &WindowOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    if options.seat.as_deref() == Some("wall") {
        return wall::open(options, everywhere);
    }
    if options.start {
        return start::open(options, everywhere, None);
    }
    match &options.drill {
        Some(file) => open_drill(file, options, everywhere),
        None if options.ledger.is_none() && options.district.is_none() => {
            open_plain(options, everywhere)
        }
        None => live::run(live::begin(options, everywhere)?),
    }
}

/// No world was named: what was opened last, or the start page. Whoever hands the passphrase over is a
/// script: it has the live console or the reason why not, and no page to choose from.
fn open_plain(options: &WindowOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let by_script = everywhere.passphrase_stdin;
    let (district, ledger) = match plain(&everywhere.data_folder()?) {
        Plain::Live(district, ledger) => (district, ledger),
        _ if by_script => (None, None),
        _ => return start::open(options, everywhere, None),
    };
    let options = WindowOptions {
        district,
        ledger,
        ..options.clone()
    };
    match live::begin(&options, everywhere) {
        Ok(begun) => live::run(begun),
        Err(why) if by_script => Err(why),
        // Whoever starts it from a menu reads no terminal.
        Err(why) => start::open(&options, everywhere, Some(why)),
    }
}

fn open_drill(
    file: &Path,
    options: &WindowOptions,
    everywhere: &Everywhere,
) -> Result<(), Failure> {
    let Loaded {
        scenario,
        district,
        catalogue,
    } = load(file, everywhere)?;
    let rows: Vec<Command> = district.opening(&catalogue);
    let clock = SetClock::at(scenario.start.at);
    let seat = seat(options, &district)?;
    let named = scenario.district.clone();
    let (link, mut keeper) = desk::link();
    if let Some(ends) = keeper.across.take() {
        carry_to_live(to_live(everywhere, &named, &district), ends)?;
    }
    // Without a data folder this machine has no live world that could call.
    if let Ok(data) = everywhere.data_folder() {
        let live = World::live(district.code.as_str());
        live_console_first(&seat, &data, &live)?;
        let wall = WallClock::start();
        watch_live(data, live, move || wall.now(), keeper.live.clone())?;
    }
    let (entries, papers) = match &options.ledger {
        Some(path) => (Entries::File(path.clone()), None),
        None => {
            let (handed, hands) = handing_over();
            let world = drill_world(&scenario);
            (Entries::Memory(world, handed), Some(hands))
        }
    };
    let kept = DrillKept {
        scenario,
        rows,
        path: options.ledger.clone(),
        clock: clock.clone(),
        rate_permille: options.speed.unwrap_or(1000),
        papers,
    };
    let thread = keep_drill(kept, keeper)?;
    let shown = Shown {
        seat,
        entries,
        link,
        clock: Arc::new(move || clock.now()),
        drills: Vec::new(),
        lines: folders::schematic(&named, everywhere)?,
        kept: kept_settings(everywhere),
    };
    let ready = desk_options(everywhere, Arc::new(catalogue), shown)?;
    show(Opening::Ready(Box::new(ready)))?;
    finish(thread)
}

/// Where this drill's window takes what is real.
fn to_live(everywhere: &Everywhere, named: &str, district: &District) -> ToLive {
    let (data, lang) = (everywhere.data_folder().ok(), everywhere.lang);
    let world = World::live(district.code.as_str());
    let wall = WallClock::start();
    let (of_data, of_world, named) = (data.clone(), world.clone(), named.to_owned());
    ToLive {
        data,
        world,
        now: Box::new(move || wall.now()),
        open_live: Box::new(move || match &of_data {
            Some(data) => start_live(&named, data, &of_world, lang),
            None => Ok(()),
        }),
    }
}

struct Shown {
    seat: Seat,
    /// Where reports of the district are made from.
    entries: Entries,
    link: Link,
    clock: Clock,
    drills: Vec<DrillOffer>,
    lines: map::Lines,
    /// What the settings were when the program started.
    kept: Kept,
}

fn show(opening: Opening) -> Result<(), Failure> {
    desk::open(opening)
        .map_err(|err| Failure::new(Exit::Machine, &format!("窗口无法打开:{err}"), &err))
}

/// The language of the screen: the one that was asked for, else the one of the settings.
fn screen(everywhere: &Everywhere, kept: &Kept) -> crate::language::Lang {
    match everywhere.lang {
        Some(Lang::Zh) => crate::language::Lang::Zh,
        Some(Lang::En) => crate::language::Lang::En,
        None => desk::first_look(kept).0,
    }
}

/// What the settings are; the defaults where this machine has no data folder.
fn kept_settings(everywhere: &Everywhere) -> Kept {
    let data = everywhere.data_folder().ok();
    data.map(|it| read_settings(&folders::settings(&it)))
        .unwrap_or_default()
}

fn desk_options(
    everywhere: &Everywhere,
    catalogue: Arc<dispatch_core::catalogue::Catalogue>,
    shown: Shown,
) -> Result<Options, Failure> {
    let (prints, printer) = desk::print_link();
    let folder = folders::boards(everywhere.data_folder().ok());
    // They end by themselves once the window has dropped its ends.
    let _printing = keep_printing(folder, printer)
        .map_err(|err| not_started(("打印", "the printing thread"), &err))?;
    let (papers, maker) = desk::paper_link();
    let _papers = keep_papers(shown.entries, maker)
        .map_err(|err| not_started(("全区报告", "the thread of the district report"), &err))?;
    let (layouts, keeper) = desk::layout_link();
    let folder = folders::layouts(everywhere.data_folder().ok());
    let _layouts = keep_layouts(folder, keeper)
        .map_err(|err| not_started(("版面", "the thread of the layouts"), &err))?;
    let lang = screen(everywhere, &shown.kept);
    let skin = desk::first_look(&shown.kept).1;
    let (mut settings, keeper) = desk::settings_link(shown.kept);
    match everywhere.data_folder() {
        Ok(data) => {
            let _settings = keep_settings(folders::settings(&data), keeper)
                .map_err(|err| not_started(("设置", "the thread of the settings"), &err))?;
        }
        Err(_) => settings.ends = None,
    }
    Ok(Options {
        lang,
        skin,
        settings,
        renderer: None,
        seat: shown.seat,
        catalogue,
        lines: shown.lines,
        link: shown.link,
        prints,
        papers,
        layouts,
        clock: shown.clock,
        drills: shown.drills,
        sound: desk::Sound::Device,
    })
}

/// A thread that the system does not give; `named` in both languages.
fn not_started((zh, en): (&str, &str), err: &std::io::Error) -> Failure {
    Failure::new(
        Exit::Machine,
        &format!("{zh}线程无法启动:{err}"),
        &format!("{en} cannot be started: {err}"),
    )
}

/// The window has dropped its ends of the channels; the thread ends by itself.
fn finish<T>(thread: JoinHandle<T>) -> Result<(), Failure> {
    match thread.join() {
        Ok(_) => Ok(()),
        Err(_) => Err(Failure::new(
            Exit::Machine,
            &"记录线程异常结束",
            &"the ledger thread ended abnormally",
        )),
    }
}

/// A ledger that is there says itself which world it is; a new one is the district's live world.
fn world_of(path: &Path, district: &District) -> Result<World, Failure> {
    if path.exists() {
        return Ok(SqliteReader::open(path)?.world().clone());
    }
    Ok(World::live(district.code.as_str()))
}

/// The post behind a seat of the command line, and who holds it tonight.
fn seat(options: &WindowOptions, district: &District) -> Result<Seat, Failure> {
    let named = options
        .seat
        .as_deref()
        .unwrap_or(if options.drill.is_some() {
            "director"
        } else {
            "duty"
        });
    let post = post_of(named, district)?;
    let holder = district
        .duties
        .iter()
        .filter(|duty| duty.post == post)
        .min_by_key(|duty| duty.order);
    let person = match &options.person {
        Some(name) => named_person(name, district)?,
        None => holder
            .map(|duty| duty.person.clone())
            .or_else(|| PersonId::new("unnamed").ok())
            .ok_or_else(no_name)?,
    };
    let console = std::env::var("HOSTNAME")
        .ok()
        .filter(|it| !it.is_empty())
        .unwrap_or_else(|| "console".to_owned());
    let words = |text: &str| Words::new(text).map_err(|err| Failure::input(&err, &err));
    Ok(Seat {
        person,
        post,
        seat: words(named)?,
        console: words(&console)?,
    })
}

fn no_name() -> Failure {
    Failure::input("值守人员不详", "nobody is on duty")
}

fn post_of(named: &str, district: &District) -> Result<PostId, Failure> {
    let (kind, whose) = named.split_once('@').unwrap_or((named, ""));
    let wanted = match kind {
        "duty" => (Unit::Centre, "duty-officer"),
        "chief" => (Unit::Centre, "duty-chief"),
        "leader" => (Unit::Centre, "leader-on-duty"),
        "director" => (Unit::Centre, "director"),
        "township" => {
            let id = district.townships.iter().find(|it| it.id.as_str() == whose);
            let id = id.ok_or_else(|| {
                unknown_seat(
                    named,
                    "townships",
                    district.townships.iter().map(|it| it.id.as_str()),
                )
            })?;
            (Unit::Township(id.id.clone()), "township-duty-head")
        }
        "department" => {
            let id = district
                .departments
                .iter()
                .find(|it| it.id.as_str() == whose);
            let id = id.ok_or_else(|| {
                unknown_seat(
                    named,
                    "departments",
                    district.departments.iter().map(|it| it.id.as_str()),
                )
            })?;
            (Unit::Department(id.id.clone()), "department-duty")
        }
        _ => {
            return Err(Failure::new(
                Exit::Input,
                &format!(
                    "席位 {named}:本版只有 duty、chief、leader、director、township@代码、department@编号"
                ),
                &format!(
                    "seat {named}: this version has duty, chief, leader, director, township@CODE, department@ID"
                ),
            ));
        }
    };
    let mut of_unit = district.posts.iter().filter(|post| post.unit == wanted.0);
    let first = of_unit.clone().next();
    let post = of_unit
        .find(|post| post.kind.as_str() == wanted.1)
        .or(first);
    post.map(|post| post.id.clone()).ok_or_else(|| {
        unknown_seat(
            named,
            "posts",
            district.posts.iter().map(|it| it.id.as_str()),
        )
    })
}

fn unknown_seat<'a>(named: &str, list: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let whose = named.split_once('@').map_or(named, |(_, whose)| whose);
    let nearest = dispatch_core::source::nearest(whose, known);
    let zh = nearest
        .map(|it| format!(",最接近的是 {it}"))
        .unwrap_or_default();
    let en = nearest
        .map(|it| format!(", nearest: {it}"))
        .unwrap_or_default();
    Failure::new(
        Exit::Input,
        &format!("席位 {named} 不在本区 {list}.csv 内{zh}"),
        &format!("seat {named} is not in the district's {list}.csv{en}"),
    )
}

fn named_person(name: &str, district: &District) -> Result<PersonId, Failure> {
    let person = district
        .people
        .iter()
        .find(|it| it.id.as_str() == name || it.zh.as_str() == name);
    person.map(|it| it.id.clone()).ok_or_else(|| {
        unknown_seat(
            name,
            "people",
            district.people.iter().map(|it| it.id.as_str()),
        )
    })
}

/// The scenario file that is offered, where it lies beside the assets.
fn offered(everywhere: &Everywhere) -> Option<PathBuf> {
    let beside = folders::assets()
        .ok()?
        .join("..")
        .join("scenarios")
        .join(OFFERED);
    let of_data = everywhere
        .data_folder()
        .ok()
        .map(|it| it.join("scenarios").join(OFFERED));
    [Some(beside), of_data]
        .into_iter()
        .flatten()
        .find(|it| it.is_file())
}

fn offers(everywhere: &Everywhere) -> Vec<DrillOffer> {
    let Some(file) = offered(everywhere) else {
        return Vec::new();
    };
    match load(&file, everywhere) {
        Ok(loaded) => vec![DrillOffer {
            zh: loaded.scenario.zh,
            en: loaded.scenario.en,
        }],
        Err(_) => Vec::new(),
    }
}
