//! The faces of the system, for the characters that the bundled ones lack.

use std::fmt;
use std::panic::{UnwindSafe, catch_unwind, set_hook, take_hook};

use fontique::{
    Collection, CollectionOptions, FallbackKey, FamilyId, GenericFamily, Language, QueryFamily,
    QueryStatus, Script, SourceCache, SourceCacheOptions,
};

#[cfg(feature = "gui")]
use super::faces::has_glyph;
use super::faces::{FaceBytes, stands_in};

/// What is installed. It is read when the first character is missing: hundreds of files may be.
pub(crate) struct SystemFaces {
    collection: Collection,
    cache: SourceCache,
    /// Every family, in the order of their names, so that the same machine always finds the same.
    families: Vec<String>,
}

impl fmt::Debug for SystemFaces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} families of the system", self.families.len())
    }
}

impl SystemFaces {
    /// Looks what is installed. On a machine without any font there is nothing: the crate that looks gives up
    /// with a panic there (fontique 0.11, `FcFontSort` finds no match), and neither a window nor a paper may go
    /// down with it.
    pub(crate) fn new() -> SystemFaces {
        let among = |system_fonts| {
            Collection::new(CollectionOptions {
                shared: false,
                system_fonts,
            })
        };
        let mut collection = quietly(|| among(true)).unwrap_or_else(|| among(false));
        let mut families: Vec<String> = collection.family_names().map(str::to_owned).collect();
        families.sort();
        SystemFaces {
            collection,
            cache: SourceCache::new(SourceCacheOptions::default()),
            families,
        }
    }

    /// The first face that may draw this character on paper: those that the system names for plain text
    /// and for Chinese, then all others.
    pub(super) fn face_with(&mut self, char: char) -> Option<FaceBytes> {
        self.face_that(char, stands_in)
    }

    /// The first face that fits this character, in the same order.
    pub(super) fn face_that(
        &mut self,
        char: char,
        fits: fn(&FaceBytes, char) -> bool,
    ) -> Option<FaceBytes> {
        self.found(char, fits).map(|(_, face)| face)
    }

    /// The first face that has this character, in the same order, with a name that no other face has.
    #[cfg(feature = "gui")]
    pub(crate) fn named_face(&mut self, char: char) -> Option<(String, FaceBytes)> {
        let ((family, place), face) = self.found(char, has_glyph)?;
        let name = self.collection.family_name(family).unwrap_or_default();
        Some((format!("{name}:{place}:{}", face.1), face))
    }

    /// The first face that fits, with its family and its place in that.
    fn found(
        &mut self,
        char: char,
        fits: fn(&FaceBytes, char) -> bool,
    ) -> Option<((FamilyId, usize), FaceBytes)> {
        let mut query = self.collection.query(&mut self.cache);
        let plain = [GenericFamily::SansSerif, GenericFamily::SystemUi];
        let plain = plain.map(QueryFamily::Generic);
        let named = self.families.iter().map(|it| QueryFamily::Named(it));
        query.set_families(plain.into_iter().chain(named));
        let chinese = Language::parse("zh-SG").ok();
        query.set_fallbacks(FallbackKey::new(
            Script::from_bytes(*b"Hani"),
            chinese.as_ref(),
        ));
        let mut found = None;
        query.matches_with(|font| {
            let (bytes, _) = font.blob.clone().into_raw_parts();
            let face = FaceBytes(bytes, font.index);
            if fits(&face, char) {
                found = Some((font.family, face));
                QueryStatus::Stop
            } else {
                QueryStatus::Continue
            }
        });
        found
    }
}

/// What comes of it, or nothing where it panics. Nobody reads of a panic that is expected here: it would stand
/// among what a check says. One of another thread within these milliseconds is not read either.
fn quietly<T>(look: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    let told = take_hook();
    set_hook(Box::new(|_| {}));
    let found = catch_unwind(look);
    set_hook(told);
    found.ok()
}
