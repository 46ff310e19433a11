//! The thread that keeps arrangements of panes, one file a seat: written whole or not at all, read once
//! at the start. What cannot be read is kept for whoever wants to know why.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};

use ledger::LedgerError;

use super::aside::{bounded, put_aside};
use crate::desk::{Arrangement, Fault, KeepLayout, KeptLayout, LAYOUT_BYTES_MAX, LayoutKeeper};

/// Starts the thread; it ends when the desk is gone. Files lie in `folder`, which is made when the first
/// one is written.
///
/// # Errors
/// The system gives no thread.
pub fn keep_layouts(folder: PathBuf, desk: LayoutKeeper) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("layouts".to_owned()).spawn(move || {
        while let Ok(asked) = desk.asked.recv() {
            let told = match asked {
                KeepLayout::Read(seat) => read(&file(&folder, &seat)),
                KeepLayout::Write(seat, node) => {
                    not_saved(write(&folder, &file(&folder, &seat), &node))
                }
                KeepLayout::Forget(seat) => not_saved(forget(&file(&folder, &seat))),
                KeepLayout::ReadLayers(seat) => read_layers(&layers_file(&folder, &seat)),
                KeepLayout::WriteLayers(seat, changed) => {
                    let path = layers_file(&folder, &seat);
                    not_saved(write_layers(&folder, &path, &changed))
                }
            };
            // A desk that hears nothing any more has gone.
            told.and_then(|it| desk.tell.try_send(it).ok());
        }
    })
}

fn file(folder: &Path, seat: &str) -> PathBuf {
    folder.join(format!("{seat}.json"))
}

/// No seat is called so: its letters are `@`, `-`, letters and digits.
fn layers_file(folder: &Path, seat: &str) -> PathBuf {
    folder.join(format!("{seat}.layers.json"))
}

/// The layers of the map, as a list of names in JSON. What cannot be read is put aside as an arrangement is.
fn read_layers(path: &Path) -> Option<KeptLayout> {
    let read = |bytes: &[u8]| -> Result<Vec<String>, Fault> {
        serde_json::from_slice(bytes).map_err(|err| Fault::NotJson(err.to_string()))
    };
    let bytes = match bounded(path, LAYOUT_BYTES_MAX) {
        Ok(bytes) => bytes?,
        Err(err) => {
            let fault = Fault::Machine(err.to_string());
            return Some(KeptLayout::Unreadable(fault, None));
        }
    };
    Some(match read(&bytes) {
        Ok(changed) => KeptLayout::Layers(changed),
        Err(fault) => {
            let kept = put_aside(path).ok();
            KeptLayout::Unreadable(fault, kept.map(|it| it.display().to_string()))
        }
    })
}

fn write_layers(folder: &Path, path: &Path, changed: &[String]) -> Result<(), LedgerError> {
    let machine = |path: &Path, what: String| LedgerError::Machine(path.to_owned(), what);
    std::fs::create_dir_all(folder).map_err(|err| machine(folder, err.to_string()))?;
    let text = serde_json::to_string_pretty(changed).unwrap_or_default();
    ledger::write_whole(path, |file| {
        file.write_all(text.as_bytes())
            .map_err(|err| machine(path, err.to_string()))
    })
}

fn read(path: &Path) -> Option<KeptLayout> {
    let bytes = match bounded(path, LAYOUT_BYTES_MAX) {
        Ok(bytes) => bytes?,
        Err(err) => {
            return Some(KeptLayout::Unreadable(
                Fault::Machine(err.to_string()),
                None,
            ));
        }
    };
    Some(match Arrangement::read(&bytes) {
        Ok(node) => KeptLayout::Found(node),
        Err(fault) => {
            let kept = put_aside(path).ok();
            KeptLayout::Unreadable(fault, kept.map(|it| it.display().to_string()))
        }
    })
}

fn write(folder: &Path, path: &Path, node: &Arrangement) -> Result<(), LedgerError> {
    std::fs::create_dir_all(folder)
        .map_err(|err| LedgerError::Machine(folder.to_owned(), err.to_string()))?;
    ledger::write_whole(path, |file| {
        file.write_all(node.written().as_bytes())
            .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))
    })
}

fn forget(path: &Path) -> Result<(), LedgerError> {
    match std::fs::remove_file(path) {
        Err(err) if err.kind() != ErrorKind::NotFound => {
            Err(LedgerError::Machine(path.to_owned(), err.to_string()))
        }
        _ => Ok(()),
    }
}

