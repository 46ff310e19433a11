//! The live console. Where its key lies under a passphrase the window asks for it before anything is
//! opened; the ledger is opened on a thread of its own, since a passphrase takes a second on purpose.

mod asked;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, Sender, bounded};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use ledger::clock::{LedgerClock, WallClock};
use ledger::device_key::{self, DeviceKey, InUse, ProtectedKey};
use ledger::keeper::Keeper;
use ledger::lock::Owner;
use ledger::signing::SoftwareKey;

use super::beside::{start_drill, start_page};
use super::half_written;
use super::{Shown, desk_options, finish, kept_settings, offered, offers, seat, show, world_of};
use crate::command_line::{Everywhere, WindowOptions};
use crate::desk::{self, Kept, Opening, Options, Seat, Sits};
use crate::failure::Failure;
use crate::folders;
use crate::geography::Geography;
use crate::keeping::{Entries, FromDrill, LiveKept, keep_live, take_from_drill};
use crate::setting_up::recent::{Recent, note};

/// A live console that is about to have a window.
pub(super) struct Begun {
    how: How,
    /// The thread that keeps its ledger, once there is one.
    kept: Receiver<JoinHandle<Keeper>>,
    /// While it is there nobody replaces the key.
    in_use: InUse,
}

/// What the window begins with.
pub(super) enum How {
    /// The desk.
    Ready(Box<Options>),
    /// The question for the passphrase.
    Asked(Box<Console>, ProtectedKey, Sender<JoinHandle<Keeper>>),
}

/// The thread that keeps a ledger, and its hold of the key.
pub(super) type Held = (Receiver<JoinHandle<Keeper>>, InUse);

impl How {
    /// What is shown. It holds what no other thread may have.
    pub(super) fn opening(self) -> Opening {
        match self {
            How::Ready(options) => Opening::Ready(options),
            How::Asked(console, key, keep) => Opening::Locked(console.locked(key, keep)),
        }
    }
}

impl Begun {
    /// The window's part, and what whoever closes it waits for.
    pub(super) fn parts(self) -> (How, Held) {
        (self.how, (self.kept, self.in_use))
    }
}

/// Shows the window and returns when it is closed.
pub(super) fn run(begun: Begun) -> Result<(), Failure> {
    let (how, held) = begun.parts();
    show(how.opening())?;
    end(held)
}

/// Waits for the thread that keeps the ledger. Closed unanswered, nothing was opened.
pub(super) fn end((kept, _in_use): Held) -> Result<(), Failure> {
    kept.try_recv().map_or(Ok(()), finish)
}

/// Opens everything that the window needs, but the window.
pub(super) fn begin(options: &WindowOptions, everywhere: &Everywhere) -> Result<Begun, Failure> {
    let named = options
        .district
        .as_deref()
        .unwrap_or(folders::DEMONSTRATION);
    let catalogue = Arc::new(folders::catalogue(None)?);
    let district = folders::district(named, everywhere, &catalogue)?;
    let data = everywhere.data_folder()?;
    let path = options
        .ledger
        .clone()
        .unwrap_or_else(|| data.join("live").join(format!("{}.ledger", district.name)));
    folders::make(path.parent())?;
    let key_file = folders::device_key(&data);
    folders::make(key_file.parent())?;
    let (seat, sits) = seat(options, &district, WallClock::start().now())?;
    let owner = Owner::this(seat.seat.as_str(), WallClock::start().now());
    let in_use = InUse::shared(&key_file, &owner)?;
    let key = device_key::load_or_make(&key_file)?;
    device_key::note_ledger(&key_file, &path)?;
    let console = Console {
        everywhere: everywhere.clone(),
        named: named.to_owned(),
        catalogue,
        district,
        data,
        path,
        seat,
        sits,
        kept: kept_settings(everywhere),
    };
    let (keep, kept) = bounded(1);
    let how = match key {
        DeviceKey::Protected(key) if !everywhere.passphrase_stdin => {
            How::Asked(Box::new(console), key, keep)
        }
        key => {
            let key = everywhere.passphrases().unlock(key)?;
            let (ready, thread) = console.start(key, true)?;
            // There is room: a console is opened once.
            keep.try_send(thread).ok();
            How::Ready(Box::new(ready))
        }
    };
    Ok(Begun { how, kept, in_use })
}

