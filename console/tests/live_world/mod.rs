//! A live world in a data folder, and who sits before it: for the tests of the threads that keep it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::clock::{LedgerClock, WallClock};
use ledger::device_key;
use ledger::keeper::Keeper;
use ledger::signing::SoftwareKey;
use yishao::command_line::Everywhere;
use yishao::desk::{Link, Picture, Seat, fresh_id, link};
use yishao::folders;
use yishao::keeping::{LiveKept, keep_live};

/// The longest a thread may be silent before the test gives up.
pub const PATIENCE: Duration = Duration::from_secs(120);

pub fn everywhere(data: &Path) -> Everywhere {
    Everywhere {
        data: Some(data.to_owned()),
        lang: None,
        passphrase_stdin: false,
    }
}

pub fn seat(post: &str, named: &str) -> Seat {
    Seat {
        person: PersonId::new("chen-anqing").unwrap(),
        post: PostId::new(post).unwrap(),
        seat: Words::new(named).unwrap(),
        console: Words::new("test").unwrap(),
    }
}

/// The picture that the desk is waiting for, whatever is wrong meanwhile.
pub fn wait_in_trouble(link: &Link, is_there: impl Fn(&Picture) -> bool) -> Arc<Picture> {
    loop {
        let picture = link.pictures.recv_timeout(PATIENCE).unwrap();
        if is_there(&picture) {
            return picture;
        }
    }
}

/// What somebody at `seat` says now, on what he knows.
pub fn author(seat: &Seat, known: &Picture, command: Command) -> Author {
    let at = known.state.world_time(WallClock::start().now());
    Author {
        id: fresh_id(),
        world: known.state.world.clone(),
        person: seat.person.clone(),
        post: seat.post.clone(),
        seat: seat.seat.clone(),
        console: seat.console.clone(),
        on_behalf: None,
        basis: Basis {
            height: known.state.height,
            chain: known.chain.clone(),
        },
        occurred_at: at,
        pressed_at: at,
        valid_for_s: None,
        command,
    }
}

pub struct Live {
    data: PathBuf,
    world: World,
    pub rows: Vec<Command>,
    pub seat: Seat,
}

impl Live {
    pub fn in_folder(data: &Path) -> Live {
        let catalogue = folders::catalogue(None).unwrap();
        let district = folders::district("ouhai", &everywhere(data), &catalogue).unwrap();
        for folder in ["live", "keys"] {
            std::fs::create_dir_all(data.join(folder)).unwrap();
        }
        Live {
            data: data.to_owned(),
            world: World::live(district.code.as_str()),
            rows: district.opening(&catalogue),
            seat: seat("duty-officer", "duty"),
        }
    }

    pub fn path(&self) -> PathBuf {
        self.data.join("live").join("ouhai.ledger")
    }

    fn key(&self) -> SoftwareKey {
        let key = device_key::load_or_make(&folders::device_key(&self.data));
        key.unwrap().without_passphrase().unwrap()
    }

    pub fn kept(&self) -> LiveKept {
        LiveKept {
            path: self.path(),
            key: self.key(),
            persons: true,
            copies: self.data.join("backup"),
            // The machine that tests may itself be short of disk.
            free: |_| None,
            world: self.world.clone(),
            rows: self.rows.clone(),
            seat: self.seat.clone(),
            open_drill: Box::new(|_| {}),
            open_start: Box::new(|| {}),
        }
    }

    pub fn open(&self) -> (Link, JoinHandle<Keeper>) {
        let (desk, keeper) = link();
        (desk, keep_live(self.kept(), keeper).unwrap())
    }
}
