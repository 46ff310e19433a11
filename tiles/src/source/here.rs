//! Sources that are files on this machine.

use std::path::Path;

use super::{Source, Template};
use crate::archive::{Archive, Damaged};

impl Source {
    /// The same, its archive found from the folder of the file that names it, and its zooms those of the
    /// archive where that can be read.
    #[must_use]
    pub fn settled(mut self, folder: &Path) -> Source {
        for layer in &mut self.layers {
            let Template::Archive(path) = layer else {
                continue;
            };
            *path = folder.join(&path);
            if let Ok(archive) = Archive::open(path) {
                let header = archive.header();
                self.max_zoom = self.max_zoom.min(header.max_zoom);
                self.min_zoom = self.min_zoom.max(header.min_zoom).min(self.max_zoom);
            }
        }
        self
    }

    /// Looks whether its archives can be read, where it has any.
    ///
    /// # Errors
    /// What is wrong with the first that cannot.
    pub fn look(&self) -> Result<(), Damaged> {
        for layer in &self.layers {
            if let Template::Archive(path) = layer {
                Archive::open(path)?;
            }
        }
        Ok(())
    }

    /// Whether all of it is on this machine.
    #[must_use]
    pub fn is_archive(&self) -> bool {
        let is_archive = |it: &Template| matches!(it, Template::Archive(_));
        self.layers.iter().all(is_archive)
    }
}
