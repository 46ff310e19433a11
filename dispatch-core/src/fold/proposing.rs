//! A proposal is kept as it was: it changes nothing but what is known of how somebody chose.

use std::collections::BTreeSet;

use imbl::OrdMap;

use super::{Act, words};
use crate::command::Propose;
use crate::refusal::Refusal;
use crate::state::{ProposalRecord, Shared};

pub(super) fn propose(act: &mut Act<'_>, it: &Propose) -> Result<(), Refusal> {
    act.look(&it.says.incident)?;
    if act.state.proposals.contains_key(&it.proposal) {
        return Err(Refusal::NameTaken(words(it.proposal.as_str())));
    }
    let mut teams = BTreeSet::new();
    let picks = it.says.needs.iter().flat_map(|need| &need.picks);
    for pick in picks {
        if !teams.insert(&pick.team) {
            let team = act.state.register.team_zh(&pick.team);
            return Err(Refusal::Nonsense(words(format!(
                "推荐方案里{team}出现两次,请核对。"
            ))));
        }
    }
    let record = ProposalRecord {
        says: it.says.clone(),
        roads_at: it.roads_at,
        said: act.said(),
        issued: OrdMap::new(),
    };
    act.state
        .proposals
        .insert(it.proposal.clone(), Shared::new(record));
    Ok(())
}
