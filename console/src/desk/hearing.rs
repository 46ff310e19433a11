//! What of the alarms is heard at this desk: one tone, the most urgent, ever more rarely; and silence,
//! which ends by itself or by an alarm that was not there when it began.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use dispatch_core::time::Time;
use dispatch_core::view::Alarm;
use dispatch_core::words::AlarmKey;

use super::alarms::tone_of;
use crate::sound::Tone;

/// Since when this desk hears each alarm, and what it was told not to. None of it is remembered when
/// the program starts anew: then all of it is heard as if it were new, which errs on the loud side.
#[derive(Debug, Default)]
pub struct Hearing {
    began: BTreeMap<AlarmKey, Time>,
    silence: Option<Silence>,
}

#[derive(Debug)]
struct Silence {
    until: Time,
    /// What sounded when it began, once that was looked at.
    of: Option<BTreeSet<AlarmKey>>,
}

impl Hearing {
    /// Takes in what sounds at this post now. `at` is the desk's clock, which no drill makes faster.
    pub fn hear(&mut self, sounding: &[Alarm], at: Time) {
        let sounds = |key: &AlarmKey| sounding.iter().any(|it| it.key == *key);
        self.began.retain(|key, _| sounds(key));
        for alarm in sounding {
            self.began.entry(alarm.key.clone()).or_insert(at);
        }
        self.silence = self.silence.take().filter(|it| at < it.until);
        if let Some(silence) = &mut self.silence {
            let all = || sounding.iter().map(|it| it.key.clone()).collect();
            let of = silence.of.get_or_insert_with(all);
            if sounding.iter().any(|it| !of.contains(&it.key)) {
                self.silence = None;
            }
        }
    }

    /// 消音: what sounds now is quiet here until a moment. What comes later is heard.
    pub fn silence(&mut self, until: Time) {
        self.silence = Some(Silence { until, of: None });
    }

    /// Sound again.
    pub fn sound(&mut self) {
        self.silence = None;
    }

    /// Until when it is quiet here, by the desk's clock.
    #[must_use]
    pub fn silent_until(&self) -> Option<Time> {
        self.silence.as_ref().map(|it| it.until)
    }

    /// The most urgent tone that is wanted, and how long until it sounds again; `None` beside a tone: it
    /// was sounded often enough and rests, and the screen goes on.
    #[must_use]
    pub fn wanted(&self, sounding: &[Alarm], at: Time) -> Option<(Tone, Option<Duration>)> {
        let tone = sounding.iter().map(tone_of).min()?;
        let same = sounding.iter().filter(|it| tone_of(it) == tone);
        let began = same.filter_map(|it| self.began.get(&it.key)).max();
        let for_s = began.map_or(0, |began| at.since_s(*began));
        Some((tone, tone.repeat_after(for_s)))
    }
}

#[cfg(test)]
mod tests {
    use dispatch_core::view::Priority;

    use super::*;

    fn alarm(key: &str, priority: Priority) -> Alarm {
        Alarm {
            key: AlarmKey::new(key).unwrap(),
            incident: None,
            priority,
            since: Time(0),
            zh: String::new(),
            en: String::new(),
            can_shelve: true,
            known: false,
        }
    }

    fn second(s: i64) -> Time {
        Time(0).plus_s(s)
    }

    #[test]
    fn only_the_most_urgent_sounds_and_ever_more_rarely() {
        let mut hearing = Hearing::default();
        let mut all = vec![
            alarm("report/1", Priority::Medium),
            alarm("reach/1", Priority::High),
        ];
        hearing.hear(&all, second(0));
        let first = hearing.wanted(&all, second(0)).unwrap();
        assert_eq!(first.0, Tone::First);
        hearing.hear(&all, second(400));
        let later = hearing.wanted(&all, second(400)).unwrap();
        assert!(later.1.unwrap() > first.1.unwrap());
        // One more of the same tone begins anew, and a whistle goes before both.
        all.push(alarm("reach/2", Priority::High));
        hearing.hear(&all, second(401));
        assert_eq!(hearing.wanted(&all, second(401)).unwrap(), first);
        all.push(alarm("whistle/9", Priority::High));
        hearing.hear(&all, second(402));
        assert_eq!(hearing.wanted(&all, second(402)).unwrap().0, Tone::Whistle);
    }

    #[test]
    fn silence_is_of_what_sounds_and_a_new_alarm_breaks_it() {
        let mut hearing = Hearing::default();
        let mut all = vec![alarm("reach/1", Priority::High)];
        hearing.hear(&all, second(0));
        hearing.silence(second(300));
        hearing.hear(&all, second(299));
        assert_eq!(hearing.silent_until(), Some(second(300)));
        hearing.hear(&all, second(300));
        assert_eq!(hearing.silent_until(), None, "it ends by itself");
        hearing.silence(second(600));
        hearing.hear(&all, second(301));
        all.push(alarm("report/7", Priority::Medium));
        hearing.hear(&all, second(310));
        assert_eq!(hearing.silent_until(), None, "what is new is heard");
    }
}
