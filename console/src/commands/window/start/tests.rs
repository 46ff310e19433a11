//! A person before an empty machine, until his live desk stands.

use std::fs;

use crossbeam_channel::unbounded;
use dispatch_core::entry::World;
use ledger::clock::WallClock;
use ledger::sqlite::SqliteLedger;

use super::*;
use crate::setting_up::looked::Found;
use crate::setting_up::recent::{Plain, plain};

struct Machine {
    behind: Behind,
    told: Receiver<Told>,
    held: Receiver<Held>,
    data: tempfile::TempDir,
    around: tempfile::TempDir,
}

fn machine() -> Machine {
    let (data, around) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (tell, told) = unbounded();
    let (hold, held) = bounded(1);
    let behind = Behind {
        options: WindowOptions::default(),
        everywhere: Everywhere {
            data: Some(data.path().to_owned()),
            lang: None,
            passphrase_stdin: false,
        },
        catalogue: Arc::new(folders::catalogue(None).unwrap()),
        data: data.path().to_owned(),
        tell,
        hold,
        checked: None,
    };
    Machine {
        behind,
        told,
        held,
        data,
        around,
    }
}

impl Machine {
    /// The demonstration district as that of another name and code.
    fn folder(&self, name: &str, code: &str) -> PathBuf {
        let folder = self.around.path().join(name);
        fs::create_dir(&folder).unwrap();
        let from = folders::assets().unwrap().join("districts/ouhai");
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            // The plans beside the lists are no text of a district.
            if path.is_dir() {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let text = text
                .replace("name = \"ouhai\"", &format!("name = \"{name}\""))
                .replace("code = \"330304\"", &format!("code = \"{code}\""));
            fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
        }
        folder
    }

    fn found(&mut self, path: &Path) -> Found {
        match self.behind.answer(Ask::Look(path.to_owned())) {
            Told::Looked(looked) => looked.found,
            other => panic!("{other:?}"),
        }
    }

    fn adopted(&mut self, folder: &Path) -> (Opened, Held) {
        let Told::Checked(examined) = self.behind.answer(Ask::Check(folder.to_owned())) else {
            panic!("it was not checked");
        };
        assert!(examined.sound.is_some(), "{:?}", examined.faults);
        match self.behind.answer(Ask::Adopt) {
            Told::Opened(opened) => (opened, self.held.try_recv().unwrap()),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn from_nothing_to_a_live_desk_that_a_plain_start_opens_again() {
    let mut machine = machine();
    assert_eq!(plain(machine.data.path()), Plain::Choices);
    let folder = machine.folder("longwan", "330303");
    let (opened, held) = machine.adopted(&folder);
    let Opened::Desk(options) = opened else {
        panic!("no desk")
    };
    let picture = options.link.pictures.recv().unwrap();
    assert_eq!(picture.state.world, World::live("330303"));
    let adopted = picture.state.register.adopted.as_ref().unwrap();
    assert_eq!(adopted.name.as_str(), "longwan");
    let ledger = machine.data.path().join("live/longwan.ledger");
    let ours = machine.data.path().join("districts/longwan");
    let named = ours.canonicalize().unwrap().to_str().unwrap().to_owned();
    let again = Plain::Live(Some(named), Some(ledger.clone()));
    assert_eq!(plain(machine.data.path()), again);
    // While it is open, whoever comes to the page is told who writes it.
    assert!(matches!(machine.found(&ledger), Found::Held(_, owner) if owner.seat == "duty"));
    drop(options);
    live::end(held).unwrap();
    let Found::Good(about, district) = machine.found(&ledger) else {
        panic!("it cannot be opened");
    };
    assert_eq!((&*about.zh, &*district), ("温州市瓯海区", "longwan"));
    let opened = machine.behind.answer(Ask::Open(ledger, district));
    assert!(
        matches!(opened, Told::Opened(Opened::Desk(_))),
        "{opened:?}"
    );
    drop(opened);
    live::end(machine.held.try_recv().unwrap()).unwrap();
}

#[test]
fn a_template_is_written_and_says_at_once_what_is_missing() {
    let mut machine = machine();
    let folder = machine.around.path().join("longwan");
    let write = |code: &str| Ask::Write {
        folder: folder.clone(),
        zh: "温州市龙湾区".to_owned(),
        bbox: "120.7,27.8,120.9,28".to_owned(),
        code: code.to_owned(),
    };
    let refused = machine.behind.answer(write("33"));
    assert!(matches!(refused, Told::Failed(why) if why.zh.contains("代码")));
    let Told::Checked(examined) = machine.behind.answer(write("")) else {
        panic!("it was not checked");
    };
    assert!(matches!(machine.told.try_recv(), Ok(Told::Written(it)) if it == folder));
    assert!(examined.sound.is_none() && !examined.faults.is_empty());
    let nothing = machine.behind.answer(Ask::Adopt);
    assert!(matches!(nothing, Told::Failed(_)), "{nothing:?}");
    assert!(
        !machine.data.path().join("districts").exists(),
        "no part of it"
    );
}

#[test]
fn a_district_under_the_name_of_another_world_is_refused() {
    let mut machine = machine();
    let folder = machine.folder("longwan", "330303");
    let (opened, held) = machine.adopted(&folder);
    drop(opened);
    live::end(held).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let other = machine.folder("longwan", "330305");
    let Told::Checked(examined) = machine.behind.answer(Ask::Check(other)) else {
        panic!("it was not checked");
    };
    assert!(
        examined.faults[0].what.contains("330305"),
        "{:?}",
        examined.faults
    );
}

#[test]
fn what_is_no_ledger_to_go_on_with_is_said_for_what_it_is() {
    let mut machine = machine();
    let at = machine.around.path().to_owned();
    assert!(matches!(machine.found(&at), Found::Folder));
    let missing = machine.found(&at.join("none"));
    assert!(matches!(
        missing,
        Found::Bad(ledger::LedgerError::Missing(..))
    ));
    let picture = at.join("picture.ledger");
    fs::write(&picture, "a picture").unwrap();
    let other = machine.found(&picture);
    assert!(
        matches!(other, Found::Bad(ledger::LedgerError::NotALedger(..))),
        "{other:?}"
    );
    let export = at.join("a.jsonl");
    fs::write(&export, "{\"yishao\":\"ledger\",\"format\":1}\n").unwrap();
    assert!(matches!(machine.found(&export), Found::Export));
    let of = |name: &str, world: &World| {
        let clock = Box::new(WallClock::start());
        let path = at.join(name);
        drop(SqliteLedger::open(&path, world, "duty", clock).unwrap());
        path
    };
    let drill = of("drill.ledger", &World("drill:x:1".to_owned()));
    assert!(matches!(machine.found(&drill), Found::Drill(_)));
    let stranger = of("stranger.ledger", &World::live("110101"));
    let found = machine.found(&stranger);
    assert!(matches!(&found, Found::Stranger(_, world) if *world == World::live("110101")));
    // To look at it nothing of its district is needed.
    let read = machine.behind.answer(Ask::Read(stranger.clone()));
    assert!(matches!(read, Told::Opened(Opened::Wall(_))), "{read:?}");
    let mut bytes = fs::read(&stranger).unwrap();
    bytes.truncate(bytes.len() / 2);
    let broken = at.join("broken.ledger");
    fs::write(&broken, bytes).unwrap();
    assert!(matches!(machine.found(&broken), Found::Bad(_)));
}
