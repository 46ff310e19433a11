//! From the files of a folder to a district, or to everything that is wrong with them.

use super::draft::Draft;
use super::known::Known;
use super::lists::{HEADER_FILE, Lists, last_part};
use super::{District, cover, header, sequence};
use crate::catalogue::Catalogue;
use crate::source::Fault;

impl District {
    /// Reads the files of a district's folder, each given with its name and its text. Only the last
    /// part of a name matters; what is neither CSV nor TOML is passed over.
    ///
    /// # Errors
    /// Everything that is wrong with any of the files, by file and line.
    pub fn read(files: &[(String, String)], catalogue: &Catalogue) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let lists = Lists::read(files, &mut faults);
        let (header, bounds) = files
            .iter()
            .find(|(file, _)| last_part(file) == HEADER_FILE)
            .map_or((None, None), |(file, text)| {
                header::read(file, text, &mut faults)
            });
        let known = Known::new(catalogue, &lists);
        let draft = Draft::read(&lists, &known, bounds, &mut faults);
        sequence::check(&lists, &draft, &mut faults);
        cover::check(&lists, &draft, catalogue, &mut faults);
        faults.sort();
        faults.dedup();
        match header.zip(bounds) {
            Some((header, bounds)) if faults.is_empty() => Ok(draft.district(header, bounds)),
            _ => Err(faults),
        }
    }
}
