//! What the adoption of a district brings, list by list, and how that differs from the edition in a
//! ledger.

use std::collections::BTreeMap;

use dispatch_core::district::District;
use dispatch_core::state::Registry;

/// A list of a district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// 镇街
    Townships,
    /// 部门
    Departments,
    /// 岗位
    Posts,
    /// 人员
    People,
    /// 值班
    Duties,
    /// 队伍
    Teams,
    /// 储备点
    Depots,
    /// 设施
    Facilities,
    /// 场所
    Sites,
    /// 风险点
    Risks,
}

/// One list: how many rows come, and which differ from those in use, by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Which list.
    pub list: List,
    /// How many rows.
    pub rows: usize,
    /// What differs from the ledger's edition; `None` where it has none.
    pub against: Option<Against>,
}

/// The ids of the rows that differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// Not in the ledger.
    pub added: Vec<String>,
    /// Another there.
    pub changed: Vec<String>,
    /// In the ledger alone.
    pub gone: Vec<String>,
}

impl Against {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

/// Everything that the adoption brings; `in_use` is the register of a ledger that has an edition.
#[must_use]
pub fn brings(district: &District, in_use: Option<&Registry>) -> Vec<Brought> {
    macro_rules! of {
        ($list:ident, $field:ident, $register:ident) => {{
            let new = district.$field.iter().map(|it| (it.id.to_string(), it));
            let old = in_use.map(|it| it.$register.iter());
            let old = old.map(|it| it.map(|(id, it)| (id.to_string(), &**it)).collect());
            brought(List::$list, &new.collect(), old)
        }};
    }
    vec![
        of!(Townships, townships, townships),
        of!(Departments, departments, departments),
        of!(Posts, posts, posts),
        of!(People, people, persons),
        duties(district, in_use),
        of!(Teams, teams, teams),
        of!(Depots, depots, depots),
        of!(Facilities, facilities, facilities),
        of!(Sites, sites, sites),
        of!(Risks, risks, risks),
    ]
}

/// The roster is compared post by post: a line of it has no id.
fn duties(district: &District, in_use: Option<&Registry>) -> Brought {
    let mut new: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for duty in &district.duties {
        new.entry(duty.post.to_string()).or_default().push(duty);
    }
    let old = in_use.map(|it| {
        let lines = it.duties.iter();
        let lines = lines.map(|(post, duties)| (post.to_string(), duties.iter().collect()));
        lines.collect::<BTreeMap<String, Vec<_>>>()
    });
    Brought {
        rows: district.duties.len(),
        ..brought(List::Duties, &new, old)
    }
}

fn brought<T: PartialEq>(
    list: List,
    new: &BTreeMap<String, T>,
    old: Option<BTreeMap<String, T>>,
) -> Brought {
    let rows = new.len();
    let against = old.map(|old| {
        let mut against = Against::default();
        for (id, row) in new {
            match old.get(id) {
                None => against.added.push(id.clone()),
                Some(other) if other != row => against.changed.push(id.clone()),
                Some(_) => {}
            }
        }
        let gone = old.keys().filter(|id| !new.contains_key(*id));
        against.gone = gone.cloned().collect();
        against
    });
    Brought {
        list,
        rows,
        against,
    }
}
