//! What `ledger export --with-personal` writes beside an export: names in clear, for the one person
//! who has the right to them (practice R7, R22).

use std::io::Write;
use std::path::{Path, PathBuf};

use dispatch_core::entry::World;
use dispatch_core::state::State;
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Sealed, VaultReader};
use crate::error::LedgerError;
use crate::export::put_line;
use crate::whole::{Before, Readers, put_whole};

/// `OUT.personal.jsonl`: a file of its own, so that the export itself stays free of names and can
/// be handed on.
pub const PERSONAL_SUFFIX: &str = "personal.jsonl";

#[derive(Serialize)]
struct HeaderLine<'a> {
    yishao: &'static str,
    format: u32,
    world: &'a World,
    warning: &'static str,
}

#[derive(Serialize)]
struct PersonLine<'a> {
    incident: &'a str,
    told_by: &'static str,
    person: &'a str,
    reference: &'a str,
    content: Option<&'a str>,
    absent: Option<&'static str>,
}

#[derive(Serialize)]
struct EndLine {
    end: usize,
}

const WARNING: &str = "含个人信息:仅供有权机关,用后销毁,不得外传 · personal data: for the entitled \
                       authority alone, destroy after use, do not pass on";

/// Writes what the persons of `state` stand for to `OUT.personal.jsonl`; where it lies and how many
/// could be read. A reference that cannot be read stands with why: 已销毁 or 本机无此信息.
///
/// # Errors
/// The vault cannot be read, or the file cannot be written.
pub fn disclose(
    state: &State,
    vault: Option<&VaultReader>,
    out: &Path,
) -> Result<(PathBuf, usize), LedgerError> {
    let path = crate::beside(out, PERSONAL_SUFFIX);
    // In memory first: a file that others may read must not hold a word of it, not even in passing.
    let mut text = Zeroizing::new(Vec::new());
    let readable = write(state, vault, &path, &mut text)?;
    put_whole(&path, Readers::User, Before::Replaced, |file| {
        file.write_all(&text)
            .map_err(|err| LedgerError::Machine(path.clone(), err.to_string()))
    })?;
    Ok((path, readable))
}

fn write(
    state: &State,
    vault: Option<&VaultReader>,
    path: &Path,
    text: &mut Vec<u8>,
) -> Result<usize, LedgerError> {
    let header = HeaderLine {
        yishao: "personal",
        format: 1,
        world: &state.world,
        warning: WARNING,
    };
    put_line(path, text, &header)?;
    let (mut count, mut readable) = (0, 0);
    for (incident, it) in state.incidents.iter() {
        let destroyed = state.is_personal_destroyed(incident);
        for person in it.in_vault() {
            let sealed = Sealed {
                reference: person.reference.to_string(),
                hash: person.hash.to_string(),
            };
            let found = match vault {
                Some(vault) => vault.get(&sealed)?,
                None => None,
            };
            let content = found.as_deref().and_then(|it| std::str::from_utf8(it).ok());
            let absent = match (content, destroyed) {
                (Some(_), _) => None,
                (None, true) => Some("已销毁"),
                (None, false) => Some("本机无此信息"),
            };
            let line = PersonLine {
                incident: incident.as_str(),
                told_by: person.told_by,
                person: person.id,
                reference: person.reference.as_str(),
                content,
                absent,
            };
            put_line(path, text, &line)?;
            count += 1;
            readable += usize::from(content.is_some());
        }
    }
    put_line(path, text, &EndLine { end: count })?;
    Ok(readable)
}
