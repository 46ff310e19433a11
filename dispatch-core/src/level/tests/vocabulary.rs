//! The tables and the shipped catalogue speak of the same measures.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::catalogue::Catalogue;
use crate::level::measure::{Unit, WORDS};
use crate::level::{reads, table};

fn shipped() -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/catalogue");
    let mut files = Vec::new();
    for folder in ["types", "vocabulary"] {
        for file in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = file.unwrap().path();
            let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    Catalogue::read(&files).unwrap()
}

#[test]
fn every_measure_is_a_word_of_the_catalogue() {
    let catalogue = shipped();
    for word in &WORDS {
        let measure = catalogue.measures.get(word.id);
        let measure = measure.unwrap_or_else(|| panic!("{} is no word of the catalogue", word.id));
        assert_eq!(measure.flag, word.unit == Unit::Flag, "{}", word.id);
        let ranks = !measure.grades.is_empty();
        assert_eq!(ranks, word.unit == Unit::WaterSource, "{}", word.id);
    }
}

#[test]
fn every_profile_reads_what_the_catalogue_says() {
    for profile in shipped().level_profiles.values() {
        let said: BTreeSet<_> = profile.reads.iter().map(String::as_str).collect();
        let read: Vec<_> = reads(profile.id);
        let read: BTreeSet<_> = read.iter().map(|id| id.as_str()).collect();
        let shows = table::of(profile.id, &Figures::new()).shows;
        let more: Vec<_> = said.difference(&read).collect();
        assert!(said.is_superset(&read), "{:?} reads {read:?}", profile.id);
        assert!(
            more.iter().all(|more| shows.contains(more)),
            "{:?}: {more:?}",
            profile.id
        );
    }
}
