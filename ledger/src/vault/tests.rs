use std::fs;
use std::path::Path;

use dispatch_core::state::{Destroyed, PersonalData, Said, Shared, State};
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use rusqlite::params;

use super::*;
use crate::clock::SetClock;
use crate::contract::{message, world};
use crate::export;
use crate::signing::SoftwareKey;
use crate::sqlite::SqliteLedger;
use crate::store::Ledger;
use crate::verify::verify;

const NAME: &str = "张某 13800000000";

fn key() -> SecretKey {
    SoftwareKey::of_drill("vault").vault_key()
}

fn incidents() -> [IncidentId; 2] {
    ["1", "2"].map(|id| IncidentId::new(id).unwrap())
}

/// The State in which an incident's personal data are destroyed.
pub(crate) fn destroyed(state: &State, incident: &IncidentId) -> State {
    let person = PersonId::new("chen").unwrap();
    let destroyed = Destroyed {
        said: Said {
            at: Time(1),
            known_at: Time(1),
            person: person.clone(),
            post: PostId::new("duty-chief").unwrap(),
            on_behalf: None,
            implied: false,
        },
        height: 1,
        reason: Words::new("期满").unwrap(),
        witness: person,
    };
    let data = PersonalData {
        destroyed: Some(destroyed),
        ..PersonalData::default()
    };
    let mut state = state.clone();
    state.personal.insert(incident.clone(), Shared::new(data));
    state
}

/// The file and its log hold none of these bytes.
fn assert_nowhere(folder: &Path, needle: &[u8]) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let found = bytes.windows(needle.len()).any(|it| it == needle);
        assert!(!found, "{}", path.display());
    }
}

fn clear(vault: &Vault, sealed: &Sealed) -> Option<String> {
    let content = vault.get(sealed).unwrap()?;
    Some(String::from_utf8(content.to_vec()).unwrap())
}

#[test]
fn destroying_an_incident_leaves_the_ledger_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let clock = Box::new(SetClock::at(Time(1000)));
    let mut ledger = SqliteLedger::open(&path, &world(), "duty", clock).unwrap();
    let mut vault = Vault::beside(&path, key()).unwrap();
    let [first, second] = incidents();
    let gone = vault.put(&first, NAME.as_bytes()).unwrap();
    let kept = vault.put(&second, NAME.as_bytes()).unwrap();
    let twice = vault.put(&first, NAME.as_bytes()).unwrap();
    assert_ne!(gone.hash, kept.hash, "another key");
    assert_ne!(gone.hash, twice.hash, "the same name has two hashes");
    for (n, sealed) in [(1, &gone), (2, &kept)] {
        let words = format!("{} {}", sealed.reference, sealed.hash);
        ledger.append(&message(n, &words)).unwrap().unwrap();
    }
    let before = verify(&path).unwrap();
    assert_eq!(clear(&vault, &gone).as_deref(), Some(NAME));
    let other = Sealed {
        hash: kept.hash.clone(),
        ..gone.clone()
    };
    assert_eq!(clear(&vault, &other), None, "not what the entry meant");

    assert_eq!(vault.destroy(&first).unwrap(), 2);
    assert_eq!(clear(&vault, &gone), None);
    assert_eq!(clear(&vault, &kept).as_deref(), Some(NAME));
    assert_eq!(verify(&path).unwrap(), before);
    assert_eq!(ledger.tip(), before.1);
    assert_eq!(
        vault.put(&first, b"again"),
        Err(LedgerError::Destroyed(first.clone()))
    );
    assert_eq!(
        vault.destroy(&first).unwrap(),
        0,
        "a second time is no harm"
    );
}

