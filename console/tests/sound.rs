//! The tones as a listener would get them, pulled from a mixer without any device.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::num::NonZero;

use rodio::mixer::mixer;
use yishao::sound::{SAMPLE_RATE, Tone};

const TONES: [Tone; 4] = [Tone::Whistle, Tone::First, Tone::Second, Tone::Third];

fn heard(tone: Tone) -> Vec<f32> {
    let (input, output) = mixer(NonZero::<u16>::MIN, SAMPLE_RATE);
    input.add(tone.source(100));
    output.take(tone.samples().len()).collect()
}

fn loudness(samples: &[f32]) -> f32 {
    let power: f32 = samples.iter().map(|sample| sample * sample).sum();
    (power / samples.len() as f32).sqrt()
}

/// Frequency by counting how often the signal crosses zero upwards.
fn hz(samples: &[f32]) -> f32 {
    let crossings = samples
        .windows(2)
        .filter(|pair| pair[0] <= 0.0 && pair[1] > 0.0)
        .count();
    crossings as f32 * SAMPLE_RATE.get() as f32 / samples.len() as f32
}

#[test]
fn every_tone_can_be_heard_and_none_is_cut_off() {
    for tone in TONES {
        let samples = heard(tone);
        let peak = samples.iter().fold(0.0_f32, |peak, it| peak.max(it.abs()));
        assert!(loudness(&samples) > 0.1, "{tone:?} is too quiet");
        assert!(peak <= 0.9, "{tone:?} is cut off at {peak}");
    }
}

#[test]
fn a_whistle_is_high_blown_twice_and_unlike_any_alarm() {
    let samples = heard(Tone::Whistle);
    let rate = SAMPLE_RATE.get() as usize;
    let first = &samples[rate / 10..rate * 3 / 10];
    assert!((hz(first) - 2_900.0).abs() < 60.0, "{} Hz", hz(first));
    let between = &samples[rate * 37 / 100..rate * 45 / 100];
    assert!(loudness(between) < 0.01, "no pause between the two blows");
    for alarm in [Tone::First, Tone::Second, Tone::Third] {
        assert!(
            hz(&heard(alarm)) < 1_500.0,
            "{alarm:?} is as high as a whistle"
        );
    }
}

#[test]
fn what_is_more_urgent_is_repeated_more_often() {
    for pair in TONES.windows(2) {
        assert!(pair[0] < pair[1]);
        assert!(pair[0].repeat_after(0) < pair[1].repeat_after(0));
    }
}

/// How often a tone sounds in so many seconds.
fn soundings(tone: Tone, within_s: i64) -> usize {
    let (mut at_s, mut count) = (0, 0);
    while at_s < within_s {
        count += 1;
        match tone.repeat_after(at_s) {
            Some(every) => at_s += i64::try_from(every.as_secs()).unwrap(),
            None => break,
        }
    }
    count
}

/// Re-sounds on a schedule and never endlessly: what is not about people rests, the rest grows rare.
#[test]
fn what_nobody_knows_sounds_ever_more_rarely_and_what_is_not_urgent_rests() {
    for tone in TONES {
        assert!(soundings(tone, 60) > 0);
        let (first, second) = (soundings(tone, 600), soundings(tone, 1_200));
        assert!(second - first < first, "{tone:?}");
    }
    let day_s = 86_400;
    for tone in [Tone::Second, Tone::Third] {
        assert_eq!(tone.repeat_after(day_s), None, "{tone:?}");
        assert!(soundings(tone, day_s) < 80, "{tone:?}");
    }
    for tone in [Tone::Whistle, Tone::First] {
        let every = tone.repeat_after(day_s).unwrap();
        assert!(every.as_secs() <= 60, "{tone:?} is never given up");
    }
}

/// Half as loud is half the peak, and nothing that can be set is silence.
#[test]
fn the_volume_scales_a_tone_and_never_takes_it_away() {
    let peak = |percent| {
        let samples: Vec<f32> = Tone::First.source(percent).collect();
        samples.iter().fold(0.0_f32, |peak, it| peak.max(it.abs()))
    };
    let (soft, half, full) = (peak(25), peak(50), peak(100));
    assert!((half * 2.0 - full).abs() < 1e-6, "{half} of {full}");
    assert!(soft > 0.05, "{soft}");
    assert!(
        (peak(255) - full).abs() < 1e-6,
        "never louder than the loudest"
    );
}
