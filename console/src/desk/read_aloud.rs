//! Which alarms are read aloud: each once, when it begins to sound here, and of many at once the first.

use std::collections::BTreeSet;

use dispatch_core::view::Alarm;
use dispatch_core::words::AlarmKey;

use super::settings::{Setting, off_or_on};
use crate::language::{Key, Lang};

/// Whether alarms are read aloud where the program for it is installed.
pub static READ_ALOUD: Setting<bool> = Setting {
    name: "read-aloud",
    title: Key::SettingReadAloud,
    hint: Key::SettingReadAloudHint,
    choices: &off_or_on(),
    normal: false,
};

/// What was read already. What sounds when reading begins is on the screen since before.
#[derive(Debug, Default)]
pub struct Readings {
    known: Option<BTreeSet<AlarmKey>>,
}

impl Readings {
    /// The sentence to be read now, if any. `on`: reading is switched on and nothing is silenced.
    pub fn next(&mut self, sounding: &[Alarm], on: bool, lang: Lang) -> Option<String> {
        let now = || sounding.iter().map(|it| it.key.clone()).collect();
        let Some(known) = self.known.as_mut().filter(|_| on) else {
            self.known = on.then(now);
            return None;
        };
        let mut new = sounding.iter().filter(|it| !known.contains(&it.key));
        let first = new.next()?;
        let others = new.count();
        let sentence = match lang {
            Lang::Zh => first.zh.clone(),
            Lang::En => first.en.clone(),
        };
        *known = now();
        if others == 0 {
            return Some(sentence);
        }
        let more = lang.say_with(Key::ReadAloudMore, [("n", others.into())]);
        Some(format!("{sentence}, {more}"))
    }
}

#[cfg(test)]
mod tests {
    use dispatch_core::time::Time;
    use dispatch_core::view::Priority;

    use super::*;

    fn alarm(key: &str, zh: &str) -> Alarm {
        Alarm {
            key: AlarmKey::new(key).unwrap(),
            incident: None,
            priority: Priority::High,
            since: Time(0),
            zh: zh.to_owned(),
            en: String::new(),
            can_shelve: true,
            known: false,
        }
    }

    #[test]
    fn each_alarm_is_read_once_and_of_many_at_once_the_first() {
        let mut readings = Readings::default();
        let mut sounding = vec![alarm("a", "旧的")];
        let next =
            |readings: &mut Readings, sounding: &[Alarm], on| readings.next(sounding, on, Lang::Zh);
        assert_eq!(
            next(&mut readings, &sounding, true),
            None,
            "it sounded before"
        );
        sounding.insert(0, alarm("b", "吹哨待接"));
        assert_eq!(
            next(&mut readings, &sounding, true).as_deref(),
            Some("吹哨待接")
        );
        assert_eq!(next(&mut readings, &sounding, true), None, "once");
        sounding.extend([
            alarm("c", "尚未叫应"),
            alarm("d", "超时"),
            alarm("e", "超时"),
        ]);
        let many = next(&mut readings, &sounding, true).unwrap();
        assert!(many.starts_with("尚未叫应") && many.contains('2'), "{many}");
        // Silenced or switched off: what comes meanwhile is not made up for.
        sounding.push(alarm("f", "静音时"));
        assert_eq!(next(&mut readings, &sounding, false), None);
        assert_eq!(next(&mut readings, &sounding, true), None);
    }
}