/// Everything that is known before there is a key.
#[derive(Clone)]
pub(super) struct Console {
    everywhere: Everywhere,
    named: String,
    catalogue: Arc<Catalogue>,
    district: District,
    data: PathBuf,
    path: PathBuf,
    seat: Seat,
    sits: Sits,
    /// What the settings were when the program started.
    kept: Kept,
}

type Started = (Options, JoinHandle<Keeper>);

impl Console {
    /// Opens the ledger with this key. `persons` says whether the person vault is under it.
    fn start(&self, key: SoftwareKey, persons: bool) -> Result<Started, Failure> {
        let everywhere = &self.everywhere;
        let world = world_of(&self.path, &self.district)?;
        let offered = offered(everywhere);
        let (drill_data, lang) = (self.data.clone(), everywhere.lang);
        let start_data = self.data.clone();
        let (link, mut keeper) = desk::link();
        if let Some(ends) = keeper.across.take().filter(|_| !world.is_drill()) {
            let from = FromDrill {
                data: self.data.clone(),
                world: world.clone(),
                seat: self.seat.seat.to_string(),
            };
            let wall = WallClock::start();
            take_from_drill(from, move || wall.now(), ends)?;
        }
        let drafts = half_written::keep(&self.data, &world, &mut keeper)?;
        let kept = LiveKept {
            path: self.path.clone(),
            key,
            persons,
            world,
            rows: self.district.opening(&self.catalogue),
            seat: self.seat.clone(),
            copies: self.data.join("backup"),
            free: ledger::backup::free_permille,
            open_drill: Box::new(move |_| start_drill(offered.as_deref(), &drill_data, lang)),
            open_start: Box::new(move || start_page(&start_data, lang)),
        };
        let thread = half_written::and_drafts(keep_live(kept, keeper)?, drafts)?;
        self.remember();
        let clock = WallClock::start();
        let shown = Shown {
            seat: self.seat.clone(),
            sits: self.sits.clone(),
            entries: Entries::File(self.path.clone()),
            link,
            clock: Arc::new(move || clock.now()),
            drills: offers(everywhere),
            geography: Geography::of(&self.named, everywhere),
            plans: folders::plan_folders(&self.named, everywhere),
            kept: self.kept.clone(),
        };
        let options = desk_options(everywhere, Arc::clone(&self.catalogue), shown)?;
        Ok((options, thread))
    }

    /// A plain start opens this ledger the next time. Where that cannot be written down a person chooses.
    fn remember(&self) {
        let direct = Path::new(&self.named);
        let folder = direct
            .is_dir()
            .then(|| direct.canonicalize().ok())
            .flatten();
        let named = folder.and_then(|it| it.to_str().map(str::to_owned));
        let opened = Recent {
            ledger: std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone()),
            district: named.unwrap_or_else(|| self.named.clone()),
            zh: self.district.zh.to_string(),
            en: self.district.en.to_string(),
            opened_at: WallClock::start().now(),
        };
        let _ = note(&self.data, opened);
    }
}

#[cfg(test)]
mod tests {
    use dispatch_core::entry::{Author, Basis};
    use dispatch_core::personal::Particulars;
    use ledger::device_key::{Alone, Passphrase};
    use zeroize::Zeroizing;

    use dispatch_core::time::Time;

    use super::*;
    use crate::desk::{Answer, Asked, Choice, Confided, Told};

    const RIGHT: &str = "哨响即报到1234";

    fn protected(data: &Path) -> ProtectedKey {
        let file = folders::device_key(data);
        let owner = Owner::this("test", WallClock::start().now());
        device_key::load_or_make(&file).unwrap();
        let open = device_key::load(&file).unwrap().unwrap();
        let open = open.without_passphrase().unwrap();
        let chosen = Passphrase::chosen(Zeroizing::new(RIGHT.to_owned())).unwrap();
        let alone = Alone::take(&file, &owner).unwrap();
        alone.protect(&open, Some(&chosen)).unwrap();
        match device_key::load(&file).unwrap().unwrap() {
            DeviceKey::Protected(key) => key,
            DeviceKey::Open(_) => panic!("it lies open"),
        }
    }

