//! Commands that wait, as a file: they are signed and idempotent, so they may travel any way
//! (design §5).
//!
//! JSON lines as in an export: first `{"yishao":"waiting","format":1,"world":…}`, then
//! `{"author":"…","key":hex,"signature":hex}`, last `{"end":count}`. They stand in the order
//! `(occurred_at, id)`, in which those of several laptops are folded wherever they meet.

use std::io::{BufRead, Write};
use std::path::Path;

use dispatch_core::entry::World;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::LedgerError;
use crate::export::{FORMAT, Lines, put_line};
use crate::flaw::Flaw;
use crate::hex;
use crate::message::{Message, admit};
use crate::outbox::Outbox;
use crate::source::Source;
use crate::whole::write_whole;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderLine {
    yishao: String,
    format: u32,
    world: World,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageLine {
    author: String,
    key: String,
    signature: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndLine {
    end: u64,
}

/// What decides the order.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    occurred_at: i64,
    id: Uuid,
}

fn header(world: &World) -> HeaderLine {
    HeaderLine {
        yishao: "waiting".to_owned(),
        format: FORMAT,
        world: world.clone(),
    }
}

/// Brings waiting commands into the order in which every console folds them.
pub fn sort(messages: &mut [Message]) {
    messages.sort_by_cached_key(|message| serde_json::from_slice::<Place>(message.author()).ok());
}

/// Writes what waits beside the ledger at `path` to the file `out`; how many commands.
///
/// # Errors
/// There is no such ledger, or `out` cannot be written.
pub fn export(path: &Path, out: &Path) -> Result<u64, LedgerError> {
    let source = Source::open(path)?;
    let messages = Outbox::waiting_beside(path)?;
    write_whole(out, |text| write(source.world(), messages, out, text))
}

fn write(
    world: &World,
    mut messages: Vec<Message>,
    path: &Path,
    out: &mut dyn Write,
) -> Result<u64, LedgerError> {
    sort(&mut messages);
    put_line(path, out, &header(world))?;
    for (n, message) in (1..).zip(&messages) {
        admit(world, message).map_err(|why| LedgerError::NotNext(n, Flaw::Entry(why)))?;
        let line = MessageLine {
            author: String::from_utf8_lossy(message.author()).into_owned(),
            key: hex::write(message.key()),
            signature: hex::write(message.signature()),
        };
        put_line(path, out, &line)?;
    }
    let end = messages.len() as u64;
    put_line(path, out, &EndLine { end })?;
    Ok(end)
}

/// Whether this is the first line of such a file.
pub(crate) fn is_header(line: &[u8]) -> bool {
    line.starts_with(b"{\"yishao\":\"waiting\"")
}

/// Reads waiting commands, each checked, in the order in which they are folded.
///
/// # Errors
/// [`LedgerError::Damaged`] with the line.
pub fn read<R: BufRead>(lines: &mut Lines<R>) -> Result<(World, Vec<Message>), LedgerError> {
    let line = lines.next_line(1)?;
    let head: HeaderLine = lines.parse(1, &line)?;
    lines.compare(1, &line, &header(&head.world))?;
    let mut messages = Vec::new();
    loop {
        let n = messages.len() as u64 + 1;
        let line = lines.next_line(n)?;
        if line.starts_with(b"{\"end\":") {
            lines.compare(n, &line, &EndLine { end: n - 1 })?;
            lines.expect_end(n)?;
            sort(&mut messages);
            return Ok((head.world, messages));
        }
        let parsed: MessageLine = lines.parse(n, &line)?;
        lines.compare(n, &line, &parsed)?;
        let message = message_of(parsed).ok_or_else(|| lines.damage(n, Flaw::NotHex))?;
        admit(&head.world, &message).map_err(|why| lines.damage(n, Flaw::Entry(why)))?;
        messages.push(message);
    }
}

fn message_of(line: MessageLine) -> Option<Message> {
    let (key, signature) = (hex::read(&line.key)?, hex::read(&line.signature)?);
    Some(Message::received(line.author.into_bytes(), key, signature))
}
