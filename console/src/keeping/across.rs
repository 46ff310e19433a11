//! 转实战 (practice R9): a file handed over one way. The drill's process writes the words of a whistle
//! into the folder of its district's live world; the live console of this machine reads them, and
//! removes the file when a person has sent the form or will not send it (docs/decisions/0033).

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crossbeam_channel::RecvTimeoutError;
use dispatch_core::entry::World;
use dispatch_core::time::Time;
use ledger::lock::{self, Owner, WriterLock};
use ledger::{LedgerError, write_whole};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::desk::{AcrossEnds, AskAcross, Blind, Crossed, WhistleWords, fresh_id};

/// How often a live console looks for what a drill has put there.
pub const ARRIVE_EVERY: Duration = Duration::from_millis(500);
/// Longest file that is read, in bytes: eight texts of a form are far shorter.
const FILE_BYTES_MAX: u64 = 64 * 1024;
/// Most files that wait at once; the next are read when these are settled.
const WAITING_MAX: usize = 16;
/// The form of the file.
const FORM: &str = "yishao/to-live/1";

/// What lies in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Carried {
    form: String,
    world: World,
    taken_at: Time,
    whistle: WhistleWords,
}

/// The folder of what is on its way to the live world `world`.
#[must_use]
pub fn folder_across(data: &Path, world: &World) -> PathBuf {
    let plain = |it: char| if it.is_alphanumeric() { it } else { '-' };
    let name: String = world.0.chars().map(plain).collect();
    data.join("to-live").join(name)
}

/// Where a drill takes words to.
pub struct ToLive {
    /// The data folder of this machine; without one it has no live world.
    pub data: Option<PathBuf>,
    /// The live world of the drill's district.
    pub world: World,
    /// The clock on the wall, as a live console reads it.
    pub now: Box<dyn Fn() -> Time + Send>,
    /// Opens the live console of that world in a process of its own.
    pub open_live: Box<dyn Fn() -> std::io::Result<()> + Send>,
}

impl std::fmt::Debug for ToLive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ToLive")
            .field("data", &self.data)
            .field("world", &self.world)
            .finish_non_exhaustive()
    }
}

