//! A pack as bytes.

use dispatch_core::point::Point;
use sha2::{Digest, Sha256};

use super::bytes::Out;
use super::{FORMAT, MAGIC, Pack, limits};
use crate::osm::LeftOut;

impl Pack {
    /// The whole file. The same pack gives the same bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut file = Out(MAGIC.to_vec());
        file.u8(b'\n');
        file.u32(FORMAT);
        let mut parts: Vec<(&[u8; 4], Out)> = vec![
            (b"head", self.head()),
            (b"name", self.names()),
            (b"junc", points(&self.roads.junctions)),
            (b"line", points(&self.roads.shape)),
            (b"road", self.stretches()),
            (b"barr", self.barriers()),
            (b"turn", self.turns()),
            (b"ways", self.ways()),
            (b"rank", numbers(&self.order)),
        ];
        parts.extend(limits::parts(&self.roads));
        parts.extend(self.later());
        for (tag, Out(part)) in parts {
            file.0.extend(tag);
            file.u64(part.len() as u64);
            file.0.extend(part);
        }
        let sum = Sha256::digest(&file.0);
        file.0.extend(b"sum.");
        file.u64(32);
        file.0.extend(sum);
        file.0
    }

    fn head(&self) -> Out {
        let mut out = Out::default();
        out.text(&self.district);
        out.text(&self.attribution);
        out.count(self.origins.len());
        for it in &self.origins {
            out.text(&it.name);
            out.u64(it.bytes);
            out.0.extend(it.sha256);
        }
        out.u8(u8::from(self.bounds.is_some()));
        if let Some(it) = &self.bounds {
            [it.west, it.south, it.east, it.north]
                .into_iter()
                .for_each(|it| out.i32(it));
        }
        let counts = self.left_out.counts();
        for it in &counts[..LeftOut::IN_HEAD] {
            out.u32(*it);
        }
        out
    }

    fn names(&self) -> Out {
        let mut out = Out::default();
        out.count(self.roads.names.len());
        self.roads.names.iter().for_each(|it| out.text(it));
        out
    }

    fn stretches(&self) -> Out {
        let mut out = Out::default();
        out.count(self.roads.stretches.len());
        for it in &self.roads.stretches {
            it.ends.into_iter().for_each(|end| out.u32(end));
            out.u32(it.shape.0);
            out.u32(it.shape.1);
            out.u32(it.length_mm);
            out.u8(it.class as u8);
            it.open.into_iter().for_each(|open| out.u8(open.0));
            out.u8(it.limit_kmh);
            out.u16(it.height_cm);
            out.u16(it.weight_hkg);
            out.u32(it.name);
        }
        out
    }

    fn barriers(&self) -> Out {
        let mut out = Out::default();
        out.count(self.roads.barriers.len());
        for it in &self.roads.barriers {
            out.u32(it.junction);
            out.u8(it.open.0);
            out.u16(it.height_cm);
        }
        out
    }

    fn turns(&self) -> Out {
        let mut out = Out::default();
        out.count(self.roads.no_turns.len());
        for it in &self.roads.no_turns {
            out.u32(it.from.0);
            out.u32(it.to.0);
            out.u8(it.bars);
        }
        out
    }

    fn ways(&self) -> Out {
        let mut out = Out::default();
        out.count(self.roads.no_ways.len());
        for it in &self.roads.no_ways {
            out.count(it.lanes.len());
            it.lanes.iter().for_each(|lane| out.u32(lane.0));
            out.u8(it.bars);
        }
        out
    }
}

fn points(list: &[Point]) -> Out {
    let mut out = Out::default();
    out.points(list);
    out
}

pub(super) fn numbers(list: &[u32]) -> Out {
    let mut out = Out::default();
    out.count(list.len());
    list.iter().for_each(|it| out.u32(*it));
    out
}
