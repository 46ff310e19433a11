//! One file with all tiles of an area: PMTiles version 3, as its specification says
//! (github.com/protomaps/PMTiles, spec/v3). Pictures only; a file is read where it lies, piece by piece, and
//! one that ends too soon or says nonsense is a named error.
//!
//! The crate of that name reads through a memory map and tokio: a map that is cut off under a running
//! console takes the console with it, so the few pieces are read here.

mod damaged;
mod directory;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

pub use damaged::{Damaged, Part};

use crate::grid::{Tile, ZOOM_MAX};
use directory::{Entry, directory, found};

/// Bytes of the header.
const HEADER: usize = 127;
/// Most bytes of a directory as it lies in the file, and as it is unpacked: some million entries.
const DIRECTORY_MAX: u64 = 16 << 20;
/// Most bytes of one tile.
const TILE_MAX: u64 = 4 << 20;
/// Leaves within leaves: the specification knows two, more are a loop.
const DEPTH_MAX: u32 = 4;
/// Leaves that are kept unpacked.
const LEAVES_MAX: usize = 16;

/// How a part is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
}

/// Where something lies in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Room {
    offset: u64,
    length: u64,
}

/// What the header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    root: Room,
    leaves: Room,
    tiles: Room,
    directories: Packing,
    packing: Packing,
    /// The coarsest zoom.
    pub min_zoom: u8,
    /// The finest zoom.
    pub max_zoom: u8,
}

/// An archive that is open.
#[derive(Debug)]
pub struct Archive {
    file: File,
    path: PathBuf,
    bytes: u64,
    header: Header,
    root: Vec<Entry>,
    /// Leaves that were read, the newest last.
    leaves: Vec<(Room, Vec<Entry>)>,
}

impl Archive {
    /// Opens an archive, and reads its header and its root directory.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn open(path: &Path) -> Result<Archive, Damaged> {
        let unreadable = |err: std::io::Error| Damaged::Unreadable(shown(path), err.to_string());
        let file = File::open(path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        if !about.is_file() {
            return Err(Damaged::Unreadable(shown(path), "no file".to_owned()));
        }
        let mut archive = Archive {
            file,
            path: path.to_owned(),
            bytes: about.len(),
            header: Header {
                root: Room {
                    offset: 0,
                    length: 0,
                },
                leaves: Room {
                    offset: 0,
                    length: 0,
                },
                tiles: Room {
                    offset: 0,
                    length: 0,
                },
                directories: Packing::Plain,
                packing: Packing::Plain,
                min_zoom: 0,
                max_zoom: 0,
            },
            root: Vec::new(),
            leaves: Vec::new(),
        };
        archive.header = archive.read_header()?;
        let root = archive.header.root;
        archive.root = archive.read_directory(Part::Root, root)?;
        Ok(archive)
    }

    /// What the header says.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The bytes of a tile; `None` where the archive has none there.
    ///
    /// # Errors
    /// [`Damaged`].
    pub fn tile(&mut self, tile: Tile) -> Result<Option<Vec<u8>>, Damaged> {
        let Some(id) = id(tile) else {
            return Ok(None);
        };
        let mut entry = found(&self.root, id);
        for _ in 0..DEPTH_MAX {
            let Some(here) = entry else {
                return Ok(None);
            };
            if here.run > 0 {
                let room = within(self.header.tiles, here);
                let room = room.ok_or_else(|| self.nonsense(Part::Tile, "it lies outside"))?;
                let bytes = self.read(Part::Tile, room, TILE_MAX)?;
                let packing = self.header.packing;
                return self
                    .unpacked(Part::Tile, bytes, packing, TILE_MAX)
                    .map(Some);
            }
            let room = within(self.header.leaves, here);
            let room = room.ok_or_else(|| self.nonsense(Part::Leaf, "it lies outside"))?;
            entry = found(self.leaf(room)?, id);
        }
        Err(self.nonsense(Part::Leaf, "leaves within leaves without end"))
    }

