//! stub
use crate::catalogue::{Catalogue, Text};
use crate::entry::Author;
use crate::state::State;
#[derive(Debug, Default)]
pub struct Names;
impl Names {
    #[must_use]
    pub fn from_catalogue(_: &Catalogue) -> Names {
        Names
    }
}
#[must_use]
pub fn sentence(_: &Names, _: &State, author: &Author) -> Text {
    Text {
        zh: author.command.zh().to_owned(),
        en: author.command.name().to_owned(),
    }
}
