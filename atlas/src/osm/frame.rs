//! The outermost shell of a PBF file: a length, a header, a blob, again and again. It is opened here and
//! not by `osmpbf`, which takes a file that ends inside a length for one that ends well, and follows a
//! length below zero.

use std::io::{ErrorKind, Read};

use super::OsmError;

/// Most bytes of a file (proof.md §4).
pub const FILE_MAX: u64 = 512 << 20;
/// Most bytes of a blob, as it lies there and unpacked (proof.md §4).
pub const BLOB_MAX: u64 = 32 << 20;
/// Most bytes of the header of a blob, as the format says.
const HEADER_MAX: u32 = 64 << 10;

/// A blob with its shell around it, which is what `osmpbf` reads.
#[derive(Debug)]
pub struct Frame {
    /// Where it begins in the file, in bytes.
    pub at: u64,
    pub kind: FrameKind,
    pub bytes: Vec<u8>,
}

/// What a blob is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    Header,
    Data,
    /// Something that the format allows and a reader passes over.
    Other,
}

/// The frames of a file, one after another.
#[derive(Debug)]
pub struct Frames<R> {
    read: R,
    at: u64,
}

impl<R: Read> Frames<R> {
    /// The frames of a stream that begins at a file's first byte.
    pub fn new(read: R) -> Frames<R> {
        Frames { read, at: 0 }
    }

    /// The next frame; `None` where the file ends behind the last one.
    ///
    /// # Errors
    /// The file ends inside a frame, is too large, or is no PBF.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, OsmError> {
        let at = self.at;
        let mut bytes = Vec::new();
        if self.take(4, &mut bytes)? == 0 {
            return Ok(None);
        }
        let cut = OsmError::CutShort { at };
        let length: [u8; 4] = bytes[..].try_into().map_err(|_| cut.clone())?;
        let length = u32::from_be_bytes(length);
        if length > HEADER_MAX {
            return Err(no_pbf(at, "a header of a blob longer than 64 KiB"));
        }
        if self.take(u64::from(length), &mut bytes)? < u64::from(length) {
            return Err(cut);
        }
        let header = Header::read(&bytes[4..]).ok_or(no_pbf(at, "no header of a blob"))?;
        if header.size > BLOB_MAX {
            return Err(no_pbf(at, "a blob longer than 32 MiB"));
        }
        let begin = bytes.len();
        if self.take(header.size, &mut bytes)? < header.size {
            return Err(cut);
        }
        if header.kind != FrameKind::Other {
            check_blob(&bytes[begin..]).map_err(|what| no_pbf(at, what))?;
        }
        let kind = header.kind;
        Ok(Some(Frame { at, kind, bytes }))
    }

    /// Reads at most so many bytes behind those there are; fewer only at the end of the file.
    fn take(&mut self, most: u64, into: &mut Vec<u8>) -> Result<u64, OsmError> {
        let taken = self.read.by_ref().take(most).read_to_end(into);
        let taken = taken.map_err(|err| match err.kind() {
            ErrorKind::UnexpectedEof => OsmError::CutShort { at: self.at },
            _ => OsmError::Unreadable(err.to_string()),
        })? as u64;
        self.at += taken;
        if self.at > FILE_MAX {
            return Err(OsmError::TooLarge);
        }
        Ok(taken)
    }
}

fn no_pbf(at: u64, what: &'static str) -> OsmError {
    match at {
        0 => OsmError::NoPbf,
        _ => OsmError::Damaged {
            at,
            what: what.to_owned(),
        },
    }
}

struct Header {
    kind: FrameKind,
    size: u64,
}

impl Header {
    fn read(mut bytes: &[u8]) -> Option<Header> {
        let (mut kind, mut size) = (None, None);
        while !bytes.is_empty() {
            match field(&mut bytes)? {
                (1, Field::Bytes(b"OSMHeader")) => kind = Some(FrameKind::Header),
                (1, Field::Bytes(b"OSMData")) => kind = Some(FrameKind::Data),
                (1, Field::Bytes(_)) => kind = Some(FrameKind::Other),
                (3, Field::Number(number)) => size = Some(number),
                _ => {}
            }
        }
        // A size below zero is a number beyond every bound here.
        Some(Header {
            kind: kind?,
            size: size?,
        })
    }
}

/// Whether the blob is packed in a way that can be unpacked, to no more than is allowed.
fn check_blob(mut bytes: &[u8]) -> Result<(), &'static str> {
    let mut is_packed = false;
    while !bytes.is_empty() {
        match field(&mut bytes).ok_or("a blob that is damaged")? {
            (1 | 3, Field::Bytes(_)) => is_packed = true,
            (2, Field::Number(size)) if size > BLOB_MAX => {
                return Err("a blob of more than 32 MiB unpacked");
            }
            (4..=7, _) => {
                return Err("a blob packed by LZMA, LZ4 or Zstandard, expected zlib");
            }
            _ => {}
        }
    }
    is_packed.then_some(()).ok_or("an empty blob")
}

enum Field<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// Takes one field of a protobuf message.
fn field<'a>(bytes: &mut &'a [u8]) -> Option<(u64, Field<'a>)> {
    let tag = varint(bytes)?;
    let value = match tag & 7 {
        0 => Field::Number(varint(bytes)?),
        1 => Field::Bytes(split(bytes, 8)?),
        2 => {
            let length = usize::try_from(varint(bytes)?).ok()?;
            Field::Bytes(split(bytes, length)?)
        }
        5 => Field::Bytes(split(bytes, 4)?),
        _ => return None,
    };
    Some((tag >> 3, value))
}

fn split<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
