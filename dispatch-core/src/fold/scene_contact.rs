//! Who can be spoken to at the scene (practice R7, domain.md §3): the name stands in the vault, here is
//! what may be said without it.

use super::Act;
use crate::command::SceneContact;
use crate::refusal::Refusal;
use crate::state::{SceneContactRecord, Shared};

/// What was said of somebody last holds; what it leaves out stays as it was said before.
pub(super) fn scene_contact(act: &mut Act<'_>, it: &SceneContact) -> Result<(), Refusal> {
    let said = act.said();
    let incident = act.change(&it.incident)?;
    let had = incident.scene_contacts.get(&it.contact).cloned();
    if had.as_ref().is_some_and(|had| had.said.at > said.at) {
        // An older word that comes late does not take back a correction.
        return Ok(());
    }
    let kept = |new: &Option<_>, of: fn(&SceneContactRecord) -> &Option<_>| {
        new.clone()
            .or_else(|| had.as_ref().and_then(|had| of(had).clone()))
    };
    let record = SceneContactRecord {
        words: kept(&it.words, |had| &had.words),
        vault_ref: kept(&it.vault_ref, |had| &had.vault_ref),
        vault_hash: kept(&it.vault_hash, |had| &had.vault_hash),
        said,
    };
    incident
        .scene_contacts
        .insert(it.contact.clone(), Shared::new(record));
    Ok(())
}
