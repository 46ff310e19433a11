use super::*;
use crate::lock::{Owner, WriterLock};
use crate::vault::{Sealed, Vault};
use dispatch_core::time::Time;
use dispatch_core::words::IncidentId;

fn words(text: &str) -> Passphrase {
    Passphrase::chosen(Zeroizing::new(text.to_owned())).unwrap()
}

fn open(path: &Path) -> SoftwareKey {
    load_or_make(path).unwrap().without_passphrase().unwrap()
}

fn list_of(key: &Path) -> PathBuf {
    key.with_extension("vaults")
}

fn somebody() -> Owner {
    Owner::this("duty", Time(1_659_141_000_000))
}

fn alone(path: &Path) -> Alone {
    Alone::take(path, &somebody()).unwrap()
}

fn is_for_its_user_alone(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_key_is_made_once_and_for_its_user_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys/device.key");
    let key = open(&path);
    assert_eq!(open(&path).key(), key.key());
    assert_ne!(open(&folder.path().join("other.key")).key(), key.key());
    is_for_its_user_alone(&path);
    for odd in [
        "yishao/device-key/2 00\n",
        "yishao/device-key/1 00\n",
        "",
        "\u{0}",
    ] {
        fs::write(&path, odd).unwrap();
        assert_eq!(
            load_or_make(&path).unwrap_err(),
            KeyError::Damaged(path.clone())
        );
    }
}

#[test]
fn under_a_passphrase_it_is_the_same_key_and_no_other_words_open_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.key");
    let key = open(&path);
    let secret = hex::write(&*key.secret());
    assert!(fs::read_to_string(&path).unwrap().contains(&secret));
    alone(&path)
        .protect(&key, Some(&words("哨响即报到1234")))
        .unwrap();
    is_for_its_user_alone(&path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.contains(&secret), "{text}");
    let DeviceKey::Protected(locked) = load_or_make(&path).unwrap() else {
        panic!("under a passphrase");
    };
    assert_eq!(locked.public(), key.key());
    let opened = locked.unlock(&words("哨响即报到1234")).unwrap();
    assert_eq!(opened.key(), key.key());
    assert_eq!(opened.secret(), key.secret());
    let wrong = locked.unlock(&words("哨响即报到1235"));
    assert_eq!(wrong.unwrap_err(), KeyError::WrongPassphrase(path.clone()));
    // Whoever writes another public key before it deceives nobody.
    let other = hex::write(&SoftwareKey::of_drill("other").key());
    fs::write(&path, text.replace(&hex::write(&key.key()), &other)).unwrap();
    let DeviceKey::Protected(bent) = load(&path).unwrap().unwrap() else {
        panic!("under a passphrase");
    };
    let deceived = bent.unlock(&words("哨响即报到1234"));
    assert_eq!(
        deceived.unwrap_err(),
        KeyError::WrongPassphrase(path.clone())
    );

    fs::write(&path, text).unwrap();
    alone(&path).protect(&opened, None).unwrap();
    assert_eq!(open(&path).key(), key.key());
    is_for_its_user_alone(&path);
}

#[test]
fn a_passphrase_has_a_length_and_is_never_printed() {
    for unfit in ["", "1234567", "一二三四五六七", &"x".repeat(1025)] {
        let chosen = Passphrase::chosen(Zeroizing::new(unfit.to_owned()));
        assert_eq!(chosen.unwrap_err(), KeyError::UnfitPassphrase);
    }
    let it = words("一二三四五六七八");
    assert_eq!(format!("{it:?} {it:#?}"), "Passphrase(..) Passphrase(..)");
}

/// A ledger's path with a vault under `key`, and what lies in it.
fn with_a_name(folder: &Path, name: &str, key: &SoftwareKey) -> (PathBuf, Sealed) {
    let ledger = folder.join(name);
    fs::write(&ledger, "").unwrap();
    let mut vault = Vault::beside(&ledger, key.vault_key()).unwrap();
    let incident = IncidentId::new("1").unwrap();
    (ledger.clone(), vault.put(&incident, b"name").unwrap())
}

fn opens(ledger: &Path, key: &SoftwareKey, sealed: &Sealed) -> bool {
    let vault = Vault::found(ledger, key.vault_key()).unwrap().unwrap();
    vault.get(sealed).unwrap().is_some()
}

