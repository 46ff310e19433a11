//! Writes archives of PMTiles version 3, from its specification and not from the reader.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use tiles::grid::Tile;

/// One pixel.
pub fn png(colour: [u8; 3]) -> Vec<u8> {
    picture(colour, image::ImageFormat::Png)
}

pub fn picture(colour: [u8; 3], format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(1, 1, image::Rgb(colour))
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

pub struct Written {
    pub tiles: Vec<(Tile, Vec<u8>)>,
    leaf: Option<usize>,
    gzip: bool,
}

/// Number of the first tile, how many in a row, where, how long.
type Entry = (u64, u64, u64, u64);

impl Written {
    /// An archive of these tiles; with `leaf`, so many entries in each leaf directory.
    pub fn new(tiles: Vec<(Tile, Vec<u8>)>, leaf: Option<usize>, gzip: bool) -> Written {
        Written { tiles, leaf, gzip }
    }

    pub fn leaves(&self) -> usize {
        let entries = self.data().1.len();
        self.leaf.map_or(0, |it| entries.div_ceil(it))
    }

    /// The pictures one behind another, and what stands where; the same picture in a row is one entry.
    fn data(&self) -> (Vec<u8>, Vec<Entry>) {
        let mut numbered: Vec<(u64, &[u8])> = self
            .tiles
            .iter()
            .map(|(tile, bytes)| (id_of(*tile), &bytes[..]))
            .collect();
        numbered.sort_unstable();
        let mut data: Vec<u8> = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        let mut before: Option<&[u8]> = None;
        for (id, bytes) in numbered {
            match entries.last_mut() {
                Some(last) if before == Some(bytes) && last.0 + last.1 == id => last.1 += 1,
                _ => {
                    entries.push((id, 1, data.len() as u64, bytes.len() as u64));
                    data.extend(bytes);
                    before = Some(bytes);
                }
            }
        }
        (data, entries)
    }

    pub fn bytes(&self) -> Vec<u8> {
        let (data, entries) = self.data();
        let mut leaves = Vec::new();
        let root = match self.leaf {
            None => entries,
            Some(size) => {
                let parts = entries.chunks(size).map(|part| {
                    let leaf = self.packed(&directory(part));
                    let at = leaves.len() as u64;
                    leaves.extend(&leaf);
                    (part[0].0, 0, at, leaf.len() as u64)
                });
                parts.collect()
            }
        };
        let root = self.packed(&directory(&root));
        let zooms = self.tiles.iter().map(|it| it.0.zoom);
        let zooms = [zooms.clone().min().unwrap(), zooms.max().unwrap()];
        let compression = if self.gzip { 2 } else { 1 };
        archive(&root, &leaves, &data, compression, zooms)
    }

    fn packed(&self, bytes: &[u8]) -> Vec<u8> {
        if !self.gzip {
            return bytes.to_vec();
        }
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }
}

/// Header, root, nothing of metadata, leaves, tiles: each right behind the one before.
fn archive(root: &[u8], leaves: &[u8], data: &[u8], compression: u8, zooms: [u8; 2]) -> Vec<u8> {
    let mut head = b"PMTiles\x03".to_vec();
    let mut at = 127_u64;
    for length in [root.len(), 0, leaves.len(), data.len()] {
        head.extend(at.to_le_bytes());
        head.extend((length as u64).to_le_bytes());
        at += length as u64;
    }
    for _ in 0..3 {
        head.extend(0_u64.to_le_bytes());
    }
    // Clustered, how directories are packed, tiles plain, PNG.
    head.extend([1, compression, 1, 2]);
    head.extend(zooms);
    head.resize(127, 0);
    [&head, root, leaves, data].concat()
}

/// A root whose leaf is the leaf itself.
pub fn endless() -> Vec<u8> {
    let leaf = directory(&[(0, 0, 0, 5)]);
    assert_eq!(leaf.len(), 5);
    archive(&leaf, &leaf, &[], 1, [0, 4])
}

fn directory(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(&mut bytes, entries.len() as u64);
    let mut last = 0;
    for it in entries {
        number(&mut bytes, it.0 - last);
        last = it.0;
    }
    for it in entries {
        number(&mut bytes, it.1);
    }
    for it in entries {
        number(&mut bytes, it.3);
    }
    let mut behind = None;
    for it in entries {
        let is_behind = behind == Some(it.2);
        number(&mut bytes, if is_behind { 0 } else { it.2 + 1 });
        behind = Some(it.2 + it.3);
    }
    bytes
}

fn number(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push((value as u8 & 0x7F) | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// The number of a tile, walked down from the whole world quarter by quarter: the Hilbert curve as four
/// smaller ones, each turned its own way.
pub fn id_of(tile: Tile) -> u64 {
    let before: u64 = (0..tile.zoom).map(|it| 1_u64 << (2 * it)).sum();
    // Where the curve begins and where it ends, as the way from one to the other and the way across.
    let (mut x, mut y) = (i64::from(tile.x), i64::from(tile.y));
    let mut along = 0_u64;
    for level in (0..tile.zoom).rev() {
        let side = 1_i64 << level;
        let (right, low) = (x >= side, y >= side);
        let quarter = match (right, low) {
            (false, false) => 0,
            (false, true) => 1,
            (true, true) => 2,
            (true, false) => 3,
        };
        along = along * 4 + quarter;
        x %= side;
        y %= side;
        match quarter {
            0 => (x, y) = (y, x),
            3 => (x, y) = (side - 1 - y, side - 1 - x),
            _ => {}
        }
    }
    before + along
}
