//! The wall: it follows the ledger of a console that runs beside it, and opens nothing itself: no
//! key, no vault, no lock, no thread that writes.

use std::path::PathBuf;
use std::sync::Arc;

use ledger::clock::{LedgerClock, WallClock};

use super::{kept_settings, not_started, screen, show};
use crate::command_line::{Everywhere, WindowOptions};
use crate::desk::Opening;
use crate::desk::map::base::{Base, ground_link};
use crate::failure::Failure;
use crate::folders;
use crate::geography::Geography;
use crate::keeping::keep_ground;
use crate::wall::{Options, follow, words};

/// Opens the wall on the ledger of `--ledger`, else on the live one of the district in the data
/// folder. Where none is there yet the wall says so and waits.
pub(super) fn open(options: &WindowOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    if options.drill.is_some() {
        return Err(Failure::input(
            "大屏不放演练:请先在导调席打开演练并加 --ledger 文件,大屏用 --seat wall --ledger 同一文件",
            "the wall plays no drill: open the drill at the director's seat with --ledger FILE, and the wall with --seat wall --ledger on the same file",
        ));
    }
    let named = options
        .district
        .as_deref()
        .unwrap_or(folders::DEMONSTRATION);
    let catalogue = folders::catalogue(None)?;
    let district = folders::district(named, everywhere, &catalogue)?;
    let path = match &options.ledger {
        Some(path) => path.clone(),
        None => {
            let file = format!("{}.ledger", district.name);
            everywhere.data_folder()?.join("live").join(file)
        }
    };
    let (ground, knower) = ground_link();
    let _ground = keep_ground(Geography::of(named, everywhere), knower)
        .map_err(|err| not_started(("地图", "the thread of the map"), &err))?;
    show(Opening::Wall(Box::new(following(
        path,
        (district.name.to_string(), Base::of_worker(ground)),
        screen(everywhere, &kept_settings(everywhere)),
    )?)))
}

/// What a wall needs that follows the ledger at `path`; the other is a district and its ground, drawn where
/// the ledger is the district's.
pub(super) fn following(
    path: PathBuf,
    (district, ground): (String, Base),
    lang: crate::language::Lang,
) -> Result<Options, Failure> {
    let (words, speaker) = words();
    let clock = WallClock::start();
    // It ends by itself once the window has dropped its end.
    let _following = follow(path, move || clock.now(), speaker)
        .map_err(|err| not_started(("大屏", "the thread of the wall"), &err))?;
    Ok(Options {
        lang,
        ground,
        district,
        words,
        clock: Arc::new(move || clock.now()),
    })
}