#[test]
fn a_replaced_key_opens_every_vault_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.key");
    let old = open(&path);
    let (one, in_one) = with_a_name(folder.path(), "a.ledger", &old);
    let (two, in_two) = with_a_name(folder.path(), "b.ledger", &old);
    let empty = folder.path().join("c.ledger");
    fs::write(&empty, "").unwrap();
    for ledger in [&one, &two, &one, &empty] {
        note_ledger(&path, ledger).unwrap();
    }
    let stranger = SoftwareKey::of_drill("stranger");
    let lost = IncidentId::new("2").unwrap();
    Vault::beside(&two, stranger.vault_key())
        .unwrap()
        .put(&lost, b"lost")
        .unwrap();

    let replaced = alone(&path).replace(&old, None).unwrap();
    assert_eq!((replaced.vaults, replaced.foreign), (2, 1));
    let new = open(&path);
    assert_eq!(new.key(), replaced.public);
    assert_ne!(new.key(), old.key());
    for (ledger, sealed) in [(&one, &in_one), (&two, &in_two)] {
        assert!(opens(ledger, &new, sealed) && !opens(ledger, &old, sealed));
    }
    assert!(!crate::beside(&empty, "vault").exists());

    fs::rename(&one, folder.path().join("away")).unwrap();
    assert!(
        alone(&path).replace(&new, None).is_ok(),
        "the vault is still there"
    );
    let vault = crate::beside(&one, "vault");
    fs::rename(&vault, folder.path().join("away.vault")).unwrap();
    let away = alone(&path).replace(&open(&path), None).unwrap_err();
    assert!(matches!(away, KeyError::VaultAway(_)), "{away}");
}

#[test]
fn a_replacement_that_was_cut_off_anywhere_is_finished() {
    let passphrase = words("哨响即报到1234");
    // What the crash left: the new key alone; one vault of two under it; both.
    for wrapped in 0..=2 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.key");
        let old = open(&path);
        alone(&path).protect(&old, Some(&passphrase)).unwrap();
        let made = ["a.ledger", "b.ledger"].map(|name| with_a_name(folder.path(), name, &old));
        let begun = fresh_key().unwrap();
        write(&next(&path), &begun, Some(&passphrase)).unwrap();
        for (ledger, _) in &made {
            note_ledger(&path, ledger).unwrap();
        }
        for (ledger, _) in &made[..wrapped] {
            let mut vault = Vault::beside(ledger, old.vault_key()).unwrap();
            assert_eq!(vault.wrap_under(begun.vault_key()).unwrap(), 0);
        }
        let half = KeyError::HalfReplaced(path.clone());
        assert_eq!(load_or_make(&path).unwrap_err(), half);
        let as_it_lies = alone(&path).protect(&old, None);
        assert_eq!(as_it_lies.unwrap_err(), half);

        let alone = alone(&path);
        assert!(alone.replaceable().unwrap().is_some());
        let replaced = alone.replace(&old, Some(&passphrase)).unwrap();
        assert_eq!(replaced.public, begun.key());
        assert_eq!((replaced.vaults, replaced.foreign), (2, 0));
        for (ledger, sealed) in &made {
            assert!(opens(ledger, &begun, sealed));
        }
        assert!(load(&path).unwrap().unwrap().is_protected());
    }
}

#[test]
fn whoever_comes_second_is_told_who_has_the_key_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.key");
    open(&path);
    let first = InUse::shared(&path, &somebody()).unwrap();
    let chief = Owner::this("chief", Time(1_659_141_000_000));
    let second = InUse::shared(&path, &chief).unwrap();
    let refused = Alone::take(&path, &somebody()).unwrap_err();
    assert_eq!(refused, KeyError::InUse(path.clone(), chief));
    drop((first, second));
    let changing = alone(&path);
    let taken = KeyError::InUse(path.clone(), somebody());
    let window = InUse::shared(&path, &somebody()).unwrap_err();
    let command = Alone::take(&path, &somebody()).unwrap_err();
    assert_eq!((&window, &command), (&taken, &taken));
    let said = format!("{} {taken}", taken.zh());
    let pid = std::process::id().to_string();
    for needle in ["duty", &pid, "关闭", "close"] {
        assert!(said.contains(needle), "{needle}: {said}");
    }
    drop(changing);
    alone(&path);
}