    fn leaf(&mut self, room: Room) -> Result<&[Entry], Damaged> {
        match self.leaves.iter().position(|it| it.0 == room) {
            Some(at) => {
                let leaf = self.leaves.remove(at);
                self.leaves.push(leaf);
            }
            None => {
                let leaf = self.read_directory(Part::Leaf, room)?;
                if self.leaves.len() >= LEAVES_MAX {
                    self.leaves.remove(0);
                }
                self.leaves.push((room, leaf));
            }
        }
        Ok(self.leaves.last().map_or(&[][..], |it| &it.1))
    }

    fn read_header(&mut self) -> Result<Header, Damaged> {
        let head = Room {
            offset: 0,
            length: (HEADER as u64).min(self.bytes),
        };
        let bytes = self.read(Part::Header, head, HEADER as u64)?;
        let shown = || shown(&self.path);
        if !bytes.starts_with(b"PMTiles") {
            return Err(Damaged::Other(shown()));
        }
        match bytes.get(7) {
            Some(3) => {}
            Some(other) => return Err(Damaged::Version(shown(), *other)),
            None => return Err(self.truncated(Part::Header, HEADER as u64)),
        }
        if bytes.len() < HEADER {
            return Err(self.truncated(Part::Header, HEADER as u64));
        }
        let number = |at: usize| {
            let eight: [u8; 8] = bytes[at..at + 8].try_into().unwrap_or_default();
            u64::from_le_bytes(eight)
        };
        let room = |at: usize| Room {
            offset: number(at),
            length: number(at + 8),
        };
        let packing = |it: u8| match it {
            1 => Ok(Packing::Plain),
            2 => Ok(Packing::Gzip),
            other => Err(Damaged::Compression(shown(), other)),
        };
        let header = Header {
            root: room(8),
            leaves: room(40),
            tiles: room(56),
            directories: packing(bytes[97])?,
            packing: match (bytes[98], bytes[99]) {
                (_, 1) => return Err(Damaged::Vector(shown())),
                (it, 2..=4) => packing(it)?,
                (_, other) => return Err(Damaged::Kind(shown(), other)),
            },
            min_zoom: bytes[100],
            max_zoom: bytes[101],
        };
        if header.min_zoom > header.max_zoom || header.max_zoom > ZOOM_MAX + 8 {
            return Err(self.nonsense(Part::Header, "its zooms"));
        }
        Ok(header)
    }

    fn read_directory(&mut self, part: Part, room: Room) -> Result<Vec<Entry>, Damaged> {
        let packed = self.read(part, room, DIRECTORY_MAX)?;
        let packing = self.header.directories;
        let bytes = self.unpacked(part, packed, packing, DIRECTORY_MAX)?;
        directory(&bytes).map_err(|why| self.nonsense(part, why))
    }

    /// So much of the file as it lies there.
    fn read(&mut self, what: Part, room: Room, most: u64) -> Result<Vec<u8>, Damaged> {
        if room.length > most {
            return Err(Damaged::TooLarge {
                file: shown(&self.path),
                what,
                bytes: room.length,
                most,
            });
        }
        let end = room.offset.checked_add(room.length);
        let end = end.ok_or_else(|| self.nonsense(what, "it lies outside"))?;
        if end > self.bytes {
            return Err(self.truncated(what, end));
        }
        let mut bytes = Vec::new();
        let from = self.file.seek(SeekFrom::Start(room.offset));
        let read = from.and_then(|_| {
            let part = Read::by_ref(&mut self.file).take(room.length);
            let mut part = part;
            part.read_to_end(&mut bytes)
        });
        match read {
            Ok(_) if bytes.len() as u64 == room.length => Ok(bytes),
            // It was cut off while it was open.
            Ok(_) => {
                self.bytes = self.file.metadata().map_or(0, |it| it.len());
                Err(self.truncated(what, end))
            }
            Err(err) => Err(Damaged::Unreadable(shown(&self.path), err.to_string())),
        }
    }

