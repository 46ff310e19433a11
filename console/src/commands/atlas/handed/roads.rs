//! A layer of roads of the district's own, where there is no extract.

use std::path::Path;

use atlas::datum::Datum;
use atlas::ground::Form;
use atlas::handed::{HandedRoads, roads};
use atlas::osm::{Import, OsmError};
use atlas::pack::Pack;

use super::read::{Read, joined, text};
use crate::command_line::Lang;
use crate::failure::{Exit, Failure};

/// A layer that was read: its lines as any other file's things, and what they say of themselves.
pub(super) struct ReadRoads<'a> {
    pub read: Read<'a>,
    roads: HandedRoads,
}

/// Reads a layer.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read_roads(path: &Path) -> Result<ReadRoads<'_>, Failure> {
    let (text, origin) = text(path)?;
    let mut read = Read::new(path, origin, Vec::new(), false);
    let roads = match roads(&text) {
        Ok(roads) => roads,
        Err(wrong) => {
            joined(&wrong.iter().map(|it| read.told(it)).collect::<Vec<_>>())?;
            HandedRoads::default()
        }
    };
    read.handed.clone_from(&roads.lines);
    Ok(ReadRoads { read, roads })
}

impl ReadRoads<'_> {
    /// Lays its roads into a pack that has none.
    ///
    /// # Errors
    /// There is no road for vehicles in it.
    pub fn lay(&self, pack: &mut Pack, datum: Datum, lang: Lang) -> Result<(), Failure> {
        let lines = self.roads.lines.iter().enumerate();
        let lines = lines.filter_map(|(number, it)| match it.shape.form(datum)? {
            Form::Line(line) => Some((line, self.roads.tags_of(number))),
            Form::Place(_) | Form::Area(_) => None,
        });
        let taken = Import::of_lines(lines).map_err(|err| self.refused(&err))?;
        pack.attribution = attribution(&self.read.origin.name);
        pack.left_out = taken.left_out;
        pack.roads = taken.roads;
        self.tell_unused(lang);
        Ok(())
    }

    fn refused(&self, err: &OsmError) -> Failure {
        let shown = self.read.path.display();
        let (zh, en) = (format!("{shown}: {}", err.zh()), format!("{shown}: {err}"));
        Failure::new(Exit::Input, &zh, &en)
    }

    /// A property that is written otherwise than we read it should not be lost in silence.
    fn tell_unused(&self, lang: Lang) {
        let unused = &self.roads.unused;
        if unused.is_empty() {
            return;
        }
        let shown = self.read.path.display();
        let names: Vec<&str> = unused.iter().map(String::as_str).take(SHOWN_MAX).collect();
        let names = names.join(", ");
        let said = Failure::input(
            &format!("{shown}: 未使用的属性：{names}"),
            &format!("{shown}: properties that are not used: {names}"),
        );
        // A warning ends nothing.
        let _ = said.report(lang);
    }
}

/// So many unused properties are named.
const SHOWN_MAX: usize = 30;

/// Whose roads they are, as it is shown wherever they are.
fn attribution(file: &str) -> String {
    format!("道路：本区提供（{file}）")
}

/// Whether a pack has its roads of the file of this name.
pub(in super::super) fn is_of_roads(pack: &Pack, file: &str) -> bool {
    pack.attribution == attribution(file)
}
