//! The live console. Where its key lies under a passphrase the window asks for it before anything is
//! opened; the ledger is opened on a thread of its own, since a passphrase takes a second on purpose.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use ledger::clock::{LedgerClock, WallClock};
use ledger::device_key::{self, DeviceKey, InUse, KeyError, Passphrase, ProtectedKey};
use ledger::keeper::Keeper;
use ledger::lock::Owner;
use ledger::signing::SoftwareKey;
use zeroize::Zeroizing;

use super::beside::start_drill;
use super::{
    Shown, desk_options, finish, kept_settings, not_started, offered, offers, screen, seat, show,
    world_of,
};
use crate::command_line::{Everywhere, WindowOptions};
use crate::desk::{self, Answer, Blind, Choice, Kept, Locked, Opening, Options, Seat};
use crate::failure::{Exit, Failure};
use crate::folders;
use crate::keeping::{
    Entries, FromDrill, LiveKept, folder_of_drafts, keep_drafts, keep_live, take_from_drill,
};

/// Answers on their way to the window: it asks one thing at a time.
const ANSWERS_MAX: usize = 1;

/// Opens the window on the live world and returns when it is closed.
pub(super) fn open(options: &WindowOptions, everywhere: &Everywhere) -> Result<(), Failure> {
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
    let seat = seat(options, &district)?;
    let owner = Owner::this(seat.seat.as_str(), WallClock::start().now());
    let _in_use = InUse::shared(&key_file, &owner)?;
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
        kept: kept_settings(everywhere),
    };
    match key {
        DeviceKey::Protected(key) if !everywhere.passphrase_stdin => console.ask(key),
        key => {
            let key = everywhere.passphrases().unlock(key)?;
            let (ready, thread) = console.start(key, true)?;
            show(Opening::Ready(Box::new(ready)))?;
            finish(thread)
        }
    }
}

/// Everything that is known before there is a key.
#[derive(Clone)]
struct Console {
    everywhere: Everywhere,
    named: String,
    catalogue: Arc<Catalogue>,
    district: District,
    data: PathBuf,
    path: PathBuf,
    seat: Seat,
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
        // A drill is begun anew each time: what is half written in it is nobody's tomorrow.
        if let Some(ends) = keeper.drafts.take().filter(|_| !world.is_drill()) {
            let folder = folder_of_drafts(&self.data, &world);
            // It ends by itself once the window has dropped its ends and all is written.
            let _drafts = keep_drafts(folder, world.clone(), ends)
                .map_err(|err| not_started(("草稿", "the thread of the drafts"), &err))?;
        }
        let kept = LiveKept {
            path: self.path.clone(),
            key,
            persons,
            world,
            rows: self.district.opening(&self.catalogue),
            seat: self.seat.clone(),
            copies: self.data.join("backup"),
            open_drill: Box::new(move |_| start_drill(offered.as_deref(), &drill_data, lang)),
        };
        let thread = keep_live(kept, keeper)?;
        let clock = WallClock::start();
        let shown = Shown {
            seat: self.seat.clone(),
            entries: Entries::File(self.path.clone()),
            link,
            clock: Arc::new(move || clock.now()),
            drills: offers(everywhere),
            lines: folders::schematic(&self.named, everywhere)?,
            kept: self.kept.clone(),
        };
        let options = desk_options(everywhere, Arc::clone(&self.catalogue), shown)?;
        Ok((options, thread))
    }

    /// Asks in the window. Closed unanswered, nothing was opened.
    fn ask(self, key: ProtectedKey) -> Result<(), Failure> {
        let (keep, kept) = bounded(1);
        let lang = screen(&self.everywhere, &self.kept);
        let locked = Locked {
            lang,
            open: Box::new(move |choice| self.answer(choice, key.clone(), keep.clone())),
        };
        show(Opening::Locked(locked))?;
        kept.try_recv().map_or(Ok(()), finish)
    }

    /// Tries what was chosen, on a thread of its own.
    fn answer(
        &self,
        choice: Choice,
        key: ProtectedKey,
        keep: Sender<JoinHandle<Keeper>>,
    ) -> Receiver<Answer> {
        let (tell, told) = bounded(ANSWERS_MAX);
        let console = self.clone();
        let failed = tell.clone();
        let spawned = Builder::new().name("opening".to_owned()).spawn(move || {
            let answer = match console.open_with(choice, &key) {
                Ok((options, thread)) => {
                    // There is room: a console is opened once.
                    keep.try_send(thread).ok();
                    Answer::Opened(Box::new(options))
                }
                Err(None) => Answer::Wrong,
                Err(Some(why)) => Answer::Failed(Blind {
                    zh: why.zh,
                    en: why.en,
                }),
            };
            tell.send(answer).ok();
        });
        if let Err(err) = spawned {
            let why = Blind {
                zh: format!("线程无法启动:{err}"),
                en: format!("no thread: {err}"),
            };
            failed.send(Answer::Failed(why)).ok();
        }
        told
    }

    /// `None` says that it was not the passphrase.
    fn open_with(&self, choice: Choice, key: &ProtectedKey) -> Result<Started, Option<Failure>> {
        match choice {
            Choice::Passphrase(text) => match key.unlock(&Passphrase::tried(text)) {
                Ok(key) => self.start(key, true).map_err(Some),
                Err(KeyError::WrongPassphrase(_)) => Err(None),
                Err(err) => Err(Some(err.into())),
            },
            // What is pressed is signed with a key of this run alone.
            Choice::WithoutPersons => {
                let mut secret = Zeroizing::new([0; 32]);
                getrandom::fill(&mut *secret)
                    .map_err(|err| Failure::new(Exit::Machine, &err, &err))
                    .map_err(Some)?;
                self.start(SoftwareKey::from_secret(&secret), false)
                    .map_err(Some)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use dispatch_core::entry::{Author, Basis};
    use dispatch_core::personal::Particulars;
    use ledger::device_key::Alone;

    use super::*;
    use crate::desk::{Asked, Confided, Told};

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
            seat: seat(&WindowOptions::default(), &district).unwrap(),
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
