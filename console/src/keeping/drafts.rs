//! The thread that keeps forms half written, `DATA/drafts/WORLD/NAME.json`, each written whole or not at
//! all and readable by this user alone: a form may hold names and telephones of private persons, which
//! nothing else here writes in clear. Each goes away when it was sent or dropped.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};

use dispatch_core::entry::World;
use ledger::{LedgerError, write_whole_for_user};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::aside::{bounded, put_aside};
use crate::desk::{Blind, DraftEnds, KeepDraft, KeptDraft, Written};

/// Longest file that is read, in bytes: a form has a dozen texts of at most 4 KiB.
const FILE_BYTES_MAX: u64 = 256 * 1024;
/// Forms that are offered at a start; what lies there beyond them waits for the next.
const OFFERED_MAX: usize = 24;
/// The form of the file.
const FORM: &str = "yishao/draft/1";

/// What lies in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    form: String,
    world: World,
    draft: Written,
}

/// The folder of what is half written in a world.
#[must_use]
pub fn folder_of_drafts(data: &Path, world: &World) -> PathBuf {
    let plain = |it: char| if it.is_alphanumeric() { it } else { '-' };
    let name: String = world.0.chars().map(plain).collect();
    data.join("drafts").join(name)
}

/// Starts the thread; it tells what lies there, and ends when the desk is gone and all is written.
///
/// # Errors
/// The system gives no thread.
pub fn keep_drafts(
    folder: PathBuf,
    world: World,
    desk: DraftEnds,
) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("drafts".to_owned()).spawn(move || {
        for told in found(&folder, &world) {
            // A desk that hears nothing any more has gone; what it asked is done all the same.
            desk.tell.send(told).ok();
        }
        while let Ok(first) = desk.asked.recv() {
            // Whoever types fast is written once for all of it.
            let mut newest: BTreeMap<Uuid, Option<Written>> = BTreeMap::new();
            for asked in std::iter::once(first).chain(desk.asked.try_iter()) {
                match asked {
                    KeepDraft::Write(draft) => newest.insert(draft.name(), Some(draft)),
                    KeepDraft::Forget(name) => newest.insert(name, None),
                };
            }
            for (name, draft) in newest {
                let done = match draft {
                    Some(draft) => write(&folder, &world, draft),
                    None => forget(&file(&folder, name)),
                };
                if let Err(why) = done {
                    // A desk with no room now has such a word already.
                    desk.tell.try_send(KeptDraft::NotKept(not_kept(&why))).ok();
                }
            }
        }
    })
}

fn file(folder: &Path, name: Uuid) -> PathBuf {
    folder.join(format!("{name}.json"))
}

fn write(folder: &Path, world: &World, draft: Written) -> Result<(), LedgerError> {
    let path = file(folder, draft.name());
    let failed = |what: &dyn ToString| LedgerError::Machine(path.clone(), what.to_string());
    fs::create_dir_all(folder).map_err(|err| failed(&err))?;
    let kept = Kept {
        form: FORM.to_owned(),
        world: world.clone(),
        draft,
    };
    let text = serde_json::to_vec(&kept).map_err(|err| failed(&err))?;
    write_whole_for_user(&path, &text)
}

fn forget(path: &Path) -> Result<(), LedgerError> {
    match fs::remove_file(path) {
        Err(err) if err.kind() != ErrorKind::NotFound => {
            Err(LedgerError::Machine(path.to_owned(), err.to_string()))
        }
        _ => Ok(()),
    }
}

fn not_kept(why: &LedgerError) -> Blind {
    let why = Blind::from(why);
    Blind {
        zh: format!("草稿没有存下，断电会丢：{}", why.zh),
        en: format!(
            "a draft is not kept and would be lost with the power: {}",
            why.en
        ),
    }
}

/// What an earlier run left. What it was writing when it was killed is no draft, and goes.
fn found(folder: &Path, world: &World) -> Vec<KeptDraft> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().map(|it| it.to_string_lossy().into_owned());
    let (passing, whole): (Vec<_>, Vec<_>) = paths
        .into_iter()
        .partition(|path| name(path).is_some_and(|it| it.contains(".json.partial")));
    for path in passing {
        // One that cannot be removed is tried at the next start.
        fs::remove_file(path).ok();
    }
    let whole = whole
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "json"));
    let read = whole.filter_map(|path| read(&path, world));
    read.take(OFFERED_MAX).collect()
}

fn read(path: &Path, world: &World) -> Option<KeptDraft> {
    let unreadable = |why: String| {
        let shown = path.display().to_string();
        let there = put_aside(path).map_or_else(|_| shown.clone(), |it| it.display().to_string());
        Some(KeptDraft::Unreadable(Blind {
            zh: format!("一份没写完的表单读不出（{why}），文件留作 {there}"),
            en: format!("a draft cannot be read ({why}); the file is kept as {there}"),
        }))
    };
    let bytes = match bounded(path, FILE_BYTES_MAX) {
        Ok(bytes) => bytes?,
        Err(err) => return unreadable(err.to_string()),
    };
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return unreadable(format!("more than {FILE_BYTES_MAX} bytes"));
    }
    match serde_json::from_slice::<Kept>(&bytes) {
        Ok(kept) if kept.form == FORM && kept.world == *world => Some(KeptDraft::Found(kept.draft)),
        Ok(_) => unreadable("not a draft of this world".to_owned()),
        Err(err) => unreadable(err.to_string()),
    }
}
