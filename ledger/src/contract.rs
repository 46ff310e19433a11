//! The contract: what every backend must do, checked on each of them.

use dispatch_core::entry::{AUTHOR_BYTES_MAX, World};
use dispatch_core::time::Time;
use uuid::Uuid;

use crate::clock::SetClock;
use crate::message::{Message, Rejection};
use crate::signing::SoftwareKey;
use crate::store::{Ledger, Tip};
use crate::verify;

/// The world of all contract tests.
pub(crate) fn world() -> World {
    World::drill("contract", 1)
}

/// An author's part the ledger can order; the ledger does not look at the command.
pub(crate) fn author(id: u128, words: &str) -> Vec<u8> {
    serde_json::to_vec(&serde_json::json!({
        "id": Uuid::from_u128(id), "world": world(), "occurred_at": 1, "command": {"note": words},
    }))
    .unwrap()
}

/// A signed message.
pub(crate) fn message(id: u128, words: &str) -> Message {
    Message::sign_bytes(author(id, words), &SoftwareKey::of_drill("contract"))
}

/// Checks a backend; `make` gives a new empty ledger of [`world`] on the clock it is handed.
pub(crate) fn check_contract(make: impl Fn(SetClock) -> Box<dyn Ledger>) {
    heights_and_chain(&make);
    repetition(&make);
    rejection(&make);
    time(&make);
    group(&make);
    carrying(&make);
}

type Make<'a> = &'a dyn Fn(SetClock) -> Box<dyn Ledger>;

fn heights_and_chain(make: Make) {
    let mut ledger = make(SetClock::at(Time(1000)));
    assert_eq!(ledger.tip(), Tip::genesis(&world()));
    assert!(ledger.read(1, 10).unwrap().is_empty());
    for n in 1..=20 {
        let appended = ledger
            .append(&message(n, "哨 \"\\\n\u{7f}"))
            .unwrap()
            .unwrap();
        assert_eq!(u128::from(appended.height), n);
        assert!(!appended.repeated);
        assert_eq!(appended.chain, ledger.tip().chain);
    }
    let entries = ledger.read(1, 100).unwrap();
    assert_eq!(entries.len(), 20);
    let mut tip = Tip::genesis(&world());
    for entry in &entries {
        verify::check_entry(&world(), &tip, entry).unwrap();
        tip = Tip::from(entry);
    }
    assert_eq!(tip, ledger.tip());
    assert_eq!(ledger.read(7, 3).unwrap(), entries[6..9]);
    assert!(ledger.read(21, 3).unwrap().is_empty());
    assert!(ledger.read(u64::MAX, 3).unwrap().is_empty());
}

fn repetition(make: Make) {
    let mut ledger = make(SetClock::at(Time(1000)));
    let (first, other) = (message(1, "one"), message(1, "other"));
    let appended = ledger.append(&first).unwrap().unwrap();
    ledger.append(&message(2, "two")).unwrap().unwrap();
    let again = ledger.append(&first).unwrap().unwrap();
    assert!(again.repeated);
    assert_eq!(
        (again.height, again.chain),
        (appended.height, appended.chain)
    );
    assert_eq!(ledger.tip().height, 2);

    let taken = ledger.append(&other).unwrap().unwrap();
    assert_eq!((taken.height, taken.repeated), (3, false));
    for (message, height) in [(&first, 1), (&other, 3)] {
        let again = ledger.append(message).unwrap().unwrap();
        assert_eq!((again.height, again.repeated), (height, true));
    }
    let foreign = Message::sign_bytes(author(1, "one"), &SoftwareKey::of_drill("foreign"));
    assert_eq!(ledger.append(&foreign).unwrap().unwrap().height, 4);
    assert_eq!(ledger.first_height(Uuid::from_u128(1)).unwrap(), Some(1));
    assert_eq!(ledger.first_height(Uuid::from_u128(9)).unwrap(), None);
}

/// The same bytes with another signature.
fn bent(message: &Message) -> Message {
    let mut signature = *message.signature();
    signature[3] ^= 1;
    Message::received(message.author().to_vec(), *message.key(), signature)
}

