//! The window: which world it shows, who sits at it, and the thread that keeps its ledger.

mod beside;
mod half_written;
mod live;
mod seat;
mod start;
mod wall;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::drill::drill_world;
use dispatch_core::entry::World;
use ledger::clock::{LedgerClock, SetClock, WallClock};
use ledger::sqlite::SqliteReader;

use self::beside::start_live;
use self::seat::seat;
use super::drill::{Loaded, load};
use crate::command_line::{Everywhere, Lang, WindowOptions};
use crate::desk::{self, Clock, DrillOffer, Kept, Link, Opening, Options, Seat, Sits};
use crate::failure::{Exit, Failure};
use crate::folders;
use crate::geography::Geography;
use crate::keeping::{
    DrillKept, Entries, Maps, ToLive, carry_to_live, get_tiles, handing_over, keep_drill,
    keep_ground, keep_layouts, keep_papers, keep_printing, keep_settings, live_console_first,
    read_settings, watch_live,
};
use crate::setting_up::recent::{Plain, plain};
use crate::travel::{self, Load, keep_travel, travel_link};

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
    let (seat, sits) = seat(options, &district, scenario.start.at)?;
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
        sits,
        entries,
        link,
        clock: Arc::new(move || clock.now()),
        drills: Vec::new(),
        geography: Geography::of(&named, everywhere),
        plans: folders::plan_folders(&named, everywhere),
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
    sits: Sits,
    /// Where reports of the district are made from.
    entries: Entries,
    link: Link,
    clock: Clock,
    drills: Vec<DrillOffer>,
    /// Whose ground the map shows.
    geography: Geography,
    /// Where the district's plans may lie.
    plans: Vec<PathBuf>,
    /// What the settings were when the program started.
    kept: Kept,
}

fn show(opening: Opening) -> Result<(), Failure> {
    desk::open(opening)
        .map_err(|err| Failure::new(Exit::Machine, &format!("窗口无法打开:{err}"), &err))
}

/// How the window looks at first: in the language that was asked for, else as the settings say.
fn first_look(everywhere: &Everywhere, kept: &Kept) -> desk::FirstLook {
    desk::FirstLook {
        lang: screen(everywhere, kept),
        ..desk::FirstLook::of(kept)
    }
}

/// The language of the screen: the one that was asked for, else the one of the settings.
fn screen(everywhere: &Everywhere, kept: &Kept) -> crate::language::Lang {
    match everywhere.lang {
        Some(Lang::Zh) => crate::language::Lang::Zh,
        Some(Lang::En) => crate::language::Lang::En,
        None => desk::FirstLook::of(kept).lang,
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
    let maps = Maps::of(shown.geography.clone(), Arc::clone(&catalogue));
    // They end by themselves once the window has dropped its ends.
    let _printing = keep_printing(folder, shown.plans, Some(maps), printer)
        .map_err(|err| not_started(("打印", "the printing thread"), &err))?;
    let (papers, maker) = desk::paper_link();
    let _papers = keep_papers(shown.entries, maker)
        .map_err(|err| not_started(("全区报告", "the thread of the district report"), &err))?;
    let (layouts, keeper) = desk::layout_link();
    let folder = folders::layouts(everywhere.data_folder().ok());
    let _layouts = keep_layouts(folder, keeper)
        .map_err(|err| not_started(("版面", "the thread of the layouts"), &err))?;
    let (travel, ends) = travel_link();
    let _travel = keep_travel(roads(shown.geography.clone()), ends)
        .map_err(|err| not_started(("行程", "the thread of the travel times"), &err))?;
    let tiles = tiles(&shown.geography, everywhere)?;
    let (ground, knower) = desk::map::base::ground_link();
    let _ground = keep_ground(shown.geography, knower)
        .map_err(|err| not_started(("地图", "the thread of the map"), &err))?;
    let lang = screen(everywhere, &shown.kept);
    let skin = desk::FirstLook::of(&shown.kept).skin;
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
        sits: shown.sits,
        catalogue,
        ground: Some(ground),
        tiles,
        link: shown.link,
        prints,
        papers,
        layouts,
        travel,
        clock: shown.clock,
        drills: shown.drills,
        sound: desk::Sound::Device,
    })
}

/// Reads the roads of a district and the table of vehicles, on the thread that uses them.
fn roads(geography: Geography) -> Load {
    Box::new(move || {
        Ok(travel::Loaded {
            pack: geography.load().map(Some),
            table: folders::vehicles()?,
        })
    })
}

/// The threads that get tiles; `None` where no file names a source, or none that can be read: a fault there
/// is said, and no reason to have no console.
fn tiles(
    geography: &Geography,
    everywhere: &Everywhere,
) -> Result<Option<desk::map::elsewhere::TilesLink>, Failure> {
    let sources = geography.tile_sources().unwrap_or_else(|failure| {
        let _ = failure.report(everywhere.lang());
        Vec::new()
    });
    let data = everywhere
        .data_folder()
        .ok()
        .filter(|_| !sources.is_empty());
    let Some(data) = data else { return Ok(None) };
    let (link, ends) = desk::map::elsewhere::tiles_link(sources);
    get_tiles(&ends, &folders::tiles(&data))
        .map_err(|err| not_started(("瓦片", "a thread of the tiles"), &err))?;
    Ok(Some(link))
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
