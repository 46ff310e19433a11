//! The threads that get tiles for the map, one request each at a time.

use std::io;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::thread;

use tiles::get::Getter;
use tiles::room::sweep;

use crate::desk::map::elsewhere::{TilesEnds, Told};

/// Requests under way at once: what the rules of public tile servers bear.
const THREADS: usize = 4;

/// After so many new copies it is looked how much room they take.
const SWEPT_EVERY: u32 = 200;

/// Starts them. They end when the desk's end is gone; the desk looks itself whether something came.
///
/// # Errors
/// The system starts no thread.
pub fn get_tiles(ends: &TilesEnds, folder: &Path) -> io::Result<()> {
    for number in 1..=THREADS {
        let (ends, folder) = (ends.clone(), folder.to_owned());
        thread::Builder::new()
            .name(format!("tiles-{number}"))
            .spawn(move || get(&ends, &folder, number == 1))?;
    }
    Ok(())
}

/// `sweeps`: this one of them makes room as well.
fn get(ends: &TilesEnds, folder: &Path, sweeps: bool) {
    let getter = |source: &tiles::source::Source| Getter::new(source.clone(), folder);
    let mut getters: Vec<Getter> = ends.sources.iter().map(getter).collect();
    let mut new = SWEPT_EVERY;
    while let Ok(ask) = ends.asks.recv() {
        if sweeps && new >= SWEPT_EVERY {
            sweep(folder, ends.limit.load(Ordering::Relaxed));
            new = 0;
        }
        let Some(getter) = getters.get_mut(ask.source) else {
            continue;
        };
        // An old copy is shown at once, and the new one when it comes.
        let (old, is_fresh) = getter.kept(ask.layer, ask.tile);
        if let Some(picture) = old.filter(|_| !is_fresh) {
            let told = Told {
                ask,
                picture: Some(picture),
                missed: None,
            };
            if ends.told.send(told).is_err() {
                return;
            }
        }
        let got = getter.get(ask.layer, ask.tile);
        // The others bring as many.
        new += u32::from(got.asked) * THREADS as u32;
        let told = Told {
            ask,
            picture: got.picture,
            missed: got.missed,
        };
        if ends.told.send(told).is_err() {
            return;
        }
    }
}
