//! A quarantine that arrives while a course is followed (design §4, "Poison").

use std::fs;
use std::path::Path;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::entry::Author;
use dispatch_core::fold;
use dispatch_core::refusal::Verdict;
use dispatch_core::words::PostId;
use serde_json::{Value, json};

use super::super::tests::{author, key, memory};
use super::super::{Keeper, Taken};
use super::*;

/// Every text below a folder of the assets, named by its path from there.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for it in fs::read_dir(folder).unwrap() {
        let path = it.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let inside = texts(&path).into_iter();
            found.extend(inside.map(|(file, text)| (format!("{name}/{file}"), text)));
        } else if name.ends_with(".toml") || name.ends_with(".csv") {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// The rows of the shipped district, closed by their adoption.
fn rows() -> Vec<Command> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let catalogue = Catalogue::read(&texts(&assets.join("catalogue"))).unwrap();
    let district = District::read(&texts(&assets.join("districts/ouhai")), &catalogue);
    district.unwrap().opening(&catalogue)
}

fn say(keeper: &mut Keeper, post: &str, command: Command) -> Verdict {
    let n = keeper.tip().height + 1;
    let author = Author {
        post: PostId::new(post).unwrap(),
        command,
        ..author(u128::from(n))
    };
    let at = Time(1000 + i64::try_from(n).unwrap());
    match keeper.take_at(at, &author).unwrap() {
        Taken::Folded(_, verdict) => verdict,
        other => panic!("{other:?}"),
    }
}

fn said(keeper: &mut Keeper, json: Value) -> Verdict {
    let command = serde_json::from_value(json).unwrap();
    say(keeper, "duty-officer", command)
}

fn follow(course: &mut Course, keeper: &Keeper) {
    let read = &mut |from, limit| keeper.entries(from, limit);
    course.follow(read).unwrap();
}

fn open(id: &str) -> Value {
    json!({"open": {"incident": id, "type": "fire", "township": "330304009",
        "place": {"words": "桥下"}, "words": "起火"}})
}

#[test]
fn a_quarantine_that_arrives_while_it_is_followed_skips_the_height_from_the_start() {
    let mut keeper = Keeper::open(memory(), key()).unwrap();
    for row in rows() {
        let verdict = say(&mut keeper, "duty-chief", row);
        assert_eq!(verdict, Verdict::Accepted, "{}", keeper.tip().height);
    }
    assert_eq!(said(&mut keeper, open("before")), Verdict::Accepted);
    let mut course = Course::of(&keeper.state().world);
    follow(&mut course, &keeper);

    // The count of incidents is at its end: the next opening breaks the rules, here as there.
    keeper.folded.state.opened = u32::MAX;
    course.folded.state.opened = u32::MAX;
    let verdict = said(&mut keeper, open("poison"));
    assert!(matches!(verdict, Verdict::Refused(_)), "{verdict:?}");
    let poison = keeper.tip().height;
    follow(&mut course, &keeper);
    assert!(course.end().broken.contains_key(&poison));
    assert!(course.end().skip.is_empty(), "nobody has laid it to rest");

    let rest = json!({"quarantine": {"height": poison}});
    assert_eq!(said(&mut keeper, rest), Verdict::Accepted);
    let note = json!({"note": {"words": "夜里继续"}});
    assert_eq!(said(&mut keeper, note.clone()), Verdict::Accepted);
    follow(&mut course, &keeper);
    assert_eq!(course.end().opened, 1, "folded from its first entry again");
    assert!(course.end().skip.contains(&poison));
    let mut skipping = State {
        skip: imbl::OrdSet::unit(poison),
        ..State::genesis(keeper.state().world.clone())
    };
    for entry in keeper.entries(1, usize::MAX).unwrap() {
        fold::fold(&mut skipping, &entry);
        if entry.height >= poison - 1 {
            let read = &mut |from, limit| keeper.entries(from, limit);
            let at = course.at(entry.height, read).unwrap().unwrap();
            assert_eq!(at.digest(), skipping.digest(), "{}", entry.height);
        }
    }
    assert_eq!(skipping.incidents.len(), 1);

    // What comes after it is followed on from there.
    course.folded.state.opened = 7;
    assert_eq!(said(&mut keeper, note), Verdict::Accepted);
    follow(&mut course, &keeper);
    assert_eq!(course.end().opened, 7, "not from the start once more");
}
