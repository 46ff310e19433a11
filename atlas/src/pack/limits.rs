//! The limits that came later than the first packs: how wide a road or a barrier is, and what a road bears on
//! one axle. Few roads have one, so a list names those that do; a pack without any keeps its bytes.

use super::PackError;
use super::bytes::{In, Out};
use super::read::whole;
use crate::roads::{Barrier, Roads, Stretch};

/// Both parts, of those that are not empty.
pub(super) fn parts(roads: &Roads) -> Vec<(&'static [u8; 4], Out)> {
    let sizes = roads.stretches.iter().zip(0_u32..);
    let sizes = sizes.filter(|(it, _)| it.width_cm > 0 || it.axle_hkg > 0);
    let gaps = roads.barriers.iter().zip(0_u32..);
    let gaps = gaps.filter(|(it, _)| it.width_cm > 0);
    let size = listed(sizes, |out, it| {
        out.u16(it.width_cm);
        out.u16(it.axle_hkg);
    });
    let gaps = listed(gaps, |out, it| out.u16(it.width_cm));
    let parts = [(b"size", size), (b"gaps", gaps)].into_iter();
    parts.filter_map(|(tag, part)| Some((tag, part?))).collect()
}

fn listed<'a, T: 'a>(
    of: impl Iterator<Item = (&'a T, u32)>,
    write: impl Fn(&mut Out, &T),
) -> Option<Out> {
    let of: Vec<(&T, u32)> = of.collect();
    let mut out = Out::default();
    out.count(of.len());
    for (it, number) in &of {
        out.u32(*number);
        write(&mut out, it);
    }
    (!of.is_empty()).then_some(out)
}

/// Puts the limits of both parts where they belong.
///
/// # Errors
/// A number that is none of the pack's, or out of order.
pub(super) fn read<'a>(
    part: impl Fn(&'static str) -> Option<In<'a>>,
    stretches: &mut [Stretch],
    barriers: &mut [Barrier],
) -> Result<(), PackError> {
    each(part("size"), 8, stretches, |part, it| {
        (it.width_cm, it.axle_hkg) = (part.u16()?, part.u16()?);
        Ok(())
    })?;
    each(part("gaps"), 6, barriers, |part, it| {
        it.width_cm = part.u16()?;
        Ok(())
    })
}

fn each<T>(
    part: Option<In>,
    least: usize,
    all: &mut [T],
    read: impl Fn(&mut In, &mut T) -> Result<(), PackError>,
) -> Result<(), PackError> {
    let Some(part) = part else { return Ok(()) };
    let mut next = 0;
    whole(part, least, |part| {
        let number = part.u32()? as usize;
        let wrong = PackError::Wrong(part.part);
        // In order, so that no limit is said twice.
        let it = all.get_mut(number).filter(|_| number >= next);
        next = number + 1;
        read(part, it.ok_or(wrong)?)
    })?;
    Ok(())
}
