//! The geography of a district, in one place for whoever needs it: the pack that was imported, else the
//! schematic that is drawn from the district's own folder.

use atlas::ground::Naming;
use atlas::osm::Bounds;
use atlas::pack::Pack;
use atlas::sketch::{Sketch, Town};
use dispatch_core::district::District;

use crate::command_line::Everywhere;
use crate::failure::Failure;
use crate::folders;
use crate::schematic::Schematic;

/// What is written wherever a schematic is shown.
const ATTRIBUTION: &str = "示意图：由本区地名点推得，线位均为示例，不作权属、划界和量距依据";

/// Where the geography of one district is found. It can be handed to another thread, which loads it.
#[derive(Clone, Debug)]
pub struct Geography {
    named: String,
    everywhere: Everywhere,
}

impl Geography {
    /// Of a district: a folder, or the name of one.
    #[must_use]
    pub fn of(named: &str, everywhere: &Everywhere) -> Geography {
        Geography {
            named: named.to_owned(),
            everywhere: everywhere.clone(),
        }
    }

    /// Loads it: `DATA/packs/NAME.pack` where there is one, else the schematic, whose
    /// `standing.is_sketch` says so. Takes some time; no window waits for it.
    ///
    /// # Errors
    /// There is no such district; its pack is there and cannot be used; without a pack, the first faults
    /// of the district's own folder.
    pub fn load(&self) -> Result<Pack, Failure> {
        // Without a data folder nobody can have imported anything.
        let imported = match self.everywhere.data_folder() {
            Ok(_) => folders::pack(&self.named, &self.everywhere)?,
            Err(_) => None,
        };
        match imported {
            Some(pack) => Ok(pack),
            None => Ok(self.sketch()?.pack()),
        }
    }

    /// Where pictures of the ground may come from instead.
    ///
    /// # Errors
    /// All faults of the files that say so.
    pub fn tile_sources(&self) -> Result<Vec<tiles::source::Source>, Failure> {
        folders::tile_sources(&self.named, &self.everywhere)
    }

    /// What the schematic is drawn from.
    ///
    /// # Errors
    /// All faults of the district's folder.
    pub fn sketch(&self) -> Result<Sketch, Failure> {
        let catalogue = folders::catalogue(None)?;
        let district = folders::district(&self.named, &self.everywhere, &catalogue)?;
        let told = folders::schematic(&self.named, &self.everywhere)?;
        Ok(sketch(&district, told))
    }
}

/// The facts of a district for its schematic.
#[must_use]
pub fn sketch(district: &District, told: Schematic) -> Sketch {
    let (low, high) = (district.bounds.south_west, district.bounds.north_east);
    let naming = |zh: &str, en: &str| Naming {
        zh: zh.to_owned(),
        en: en.to_owned(),
    };
    let towns = district.townships.iter().map(|it| Town {
        name: naming(it.zh.as_str(), it.en.as_str()),
        at: it.center,
        in_hills: it.far,
    });
    Sketch {
        district: district.name.as_str().to_owned(),
        name: naming(district.zh.as_str(), district.en.as_str()),
        bounds: Bounds {
            west: low.lon_e7,
            south: low.lat_e7,
            east: high.lon_e7,
            north: high.lat_e7,
        },
        towns: towns.collect(),
        lines: told.lines,
        areas: told.areas,
        places: told.places,
        attribution: ATTRIBUTION.to_owned(),
    }
}
