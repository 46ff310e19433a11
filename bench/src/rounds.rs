//! A and B in turn, so that what the machine does beside it falls on both.

use std::time::Duration;

/// What one benchmark measured of two ways, in rounds A B A B.
#[derive(Debug, Default)]
pub struct Rounds {
    /// Ours, one figure a round.
    pub ours: Vec<Duration>,
    /// The raw cost, one figure a round.
    pub raw: Vec<Duration>,
}

impl Rounds {
    /// Runs both ways in turn, `rounds` times.
    ///
    /// # Errors
    /// The first way that failed.
    pub fn run<E>(
        rounds: usize,
        mut ours: impl FnMut() -> Result<Duration, E>,
        mut raw: impl FnMut() -> Result<Duration, E>,
    ) -> Result<Rounds, E> {
        let mut measured = Rounds::default();
        for _ in 0..rounds {
            measured.ours.push(ours()?);
            measured.raw.push(raw()?);
        }
        Ok(measured)
    }

    /// The middle of the rounds' ratios ours ÷ raw. Each ratio is of one round, whose two halves
    /// saw the same neighbours.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        let pairs = self.ours.iter().zip(&self.raw);
        let mut ratios: Vec<f64> = pairs
            .map(|(ours, raw)| ours.as_secs_f64() / raw.as_secs_f64())
            .collect();
        ratios.sort_by(f64::total_cmp);
        ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

/// The middle one; of an even number the later of the two.
#[must_use]
pub fn median(figures: &[Duration]) -> Duration {
    at_permille(figures, 500)
}

/// The figure below which so many per mille of them lie.
#[must_use]
pub fn at_permille(figures: &[Duration], permille: usize) -> Duration {
    let mut sorted = figures.to_vec();
    sorted.sort();
    let last = sorted.len().saturating_sub(1);
    let index = (sorted.len() * permille / 1000).min(last);
    sorted.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_ratio_is_of_one_round_and_not_of_two_middles() {
        let ms = Duration::from_millis;
        let noisy = Rounds {
            ours: vec![ms(10), ms(90), ms(12)],
            raw: vec![ms(10), ms(60), ms(10)],
        };
        assert!((noisy.ratio() - 1.2).abs() < 1e-9);
    }

    #[test]
    fn a_percentile_is_one_of_the_figures() {
        let figures: Vec<Duration> = (1..=100).rev().map(Duration::from_micros).collect();
        assert_eq!(median(&figures), Duration::from_micros(51));
        assert_eq!(at_permille(&figures, 990), Duration::from_micros(100));
        assert_eq!(median(&[]), Duration::ZERO);
    }
}
