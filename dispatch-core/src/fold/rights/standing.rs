//! What a post may ever say, by its kind and where it stands. The fold asks the same question first,
//! so a printed table cannot say anything else.

use super::Right::{
    self, Centre, Chief, Commander, Lead, Official, Owner, Scene, Subject, Township,
};
use super::right_of;
use crate::register::Unit;

/// The grounds on which a post of a kind may ever say a command, where it stands; which of them hold
/// now is for the incident, and for the fold, to say.
#[must_use]
pub fn rights_of(kind: &str, unit: &Unit, command: &str) -> Vec<Right> {
    let all = right_of(command).iter().copied();
    let mut grounds: Vec<Right> = all
        .filter(|ground| match ground {
            // Whoever is heard may be recorded for, but nobody sets another's duty.
            Subject if command != "set_duty" => stands(Official, kind, unit),
            other => stands(*other, kind, unit),
        })
        .collect();
    // A commander from outside says what any official says.
    if right_of(command).contains(&Official) && grounds.is_empty() {
        grounds.push(Commander);
    }
    if stands(Right::Director, kind, unit) {
        grounds.push(Right::Director);
    }
    grounds
}

/// Whether a post of a kind can have a ground where it stands.
pub(super) fn stands(ground: Right, kind: &str, unit: &Unit) -> bool {
    match ground {
        Official => !matches!(unit, Unit::Outside(_)),
        Centre => unit == &Unit::Centre,
        Chief => unit == &Unit::Centre && matches!(kind, "duty-chief" | "leader-on-duty"),
        Scene => matches!(kind, "clerk" | "safety-officer"),
        Township => matches!(unit, Unit::Township(_)),
        Lead => matches!(unit, Unit::Department(_)),
        Right::Director => kind == "director",
        // Command is taken by arriving, also from outside; and anybody may own a team.
        Commander | Subject | Owner => true,
    }
}

/// Whether a post writes down what others decided: a duty officer of the centre, a commander's clerk
/// or safety officer (practice R2).
pub(in crate::fold) fn writes_down_decisions(kind: &str, unit: &Unit) -> bool {
    stands(Centre, kind, unit) || stands(Scene, kind, unit)
}
