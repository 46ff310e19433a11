use super::*;
use crate::clock::SetClock;
use crate::contract::{check_contract, message, world};

fn open(path: &Path) -> Result<SqliteLedger, LedgerError> {
    SqliteLedger::open(path, &world(), "duty", Box::new(SetClock::at(Time(1000))))
}

#[test]
fn the_sqlite_ledger_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let next = std::cell::Cell::new(0);
    check_contract(|clock| {
        next.set(next.get() + 1);
        let path = folder.path().join(format!("{}.ledger", next.get()));
        Box::new(SqliteLedger::open(&path, &world(), "duty", Box::new(clock)).unwrap())
    });
}

#[test]
fn what_was_acknowledged_is_there_after_opening_again_and_beside_the_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let mut ledger = open(&path).unwrap();
    for n in 1..=300 {
        ledger.append(&message(n, "x")).unwrap().unwrap();
    }
    let (tip, entries) = (ledger.tip(), ledger.read(1, 1000).unwrap());
    let reader = SqliteReader::open(&path).unwrap();
    assert_eq!(
        (reader.tip().unwrap(), reader.read(1, 1000).unwrap()),
        (tip, entries.clone())
    );
    assert!(matches!(open(&path), Err(LedgerError::Held(_, owner)) if owner.seat == "duty"));
    drop(ledger);
    let mut again = open(&path).unwrap();
    assert_eq!((again.tip(), again.read(1, 1000).unwrap()), (tip, entries));
    assert!(again.append(&message(7, "x")).unwrap().unwrap().repeated);
}

#[test]
fn a_failed_write_acknowledges_nothing_until_the_file_was_opened_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let mut ledger = open(&path).unwrap();
    ledger.append(&message(1, "x")).unwrap().unwrap();
    ledger
        .file
        .read(|open| {
            let pages: i64 = open.pragma_query_value(None, "page_count", |row| row.get(0))?;
            open.pragma_update(None, "max_page_count", pages)
        })
        .unwrap();

    let long = "长".repeat(5000);
    let refused = (2..100)
        .find_map(|n| ledger.append(&message(n, &long)).err())
        .unwrap();
    assert!(matches!(refused, LedgerError::NotDurable(_)));
    assert!(
        refused
            .zh()
            .starts_with("磁盘未能写入,本条未记录。请先记在纸上,恢复后补录。")
    );
    let tip = ledger.tip();
    assert!(matches!(
        ledger.append(&message(500, "x")),
        Err(LedgerError::NotDurable(_))
    ));
    assert!(matches!(ledger.read(1, 1), Err(LedgerError::NotDurable(_))));
    assert_eq!(ledger.tip(), tip);

    ledger.recover().unwrap();
    assert_eq!(ledger.tip(), tip);
    assert_eq!(
        ledger.append(&message(500, "x")).unwrap().unwrap().height,
        tip.height + 1
    );
}

#[test]
fn recovery_notices_an_acknowledged_entry_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let mut ledger = open(&path).unwrap();
    for n in 1..=3 {
        ledger.append(&message(n, "x")).unwrap().unwrap();
    }
    ledger
        .file
        .write(|it| it.execute("DELETE FROM entries WHERE height = 3", []))
        .unwrap();
    let err = ledger.recover().unwrap_err();
    assert!(
        matches!(&err, LedgerError::Damaged(_, damage) if damage.height == Some(3)),
        "{err}"
    );
    assert!(ledger.append(&message(4, "x")).is_err());
}

#[test]
fn only_a_ledger_of_this_world_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    drop(open(&path).unwrap());
    let other = World::live("ouhai");
    let err = SqliteLedger::open(&path, &other, "duty", Box::<SetClock>::default()).unwrap_err();
    assert!(matches!(err, LedgerError::OtherWorld { .. }), "{err}");

    let foreign = folder.path().join("foreign.sqlite");
    Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    assert!(matches!(open(&foreign), Err(LedgerError::NotALedger(..))));
    let noise = folder.path().join("noise");
    std::fs::write(&noise, [0x5a; 5000]).unwrap();
    assert!(matches!(open(&noise), Err(LedgerError::NotALedger(..))));
    assert!(matches!(open(folder.path()), Err(LedgerError::Missing(..))));
    assert!(matches!(
        open(&folder.path().join("no/such")),
        Err(LedgerError::Missing(..))
    ));

    let later = Connection::open(&path).unwrap();
    later.pragma_update(None, "user_version", 2).unwrap();
    drop(later);
    assert!(matches!(open(&path), Err(LedgerError::Newer(..))));
}