/// Two that change the key at once: each read it before the other was done.
#[test]
fn a_key_that_was_read_before_another_took_its_place_is_never_written_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.key");
    let old = open(&path);
    let (ledger, sealed) = with_a_name(folder.path(), "a.ledger", &old);
    note_ledger(&path, &ledger).unwrap();
    let first = alone(&path).replace(&old, None).unwrap();

    let late = alone(&path);
    let another = KeyError::Another(path.clone());
    assert_eq!(late.replace(&old, None).unwrap_err(), another);
    let passphrase = words("哨响即报到1234");
    assert_eq!(late.protect(&old, Some(&passphrase)).unwrap_err(), another);
    drop(late);
    let now = open(&path);
    assert_eq!(now.key(), first.public);
    assert!(opens(&ledger, &now, &sealed));
}

#[test]
fn a_data_folder_that_was_moved_or_copied_has_its_own_vaults_with_it() {
    let machine = tempfile::tempdir().unwrap();
    let data = machine.path().join("data");
    for folder in ["keys", "live"] {
        fs::create_dir_all(data.join(folder)).unwrap();
    }
    let path = data.join("keys/device.key");
    let old = open(&path);
    let (ledger, sealed) = with_a_name(&data.join("live"), "a.ledger", &old);
    let elsewhere = machine.path().join("usb.ledger");
    fs::write(&elsewhere, "").unwrap();
    // As an earlier version noted it.
    fs::write(list_of(&path), format!("{}\n", ledger.display())).unwrap();
    note_ledger(&path, &elsewhere).unwrap();
    note_ledger(&path, &ledger).unwrap();
    let elsewhere = elsewhere.canonicalize().unwrap();
    assert_eq!(
        fs::read_to_string(list_of(&path)).unwrap(),
        format!(
            "{}\n{}\n",
            Path::new("live/a.ledger").display(),
            elsewhere.display()
        )
    );

    let moved = machine.path().join("moved");
    fs::rename(&data, &moved).unwrap();
    let path = moved.join("keys/device.key");
    let ledger = moved.join("live/a.ledger");
    assert_eq!(
        noted_ledgers(&path).unwrap(),
        [ledger.canonicalize().unwrap(), elsewhere]
    );
    let replaced = alone(&path).replace(&old, None).unwrap();
    assert_eq!(replaced.vaults, 1);
    assert!(opens(&ledger, &open(&path), &sealed));
}

#[test]
fn of_many_consoles_that_start_together_every_ledger_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.key");
    let ledgers: Vec<PathBuf> = (0..32)
        .map(|n| folder.path().join(format!("{n}.ledger")))
        .collect();
    std::thread::scope(|all| {
        for ledger in &ledgers {
            all.spawn(|| note_ledger(&path, ledger).unwrap());
        }
    });
    let mut noted = noted_ledgers(&path).unwrap();
    noted.sort();
    let folder = folder.path().canonicalize().unwrap();
    let mut all: Vec<PathBuf> = ledgers
        .iter()
        .map(|it| folder.join(it.file_name().unwrap()))
        .collect();
    all.sort();
    assert_eq!(noted, all);
}

#[test]
fn a_ledger_that_a_console_writes_keeps_its_vault_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.key");
    let old = open(&path);
    let (ledger, sealed) = with_a_name(folder.path(), "a.ledger", &old);
    note_ledger(&path, &ledger).unwrap();
    let ledger = ledger.canonicalize().unwrap();
    let writing = WriterLock::take(&ledger, &somebody()).unwrap();
    let held = alone(&path).replace(&old, None).unwrap_err();
    let is_held = matches!(&held, KeyError::Ledger(LedgerError::Held(at, _)) if *at == ledger);
    assert!(is_held, "{held}");
    assert!(
        opens(&ledger, &open(&path), &sealed),
        "and nothing was begun"
    );
    drop(writing);
    alone(&path).replace(&old, None).unwrap();
    assert!(opens(&ledger, &open(&path), &sealed));
}