fn not_saved(done: Result<(), LedgerError>) -> Option<KeptLayout> {
    let why = done.err()?;
    Some(KeptLayout::NotSaved(why.zh(), why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::layout_link;

    fn written(text: &str) -> Arrangement {
        let file = format!(r#"{{"yishao":"layout","format":1,"root":{text}}}"#);
        Arrangement::read(file.as_bytes()).unwrap()
    }

    #[test]
    fn each_seat_has_a_file_of_its_own_that_is_read_as_it_was_written_and_can_be_forgotten() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("layouts");
        let (desk, keeper) = layout_link();
        let thread = keep_layouts(folder.clone(), keeper).unwrap();
        let of_duty = written(r#"{"row":[[2,{"pane":"map"}],[1,{"pane":"queue"}]]}"#);
        let of_chief = written(r#"{"column":[[7,{"pane":"map"}],[3,{"pane":"alarms"}]]}"#);
        let seats = [("duty", &of_duty), ("chief", &of_chief)];
        for (seat, node) in seats {
            let write = KeepLayout::Write(seat.to_owned(), node.clone());
            desk.ask.send(write).unwrap();
        }
        for (seat, node) in seats {
            desk.ask.send(KeepLayout::Read(seat.to_owned())).unwrap();
            assert_eq!(desk.told.recv().unwrap(), KeptLayout::Found(node.clone()));
        }
        desk.ask
            .send(KeepLayout::Forget("duty".to_owned()))
            .unwrap();
        // Twice: nothing to take away is no fault.
        desk.ask
            .send(KeepLayout::Forget("duty".to_owned()))
            .unwrap();
        desk.ask.send(KeepLayout::Read("duty".to_owned())).unwrap();
        desk.ask.send(KeepLayout::Read("chief".to_owned())).unwrap();
        assert_eq!(desk.told.recv().unwrap(), KeptLayout::Found(of_chief));
        assert!(!folder.join("duty.json").exists());
        drop(desk);
        thread.join().unwrap();
    }

    #[test]
    fn the_layers_of_a_seat_are_read_as_they_were_written() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("layouts");
        let (desk, keeper) = layout_link();
        let thread = keep_layouts(folder.clone(), keeper).unwrap();
        let changed = vec!["teams".to_owned(), "added:消火栓".to_owned()];
        let seat = || "duty".to_owned();
        let write = KeepLayout::WriteLayers(seat(), changed.clone());
        desk.ask.send(write).unwrap();
        desk.ask.send(KeepLayout::ReadLayers(seat())).unwrap();
        assert_eq!(desk.told.recv().unwrap(), KeptLayout::Layers(changed));
        std::fs::write(folder.join("duty.layers.json"), "{\"teams\": 0}").unwrap();
        desk.ask.send(KeepLayout::ReadLayers(seat())).unwrap();
        let told = desk.told.recv().unwrap();
        assert!(
            matches!(&told, KeptLayout::Unreadable(_, Some(kept)) if kept.ends_with(".bad")),
            "{told:?}"
        );
        // Nothing was kept of another seat.
        desk.ask
            .send(KeepLayout::ReadLayers("chief".to_owned()))
            .unwrap();
        drop(desk.ask);
        assert!(desk.told.recv().is_err());
        thread.join().unwrap();
    }

    #[test]
    fn what_cannot_be_read_is_kept_beside_and_told() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().to_owned();
        let (desk, keeper) = layout_link();
        let thread = keep_layouts(folder.clone(), keeper).unwrap();
        let too_large = " ".repeat(70_000);
        for text in ["", "[]", "\u{feff}{}", "不是版面", &too_large] {
            std::fs::write(folder.join("duty.json"), text).unwrap();
            desk.ask.send(KeepLayout::Read("duty".to_owned())).unwrap();
            let KeptLayout::Unreadable(_, Some(kept)) = desk.told.recv().unwrap() else {
                panic!("{text} was read");
            };
            assert!(kept.ends_with("duty.json.bad"), "{kept}");
            assert_eq!(std::fs::read_to_string(kept).unwrap(), text);
            assert!(!folder.join("duty.json").exists());
        }
        drop(desk);
        thread.join().unwrap();
    }

    #[test]
    fn a_disk_that_takes_nothing_is_told() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("layouts");
        std::fs::write(&folder, "a file where the folder belongs").unwrap();
        let (desk, keeper) = layout_link();
        let thread = keep_layouts(folder, keeper).unwrap();
        let node = written(r#"{"pane":"map"}"#);
        let write = KeepLayout::Write("duty".to_owned(), node);
        desk.ask.send(write).unwrap();
        let told = desk.told.recv().unwrap();
        assert!(matches!(told, KeptLayout::NotSaved(..)), "{told:?}");
        drop(desk);
        thread.join().unwrap();
    }
}
