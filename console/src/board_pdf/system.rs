//! The faces of the system, for the characters that the bundled ones lack.

use std::fmt;

use fontique::{
    Collection, CollectionOptions, FallbackKey, GenericFamily, Language, QueryFamily, QueryStatus,
    Script, SourceCache, SourceCacheOptions,
};

use super::faces::{FaceBytes, stands_in};

/// What is installed. It is read when the first character is missing: hundreds of files may be.
pub(super) struct SystemFaces {
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
    pub(super) fn new() -> SystemFaces {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: true,
        });
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
                found = Some(face);
                QueryStatus::Stop
            } else {
                QueryStatus::Continue
            }
        });
        found
    }
}
