//! Bytes that may be a pack. Every length is looked at before room is made for it, and every place that
//! names another before anybody follows it.

use std::collections::BTreeMap;

use dispatch_core::point::Point;
use sha2::{Digest, Sha256};

use super::bytes::In;
use super::{FORMAT, MAGIC, Origin, Pack, PackError, SIZE_MAX, ground, limits};
use crate::osm::{Bounds, LeftOut};
use crate::roads::{Barrier, Lane, NoTurn, NoWay, Roads, Stretch};
use crate::vehicle::{Class, Vehicles};

impl Pack {
    /// Reads a whole file.
    ///
    /// # Errors
    /// It is no pack, of a newer format, cut short, damaged, or contradicts itself.
    pub fn read(file: &[u8]) -> Result<Pack, PackError> {
        if file.len() as u64 > SIZE_MAX {
            return Err(PackError::TooLarge);
        }
        let begun = file
            .strip_prefix(MAGIC)
            .and_then(|it| it.strip_prefix(b"\n"));
        let mut rest = In {
            bytes: begun.ok_or(PackError::NoPack)?,
            part: "format",
        };
        match rest.u32().map_err(|_| PackError::CutShort)? {
            FORMAT => {}
            newer => return Err(PackError::Newer(newer)),
        }
        let parts = parts(file, rest)?;
        let part = |tag: &'static str| {
            let bytes = parts.get(tag.as_bytes()).copied();
            bytes
                .map(|bytes| In { bytes, part: tag })
                .ok_or(PackError::Wrong(tag))
        };
        let mut roads = Roads {
            junctions: points(part("junc")?)?,
            shape: points(part("line")?)?,
            stretches: whole(part("road")?, 32, stretch)?,
            barriers: whole(part("barr")?, 7, barrier)?,
            no_turns: whole(part("turn")?, 9, no_turn)?,
            // Packs of the first programs have none.
            no_ways: match parts.get(&b"ways"[..]) {
                Some(bytes) => whole(
                    In {
                        bytes,
                        part: "ways",
                    },
                    6,
                    no_way,
                )?,
                None => Vec::new(),
            },
            names: whole(part("name")?, 2, |it| it.text())?,
        };
        // What came later than the first packs may be missing.
        let later = |tag: &'static str| {
            let bytes = parts.get(tag.as_bytes()).copied();
            bytes.map(|bytes| In { bytes, part: tag })
        };
        limits::read(later, &mut roads.stretches, &mut roads.barriers)?;
        roads.check()?;
        let (ground, standing) = (ground::ground(later)?, ground::standing(later)?);
        let mut head = part("head")?;
        let pack = Pack {
            district: head.text()?,
            attribution: head.text()?,
            origins: head.list(42, origin)?,
            bounds: bounds(&mut head)?,
            left_out: left_out(&mut head, later("left"))?,
            roads,
            order: whole(part("rank")?, 4, |it| it.u32())?,
            ground,
            standing,
        };
        head.end()?;
        Ok(pack)
    }
}

/// The parts by their tags, once their sum agrees. A tag that is not known is passed over.
fn parts<'a>(file: &[u8], mut rest: In<'a>) -> Result<BTreeMap<&'a [u8], &'a [u8]>, PackError> {
    let cut = |_| PackError::CutShort;
    let mut parts = BTreeMap::new();
    loop {
        let before = file.len() - rest.bytes.len();
        let tag = rest.take(4).map_err(cut)?;
        let length = usize::try_from(rest.u64().map_err(cut)?).map_err(|_| PackError::CutShort)?;
        let part = rest.take(length).map_err(cut)?;
        if tag == b"sum." {
            let agrees =
                part == Sha256::digest(&file[..before]).as_slice() && rest.bytes.is_empty();
            return agrees.then_some(parts).ok_or(PackError::Damaged);
        }
        if parts.insert(tag, part).is_some() {
            return Err(PackError::Damaged);
        }
    }
}

pub(super) fn whole<T>(
    mut part: In,
    least: usize,
    read: impl FnMut(&mut In) -> Result<T, PackError>,
) -> Result<Vec<T>, PackError> {
    let list = part.list(least, read)?;
    part.end()?;
    Ok(list)
}

fn points(part: In) -> Result<Vec<Point>, PackError> {
    whole(part, 8, point)
}

pub(super) fn point(part: &mut In) -> Result<Point, PackError> {
    let (lat, lon) = (part.i32()?, part.i32()?);
    Point::new(lat, lon).ok_or(PackError::Wrong(part.part))
}

fn vehicles(part: &mut In) -> Result<Vehicles, PackError> {
    let bits = part.u8()?;
    let known = bits & !Vehicles::ALL.0 == 0;
    known
        .then_some(Vehicles(bits))
        .ok_or(PackError::Wrong(part.part))
}

fn stretch(part: &mut In) -> Result<Stretch, PackError> {
    Ok(Stretch {
        ends: [part.u32()?, part.u32()?],
        shape: (part.u32()?, part.u32()?),
        length_mm: part.u32()?,
        class: Class::of_number(part.u8()?).ok_or(PackError::Wrong(part.part))?,
        open: [vehicles(part)?, vehicles(part)?],
        limit_kmh: part.u8()?,
        height_cm: part.u16()?,
        weight_hkg: part.u16()?,
        width_cm: 0,
        axle_hkg: 0,
        name: part.u32()?,
    })
}

fn barrier(part: &mut In) -> Result<Barrier, PackError> {
    Ok(Barrier {
        junction: part.u32()?,
        open: vehicles(part)?,
        height_cm: part.u16()?,
        width_cm: 0,
    })
}

fn no_turn(part: &mut In) -> Result<NoTurn, PackError> {
    Ok(NoTurn {
        from: Lane(part.u32()?),
        to: Lane(part.u32()?),
        bars: part.u8()?,
    })
}

fn no_way(part: &mut In) -> Result<NoWay, PackError> {
    let lanes = part.list(4, |it| it.u32().map(Lane))?;
    let bars = part.u8()?;
    Ok(NoWay { lanes, bars })
}

fn origin(part: &mut In) -> Result<Origin, PackError> {
    let name = part.text()?;
    let bytes = part.u64()?;
    let sha256 = part
        .take(32)?
        .try_into()
        .map_err(|_| PackError::Wrong("head"))?;
    Ok(Origin {
        name,
        bytes,
        sha256,
    })
}

fn bounds(part: &mut In) -> Result<Option<Bounds>, PackError> {
    match part.u8()? {
        0 => Ok(None),
        1 => Ok(Some(Bounds {
            west: part.i32()?,
            south: part.i32()?,
            east: part.i32()?,
            north: part.i32()?,
        })),
        _ => Err(PackError::Wrong(part.part)),
    }
}

/// The counts of the head, and behind them as many of the later part as are known.
fn left_out(head: &mut In, more: Option<In>) -> Result<LeftOut, PackError> {
    let mut counts = [0; LeftOut::NAMES.len()];
    let (in_head, later) = counts.split_at_mut(LeftOut::IN_HEAD);
    for count in in_head {
        *count = head.u32()?;
    }
    let more = more.map_or(Ok(Vec::new()), |it| whole(it, 4, |it| it.u32()))?;
    for (count, it) in later.iter_mut().zip(more) {
        *count = it;
    }
    Ok(LeftOut::of(counts))
}
