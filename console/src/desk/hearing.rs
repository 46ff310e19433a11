//! What of the alarms is heard at this desk: one tone, the most urgent, ever more rarely; and silence,
//! which ends by itself or by an alarm that was not there when it began.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use dispatch_core::time::Time;
use dispatch_core::view::Alarm;
use dispatch_core::words::AlarmKey;

use super::alarms::tone_of;
use super::waits::Moment;
use crate::sound::Tone;

/// The schedule by which what sounds is sounded again: since when this desk hears each thing. None of it
/// is remembered when the program starts anew: then all of it is heard as if it were new, which errs on the
/// loud side.
#[derive(Debug)]
pub struct Course<K> {
    began: BTreeMap<K, Time>,
    /// The most urgent tone of all, and since when the youngest of it sounds.
    loudest: Option<(Tone, Time)>,
}

impl<K> Default for Course<K> {
    fn default() -> Course<K> {
        Course {
            began: BTreeMap::new(),
            loudest: None,
        }
    }
}

impl<K: Ord> Course<K> {
    /// Takes in all that sounds now, each by its name and its tone. `at` is the desk's clock, which no drill
    /// makes faster.
    pub fn take_in(&mut self, sounding: impl Iterator<Item = (K, Tone)>, at: Time) {
        let mut began = BTreeMap::new();
        self.loudest = None;
        for (key, tone) in sounding {
            let since = self.began.get(&key).copied().unwrap_or(at);
            self.loudest = Some(match self.loudest {
                Some((loudest, had)) if loudest == tone => (tone, had.max(since)),
                Some(louder) if louder.0 < tone => louder,
                _ => (tone, since),
            });
            began.insert(key, since);
        }
        self.began = began;
    }

    /// The most urgent tone that is wanted, and how long until it sounds again; `None` beside a tone: it
    /// was sounded often enough and rests, and the screen goes on.
    #[must_use]
    pub fn wanted(&self, at: Time) -> Option<(Tone, Option<Duration>)> {
        let (tone, began) = self.loudest?;
        Some((tone, tone.repeat_after(at.since_s(began))))
    }
}

/// What of the alarms this desk hears, and what it was told not to.
#[derive(Debug, Default)]
pub struct Hearing {
    /// Which look at what waits was taken in last.
    of: Option<Moment>,
    course: Course<AlarmKey>,
    silence: Option<Silence>,
}

#[derive(Debug)]
struct Silence {
    until: Time,
    /// What sounded when it began, once that was looked at.
    of: Option<BTreeSet<AlarmKey>>,
}

impl Hearing {
    /// Takes in what sounds at this post, as it was looked up `of` some moment; a frame that shows the
    /// same look again finds nothing new. `at` is the desk's clock, which no drill makes faster.
    pub fn hear(&mut self, (of, sounding): (Option<&Moment>, &[Alarm]), at: Time) {
        self.silence = self.silence.take().filter(|it| at < it.until);
        let is_heard = of.is_some() && self.of.as_ref() == of;
        if !is_heard {
            let tones = sounding.iter().map(|it| (it.key.clone(), tone_of(it)));
            self.course.take_in(tones, at);
            self.of = of.cloned();
        }
        let Some(silence) = &mut self.silence else {
            return;
        };
        match &silence.of {
            None => silence.of = Some(self.course.began.keys().cloned().collect()),
            Some(of) if !is_heard && self.course.began.keys().any(|it| !of.contains(it)) => {
                self.silence = None;
            }
            Some(_) => {}
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

    /// The most urgent tone that is wanted, as [`Course::wanted`] says.
    #[must_use]
    pub fn wanted(&self, at: Time) -> Option<(Tone, Option<Duration>)> {
        self.course.wanted(at)
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
        hearing.hear((None, &all), second(0));
        let first = hearing.wanted(second(0)).unwrap();
        assert_eq!(first.0, Tone::First);
        hearing.hear((None, &all), second(400));
        let later = hearing.wanted(second(400)).unwrap();
        assert!(later.1.unwrap() > first.1.unwrap());
        // One more of the same tone begins anew, and a whistle goes before both.
        all.push(alarm("reach/2", Priority::High));
        hearing.hear((None, &all), second(401));
        assert_eq!(hearing.wanted(second(401)).unwrap(), first);
        all.push(alarm("whistle/9", Priority::High));
        hearing.hear((None, &all), second(402));
        assert_eq!(hearing.wanted(second(402)).unwrap().0, Tone::Whistle);
    }

    #[test]
    fn silence_is_of_what_sounds_and_a_new_alarm_breaks_it() {
        let mut hearing = Hearing::default();
        let mut all = vec![alarm("reach/1", Priority::High)];
        hearing.hear((None, &all), second(0));
        hearing.silence(second(300));
        hearing.hear((None, &all), second(299));
        assert_eq!(hearing.silent_until(), Some(second(300)));
        hearing.hear((None, &all), second(300));
        assert_eq!(hearing.silent_until(), None, "it ends by itself");
        hearing.silence(second(600));
        hearing.hear((None, &all), second(301));
        all.push(alarm("report/7", Priority::Medium));
        hearing.hear((None, &all), second(310));
        assert_eq!(hearing.silent_until(), None, "what is new is heard");
    }

    #[test]
    fn a_look_that_was_heard_is_not_heard_again_and_silence_covers_it() {
        let mut hearing = Hearing::default();
        let (first, second_look) = ((7, 0, post()), (8, 0, post()));
        let mut all = vec![alarm("reach/1", Priority::High)];
        hearing.hear((Some(&first), &all), second(0));
        hearing.silence(second(300));
        hearing.hear((Some(&first), &all), second(1));
        assert_eq!(hearing.silent_until(), Some(second(300)));
        all.push(alarm("report/7", Priority::Medium));
        hearing.hear((Some(&second_look), &all), second(2));
        assert_eq!(hearing.silent_until(), None, "what is new is heard");
        assert_eq!(hearing.wanted(second(2)).unwrap().0, Tone::First);
    }

    fn post() -> dispatch_core::words::PostId {
        dispatch_core::words::PostId::new("duty-officer").unwrap()
    }
}
