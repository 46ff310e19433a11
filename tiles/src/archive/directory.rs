//! A directory of an archive: which tiles lie where.

/// Most entries of one directory.
const ENTRIES_MAX: u64 = 4_000_000;

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number of the first tile.
    pub tile: u64,
    /// How many tiles in a row are this one; 0: it is a leaf, in which the tiles from this number on stand.
    pub run: u64,
    /// Where it lies in its part of the file.
    pub offset: u64,
    /// How long it is.
    pub length: u64,
}

/// Reads a directory.
///
/// # Errors
/// What is wrong with it.
pub(super) fn directory(bytes: &[u8]) -> Result<Vec<Entry>, &'static str> {
    let mut rest = bytes;
    let count = number(&mut rest)?;
    // Each entry takes four numbers, and so at least four bytes.
    if count > ENTRIES_MAX || count.saturating_mul(4) > rest.len() as u64 {
        return Err("more entries than it has room for");
    }
    let mut entries = Vec::new();
    let mut tile = 0_u64;
    for place in 0..count {
        let step = number(&mut rest)?;
        if place > 0 && step == 0 {
            return Err("a tile twice");
        }
        tile = tile.checked_add(step).ok_or("a number beyond all tiles")?;
        entries.push(Entry {
            tile,
            run: 0,
            offset: 0,
            length: 0,
        });
    }
    for entry in &mut entries {
        entry.run = number(&mut rest)?;
    }
    for entry in &mut entries {
        entry.length = number(&mut rest)?;
        if entry.length == 0 {
            return Err("an entry of no length");
        }
    }
    let mut behind: Option<u64> = None;
    for entry in &mut entries {
        // 0 is right behind the one before.
        entry.offset = match number(&mut rest)? {
            0 => behind.ok_or("nothing before the first entry")?,
            more => more - 1,
        };
        behind = entry.offset.checked_add(entry.length);
    }
    Ok(entries)
}

/// The entry in which a tile stands: its own, the run that it is of, or the leaf that may know it.
pub(super) fn found(entries: &[Entry], tile: u64) -> Option<Entry> {
    let behind = entries.partition_point(|it| it.tile <= tile);
    let entry = entries[..behind].last()?;
    let is_in = entry.run == 0 || tile - entry.tile < entry.run;
    is_in.then_some(*entry)
}

/// A number of seven bits a byte, the lowest first.
fn number(rest: &mut &[u8]) -> Result<u64, &'static str> {
    let mut value = 0_u64;
    for place in 0..10 {
        let (byte, behind) = rest.split_first().ok_or("it ends too soon")?;
        *rest = behind;
        let seven = u64::from(byte & 0x7F);
        if place == 9 && seven > 1 {
            break;
        }
        value |= seven << (7 * place);
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err("a number without end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_read_and_what_is_none_is_named() {
        // Two entries: tiles 3 and 10 … 14; 5 and 300 bytes; the second right behind the first.
        let whole = [2, 3, 7, 1, 5, 5, 0xAC, 0x02, 1, 0];
        let entries = directory(&whole).unwrap();
        let entry = |tile, run, offset, length| Entry {
            tile,
            run,
            offset,
            length,
        };
        assert_eq!(entries, [entry(3, 1, 0, 5), entry(10, 5, 5, 300)]);
        for (tile, place) in [
            (2, None),
            (3, Some(0)),
            (4, None),
            (10, Some(1)),
            (14, Some(1)),
            (15, None),
        ] {
            let expected = place.map(|it: usize| entries[it]);
            assert_eq!(found(&entries, tile), expected, "{tile}");
        }
        for cut in 0..whole.len() {
            assert!(directory(&whole[..cut]).is_err(), "{cut} bytes");
        }
        let table: [(&[u8], &str); 5] = [
            (
                &[0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
                "more entries than it has room for",
            ),
            (&[2, 3, 0, 1, 1, 5, 5, 1, 0], "a tile twice"),
            (&[1, 3, 1, 0, 1], "an entry of no length"),
            (&[1, 3, 1, 5, 0], "nothing before the first entry"),
            (&[0x80; 12], "a number without end"),
        ];
        for (bytes, why) in table {
            assert_eq!(directory(bytes), Err(why));
        }
    }
}
