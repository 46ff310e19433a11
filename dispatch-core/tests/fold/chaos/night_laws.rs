//! What must hold of responses, of the officers in the room, and of lists of persons.

use std::collections::BTreeSet;

use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Means};
use dispatch_core::register::{Party, Unit};
use dispatch_core::state::{CallRecord, State};
use dispatch_core::view;

/// A call that an officer is still to sign for belongs to a response in force, on whose joint duty
/// his department is, and over which its incident hangs. One that he signed stays his.
pub fn the_room_answers_for_its_own(state: &State, what: &str) {
    let standing = state
        .incidents
        .values()
        .filter(|it| it.merged_into.is_none());
    for incident in standing {
        let unsigned = |it: &CallRecord| it.in_the_room() && it.acknowledged.is_none();
        for (department, _) in incident.calls.iter().filter(|(_, it)| unsigned(it)) {
            let under = incident.under.as_ref();
            let response = under.and_then(|it| state.responses.get(it));
            assert!(
                response.is_some_and(|it| it.is_joint(department)),
                "{department} of {} has an officer of nowhere: {what}",
                incident.id
            );
        }
    }
}

/// What only the commander may decide is his own word, one from before he was replaced, or written down
/// by the centre or a clerk as heard from him (law 4, practice R2).
pub fn nobody_decides_for_the_commander(before: &State, author: &Author, what: &str) {
    let only_his = matches!(
        author.command,
        Command::Release(_)
            | Command::ReleaseTeam(_)
            | Command::OfferCommand(_)
            | Command::EndScene(_)
    );
    let post = before.register.posts.get(&author.post);
    let directs = before.world.is_drill() && post.is_some_and(|it| it.kind.as_str() == "director");
    let named = author.command.incident().filter(|_| only_his && !directs);
    let Some(id) = named else { return };
    let of_either = [
        before.incidents.get(id).map(|it| &**it),
        before.incident(id),
    ];
    let mut tenures = of_either.iter().flatten().flat_map(|it| &it.tenures);
    let his_own = tenures.any(|it| it.post == author.post);
    let writes = post.is_some_and(|it| {
        it.unit == Unit::Centre || matches!(it.kind.as_str(), "clerk" | "safety-officer")
    });
    let now = before.incident(id).and_then(|it| it.commander());
    let heard = author.on_behalf.as_ref().is_some_and(|it| {
        let speaker = now.map(|it| Party::Post(it.post.clone()));
        it.means != Means::System && Some(&it.who) == speaker.as_ref()
    });
    assert!(his_own || (writes && heard), "decided for another: {what}");
}

/// What is over lies apart from what goes on, and both are read as one list.
pub fn what_goes_on_is_listed_apart(state: &State, what: &str) {
    let all = &state.incidents;
    let listed: Vec<_> = all.going_on().map(|it| &it.id).collect();
    let looked_for = all.values().filter(|it| !it.is_over()).map(|it| &it.id);
    assert_eq!(listed, looked_for.collect::<Vec<_>>(), "{what}");
    assert!(all.keys().is_sorted(), "one order: {what}");
    assert_eq!(all.keys().count(), all.len(), "{what}");
}

/// What is looked up instead of sought among all incidents leaves none of them out.
pub fn nothing_is_beyond_reach(state: &State, what: &str) {
    for incident in state.incidents.values() {
        let calls = incident.calls.values();
        let answered = calls.filter_map(|it| it.joint.as_ref().map(|it| &it.response));
        for response in answered.chain(&incident.under) {
            let reach = &state.responses[response].reach;
            let known = reach
                .iter()
                .any(|id| id == &incident.id || state.resolve(id) == state.resolve(&incident.id));
            assert!(
                known,
                "{} is out of reach of {response}: {what}",
                incident.id
            );
        }
        if state.edition < 2 || incident.merged_into.is_some() {
            continue;
        }
        for (team, _) in incident
            .assignments
            .iter()
            .filter(|it| !it.1.state.is_over())
        {
            let scenes = &state.teams[team].scenes;
            let known = scenes
                .iter()
                .any(|id| state.resolve(id) == Some(&incident.id));
            assert!(known, "{team} has forgotten {}: {what}", incident.id);
        }
    }
}

/// A call waits on the officer or has a clock of its own, never both; and every call that waits on
/// him stands in one of his clocks.
pub fn one_signature_one_call(state: &State, what: &str) {
    let joint = view::joint_clocks(state);
    let named: BTreeSet<_> = joint
        .iter()
        .flat_map(|it| it.incidents.iter().map(|id| (id, &it.department)))
        .collect();
    for incident in state.open_incidents() {
        let own = view::clocks(state, incident);
        for (department, call) in &incident.calls {
            let waits = call.waits_for_joint();
            let on_list = named.contains(&(&incident.id, department));
            assert_eq!(waits, on_list, "{department} of {}: {what}", incident.id);
            let has_own = own
                .iter()
                .any(|it| it.department.as_ref() == Some(department));
            assert!(!(waits && has_own), "{department} twice: {what}");
        }
    }
    // Each is counted once, so there are never more parties than calls.
    let calls = state
        .incidents
        .values()
        .flat_map(|it| it.calls.values())
        .filter(|it| it.has_clock());
    assert!(view::called_parties(state) <= calls.count(), "{what}");
    assert_eq!(
        view::queue(state, state.at).len(),
        state.open_incidents().len(),
        "a row is lost: {what}"
    );
}

/// A split moves people from the group to its parts: nobody is lost, and nobody stands twice.
pub fn nobody_is_sought_twice(
    before: &State,
    after: &State,
    said: &Command,
    accepted: bool,
    what: &str,
) {
    let Command::SplitSought(split) = said else {
        return;
    };
    let group = |state: &State| {
        let incident = state.incident(&split.incident)?;
        incident.sought.get(&split.sought).map(|it| it.people)
    };
    let (Some(had), Some(left), true) = (group(before), group(after), accepted) else {
        return;
    };
    let named: u64 = split
        .into
        .iter()
        .map(|it| u64::from(it.people.unwrap_or(1)))
        .sum();
    assert_eq!(
        u64::from(left),
        u64::from(had).saturating_sub(named),
        "{what}"
    );
}
