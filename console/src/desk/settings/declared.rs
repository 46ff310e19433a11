//! What a setting is: a name, a few values to choose from, and which of them is the default.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::language::{Key, Lang};

/// How a value reads on the screen.
#[derive(Clone, Copy, Debug)]
pub enum Says {
    /// A text of the catalogue.
    Text(Key),
    /// A text of the catalogue with a number `n` put in.
    Counted(Key, i64),
    /// A name that is the same in every language.
    Name(&'static str),
}

impl Says {
    /// The text in a language.
    #[must_use]
    pub fn in_words(self, lang: Lang) -> String {
        match self {
            Says::Text(key) => lang.say(key).into_owned(),
            Says::Counted(key, n) => lang.say_with(key, [("n", n.into())]),
            Says::Name(name) => name.to_owned(),
        }
    }
}

/// One value that can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice<T> {
    /// Its name in the file.
    pub name: &'static str,
    /// What it means to whoever reads the setting.
    pub value: T,
    /// How it reads on the screen.
    pub says: Says,
}

impl<T> Choice<T> {
    /// A value that can be chosen.
    #[must_use]
    pub const fn new(name: &'static str, value: T, says: Says) -> Choice<T> {
        Choice { name, value, says }
    }
}

/// Off and on, for a setting that is a switch.
#[must_use]
pub const fn off_or_on() -> [Choice<bool>; 2] {
    [
        Choice::new("false", false, Says::Text(Key::SettingOff)),
        Choice::new("true", true, Says::Text(Key::SettingOn)),
    ]
}

/// A setting, declared beside the code that reads it.
#[derive(Debug)]
pub struct Setting<T: 'static> {
    /// Its name in the file.
    pub name: &'static str,
    /// What it is called.
    pub title: Key,
    /// What it changes, in a sentence.
    pub hint: Key,
    /// What can be chosen, in the order of the panel.
    pub choices: &'static [Choice<T>],
    /// The default, one of the choices.
    pub normal: T,
}

/// A setting whatever the type of its values: what the panel and the file know of it.
pub trait Declared: Sync {
    /// Its name in the file.
    fn name(&self) -> &'static str;
    /// What it is called.
    fn title(&self) -> Key;
    /// What it changes.
    fn hint(&self) -> Key;
    /// The name of each value in the file, and how it reads.
    fn choices(&self) -> Vec<(&'static str, Says)>;
    /// The name of the default.
    fn normal(&self) -> &'static str;
}

impl std::fmt::Debug for dyn Declared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl<T: Copy + PartialEq + Sync> Declared for Setting<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn title(&self) -> Key {
        self.title
    }

    fn hint(&self) -> Key {
        self.hint
    }

    fn choices(&self) -> Vec<(&'static str, Says)> {
        self.choices.iter().map(|it| (it.name, it.says)).collect()
    }

    fn normal(&self) -> &'static str {
        self.name_of(self.normal).unwrap_or_default()
    }
}

impl<T: Copy + PartialEq> Setting<T> {
    /// The name of a value in the file; `None` if it cannot be chosen.
    #[must_use]
    pub fn name_of(&self, value: T) -> Option<&'static str> {
        let choice = self.choices.iter().find(|it| it.value == value)?;
        Some(choice.name)
    }
}

/// What is chosen now. A clone marks what is read as the original does.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    chosen: BTreeMap<&'static str, &'static str>,
    read: Rc<RefCell<BTreeSet<&'static str>>>,
}

impl Settings {
    /// What is chosen, by name, to be taken to another thread.
    #[must_use]
    pub fn chosen(&self) -> BTreeMap<&'static str, &'static str> {
        self.chosen.clone()
    }

    /// The settings of which this is chosen.
    #[must_use]
    pub fn of(chosen: BTreeMap<&'static str, &'static str>) -> Settings {
        Settings {
            chosen,
            ..Settings::default()
        }
    }

    /// The value that is chosen, or the default.
    #[must_use]
    pub fn read<T: Copy>(&self, setting: &Setting<T>) -> T {
        self.read.borrow_mut().insert(setting.name);
        let chosen = self.chosen.get(setting.name);
        let mut choices = setting.choices.iter();
        choices
            .find(|it| Some(&it.name) == chosen)
            .map_or(setting.normal, |it| it.value)
    }

    /// The name of the value that is chosen. For the panel and the file: it marks nothing as read.
    #[must_use]
    pub fn name_of_chosen(&self, setting: &dyn Declared) -> &'static str {
        let chosen = self.chosen.get(setting.name()).copied();
        chosen.unwrap_or_else(|| setting.normal())
    }

    /// Chooses the value of this name; nothing, where the setting has no such value.
    pub(super) fn choose(&mut self, setting: &dyn Declared, value: &str) -> bool {
        let choices = setting.choices();
        let Some((value, _)) = choices.iter().find(|it| it.0 == value) else {
            return false;
        };
        self.chosen.insert(setting.name(), value);
        true
    }

    /// The names of the settings that nobody has read.
    #[must_use]
    pub fn unread(&self) -> Vec<&'static str> {
        let read = self.read.borrow();
        let names = super::ALL.iter().map(|it| it.name());
        names.filter(|it| !read.contains(it)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::palette::{SKIN, Skin};
    use crate::desk::settings::ALL;

    #[test]
    fn every_setting_has_a_default_that_can_be_chosen_and_names_of_its_own() {
        let names: BTreeSet<_> = ALL.iter().map(|it| it.name()).collect();
        assert_eq!(names.len(), ALL.len());
        for setting in ALL {
            let choices = setting.choices();
            let values: BTreeSet<_> = choices.iter().map(|it| it.0).collect();
            assert_eq!(values.len(), choices.len(), "{setting:?}");
            assert!(choices.len() > 1, "{setting:?} leaves no choice");
            assert!(values.contains(setting.normal()), "{setting:?}");
            for lang in [Lang::Zh, Lang::En] {
                let said: BTreeSet<_> = choices.iter().map(|it| it.1.in_words(lang)).collect();
                assert_eq!(said.len(), choices.len(), "{setting:?} in {lang:?}");
            }
        }
    }

    #[test]
    fn what_is_chosen_is_read_and_what_cannot_be_chosen_changes_nothing() {
        let mut settings = Settings::default();
        assert_eq!(settings.read(&SKIN), Skin::Dark);
        assert!(settings.choose(&SKIN, "daylight"));
        assert_eq!(settings.read(&SKIN), Skin::Daylight);
        assert!(!settings.choose(&SKIN, "pink"));
        assert_eq!(settings.read(&SKIN), Skin::Daylight);
    }

    #[test]
    fn a_setting_is_unread_until_a_clone_or_the_original_reads_it() {
        let settings = Settings::default();
        let name = settings.name_of_chosen(&SKIN);
        assert_eq!(name, "dark");
        assert_eq!(settings.unread().len(), ALL.len(), "the panel reads none");
        let _ = settings.clone().read(&SKIN);
        assert!(!settings.unread().contains(&"skin"));
    }
}
