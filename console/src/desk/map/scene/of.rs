//! What a scene was laid out of: as long as all of it is the same, it stands.

use std::sync::Arc;

use dispatch_core::words::IncidentId;
use eframe::egui::{Galley, Painter, Rect};

use super::{Choice, Stand};
use crate::desk::font;
use crate::desk::map::field::Lens;
use crate::desk::map::layers::Layers;
use crate::desk::map::sprites::Sprites;
use crate::desk::map::things::{MapThings, Standing};
use crate::desk::outbox::About;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::view::Chosen;

/// What a scene was laid out of. The colours and the language are those of the things.
#[derive(Debug)]
pub struct Of {
    things: Arc<MapThings>,
    lens: Lens,
    clip: Rect,
    layers: Layers,
    incident: Option<IncidentId>,
    other: Option<Chosen>,
    preview: Option<Chosen>,
    sending: Vec<About>,
    /// The epoch of the sprites: with the next one what was laid is void.
    epoch: u64,
    /// A text that is laid out in every frame. As long as it comes back as the same one, egui has thrown
    /// nothing away that a text which was kept still points into.
    letters: Arc<Galley>,
}

impl Of {
    /// What a scene would be laid out of now.
    pub fn look(
        painter: &Painter,
        (lens, _, _): Stand<'_>,
        sight: &Sight<'_>,
        (standing, layers, choice): (&Standing, &Layers, Choice<'_>),
    ) -> Of {
        let (face, ink) = (font::regular(size::NOTE), sight.look.palette.ink1);
        Of {
            things: Arc::clone(standing.looked_up()),
            lens: *lens,
            clip: painter.clip_rect(),
            layers: *layers,
            incident: choice.incident.cloned(),
            other: choice.other.cloned(),
            preview: choice.preview.cloned(),
            sending: choice.sending.to_vec(),
            epoch: Sprites::of(painter.ctx()).epoch(),
            letters: painter.layout_no_wrap("0".to_owned(), face, ink),
        }
    }
}

impl PartialEq for Of {
    fn eq(&self, other: &Of) -> bool {
        Arc::ptr_eq(&self.things, &other.things)
            && self.lens == other.lens
            && self.clip == other.clip
            && self.layers == other.layers
            && self.incident == other.incident
            && self.other == other.other
            && self.preview == other.preview
            && self.sending == other.sending
            && self.epoch == other.epoch
            && Arc::ptr_eq(&self.letters, &other.letters)
    }
}
