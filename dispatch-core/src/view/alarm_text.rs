//! An alarm as one sentence, seen and read aloud: what happened, then whom it is about, then where. What
//! has nothing to say is left out with its comma, so that nobody hears a colon before nothing.

use crate::register::Party;
use crate::state::{Incident, State};

/// A sentence of an alarm, as it is put together.
pub(super) struct Told {
    what: [String; 2],
    /// In their order; none of them is empty.
    parts: Vec<[String; 2]>,
    /// What else is to be known, with its own comma.
    more: [String; 2],
}

impl Told {
    /// What happened, in Chinese and English.
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Told {
        Told {
            what: [zh.into(), en.into()],
            parts: Vec::new(),
            more: Default::default(),
        }
    }

    /// Whom or what it is about; nothing where there is nobody to name.
    pub(super) fn about(mut self, zh: impl AsRef<str>, en: impl AsRef<str>) -> Told {
        let part = [zh.as_ref(), en.as_ref()].map(|it| it.trim().to_owned());
        if part.iter().all(|it| !it.is_empty()) {
            self.parts.push(part);
        }
        self
    }

    /// Whom it is about, by the names of the register.
    pub(super) fn party(self, state: &State, party: &Party) -> Told {
        self.about(super::party_zh(state, party), super::party_en(state, party))
    }

    /// What somebody said or typed: it stands as it is in both languages.
    pub(super) fn words(self, words: &str) -> Told {
        self.about(words, words)
    }

    /// Where: the place of the incident, as it was told. Where it was named already it is not said again.
    pub(super) fn at(self, incident: &Incident) -> Told {
        let place = incident.place.words.as_str();
        let quoted = format!("「{place}」");
        let is_named = |[zh, _]: &[String; 2]| zh == place || zh.contains(&quoted);
        match self.parts.iter().any(is_named) {
            true => self,
            false => self.words(place),
        }
    }

    /// The same where the incident may not be known.
    pub(super) fn at_some(self, incident: Option<&Incident>) -> Told {
        match incident {
            Some(incident) => self.at(incident),
            None => self,
        }
    }

    /// What else is to be known, after everything: with its own comma, or nothing.
    pub(super) fn and(self, more: [String; 2]) -> Told {
        Told { more, ..self }
    }

    /// The sentence in Chinese and in English.
    pub(super) fn texts(self) -> [String; 2] {
        let Told { what, parts, more } = self;
        let joined = |of: usize, comma: &str| {
            let parts: Vec<&str> = parts.iter().map(|it| it[of].as_str()).collect();
            parts.join(comma)
        };
        let ([zh, en], [more_zh, more_en]) = (what, more);
        if parts.is_empty() {
            return [format!("{zh}{more_zh}"), format!("{en}{more_en}")];
        }
        [
            format!("{zh}:{}{more_zh}", joined(0, ",")),
            format!("{en}: {}{more_en}", joined(1, ", ")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_nothing_to_say_of_leaves_neither_colon_nor_comma() {
        let bare = || Told::new("超时未指派指挥官", "No commander named");
        assert_eq!(bare().texts(), ["超时未指派指挥官", "No commander named"]);
        assert_eq!(bare().about("", "").words(" ").texts(), bare().texts());
        assert_eq!(
            bare().about("", "").words("瞿溪老街").texts(),
            ["超时未指派指挥官:瞿溪老街", "No commander named: 瞿溪老街"]
        );
        assert_eq!(
            bare()
                .about("区水利局", "Water Bureau")
                .words("桥下")
                .texts(),
            [
                "超时未指派指挥官:区水利局,桥下",
                "No commander named: Water Bureau, 桥下"
            ]
        );
        let more = || [",还有 1 次".to_owned(), ", 1 more".to_owned()];
        assert_eq!(
            bare().words("桥下").and(more()).texts(),
            [
                "超时未指派指挥官:桥下,还有 1 次",
                "No commander named: 桥下, 1 more"
            ]
        );
    }
}
