//! The thread that makes reports of the district for the window, over real ledgers: the bytes of
//! `yishao report`, beside a writer, in memory, and what it says where it cannot.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::sync::Arc;
use std::time::Duration;

use dispatch_core::board::stamp;
use dispatch_core::command::{Command, Note};
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::clock::SetClock;
use ledger::hex;
use ledger::keeper::Keeper;
use ledger::replay::replay;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use uuid::Uuid;
use yishao::command_line::Everywhere;
use yishao::commands::drill::{Loaded, load};
use yishao::desk::{NotMade, Paper, PaperLink, PaperOf, link, paper_link};
use yishao::keeping::{DrillKept, Entries, handing_over, keep_drill, keep_papers};

/// The longest a thread may be silent before the test gives up.
const PATIENCE: Duration = Duration::from_secs(300);

fn scenario(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    folder.join(format!("{name}.toml"))
}

fn yishao(args: &[&str]) -> String {
    let program = Program::new(env!("CARGO_BIN_EXE_yishao"));
    let mut program = program;
    let out = program.args(args).output().unwrap();
    assert!(out.status.success(), "{args:?} {out:?}");
    String::from_utf8(out.stdout).unwrap()
}

/// The ledger of a drill that was played to its end.
fn played(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(format!("{name}.ledger"));
    let file = scenario(name);
    let (file, ledger) = (file.to_str().unwrap(), path.to_str().unwrap());
    yishao(&["drill", "run", file, "--ledger", ledger]);
    path
}

fn ask(desk: &PaperLink, of: PaperOf) -> Result<Arc<Paper>, NotMade> {
    desk.ask.send(of).unwrap();
    let (answered, made) = desk.told.recv_timeout(PATIENCE).unwrap();
    assert_eq!(answered, of);
    made
}

#[test]
fn the_papers_of_the_typhoon_night_are_those_of_the_command_line_and_those_that_were_sent() {
    let folder = tempfile::tempdir().unwrap();
    let path = played(folder.path(), "typhoon-night");
    let (desk, maker) = paper_link();
    let thread = keep_papers(Entries::File(path.clone()), maker).unwrap();
    let night = replay(&path, None).unwrap().unwrap().state;
    assert_eq!(night.sent_reports.len(), 3);
    // The last first: what is folded already must serve what lies before it.
    for sent in night.sent_reports.iter().rev() {
        let cut = sent.sent.cut;
        let again = ask(&desk, PaperOf::again(cut)).unwrap();
        assert_eq!(again.sha256, sent.sent.sha256.as_str());
        let of_moment = ask(&desk, PaperOf::moment(cut.as_of)).unwrap();
        assert_eq!(of_moment, again);
        let as_of = stamp(cut.as_of).replace(' ', "T");
        let ledger = path.to_str().unwrap();
        for lang in ["zh-CN", "en"] {
            let of_moment = ["--district", "--as-of", &as_of];
            let printed = yishao(&[&["--lang", lang, "report", ledger], &of_moment[..]].concat());
            assert_eq!(printed, again.text, "one text, whoever asks for it");
        }
    }
    let three = ask(&desk, PaperOf::again(night.sent_reports[1].sent.cut)).unwrap();
    assert!(three.previous.is_some());
    assert!(three.changed.iter().any(|it| it.contains("补报")));
    drop(desk);
    thread.join().unwrap();
}