    fn console(data: &Path) -> Console {
        let everywhere = Everywhere {
            data: Some(data.to_owned()),
            lang: None,
            passphrase_stdin: false,
        };
        let catalogue = Arc::new(folders::catalogue(None).unwrap());
        let district = folders::district("ouhai", &everywhere, &catalogue).unwrap();
        std::fs::create_dir_all(data.join("live")).unwrap();
        Console {
            seat: seat(&WindowOptions::default(), &district, Time(0))
                .unwrap()
                .0,
            sits: Sits::default(),
            named: "ouhai".to_owned(),
            path: data.join("live/ouhai.ledger"),
            data: data.to_owned(),
            kept: Kept::default(),
            everywhere,
            catalogue,
            district,
        }
    }

    /// The desk that a choice opens, and the thread that keeps its ledger.
    fn tried(console: &Console, key: &ProtectedKey, choice: Choice) -> Result<Started, String> {
        let (keep, kept) = bounded(1);
        match console.answer(choice, key.clone(), keep).recv().unwrap() {
            Answer::Opened(options) => Ok((*options, kept.recv().unwrap())),
            other => Err(format!("{other:?}")),
        }
    }

    fn passphrase(text: &str) -> Choice {
        Choice::Passphrase(Zeroizing::new(text.to_owned()))
    }

    #[test]
    fn a_wrong_passphrase_opens_nothing_and_the_right_one_the_ledger() {
        let folder = tempfile::tempdir().unwrap();
        let key = protected(folder.path());
        let console = console(folder.path());
        let wrong = tried(&console, &key, passphrase("哨响即报到1235"));
        assert_eq!(wrong.err().as_deref(), Some("Wrong"));
        assert!(!console.path.exists(), "nothing was opened");
        let (options, thread) = tried(&console, &key, passphrase(RIGHT)).unwrap();
        // While one is open, another way in is told why not.
        let again = tried(&console, &key, Choice::WithoutPersons);
        assert!(again.err().unwrap().starts_with("Failed"));
        drop(options);
        thread.join().unwrap();
    }

    /// Hands the vault who somebody is, and says what it answers.
    fn put(options: &Options) -> Told {
        let link = &options.link;
        let picture = link.pictures.recv().unwrap();
        let command = serde_json::json!({"sought": {"incident": "i-1", "sought": "s-1",
            "people": 1, "state": "missing"}});
        let author = Author {
            id: desk::fresh_id(),
            world: picture.state.world.clone(),
            person: options.seat.person.clone(),
            post: options.seat.post.clone(),
            seat: options.seat.seat.clone(),
            console: options.seat.console.clone(),
            on_behalf: None,
            basis: Basis {
                height: picture.state.height,
                chain: picture.chain.clone(),
            },
            occurred_at: picture.state.at,
            pressed_at: picture.state.at,
            valid_for_s: None,
            command: serde_json::from_value(command).unwrap(),
        };
        let confided = Confided::new(Particulars {
            name: "张某".to_owned(),
            ..Particulars::default()
        });
        let asked = Asked::Put(Box::new(author), confided);
        link.asked.send(asked).unwrap();
        link.told.recv().unwrap()
    }

    #[test]
    fn without_the_passphrase_the_ledger_opens_and_nobodys_data_are_put_in() {
        let folder = tempfile::tempdir().unwrap();
        let key = protected(folder.path());
        let console = console(folder.path());
        let (options, thread) = tried(&console, &key, Choice::WithoutPersons).unwrap();
        let told = put(&options);
        assert!(matches!(told, Told::NotPut(..)), "{told:?}");
        assert!(!ledger::beside(&console.path, "vault").exists());
        drop(options);
        thread.join().unwrap();
        // What was recorded meanwhile is a ledger like any other: the key goes on with it.
        let (options, thread) = tried(&console, &key, passphrase(RIGHT)).unwrap();
        assert!(options.link.pictures.recv().is_ok());
        drop(options);
        thread.join().unwrap();
    }
}
