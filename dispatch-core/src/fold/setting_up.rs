//! The district row by row, the edition, the clock.

use super::supplies::QUANTITY_MAX;
use super::{Act, count, words};
use crate::command::{AdoptDistrict, AdoptEdition, Command, RATE_PERMILLE_MAX, SetClock};
use crate::digest::hex;
use crate::district::row_digest;
use crate::refusal::Refusal;
use crate::state::{Anchor, EDITION, Registry, Shared, Staged, State, Stock};

/// A row: staged until its district is adopted, in force at once after.
pub(super) fn row(act: &mut Act<'_>) -> Result<(), Refusal> {
    let command = &act.author.command;
    if let Command::SetDepot(depot) = command
        && let Some(row) = depot.stock.iter().find(|row| row.quantity > QUANTITY_MAX)
    {
        return Err(Refusal::Nonsense(words(format!(
            "{} 的 {} 为 {},应不超过 {QUANTITY_MAX}。",
            depot.id, row.item, row.quantity
        ))));
    }
    if act.state.register.adopted.is_some() {
        insert(act.state.register.change(), command);
        stock_of(&mut act.state, command);
        return Ok(());
    }
    let mut staged = act.state.staged.take().map_or_else(
        || Staged {
            rows: 0,
            digest: [0; 32],
            registry: Registry::default(),
        },
        |it| (*it).clone(),
    );
    staged.rows = count::more(staged.rows, 1);
    staged.digest = row_digest(staged.digest, command);
    insert(&mut staged.registry, command);
    act.state.staged = Some(Shared::new(staged));
    Ok(())
}

fn insert(registry: &mut Registry, command: &Command) {
    match command {
        Command::SetTownship(it) => drop(
            registry
                .townships
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetDepartment(it) => drop(
            registry
                .departments
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetPost(it) => drop(
            registry
                .posts
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetPerson(it) => drop(
            registry
                .persons
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetDuty(it) => registry
            .duties
            .entry(it.post.clone())
            .or_default()
            .push_back(it.clone()),
        Command::SetTeam(it) => drop(
            registry
                .teams
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetDepot(it) => drop(
            registry
                .depots
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetFacility(it) => drop(
            registry
                .facilities
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetSite(it) => drop(
            registry
                .sites
                .insert(it.id.clone(), Shared::new(it.clone())),
        ),
        Command::SetType(it) => {
            if let Ok(id) = crate::words::TypeId::new(&it.id) {
                registry.types.insert(id, Shared::new((**it).clone()));
            }
        }
        Command::SetRiskList(it) => {
            if let Ok(id) = crate::words::RiskListId::new(&it.id) {
                registry.risk_lists.insert(id, Shared::new((**it).clone()));
            }
        }
        Command::SetRisk(it) => drop(
            registry
                .risks
                .insert(it.id.clone(), Shared::new((**it).clone())),
        ),
        Command::SetLadder(it) => drop(
            registry
                .ladders
                .insert(super::words(&it.id), Shared::new((**it).clone())),
        ),
        Command::SetForm(it) => {
            if let Ok(id) = crate::words::FormId::new(&it.id) {
                registry.forms.insert(id, Shared::new((**it).clone()));
            }
        }
        Command::SetObligation(it) => drop(
            registry
                .obligations
                .insert(super::words(&it.id), Shared::new((**it).clone())),
        ),
        Command::SetRules(it) => registry.rules = Some(it.clone()),
        _ => {}
    }
}

/// A depot's row brings its stock; what is out already stays out.
fn stock_of(state: &mut State, command: &Command) {
    let Command::SetDepot(depot) = command else {
        return;
    };
    let items = state.stock.entry(depot.id.clone()).or_default();
    for row in &depot.stock {
        let stock = items.entry(row.item.clone()).or_insert(Stock {
            here: row.quantity,
            ..Stock::default()
        });
        stock.minimum = row.minimum;
    }
}

pub(super) fn adopt_district(act: &mut Act<'_>, it: &AdoptDistrict) -> Result<(), Refusal> {
    let found = act
        .state
        .staged
        .as_ref()
        .map_or((0, [0; 32]), |staged| (staged.rows, staged.digest));
    let found_hex = hex(&found.1);
    if found.0 != it.rows || found_hex != it.digest {
        return Err(Refusal::DistrictDiffers {
            expected: words(format!("{} 行 {}", it.rows, it.digest)),
            found: words(format!("{} 行 {found_hex}", found.0)),
        });
    }
    let Some(staged) = act.state.staged.take() else {
        return Err(Refusal::NoDistrict);
    };
    let mut registry = staged.registry.clone();
    registry.adopted = Some(it.clone());
    let depots: Vec<Command> = registry
        .depots
        .values()
        .map(|it| Command::SetDepot((**it).clone()))
        .collect();
    act.state.register = Shared::new(registry);
    for depot in &depots {
        stock_of(&mut act.state, depot);
    }
    Ok(())
}

pub(super) fn adopt_edition(act: &mut Act<'_>, it: &AdoptEdition) -> Result<(), Refusal> {
    if it.edition <= act.state.edition {
        return Err(Refusal::Nonsense(words(format!(
            "规则版本 {} 不高于现行版本 {},应为更高的版本。",
            it.edition, act.state.edition
        ))));
    }
    let before = act.state.edition;
    act.state.edition = it.edition;
    if before < 2 {
        super::forces::remember_scenes(act);
    }
    if it.edition > EDITION {
        act.state.needs_edition = Some(it.edition);
    }
    Ok(())
}

pub(super) fn set_clock(act: &mut Act<'_>, it: &SetClock) -> Result<(), Refusal> {
    if it.rate_permille > RATE_PERMILLE_MAX {
        return Err(Refusal::Nonsense(words(format!(
            "速度 {}‰ 超出范围,应为 0 至 {RATE_PERMILLE_MAX}。",
            it.rate_permille
        ))));
    }
    if !act.state.world.is_drill() && it.rate_permille != 1000 {
        return Err(Refusal::Nonsense(words("实战时钟不能变速,应为 1000‰。")));
    }
    act.state.anchor = Some(Anchor {
        world_at: it.world_at,
        recorded_at: act.recorded_at.within_range(),
        rate_permille: it.rate_permille,
    });
    act.state.at = it.world_at;
    Ok(())
}
