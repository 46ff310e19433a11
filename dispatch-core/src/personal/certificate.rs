//! The certificate 个人信息销毁证明: what was destroyed, when, by whom, before whom.

use std::fmt::Write;

use serde::Serialize;

use crate::sentence::day;
use crate::state::State;
use crate::words::IncidentId;

/// Everything a certificate says; as JSON, or printed by [`Certificate::text_zh`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// The world.
    pub world: String,
    /// The incident.
    pub incident: String,
    /// Its number.
    pub number: u32,
    /// Record number of the decision.
    pub record_no: u64,
    /// When it was decided, in world time, ms of UTC since 1970.
    pub at: i64,
    /// The same as the district writes it.
    pub at_local: String,
    /// Who decided: name and post.
    pub by: String,
    /// Who was present.
    pub witness: String,
    /// Why.
    pub reason: String,
    /// References into the vault that stand for nothing any more, as the entries have them.
    pub references: Vec<String>,
    /// Demands to keep the data that had ended before, by number of document.
    pub holds_ended: Vec<String>,
}

/// The certificate of an incident's destroyed personal data; `None` where they are not destroyed.
/// Made again from the same ledger it is the same. That this machine's key is gone is shown by the
/// vault and not by the ledger; other seats remove theirs when they fold the same record.
#[must_use]
pub fn certificate(state: &State, incident: &IncidentId) -> Option<Certificate> {
    let data = state.personal.get(incident)?;
    let gone = data.destroyed.as_ref()?;
    let it = state.incidents.get(incident)?;
    let register = &state.register;
    Some(Certificate {
        world: state.world.0.clone(),
        incident: incident.to_string(),
        number: it.number,
        record_no: gone.height,
        at: gone.said.known_at.0,
        at_local: {
            let at = gone.said.known_at;
            format!("{} {}", day(at), at.local_clock())
        },
        by: format!(
            "{}({})",
            register.person_zh(&gone.said.person),
            register.post_zh(&gone.said.post)
        ),
        witness: register.person_zh(&gone.witness).to_owned(),
        reason: gone.reason.to_string(),
        references: it.in_vault().map(|it| it.reference.to_string()).collect(),
        holds_ended: data
            .holds
            .iter()
            .map(|it| it.document.to_string())
            .collect(),
    })
}

impl Certificate {
    /// The printable text.
    #[must_use]
    pub fn text_zh(&self) -> String {
        let mut text = String::new();
        let drill = if self.world.starts_with("drill:") {
            "(演练)"
        } else {
            ""
        };
        let _ = writeln!(text, "个人信息销毁证明{drill}");
        for (name, value) in [
            ("事件", format!("事件{} {}", self.number, self.incident)),
            ("记录号", self.record_no.to_string()),
            ("时间", self.at_local.clone()),
            ("决定人", self.by.clone()),
            ("见证人", self.witness.clone()),
            ("理由", self.reason.clone()),
            ("销毁的人员信息", format!("{} 项", self.references.len())),
        ] {
            let _ = writeln!(text, "{name}:{value}");
        }
        for reference in &self.references {
            let _ = writeln!(text, "  {reference}");
        }
        for document in &self.holds_ended {
            let _ = writeln!(text, "已解除或到期的调查留存:{document}");
        }
        text.push_str(
            "说明:销毁的是本事件的密钥,处置记录和校验码不变。固态盘可能残留已加密的旧数据和加密的密钥,报废时须物理销毁。\n",
        );
        text
    }
}
