//! Whether the places of a district's own lists look like another datum than WGS-84, held against what its
//! imported map names.

use atlas::datum::{Datum, Wgs84};
use atlas::ground::Naming;
use atlas::handed::{Handed, Looks, Shape, looks};
use dispatch_core::district::District;
use dispatch_core::point::Point;

use crate::command_line::Everywhere;
use crate::commands::atlas::known_of_map;
use crate::failure::Failure;
use crate::folders;

/// Warns of every list that does. Without an imported map nothing can be told.
pub(super) fn warn(named: &str, district: &District, everywhere: &Everywhere) {
    // Without a data folder nobody can have imported anything.
    if everywhere.data_folder().is_err() {
        return;
    }
    let pack = match folders::pack(named, everywhere) {
        Ok(Some(pack)) => pack,
        Ok(None) => return,
        Err(why) => {
            // A warning ends nothing: its exit code is that of what follows.
            let _ = why.report(everywhere.lang());
            return;
        }
    };
    let known = known_of_map(&pack);
    for (file, rows) in lists(district) {
        if let Some(said) = said(file, &looks(&rows, &known)) {
            let _ = said.report(everywhere.lang());
        }
    }
}

fn said(file: &str, looks: &Looks) -> Option<Failure> {
    let like = looks.like?;
    let [wgs, gcj, bd] = looks.apart_m;
    let found = looks.found;
    Some(Failure::input(
        &format!(
            "{file}: 这些点像 {like}：{found} 个地点与已导入地图上同名的，按 WGS-84 中位相差 {wgs} 米，按 GCJ-02 {gcj} 米，按 BD-09 {bd} 米；本表应为 WGS-84，请核对"
        ),
        &format!(
            "{file}: these look like {like}: {found} places lie {wgs} m in the middle from those of the same name on the imported map if read as WGS-84, {gcj} m as GCJ-02, {bd} m as BD-09; this list has to be in WGS-84: check it"
        ),
    ))
}

/// The lists whose rows have a name and a place.
fn lists(district: &District) -> [(&'static str, Vec<Handed>); 6] {
    let row = |zh: &str, en: &str, at: Point| Handed {
        place: 0,
        name: Naming {
            zh: zh.to_owned(),
            en: en.to_owned(),
        },
        kind: String::new(),
        // What a list says is in WGS-84, which is what is doubted here.
        shape: Shape::Place(Wgs84::of(at).in_datum(Datum::Wgs84)),
    };
    let townships = district.townships.iter();
    let townships = townships.map(|it| row(it.zh.as_str(), it.en.as_str(), it.center));
    let teams = district.teams.iter();
    let teams = teams.map(|it| row(it.zh.as_str(), it.en.as_str(), it.point));
    let depots = district.depots.iter();
    let depots = depots.map(|it| row(it.zh.as_str(), it.en.as_str(), it.point));
    let facilities = district.facilities.iter();
    let facilities = facilities.map(|it| row(it.zh.as_str(), it.en.as_str(), it.point));
    let sites = district.sites.iter();
    let sites = sites.map(|it| row(it.zh.as_str(), it.en.as_str(), it.point));
    let risks = district.risks.iter();
    let risks = risks.map(|it| row(it.zh.as_str(), it.en.as_str(), it.point));
    [
        ("townships.csv", townships.collect()),
        ("teams.csv", teams.collect()),
        ("depots.csv", depots.collect()),
        ("facilities.csv", facilities.collect()),
        ("sites.csv", sites.collect()),
        ("risks.csv", risks.collect()),
    ]
}