    fn unpacked(
        &self,
        what: Part,
        bytes: Vec<u8>,
        packing: Packing,
        most: u64,
    ) -> Result<Vec<u8>, Damaged> {
        if packing == Packing::Plain {
            return Ok(bytes);
        }
        let mut plain = Vec::new();
        let read = GzDecoder::new(&bytes[..])
            .take(most + 1)
            .read_to_end(&mut plain);
        match read {
            Ok(read) if read as u64 > most => Err(Damaged::TooLarge {
                file: shown(&self.path),
                what,
                bytes: read as u64,
                most,
            }),
            Ok(_) => Ok(plain),
            Err(_) => Err(self.nonsense(what, "no gzip, or a damaged one")),
        }
    }

    fn truncated(&self, what: Part, to: u64) -> Damaged {
        Damaged::Truncated {
            file: shown(&self.path),
            what,
            to,
            has: self.bytes,
        }
    }

    fn nonsense(&self, what: Part, why: &'static str) -> Damaged {
        Damaged::Nonsense(shown(&self.path), what, why)
    }
}

/// Where an entry lies in its part of the file; `None` outside it.
fn within(all: Room, entry: Entry) -> Option<Room> {
    let end = entry.offset.checked_add(entry.length)?;
    let offset = all.offset.checked_add(entry.offset)?;
    (end <= all.length).then_some(Room {
        offset,
        length: entry.length,
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The number of a tile: all those of coarser zooms come before it, those of its own along a Hilbert curve.
/// `None` beyond the edge of the world.
fn id(tile: Tile) -> Option<u64> {
    let zoom = tile.zoom;
    if zoom > ZOOM_MAX || u64::from(tile.x.max(tile.y)) >> zoom > 0 {
        return None;
    }
    let before = ((1_u64 << (2 * zoom)) - 1) / 3;
    let (mut x, mut y) = (u64::from(tile.x), u64::from(tile.y));
    let mut along = 0_u64;
    let mut side = (1_u64 << zoom) >> 1;
    while side > 0 {
        let (right, low) = (u64::from(x & side > 0), u64::from(y & side > 0));
        along += side * side * ((3 * right) ^ low);
        // Turned so that the curve goes on where it left.
        if low == 0 {
            if right == 1 {
                x = (side - 1).wrapping_sub(x);
                y = (side - 1).wrapping_sub(y);
            }
            std::mem::swap(&mut x, &mut y);
        }
        side >>= 1;
    }
    Some(before + along)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the specification's table, and one of its reference implementation.
    #[test]
    fn a_tile_has_the_number_that_the_specification_gives_it() {
        let table = [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((2, 1, 0), 6),
            ((2, 0, 1), 8),
            ((12, 3423, 1763), 19_078_479),
        ];
        for ((zoom, x, y), number) in table {
            assert_eq!(id(Tile { zoom, x, y }), Some(number), "{zoom}/{x}/{y}");
        }
        let beyond = Tile {
            zoom: 3,
            x: 8,
            y: 0,
        };
        assert_eq!(id(beyond), None);
    }

    #[test]
    fn every_tile_of_a_zoom_has_its_own_number_beside_the_next() {
        let zoom = 6;
        let mut all = Vec::new();
        for x in 0..64 {
            for y in 0..64 {
                all.push((id(Tile { zoom, x, y }).unwrap(), x, y));
            }
        }
        all.sort_unstable();
        assert_eq!(all[0].0, (4_u64.pow(6) - 1) / 3);
        for pair in all.windows(2) {
            let ((one, x, y), (next, a, b)) = (pair[0], pair[1]);
            assert_eq!(one + 1, next);
            assert_eq!(x.abs_diff(a) + y.abs_diff(b), 1, "it goes on beside");
        }
    }
}
