//! Ledgers of every edition: an old one comes to the same digest for ever (design §4).

use std::fs;
use std::path::Path;

use ledger::hex;
use ledger::replay::replay;
use ledger::verify::verify;

#[test]
fn every_golden_ledger_verifies_and_comes_to_its_digest() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden-ledgers");
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|it| it != "jsonl") {
            continue;
        }
        let name = path.display();
        let (_, tip) = verify(&path).unwrap_or_else(|err| panic!("{name}: {err}"));
        let replayed = replay(&path, None)
            .unwrap_or_else(|err| panic!("{name}: {err}"))
            .expect("it has entries");
        assert_eq!(replayed.tip.chain, tip.chain, "{name}");
        let digest =
            fs::read_to_string(path.with_extension("digest")).expect("its digest lies beside it");
        assert_eq!(
            hex::write(&replayed.state.digest()),
            digest.trim(),
            "{name}: an old ledger comes to another digest"
        );
        seen += 1;
    }
    assert!(seen >= 2, "golden ledgers are missing");
}
