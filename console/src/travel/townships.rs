//! The areas of the townships as the map of the district has them: the register gives their centres alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use atlas::ground::AreaKind;
use atlas::pack::Pack;
use dispatch_core::point::Point;
use dispatch_core::state::State;
use dispatch_core::view::Outlines;

/// Them, by their Chinese names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TownshipAreas {
    /// Whether they are those of the schematic, which draws the line half-way between two centres.
    pub is_sketch: bool,
    of: BTreeMap<String, Arc<Vec<Vec<Point>>>>,
}

/// By what it is known which townships a ground reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TownshipsBy {
    /// 镇街界线: by areas that somebody handed in; so many townships have none.
    Areas {
        /// Townships that have none.
        missing: usize,
    },
    /// 示意界线: by the schematic's.
    Sketch,
    /// 中心点: nobody has any areas.
    Centres,
}

impl TownshipAreas {
    /// Those of a map.
    #[must_use]
    pub fn of(pack: &Pack) -> TownshipAreas {
        let areas = pack.ground.areas.iter();
        let townships = areas.filter(|it| it.kind == AreaKind::Township);
        let mut of: BTreeMap<String, Vec<Vec<Point>>> = BTreeMap::new();
        for it in townships {
            // A township may lie in several pieces.
            let rings = of.entry(it.name.zh.clone()).or_default();
            rings.extend(it.rings.iter().cloned());
        }
        TownshipAreas {
            is_sketch: pack.standing.is_sketch,
            of: of.into_iter().map(|(zh, it)| (zh, Arc::new(it))).collect(),
        }
    }

    /// The outlines of the townships of a register, by their names.
    #[must_use]
    pub fn outlines(&self, state: &State) -> Outlines {
        let townships = state.register.townships.values();
        let found = townships.filter_map(|it| {
            let rings = self.of.get(it.zh.as_str())?;
            Some((it.id.clone(), Arc::clone(rings)))
        });
        Outlines(found.collect())
    }

    /// What the outlines of a register are.
    #[must_use]
    pub fn by(&self, state: &State) -> TownshipsBy {
        let found = self.outlines(state).0.len();
        match found {
            0 => TownshipsBy::Centres,
            _ if self.is_sketch => TownshipsBy::Sketch,
            _ => TownshipsBy::Areas {
                missing: state.register.townships.len() - found,
            },
        }
    }
}
