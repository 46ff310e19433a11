//! A disk that fills up and a copy that fails, from what the machine says to the sentence on the screen.

use std::path::Path;
use std::sync::Arc;

use dispatch_core::entry::World;
use egui_kittest::kittest::Queryable;
use ledger::keeper::{FREE_PERMILLE_MIN, Trouble};
use yishao::desk::{Picture, link};
use yishao::keeping::{LiveKept, keep_live};
use yishao::language::Lang;

use crate::keeper::Room;
use crate::live_world::{Live, wait_in_trouble};
use crate::window::open;

/// What the keeping threads of a fresh live world say once they have looked, where so much of the disk is free.
fn kept(free: fn(&Path) -> Option<u32>, copies_can_be_made: bool) -> Vec<Trouble> {
    let folder = tempfile::tempdir().unwrap();
    let live = Live::in_folder(folder.path());
    let copies = folder.path().join("copies");
    if !copies_can_be_made {
        std::fs::write(&copies, "no folder").unwrap();
    }
    let (desk, keeper) = link();
    let kept = LiveKept {
        free,
        copies,
        ..live.kept()
    };
    let thread = keep_live(kept, keeper).unwrap();
    let picture = wait_in_trouble(&desk, |picture| !picture.troubles.is_empty());
    drop(desk);
    thread.join().unwrap();
    picture.troubles.clone()
}

/// Whether the screen says this while these troubles stand, and no longer when they are over.
fn says(troubles: &[Trouble], lang: Lang, words: &str) -> bool {
    let (room, link) = Room::new(World::live("ouhai"));
    let mut harness = open(&room, link, lang);
    let mut seen = |troubles: &[Trouble]| {
        let picture = Picture {
            troubles: troubles.to_vec(),
            ..room.picture()
        };
        room.keeper.publish(Arc::new(picture));
        harness.run_steps(3);
        harness.query_all_by_label_contains(words).count() > 0
    };
    let says = seen(troubles);
    assert!(!seen(&[]), "{words}: it is over");
    says
}

#[test]
fn less_than_a_tenth_free_is_said_on_the_screen_in_both_languages() {
    let troubles = kept(|_| Some(FREE_PERMILLE_MIN - 1), true);
    assert_eq!(troubles, [Trouble::ShortOfDisk(99)]);
    assert!(says(&troubles, Lang::Zh, "磁盘剩余 9%,请尽快清理。"));
    assert!(says(&troubles, Lang::En, "9 % of the disk is free"));
}

#[test]
fn a_copy_that_fails_on_a_full_enough_disk_is_said_alone_and_on_a_full_one_with_it() {
    let alone = kept(|_| Some(FREE_PERMILLE_MIN), false);
    assert!(
        matches!(&alone[..], [Trouble::NoBackup { .. }]),
        "a tenth is enough: {alone:?}"
    );
    assert!(says(&alone, Lang::Zh, "夜间备份未完成"));
    assert!(says(&alone, Lang::En, "No nightly backup"));
    let both = kept(|_| Some(0), false);
    assert!(says(&both, Lang::Zh, "夜间备份未完成"));
    assert!(says(&both, Lang::Zh, "磁盘剩余 0%"));
}