#[test]
fn neither_content_nor_a_usable_key_lies_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let [first, _] = incidents();
    let mut vault = Vault::beside(&path, key()).unwrap();
    let sealed = vault.put(&first, NAME.as_bytes()).unwrap();
    assert_nowhere(folder.path(), NAME.as_bytes());
    // Another device's key opens nothing, and puts nothing beside it.
    let stranger = SoftwareKey::of_drill("stranger").vault_key();
    drop(vault);
    let mut other = Vault::beside(&path, stranger).unwrap();
    assert_eq!(clear(&other, &sealed), None);
    assert!(matches!(
        other.put(&first, b"more"),
        Err(LedgerError::Machine(..))
    ));
    drop(other);

    let wrapped: Vec<u8> = rusqlite::Connection::open(folder.path().join("live.ledger.vault"))
        .unwrap()
        .query_row("SELECT wrapped FROM keys", [], |row| row.get(0))
        .unwrap();
    let mut vault = Vault::beside(&path, key()).unwrap();
    vault.destroy(&first).unwrap();
    assert_nowhere(folder.path(), &wrapped);
    drop(vault);
    assert_nowhere(folder.path(), &wrapped);
}

#[test]
fn a_row_moved_to_another_reference_or_incident_does_not_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let [first, second] = incidents();
    let mut vault = Vault::beside(&path, key()).unwrap();
    let one = vault.put(&first, b"one").unwrap();
    let two = vault.put(&first, b"two").unwrap();
    vault.put(&second, b"three").unwrap();
    let meddle = |vault: &mut Vault, how: &str| {
        vault.open.file.write(|it| it.execute(how, [])).unwrap();
    };
    let swap = format!(
        "UPDATE sealed SET bytes = (SELECT bytes FROM sealed WHERE reference = '{}'),
            nonce = (SELECT nonce FROM sealed WHERE reference = '{}') WHERE reference = '{}'",
        one.reference, one.reference, two.reference
    );
    meddle(&mut vault, &swap);
    let forged = Sealed {
        hash: one.hash.clone(),
        ..two.clone()
    };
    assert_eq!(clear(&vault, &forged), None);
    assert_eq!(clear(&vault, &one).as_deref(), Some("one"));
    meddle(
        &mut vault,
        &format!(
            "UPDATE sealed SET incident = '2' WHERE reference = '{}'",
            one.reference
        ),
    );
    assert_eq!(clear(&vault, &one), None);
}

#[test]
fn rows_in_plain_text_are_encrypted_when_the_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let salt = [9_u8; SALT_BYTES];
    let old = in_plain_text(&folder.path().join("live.ledger.vault"), &salt);
    let [first, _] = incidents();
    for _ in 0..2 {
        let mut vault = Vault::beside(&path, key()).unwrap();
        assert_eq!(clear(&vault, &old).as_deref(), Some(NAME));
        let fresh = vault.put(&first, b"new").unwrap();
        assert_eq!(clear(&vault, &fresh).as_deref(), Some("new"));
        drop(vault);
        assert_nowhere(folder.path(), NAME.as_bytes());
        assert_nowhere(folder.path(), &salt);
    }
}

#[test]
fn nothing_of_it_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let [first, _] = incidents();
    let mut vault = Vault::beside(&path, key()).unwrap();
    vault.put(&first, NAME.as_bytes()).unwrap();
    let printed = format!("{vault:?} {vault:#?}");
    let place = format!(
        "Vault({})",
        folder.path().join("live.ledger.vault").display()
    );
    assert_eq!(printed, format!("{place} {place}"));
}

#[test]
fn what_the_ledger_says_is_destroyed_goes_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let [first, second] = incidents();
    let mut vault = Vault::beside(&path, key()).unwrap();
    let gone = vault.put(&first, b"gone").unwrap();
    let kept = vault.put(&second, b"kept").unwrap();
    let state = State::genesis(world());
    assert_eq!(vault.obey(&state).unwrap(), []);
    let state = destroyed(&state, &first);
    assert_eq!(vault.obey(&state).unwrap(), [(first, 1)]);
    assert_eq!(vault.obey(&state).unwrap(), []);
    assert_eq!(clear(&vault, &gone), None);
    assert_eq!(clear(&vault, &kept).as_deref(), Some("kept"));
}

