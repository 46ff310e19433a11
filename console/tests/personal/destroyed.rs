//! Destroying personal data changes nothing of the ledger (practice R7): real files, and what the
//! program prints of them.

use std::fs;
use std::path::Path;

use ledger::vault::{Sealed, Vault};
use serde_json::{Value, json};

use crate::console::{Console, NAME, personal, text, yishao};

/// What `ledger verify` and `ledger digest` print, of all of it or up to a height.
fn proofs(console: &Console, path: &Path, at: Option<u64>) -> [Value; 2] {
    ["verify", "digest"].map(|what| {
        let mut args = vec!["ledger", what, text(path), "--json"];
        let height = at.map(|at| at.to_string());
        if let Some(height) = &height {
            args.extend(["--at", height]);
        }
        let said = yishao(console.0.path(), &args);
        assert_eq!(said.status.code(), Some(0), "{what}: {said:?}");
        serde_json::from_slice(&said.stdout).unwrap()
    })
}

fn destroy(console: &Console) -> dispatch_core::state::State {
    let ledger = console.at("drill.ledger");
    let state = ledger::replay::replay(&ledger, None)
        .unwrap()
        .unwrap()
        .state;
    let incident = state.incidents.values().find(|it| !it.sought.is_empty());
    let incident = &incident.unwrap().id;
    let state = console.say(&json!({"destroy_personal": {
        "incident": incident, "reason": "保存期满", "witness": "chen-anqing",
    }}));
    let mut vault = Vault::beside(&ledger, console.key().vault_key()).unwrap();
    let gone = vault.obey(&state).unwrap();
    assert_eq!(gone.iter().map(|(_, count)| count).sum::<usize>(), 1);
    state
}

fn sealed(state: &dispatch_core::state::State) -> Sealed {
    let mut all = state.incidents.values().flat_map(|it| it.sought.values());
    let record = all.find(|it| it.vault_ref.is_some()).unwrap();
    Sealed {
        reference: record.vault_ref.clone().unwrap().to_string(),
        hash: record.vault_hash.clone().unwrap().to_string(),
    }
}

#[test]
fn what_was_recorded_before_verifies_and_digests_as_before() {
    let console = Console::with_a_name();
    let ledger = console.at("drill.ledger");
    let before = proofs(&console, &ledger, None);
    let height = before[0]["height"].as_u64().unwrap();
    // A copy of the ledger travels without its vault.
    let away = tempfile::tempdir().unwrap();
    let copy = away.path().join("copy.ledger");
    let backup = ["ledger", "backup", text(&ledger), text(&copy)];
    assert!(yishao(console.0.path(), &backup).status.success());
    assert_eq!(proofs(&console, &copy, None), before);

    let state = destroy(&console);
    let key = console.key().vault_key();
    let vault = Vault::found(&ledger, key).unwrap().unwrap();
    assert!(vault.get(&sealed(&state)).unwrap().is_none(), "it is gone");
    drop(vault);
    assert_eq!(proofs(&console, &ledger, Some(height)), before);
    let after = proofs(&console, &ledger, None);
    assert_eq!(after[0]["height"], height + 1, "the decision stands");
    assert_ne!(after[1]["digest"], before[1]["digest"]);
    assert_eq!(proofs(&console, &copy, None), before);

    let out = console.at("out.jsonl");
    let said = console.export(console.0.path(), &out, &["--with-personal"]);
    assert!(said.status.success(), "{said:?}");
    let lines = fs::read_to_string(personal(&out)).unwrap();
    assert!(lines.contains("已销毁") && !lines.contains(NAME), "{lines}");

    // Nor does the ledger hang on the vault's being there at all.
    fs::remove_file(ledger::beside(&ledger, "vault")).unwrap();
    assert_eq!(proofs(&console, &ledger, None), after);
    assert_eq!(proofs(&console, &ledger, Some(height)), before);
    let high = (height + 2).to_string();
    for what in ["verify", "digest", "stat"] {
        let said = yishao(
            console.0.path(),
            &["ledger", what, text(&ledger), "--at", &high],
        );
        assert_eq!(said.status.code(), Some(2), "{what}: {said:?}");
    }
}

#[test]
fn a_copy_without_its_vault_shows_references_and_no_more() {
    let console = Console::with_a_name();
    let ledger = console.at("drill.ledger");
    let state = ledger::replay::replay(&ledger, None)
        .unwrap()
        .unwrap()
        .state;
    let away = tempfile::tempdir().unwrap();
    let copy = away.path().join("copy.ledger");
    let out = away.path().join("copy.jsonl");
    let backup = ["ledger", "backup", text(&ledger), text(&copy)];
    assert!(yishao(console.0.path(), &backup).status.success());
    // Whoever has the copy may even have the device key: the name did not travel.
    let export = [
        "ledger",
        "export",
        text(&copy),
        text(&out),
        "--with-personal",
    ];
    assert!(yishao(console.0.path(), &export).status.success());
    let reference = sealed(&state).reference;
    let papers = [&out, &personal(&out)].map(|it| fs::read_to_string(it).unwrap());
    for paper in &papers {
        assert!(paper.contains(&reference), "{paper}");
    }
    assert!(papers[1].contains("本机无此信息"), "{}", papers[1]);
    for file in fs::read_dir(away.path()).unwrap() {
        let file = file.unwrap().path();
        let bytes = fs::read(&file).unwrap();
        for part in NAME.split(' ') {
            let found = bytes.windows(part.len()).any(|it| it == part.as_bytes());
            assert!(!found, "{}", file.display());
        }
    }
}