fn rejection(make: Make) {
    let mut ledger = make(SetClock::at(Time(1000)));
    let key = SoftwareKey::of_drill("contract");
    let sign = |bytes: Vec<u8>| Message::sign_bytes(bytes, &key);
    let bent = bent(&message(1, "bent"));
    assert_eq!(ledger.append(&bent).unwrap(), Err(Rejection::BadSignature));
    let large = message(1, &"x".repeat(AUTHOR_BYTES_MAX));
    assert_eq!(
        ledger.append(&large).unwrap(),
        Err(Rejection::TooLarge(large.author().len()))
    );
    let other = String::from_utf8(author(1, "x"))
        .unwrap()
        .replace("contract", "other");
    assert_eq!(
        ledger.append(&sign(other.into_bytes())).unwrap(),
        Err(Rejection::OtherWorld(World::drill("other", 1)))
    );
    let mut not_text = author(1, "x");
    let x = not_text.iter().rposition(|&byte| byte == b'x').unwrap();
    not_text[x] = 0xff;
    for bytes in [Vec::new(), b"{}".to_vec(), b"[1]".to_vec(), not_text] {
        let outcome = ledger.append(&sign(bytes)).unwrap();
        assert!(matches!(outcome, Err(Rejection::NoEntry(_))), "{outcome:?}");
    }
    assert_eq!(ledger.tip().height, 0);
    let counted: Vec<_> = ledger.rejected().unwrap().into_iter().collect();
    let expected = [
        ("bad-signature", 1),
        ("no-entry", 4),
        ("other-world", 1),
        ("too-large", 1),
    ];
    assert_eq!(
        counted,
        expected.map(|(name, count)| (name.to_owned(), count))
    );
}

fn time(make: Make) {
    let clock = SetClock::at(Time(5000));
    let mut ledger = make(clock.clone());
    let mut recorded = Vec::new();
    for (n, now) in [5000, 4000, 6000, 0].into_iter().enumerate() {
        clock.set(Time(now));
        let appended = ledger.append(&message(n as u128, "x")).unwrap().unwrap();
        recorded.push(appended.recorded_at.0);
    }
    assert_eq!(recorded, [5000, 5000, 6000, 6000]);
}

fn group(make: Make) {
    let mut ledger = make(SetClock::at(Time(0)));
    let bent = bent(&message(3, "bent"));
    let group = [
        (Time(10), message(1, "a")),
        (Time(20), message(2, "b")),
        (Time(25), bent),
        (Time(30), message(1, "a")),
        (Time(15), message(4, "c")),
    ];
    let outcomes = ledger.append_all(&group).unwrap();
    let heights: Vec<_> = outcomes
        .iter()
        .map(|outcome| {
            outcome
                .as_ref()
                .ok()
                .map(|a| (a.height, a.recorded_at.0, a.repeated))
        })
        .collect();
    assert_eq!(
        heights,
        [
            Some((1, 10, false)),
            Some((2, 20, false)),
            None,
            Some((1, 10, true)),
            Some((3, 20, false))
        ]
    );
    assert_eq!(ledger.rejected().unwrap().get("bad-signature"), Some(&1));

    let mut one_by_one = make(SetClock::at(Time(0)));
    for (time, message) in &group {
        one_by_one
            .append_all(&[(*time, message.clone())])
            .unwrap()
            .pop()
            .unwrap()
            .ok();
    }
    assert_eq!(one_by_one.tip(), ledger.tip());
}

fn carrying(make: Make) {
    let mut from = make(SetClock::at(Time(1000)));
    for n in 1..=5 {
        from.append(&message(n, "x")).unwrap().unwrap();
    }
    let entries = from.read(1, 10).unwrap();
    let mut into = make(SetClock::at(Time(9000)));
    into.carry(&entries[..2]).unwrap();
    assert!(into.carry(&entries[3..]).is_err(), "a gap");
    let mut bent = entries[2..].to_vec();
    bent[2].chain[0] ^= 1;
    assert!(into.carry(&bent).is_err(), "the last link is wrong");
    assert_eq!(into.tip().height, 2, "a refused group leaves nothing");
    into.carry(&entries[2..]).unwrap();
    assert_eq!(into.tip(), from.tip());
    assert_eq!(into.read(1, 10).unwrap(), entries);
    assert!(into.append(&message(3, "x")).unwrap().unwrap().repeated);
}

#[test]
fn the_memory_ledger_keeps_the_contract() {
    check_contract(|clock| Box::new(crate::memory::MemoryLedger::new(world(), Box::new(clock))));
}