#[test]
fn a_drill_in_memory_hands_its_entries_over_and_the_paper_is_that_of_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = played(folder.path(), "double-whistle");
    let everywhere = Everywhere {
        data: Some(folder.path().to_owned()),
        lang: None,
        passphrase_stdin: false,
    };
    let Loaded {
        scenario,
        district,
        catalogue,
    } = load(&scenario("double-whistle"), &everywhere).unwrap();
    let (desk, keeper) = link();
    let (handed, hands) = handing_over();
    let world = dispatch_core::drill::drill_world(&scenario);
    let kept = DrillKept {
        clock: SetClock::at(scenario.start.at),
        rows: district.opening(&catalogue),
        scenario,
        path: None,
        rate_permille: 3_600_000,
        papers: Some(hands),
    };
    let drill = keep_drill(kept, keeper).unwrap();
    while !desk
        .pictures
        .recv_timeout(PATIENCE)
        .unwrap()
        .drill
        .as_ref()
        .is_some_and(|it| it.ended)
    {}
    let (of_memory, maker) = paper_link();
    let in_memory = keep_papers(Entries::Memory(world, handed), maker).unwrap();
    let (of_file, maker) = paper_link();
    let in_file = keep_papers(Entries::File(path.clone()), maker).unwrap();
    let end = PaperOf::moment(replay(&path, None).unwrap().unwrap().state.at);
    let paper = ask(&of_memory, end).unwrap();
    assert_eq!(paper, ask(&of_file, end).unwrap());
    assert!(paper.text.contains("【演练】"));
    drop(desk);
    drill.join().unwrap();
    let why = ask(&of_memory, PaperOf::moment(end.as_of.plus_s(1))).unwrap_err();
    assert!(why.zh.contains("记录线程已中止"), "{}", why.zh);
    drop((of_memory, of_file));
    in_memory.join().unwrap();
    in_file.join().unwrap();
}

/// A live ledger at `path` with so many notes of this word, one a minute, and its writer.
fn notes(path: &Path, word: &str, count: u64) -> Keeper {
    let world = World::live("ouhai");
    let clock = Box::new(SetClock::at(Time(60_000)));
    let open = SqliteLedger::open(path, &world, "duty", clock).unwrap();
    let key = Box::new(SoftwareKey::of_drill("papers"));
    let mut keeper = Keeper::open(Box::new(open), key).unwrap();
    for _ in 0..count {
        note(&mut keeper, word);
    }
    keeper
}

fn note(keeper: &mut Keeper, word: &str) {
    let words = |text| Words::new(text).unwrap();
    let height = keeper.tip().height;
    let at = Time(60_000 * (i64::try_from(height).unwrap() + 1));
    let author = Author {
        id: Uuid::from_u128(u128::from(height) + 1),
        world: World::live("ouhai"),
        person: PersonId::new("chen").unwrap(),
        post: PostId::new("duty-chief").unwrap(),
        seat: words("duty"),
        console: words("test"),
        on_behalf: None,
        basis: Basis {
            height,
            chain: hex::write(&keeper.tip().chain),
        },
        occurred_at: at,
        pressed_at: at,
        valid_for_s: None,
        command: Command::Note(Note {
            incident: None,
            words: words(word),
            satisfies: None,
        }),
    };
    keeper.take_at(at, &author).unwrap();
}

#[test]
fn a_ledger_is_followed_beside_its_writer_and_one_that_is_put_in_its_place_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let (desk, maker) = paper_link();
    let thread = keep_papers(Entries::File(path.clone()), maker).unwrap();
    let why = ask(&desk, PaperOf::moment(Time(0))).unwrap_err();
    assert!(why.zh.contains("live.ledger") && why.en.contains("live.ledger"));

    let mut keeper = notes(&path, "交接", 3);
    let minute = |n: i64| PaperOf::moment(Time(60_000 * n));
    assert_eq!(ask(&desk, minute(3)).unwrap().cut.height, 3);
    note(&mut keeper, "交接");
    assert_eq!(ask(&desk, minute(4)).unwrap().cut.height, 4);
    assert_eq!(ask(&desk, minute(2)).unwrap().cut.height, 2);
    let why = ask(&desk, minute(0)).unwrap_err();
    assert!(why.zh.contains("以前没有任何记录"), "{}", why.zh);
    let too_high = PaperOf {
        as_of: Time(60_000),
        height: Some(99),
    };
    let why = ask(&desk, too_high).unwrap_err();
    assert!(why.zh.contains("没有记录号 99"), "{}", why.zh);

    drop(keeper);
    for it in std::fs::read_dir(folder.path()).unwrap() {
        std::fs::remove_file(it.unwrap().path()).unwrap();
    }
    drop(notes(&path, "另一份", 2));
    assert_eq!(ask(&desk, minute(4)).unwrap().cut.height, 2);
    drop(desk);
    thread.join().unwrap();
}