/// Starts the thread that takes a drill's words to live. It ends when the desk is gone, and never reads
/// what lies in the folder.
///
/// # Errors
/// The operating system gave no thread.
pub fn carry_to_live(to: ToLive, desk: AcrossEnds) -> Result<JoinHandle<()>, LedgerError> {
    Builder::new()
        .name("to-live".to_owned())
        .spawn(move || {
            // What was taken over and nobody sees yet.
            let mut unseen = None;
            loop {
                let asked = match desk.asked.recv_timeout(ARRIVE_EVERY) {
                    Ok(asked) => asked,
                    Err(RecvTimeoutError::Timeout) => {
                        if unseen.is_some() && is_attended(&to) {
                            let place = unseen.take().flatten();
                            let attended = true;
                            desk.tell.try_send(Crossed::Taken { place, attended }).ok();
                        }
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                };
                let told = match asked {
                    AskAcross::Take(words) => {
                        let told = take(&to, words);
                        if let Crossed::Taken { place, attended } = &told {
                            unseen = (!attended).then(|| place.clone());
                        }
                        Some(told)
                    }
                    AskAcross::OpenLive => (to.open_live)().err().map(|err| {
                        Crossed::NotTaken(Blind {
                            zh: format!("实战台打不开:{err}"),
                            en: format!("the live console cannot be opened: {err}"),
                        })
                    }),
                    AskAcross::Settled(_) => None,
                };
                if told.is_some_and(|it| desk.tell.send(it).is_err()) {
                    return;
                }
            }
        })
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

/// Whether a live console is open that takes what comes.
fn is_attended(to: &ToLive) -> bool {
    let data = to.data.as_deref();
    data.is_some_and(|data| lock::holder(&folder_across(data, &to.world)).is_some())
}

fn take(to: &ToLive, whistle: WhistleWords) -> Crossed {
    let Some(data) = &to.data else {
        return Crossed::NotTaken(Blind {
            zh: "本机没有数据文件夹".to_owned(),
            en: "this machine has no data folder".to_owned(),
        });
    };
    let folder = folder_across(data, &to.world);
    let place = whistle.place.clone();
    let carried = Carried {
        form: FORM.to_owned(),
        world: to.world.clone(),
        taken_at: (to.now)(),
        whistle,
    };
    match put(&folder, &carried) {
        Ok(()) => Crossed::Taken {
            place,
            attended: is_attended(to),
        },
        Err(why) => Crossed::NotTaken(Blind::from(&why)),
    }
}

fn put(folder: &Path, carried: &Carried) -> Result<(), LedgerError> {
    let failed =
        |path: &Path, what: &dyn ToString| LedgerError::Machine(path.to_owned(), what.to_string());
    let text = serde_json::to_string(carried).map_err(|err| failed(folder, &err))?;
    fs::create_dir_all(folder).map_err(|err| failed(folder, &err))?;
    // A name of its own: no id of the drill goes with it.
    let path = folder.join(format!("{}.json", fresh_id()));
    write_whole(&path, |file| {
        file.write_all(text.as_bytes())
            .map_err(|err| failed(&path, &err))
    })
}

/// Where a live console takes words from.
#[derive(Debug)]
pub struct FromDrill {
    /// The data folder of this machine.
    pub data: PathBuf,
    /// The live world that this console keeps.
    pub world: World,
    /// Its seat, for whoever asks who takes them.
    pub seat: String,
}

/// Starts the thread that brings a drill's words to the live desk. Of two consoles of one world the
/// first takes them. It ends when the desk is gone.
///
/// # Errors
/// The operating system gave no thread.
pub fn take_from_drill(
    from: FromDrill,
    now: impl Fn() -> Time + Send + 'static,
    desk: AcrossEnds,
) -> Result<JoinHandle<()>, LedgerError> {
    Builder::new()
        .name("from-drill".to_owned())
        .spawn(move || {
            let mut arriving = Arriving {
                folder: folder_across(&from.data, &from.world),
                from,
                held: None,
                handed: BTreeSet::new(),
                told: None,
            };
            loop {
                arriving.look(now(), &desk);
                match desk.asked.recv_timeout(ARRIVE_EVERY) {
                    Ok(AskAcross::Settled(name)) => arriving.settle(name),
                    Ok(_) | Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        })
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

struct Arriving {
    from: FromDrill,
    folder: PathBuf,
    /// That this console takes what comes, and no other.
    held: Option<WriterLock>,
    /// What the desk has, or what cannot be read.
    handed: BTreeSet<PathBuf>,
    /// The last thing that was wrong, told once.
    told: Option<Blind>,
}

impl Arriving {
    fn look(&mut self, now: Time, desk: &AcrossEnds) {
        let found = self.hold(now).and_then(|held| match held {
            true => files(&self.folder),
            false => Ok(Vec::new()),
        });
        let found = match found {
            Ok(found) => found,
            Err(why) => return self.tell(Blind::from(&why), desk),
        };
        self.handed.retain(|it| found.contains(it));
        for path in found {
            if self.handed.len() >= WAITING_MAX {
                return;
            }
            if self.handed.contains(&path) {
                continue;
            }
            let arrived = match self.read(&path) {
                Ok(Some(arrived)) => arrived,
                Ok(None) => continue,
                Err(why) => Crossed::Unreadable(Blind::from(&why)),
            };
            // Where the desk has no room now, the next look has it once more.
            if desk.tell.try_send(arrived).is_ok() {
                self.handed.insert(path);
            }
        }
    }

    /// Whether what comes is for this console.
    fn hold(&mut self, now: Time) -> Result<bool, LedgerError> {
        if self.held.is_some() {
            return Ok(true);
        }
        fs::create_dir_all(&self.folder)
            .map_err(|err| LedgerError::Machine(self.folder.clone(), err.to_string()))?;
        match WriterLock::take(&self.folder, &Owner::this(&self.from.seat, now)) {
            Ok(lock) => {
                self.held = Some(lock);
                Ok(true)
            }
            Err(LedgerError::Held(..)) => Ok(false),
            Err(err) => Err(err),
        }
    }

    /// `None` where it has gone meanwhile.
    fn read(&self, path: &Path) -> Result<Option<Crossed>, LedgerError> {
        let failed = |what: &dyn ToString| LedgerError::Machine(path.to_owned(), what.to_string());
        let file = match fs::File::open(path) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
            file => file.map_err(|err| failed(&err))?,
        };
        let mut text = String::new();
        file.take(FILE_BYTES_MAX)
            .read_to_string(&mut text)
            .map_err(|err| failed(&err))?;
        let carried: Carried = serde_json::from_str(&text).map_err(|err| failed(&err))?;
        let name = path.file_stem().and_then(|it| it.to_str());
        let name = name.and_then(|it| Uuid::parse_str(it).ok());
        match name {
            Some(name) if carried.form == FORM && carried.world == self.from.world => {
                Ok(Some(Crossed::Arrived {
                    name,
                    taken_at: carried.taken_at,
                    words: carried.whistle,
                }))
            }
            _ => Err(failed(&"not a whistle of a drill of this district")),
        }
    }

    /// A person has sent it or will not send it.
    fn settle(&mut self, name: Uuid) {
        let path = self.folder.join(format!("{name}.json"));
        // One that cannot be removed stays handed, and comes again at the next start: better twice
        // than never.
        drop(fs::remove_file(path));
    }

    fn tell(&mut self, why: Blind, desk: &AcrossEnds) {
        if self.told.as_ref() != Some(&why)
            && desk.tell.try_send(Crossed::Unreadable(why.clone())).is_ok()
        {
            self.told = Some(why);
        }
    }
}

/// What lies there whole, in the order of its names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, LedgerError> {
    let failed = |err: std::io::Error| LedgerError::Machine(folder.to_owned(), err.to_string());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|it| it == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
