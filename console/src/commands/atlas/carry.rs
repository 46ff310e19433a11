//! What a district laid on its map before is laid on the one of a new extract or layer of roads as well, and said: areas,
//! places, layers, and what stands in place of 示意图.

use atlas::pack::{Origin, Pack};

use super::handed::is_of_roads;
use crate::command_line::{Everywhere, Lang};
use crate::failure::Failure;
use crate::folders;

/// Carries it over from the pack that is there. Returns what is to be said of it, for people.
///
/// # Errors
/// There is no such district. A pack that cannot be read carries nothing, and that is said.
pub(super) fn carry(
    named: &str,
    pack: &mut Pack,
    everywhere: &Everywhere,
) -> Result<Vec<String>, Failure> {
    let lang = everywhere.lang();
    // A district that is not there is an error; a damaged pack is about to be replaced.
    folders::pack_path(named, everywhere)?;
    let before = match folders::pack(named, everywhere) {
        Ok(Some(before)) => before,
        Ok(None) => return Ok(Vec::new()),
        Err(why) => {
            return Ok(vec![match lang {
                Lang::Zh => format!("原有的图不能读，其中的面、地名、图层未沿用：{}", why.zh),
                Lang::En => format!(
                    "the map there was cannot be read, nothing of its areas, places and layers is kept: {}",
                    why.en
                ),
            }]);
        }
    };
    let mut said = Vec::new();
    let unknown = unmarked(&before);
    let approval = before.standing.approval.clone();
    let is_roads = |name: &str| is_extract(name) || is_of_roads(&before, name);
    let is_ours = |name: &str| !is_roads(name) && !unknown.iter().any(|it| it == name);
    let origins = before.origins.iter().filter(|it| is_ours(&it.name));
    let origins: Vec<Origin> = origins.cloned().collect();
    let carried = pack.ground.carry(before.ground);
    pack.origins.extend(origins);
    let (areas, places, layers) = (carried.areas, carried.places, carried.layers);
    if areas + places + layers > 0 {
        said.push(match lang {
            Lang::Zh => format!("沿用原有的面 {areas}、地名 {places}、图层 {layers}"),
            Lang::En => format!(
                "kept from the map there was: {areas} areas, {places} places, {layers} layers"
            ),
        });
    }
    if !approval.is_empty() {
        said.push(match lang {
            Lang::Zh => format!("图上仍写：{approval}"),
            Lang::En => format!("the map still says: {approval}"),
        });
        pack.standing.approval = approval;
    }
    if !unknown.is_empty() {
        let files = unknown.join(" ");
        said.push(match lang {
            Lang::Zh => format!("原有的图没有记下哪些面和地名来自 {files}，未沿用，请再给一次"),
            Lang::En => format!(
                "the map there was does not say which areas and places are of {files}: they are not kept, hand them in again"
            ),
        });
    }
    Ok(said)
}

fn is_extract(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".pbf")
}

/// The files of areas and places of a pack that was made before packs said what of them is the district's.
fn unmarked(pack: &Pack) -> Vec<String> {
    let ground = &pack.ground;
    if ground.ours != Default::default() {
        return Vec::new();
    }
    let is_layer = |name: &str| ground.layers.iter().any(|it| it.file == name);
    let names = pack.origins.iter().map(|it| it.name.clone());
    names
        .filter(|it| !is_extract(it) && !is_of_roads(pack, it) && !is_layer(it))
        .collect()
}