#[test]
fn an_export_and_a_copy_hold_references_and_no_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let clock = Box::new(SetClock::at(Time(1000)));
    let mut ledger = SqliteLedger::open(&path, &world(), "duty", clock).unwrap();
    let [first, _] = incidents();
    let mut vault = Vault::beside(&path, key()).unwrap();
    let sealed = vault.put(&first, NAME.as_bytes()).unwrap();
    let words = format!("{} {}", sealed.reference, sealed.hash);
    ledger.append(&message(1, &words)).unwrap().unwrap();
    let away = tempfile::tempdir().unwrap();
    let out = away.path().join("out.jsonl");
    export::export(&path, &out).unwrap();
    crate::backup::backup(&path, &away.path().join("copy.ledger")).unwrap();
    assert_nowhere(away.path(), NAME.as_bytes());
    assert!(
        fs::read_to_string(&out)
            .unwrap()
            .contains(&sealed.reference)
    );
    let copy = away.path().join("copy.ledger");
    assert!(
        Vault::found(&copy, key()).unwrap().is_none(),
        "the vault did not travel"
    );
}

/// A file of the first layout with one row, whose reference is `ab`.
fn in_plain_text(file: &Path, salt: &[u8; SALT_BYTES]) -> Sealed {
    let layout = Layout {
        application_id: LAYOUT.application_id,
        version: 1,
        tables: "CREATE TABLE persons (reference TEXT PRIMARY KEY, incident TEXT NOT NULL,
            salt BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
            CREATE INDEX persons_by_incident ON persons (incident);",
    };
    let open = open_for_writing(file, &layout, |_| Ok(())).unwrap();
    open.execute(
        "INSERT INTO persons VALUES ('ab', '1', ?1, ?2)",
        params![salt, NAME.as_bytes()],
    )
    .unwrap();
    Sealed {
        reference: "ab".to_owned(),
        hash: salted(salt, NAME.as_bytes()),
    }
}

#[test]
fn reading_neither_makes_a_vault_nor_changes_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let file = folder.path().join("live.ledger.vault");
    let found = |by: &str| {
        let by = SoftwareKey::of_drill(by).vault_key();
        VaultReader::found(&path, || Ok::<_, LedgerError>(by)).unwrap()
    };
    assert!(found("vault").is_none() && !file.exists());

    let old = in_plain_text(&file, &[9; SALT_BYTES]);
    let before = fs::read(&file).unwrap();
    for by in ["stranger", "vault"] {
        let content = found(by).unwrap().get(&old).unwrap().unwrap();
        assert_eq!(content[..], *NAME.as_bytes(), "plain rows have no key");
    }
    assert_eq!(fs::read(&file).unwrap(), before);
    let [first, _] = incidents();
    let mut vault = Vault::beside(&path, key()).unwrap();
    let sealed = vault.put(&first, b"new").unwrap();
    let by_stranger = found("stranger").unwrap();
    for it in [&old, &sealed] {
        assert!(vault.get(it).unwrap().is_some(), "under the console's key");
        assert!(found("vault").unwrap().get(it).unwrap().is_some());
        assert_eq!(by_stranger.get(it).unwrap(), None, "and under no other");
    }
}

#[test]
#[cfg(unix)]
fn a_ledger_has_one_vault_under_all_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    fs::write(&path, "").unwrap();
    let other = folder.path().join("other.ledger");
    std::os::unix::fs::symlink(&path, &other).unwrap();
    let [first, _] = incidents();
    let sealed = Vault::beside(&path, key())
        .unwrap()
        .put(&first, NAME.as_bytes())
        .unwrap();
    let vault = Vault::found(&other, key()).unwrap().unwrap();
    assert_eq!(clear(&vault, &sealed).as_deref(), Some(NAME));
}

#[test]
fn a_vault_that_cannot_be_looked_for_is_not_absent() {
    let folder = tempfile::tempdir().unwrap();
    // A name of 250 bytes may stand, and with what stands behind it the system does not answer.
    let path = folder.path().join("x".repeat(250));
    fs::write(&path, "").unwrap();
    let found = Vault::found(&path, key());
    assert!(matches!(found, Err(LedgerError::Machine(..))), "{found:?}");
}
