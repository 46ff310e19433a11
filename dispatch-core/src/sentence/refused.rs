//! Refusals in English: what, why, what now. The Chinese is the refusal's own `Display`.

use super::phrasebook::english;
use super::say::Say;
use crate::command::COMMANDS;
use crate::refusal::Refusal;
use crate::words::Words;

/// A refusal as an English sentence. Names in it stay as the register writes them in Chinese.
#[must_use]
pub fn refusal_en(refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownIncident(id) => {
            format!("There is no incident {id}. Check its id.")
        }
        Refusal::Unknown {
            what,
            value,
            nearest,
        } => sentences(
            format!("“{value}” is no {} of this district.", aside(what)),
            nearest,
        ),
        Refusal::NameTaken(id) => format!("The id “{id}” is in use already. Take another."),
        Refusal::IdReused => {
            "The same entry id came with other content and was not accepted.".to_owned()
        }
        Refusal::Nonsense(what) => aside(what),
        Refusal::NoRight {
            post,
            command,
            instead,
        } => sentences(
            format!("{post} has no right to “{}”.", command_en(command)),
            instead,
        ),
        Refusal::WrongWorld => "A drill seat cannot act on live incidents. \
             If this is real, press “Take to live”."
            .to_owned(),
        Refusal::OnlyInDrill => "This is an act of a drill's director, and in the live world there is \
             no drill to end. Do it in the drill's window; for a team, record that it takes part no \
             longer."
            .to_owned(),
        Refusal::NotInThisEdition => {
            "This entry belongs to a newer edition of the rules and cannot be used in this one."
                .to_owned()
        }
        Refusal::NoDistrict => "No district data is in force, so nothing can be done yet. \
             Import and adopt the district first."
            .to_owned(),
        Refusal::DistrictDiffers { expected, found } => format!(
            "The district data differs: expected {}, found {}. Import it again.",
            aside(expected),
            aside(found)
        ),

        Refusal::NotCommander { commander, since } => format!(
            "You are not the field commander of this incident. In command: {}, since {since}. \
             You can send it as advice.",
            aside(commander)
        ),
        Refusal::AlreadyCommander(who) => {
            format!("{who} is the field commander of this incident already.")
        }
        Refusal::NothingOffered => "Command was not offered to this post.".to_owned(),
        Refusal::IncidentFiled => "The file is closed: no more orders, facts are still recorded. \
             Reopen the incident if need be."
            .to_owned(),
        Refusal::SceneEnded => {
            "Action on scene has ended. Reopen the incident if need be.".to_owned()
        }
        Refusal::Withdrawn => "The incident was withdrawn. Reopen it if need be.".to_owned(),
        Refusal::SceneRunning => "Action on scene has not ended, so the file cannot be closed. \
             Let the field commander end it first."
            .to_owned(),
        Refusal::PersonsOpen(people) => {
            let who = if *people == 1 { "person" } else { "people" };
            format!(
                "The whereabouts of {people} {who} are still unknown, so the file cannot be closed. \
                 Settle each, or record a decision to stop the search."
            )
        }
        Refusal::PersonsUnknown => "How many are missing or trapped is still unknown, so the file \
             cannot be closed. Find out and adopt the figures, or record a decision to stop the search."
            .to_owned(),
        Refusal::RescuersInside {
            inside,
            unaccounted,
        } => format!(
            "In the danger zone still: {inside}, unaccounted for: {unaccounted}. It cannot end. \
             Count them first."
        ),
        Refusal::LevelMoved(level) => format!(
            "The response is now: {}, other than what you saw. Decide again on this ground.",
            aside(level)
        ),
        Refusal::SameLevel(level) => format!("The response is at {} already.", level.both().en),
        Refusal::NoResponse => "No response is in force for this incident.".to_owned(),
        Refusal::ResponseLifted => {
            "This response was lifted. Start another if it is needed.".to_owned()
        }
        Refusal::NotTheStarter(who) => format!(
            "This response was started by {}, who also lifts it. Check who decided.",
            aside(who)
        ),
        Refusal::SameIncident => "The two incidents are one already.".to_owned(),
        Refusal::StillInUse => "The incident is not filed, so its personal data are still in use \
             and cannot be destroyed. File it first."
            .to_owned(),
        Refusal::HoldStands {
            authority,
            document,
        } => format!(
            "{authority} demands that the personal data are kept ({document}), so they cannot be \
             destroyed. Have that authority lift it first."
        ),
        Refusal::PersonalDestroyed(height) => format!(
            "The personal data of this incident are destroyed (record {height}): there is nothing \
             to keep or destroy. See the record of it."
        ),
        Refusal::NotMerged => "The incident was not merged, so it cannot be split off.".to_owned(),
        Refusal::SameType => "The incident is of this type already.".to_owned(),

        Refusal::HeldElsewhere {
            team,
            incident,
            state,
            holder: _,
        } => format!(
            "{team} is at “{incident}” ({}) and was not let go. \
             Ask its commander, or let the duty chief recall it.",
            aside(state)
        ),
        Refusal::AlreadyHere(team) => format!("{team} is with this incident already."),
        Refusal::NotHere(team) => format!("{team} is not with this incident."),
        Refusal::NotReady { team, state } => {
            format!("{team} is {} and cannot be sent.", aside(state))
        }
        Refusal::OtherDispatcher(desk) => {
            let desk = aside(desk);
            let article = if desk == "its own" { "" } else { "the " };
            format!(
                "This team is dispatched by {article}{desk} command centre; this seat can only \
                 request it. The number is shown."
            )
        }
        Refusal::MilitaryRoute => "Army and armed police are asked for by the district \
             government through the military organ. Make it a request."
            .to_owned(),
        Refusal::WrongRoute { expected, found } => format!(
            "This team is got by {}, not by {}.",
            expected.both().en,
            found.both().en
        ),
        Refusal::GovernmentDecides { act, law } => {
            let law = aside(law);
            let law = if law.is_empty() {
                law
            } else {
                format!(" ({law})")
            };
            format!(
                "{} is for the government or the department in charge to decide{law}. \
                 Request the decision, or record their verbal consent: who and when.",
                aside(act)
            )
        }
        Refusal::StockShort {
            item,
            available,
            nearest,
        } => sentences(format!("{item}: {available} available."), nearest),
        Refusal::RecallRight => {
            "A recall is for the duty chief or the leader on duty to decide.".to_owned()
        }

        Refusal::NoAddressee => "The order has no addressee. Choose at least one.".to_owned(),
        Refusal::UnknownOrder(id) => format!("There is no order {id}."),
        Refusal::UnknownItem(id) => format!("There is no such item: {id}."),
        Refusal::NotYours => "The post that gave the order confirms that it is done.".to_owned(),
        Refusal::NeverShelved => "Rescuers unaccounted for or inside too long, and a pull-out, cannot \
             be put off. Go on counting and calling, and record who is found, out or told."
            .to_owned(),
        Refusal::PutOffNeedsReason => "An alarm is put off for a reason. Choose one of the list; with \
             “another reason”, say which."
            .to_owned(),
        Refusal::FallNeedsReason(measure) => {
            format!("“{measure}” falls: give the reason and the source.")
        }
        Refusal::Expired(at) => format!(
            "The order was valid until {} and was not sent. Give it again if it is still needed.",
            at.local_clock()
        ),
        Refusal::Retracted => "Taken back by its author; it had no effect.".to_owned(),
        Refusal::UndoTooLate => {
            "The other side has received it, so it cannot be undone. Give a cancelling order."
                .to_owned()
        }
        Refusal::NoUndo { command, instead } => sentences(
            format!("“{}” cannot be undone.", command_en(command)),
            instead,
        ),
        Refusal::NotNewest => "Only your own newest act can be undone.".to_owned(),
        Refusal::NothingDue => "Nothing is due.".to_owned(),
        Refusal::RuleBroken(what) => format!(
            "This entry breaks a rule of the system ({}). It is skipped and had no effect.",
            aside(what)
        ),
        Refusal::Quarantined => "This entry is skipped for ever.".to_owned(),
        Refusal::UnknownPost(post) => {
            format!("The post “{post}” is not in the register of this district and cannot act.")
        }
    }
}

fn aside(zh: &Words) -> String {
    english(zh.as_str())
}

/// A sentence and the aside after it, if there is one.
fn sentences(first: String, then: &Words) -> String {
    if then.is_empty() {
        return first;
    }
    format!("{first} {}", aside(then))
}

/// A command by its Chinese name.
fn command_en(zh: &Words) -> String {
    COMMANDS
        .iter()
        .find(|(_, _, name)| *name == zh.as_str())
        .map_or_else(|| zh.to_string(), |(name, _, _)| name.replace('_', " "))
}
