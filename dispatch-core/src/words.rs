//! Names and free text with their bounds: what cannot be held is refused before it is stored.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Longest name of a thing (incident, team, post …), in bytes.
pub const NAME_BYTES_MAX: usize = 64;
/// Longest free text in one field, in bytes (proof.md §4).
pub const WORDS_BYTES_MAX: usize = 4096;

fn check_name(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("an empty name, expected 1 to 64 bytes".to_owned());
    }
    if text.len() > NAME_BYTES_MAX {
        return Err(format!(
            "a name of {} bytes, expected at most {NAME_BYTES_MAX}",
            text.len()
        ));
    }
    match text.chars().find(|c| c.is_control() || c.is_whitespace()) {
        Some(c) => Err(format!(
            "name {text:?} holds {c:?}, expected no space and no control character"
        )),
        None => Ok(()),
    }
}

fn check_words(text: &str) -> Result<(), String> {
    if text.len() > WORDS_BYTES_MAX {
        return Err(format!(
            "a text of {} bytes, expected at most {WORDS_BYTES_MAX}",
            text.len()
        ));
    }
    Ok(())
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $check:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text, or what is wrong with it.
            ///
            /// # Errors
            /// A sentence that names the value and what was expected.
            pub fn new(text: &str) -> Result<$name, String> {
                $check(text)?;
                Ok($name(Arc::from(text)))
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a text")
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::new(text).map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

text_type!(
    /// Free text a person typed or said, at most 4 KiB.
    Words,
    check_words
);

impl Words {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// Declares the names of things: each its own type, so that a team is never taken for a depot.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(text_type!($(#[$doc])* $name, check_name);)* };
}

names! {
    /// An incident 事件.
    IncidentId;
    /// A call note 接报登记.
    IntakeId;
    /// An incident type of the catalogue, such as `forest-fire`.
    TypeId;
    /// A township 镇街 by its 9-digit code, or a zone's own id.
    TownshipId;
    /// A department 部门 of the district (an office, not a kind).
    DepartmentId;
    /// A kind of department, such as `fire-rescue-brigade`; ids are contract.
    DepartmentKind;
    /// A post 岗位: rights follow the post, not the person.
    PostId;
    /// A kind of post, such as `duty-officer`.
    PostKind;
    /// An official in post. Private persons never stand here (law 13).
    PersonId;
    /// A rescue team 队伍.
    TeamId;
    /// A kind of team, such as `water-rescue`.
    TeamKind;
    /// A closing of a road 断路.
    ClosureId;
    /// A supply depot 物资储备点.
    DepotId;
    /// A supply item 物资, such as `assault-boat`.
    SupplyId;
    /// A facility 设施: pump, valve, substation, underpass …
    FacilityId;
    /// A site on the map: hospital, shelter, flood point, school …
    SiteId;
    /// A risk point 风险点 of one of the risk lists.
    RiskId;
    /// A risk list 风险清单 of the catalogue, such as `flash-floods`.
    RiskListId;
    /// A measure of harm, such as `dead` or `missing`.
    MeasureId;
    /// A duty a member has in an incident, such as `drainage`.
    DutyId;
    /// A condition of the whistle.
    ConditionId;
    /// A need that calls an on-need member, such as `power-cut`.
    NeedId;
    /// Where a word came from: 110, 119, township, hospital …
    SourceId;
    /// An order 指令.
    OrderId;
    /// A request upward or outward 提请.
    RequestId;
    /// A proposal of whom to send 推荐方案.
    ProposalId;
    /// Something plotted on the map or a hazard.
    PlotId;
    /// A person or group sought 人员核查.
    SoughtId;
    /// Somebody at the scene who can be spoken to 现场联系人.
    SceneContactId;
    /// An aid contract with a neighbour.
    AidId;
    /// A warning signal 预警信号.
    WarningId;
    /// A response 应急响应 of the district.
    ResponseId;
    /// An instruction 领导指示 or tasking 上级交办.
    InstructionId;
    /// A kind of facility, site or plot.
    ThingKind;
    /// A hold point 安全确认 or act of the catalogue, such as `enter-water`.
    ActId;
    /// A form of a return 镇街填报, such as `evacuation`.
    FormId;
    /// An item of a form, such as `moved`, or of one of its parts: `moved/geological`.
    FormItemId;
    /// A return that was asked for.
    ReturnId;
    /// An alarm as the views name it.
    AlarmKey;
    /// A conflict 情况不一致.
    ConflictId;
    /// Something that must be reported 时限事项; what arises from a rule is `NUMBER/RULE`.
    ObligationId;
    /// A named list of guidance steps.
    FaceId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_space_and_at_most_64_bytes() {
        assert!(IncidentId::new("guoxi-1").is_ok());
        assert!(IncidentId::new("").is_err());
        assert!(IncidentId::new("two words").is_err());
        assert!(IncidentId::new(&"长".repeat(22)).is_err(), "66 bytes");
    }

    #[test]
    fn a_text_too_long_is_refused_by_the_reader() {
        let text = format!("{:?}", "x".repeat(WORDS_BYTES_MAX + 1));
        let err = serde_json::from_str::<Words>(&text)
            .expect_err("too long")
            .to_string();
        assert!(err.contains("expected at most 4096"), "{err}");
    }
}
