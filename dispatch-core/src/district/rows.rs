//! How a district enters the ledger: one command a row, closed by `AdoptDistrict` (design §4).

use super::{District, row_digest};
use crate::catalogue::{Catalogue, Source};
use crate::command::{AdoptDistrict, AdoptEdition, Command};
use crate::digest::hex;
use crate::register::Rules;
use crate::state::EDITION;
use crate::words::SourceId;

impl District {
    /// What a new ledger begins with: the newest edition of the rules comes into force, then the
    /// [`rows`](District::rows) of the district.
    #[must_use]
    pub fn opening(&self, catalogue: &Catalogue) -> Vec<Command> {
        let mut opening = vec![Command::AdoptEdition(AdoptEdition { edition: EDITION })];
        opening.extend(self.rows(catalogue));
        opening
    }

    /// The commands that bring this district and the catalogue's types into a ledger, in the order
    /// in which each may rest on those before it.
    #[must_use]
    pub fn rows(&self, catalogue: &Catalogue) -> Vec<Command> {
        let named = |it: &Source| SourceId::new(&it.id).ok();
        let ranked = |it: &Source| Some((named(it)?, it.rank));
        let confirming = catalogue.sources.values().filter(|it| it.confirms_death);
        let rules = Rules {
            source_ranks: catalogue.sources.values().filter_map(ranked).collect(),
            death_sources: confirming.filter_map(named).collect(),
            ..self.rules.clone()
        };
        let mut rows = vec![Command::SetRules(rules)];
        rows.extend(self.townships.iter().cloned().map(Command::SetTownship));
        rows.extend(self.departments.iter().cloned().map(Command::SetDepartment));
        rows.extend(self.posts.iter().cloned().map(Command::SetPost));
        rows.extend(self.people.iter().cloned().map(Command::SetPerson));
        rows.extend(self.duties.iter().cloned().map(Command::SetDuty));
        rows.extend(self.teams.iter().cloned().map(Command::SetTeam));
        rows.extend(self.depots.iter().cloned().map(Command::SetDepot));
        rows.extend(self.facilities.iter().cloned().map(Command::SetFacility));
        rows.extend(self.sites.iter().cloned().map(Command::SetSite));
        let lists = catalogue.risk_lists_in_order();
        rows.extend(
            lists
                .into_iter()
                .map(|list| Command::SetRiskList(Box::new(list.clone()))),
        );
        rows.extend(
            self.risks
                .iter()
                .map(|risk| Command::SetRisk(Box::new(risk.clone()))),
        );
        let types = catalogue.types_in_order();
        rows.extend(
            types
                .into_iter()
                .map(|kind| Command::SetType(Box::new(kind.clone()))),
        );
        let ladders = catalogue.ladders_in_order();
        rows.extend(
            ladders
                .into_iter()
                .map(|ladder| Command::SetLadder(Box::new(ladder.clone()))),
        );
        let forms = catalogue.forms_in_order();
        rows.extend(
            forms
                .into_iter()
                .map(|form| Command::SetForm(Box::new(form.clone()))),
        );
        let obligations = catalogue.obligations_in_order();
        rows.extend(
            obligations
                .into_iter()
                .map(|rule| Command::SetObligation(Box::new(rule.clone()))),
        );
        let digest = rows.iter().fold([0; 32], row_digest);
        rows.push(Command::AdoptDistrict(AdoptDistrict {
            name: self.name.clone(),
            zh: self.zh.clone(),
            en: self.en.clone(),
            edition: self.edition.clone(),
            // A file has at most 8 MiB, so that the count of all lines stays far below the limit.
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            digest: hex(&digest),
        }));
        rows
    }
}
