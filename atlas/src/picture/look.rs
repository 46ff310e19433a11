//! How things look on paper and on a dark screen (tokens.md §2).

use super::Tone;
use crate::ground::{AreaKind, CourseKind};
use crate::vehicle::Class;

/// What it is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// White, for print.
    #[default]
    Light,
    /// As the duty room has it.
    Dark,
}

pub(super) struct Look {
    pub out: &'static str,
    pub land: &'static str,
    pub border: &'static str,
    pub text: &'static str,
    pub ink: &'static str,
    pub plate: &'static str,
    pub rail: &'static str,
    wood: &'static str,
    built: &'static str,
    water: &'static str,
    wetland: &'static str,
    roads: [&'static str; 4],
    pub red: &'static str,
    amber: &'static str,
    /// Amber as a line or as words: darker on paper, where a light one is not read.
    pub warning: &'static str,
    pub blue: &'static str,
    pub green: &'static str,
    /// What is written large over the ground, and how much of it: names are read on it.
    pub stamp: (&'static str, f64),
}

const LIGHT: Look = Look {
    out: "#FFFFFF",
    land: "#F5F6F3",
    border: "#7F8A92",
    text: "#4A545D",
    ink: "#0B0E11",
    plate: "#FFFFFF",
    rail: "#7B858D",
    wood: "#DDE6D6",
    built: "#ECEDEA",
    water: "#B9D3E6",
    wetland: "#D8E4E8",
    roads: ["#8A949C", "#A9B1B7", "#C3C9CD", "#D8DBD9"],
    red: "#CE1D24",
    amber: "#FFB81C",
    warning: "#985300",
    blue: "#2C5CB4",
    green: "#1F6B54",
    stamp: ("#5D0A84", 0.22),
};

const DARK: Look = Look {
    out: "#0B0E10",
    land: "#14191D",
    border: "#4A5560",
    text: "#8D98A3",
    ink: "#E6EAEE",
    plate: "#14181C",
    rail: "#56626D",
    wood: "#181F1C",
    built: "#181E22",
    water: "#1A2B3A",
    wetland: "#17212A",
    roads: ["#4A5661", "#39434D", "#2C353D", "#20282E"],
    red: "#F75D57",
    amber: "#FFC24A",
    warning: "#FFC24A",
    blue: "#5CADFF",
    green: "#58C295",
    stamp: ("#8857E0", 0.28),
};

impl Look {
    pub fn of(paper: Paper) -> &'static Look {
        match paper {
            Paper::Light => &LIGHT,
            Paper::Dark => &DARK,
        }
    }

    /// The fill of an area and its order from below; `None` where it is not filled.
    pub fn fill(&self, kind: AreaKind) -> Option<(u8, &'static str)> {
        match kind {
            AreaKind::District => Some((0, self.land)),
            AreaKind::BuiltUp => Some((1, self.built)),
            AreaKind::Wood | AreaKind::Park => Some((2, self.wood)),
            AreaKind::Wetland => Some((3, self.wetland)),
            AreaKind::Water => Some((4, self.water)),
            AreaKind::Township | AreaKind::Other => None,
        }
    }

    /// The width of a course in px where a metre is so many px, and its colour; `None` where it is too
    /// fine to be seen.
    pub fn course(
        &self,
        kind: CourseKind,
        width_m: f64,
        metre: f64,
    ) -> Option<(f64, &'static str)> {
        let least = match kind {
            CourseKind::River => 1.6,
            CourseKind::Canal => 1.3,
            CourseKind::Stream if metre > 0.01 => 0.9,
            CourseKind::Stream => return None,
            CourseKind::Railway | CourseKind::Metro => return Some((1.4, self.rail)),
        };
        Some(((width_m * metre).max(least), self.water))
    }

    /// The width and the colour of a road where a metre is so many px; `None` where it is too fine.
    pub fn road(&self, class: Class, metre: f64) -> Option<(f64, &'static str)> {
        // On the ground, in m; from how many px a metre on; at least so wide, in px.
        let (ground_m, from, least, tone) = match class {
            Class::Motorway => (26.0, 0.0, 2.4, 0),
            Class::MotorwayLink => (10.0, 0.02, 1.2, 0),
            Class::Trunk | Class::Primary => (22.0, 0.0, 1.9, 1),
            Class::TrunkLink | Class::PrimaryLink => (9.0, 0.03, 1.1, 1),
            Class::Secondary | Class::SecondaryLink => (15.0, 0.01, 1.2, 2),
            Class::Tertiary | Class::TertiaryLink => (11.0, 0.02, 0.9, 2),
            Class::Unclassified | Class::Residential => (8.0, 0.03, 0.7, 3),
            Class::LivingStreet
            | Class::Service
            | Class::Track
            | Class::Pedestrian
            | Class::Busway => (5.0, 0.15, 0.6, 3),
        };
        (metre >= from).then_some(((ground_m * metre).max(least), self.roads[tone]))
    }

    /// Fill and outline of a sign, and the ink of what stands in it.
    pub fn sign(&self, tone: Tone) -> (&'static str, &'static str, &'static str) {
        match tone {
            Tone::Urgent => (self.red, self.ink, "#FFFFFF"),
            Tone::Active => (self.amber, self.ink, "#0B0E11"),
            Tone::Quiet => (self.plate, self.ink, self.ink),
        }
    }
}
