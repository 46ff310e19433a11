//! The kinds of vehicle and how fast each goes on which class of road: a table that a district edits
//! (`assets/roads/vehicles.csv`), read here into values.

use std::fmt;

/// A kind of vehicle. Its place in [`Vehicle::ALL`] is its bit in a [`Vehicles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vehicle {
    /// 消防车
    FireEngine,
    /// 救护车
    Ambulance,
    /// 货车
    Lorry,
    /// 拖挂冲锋舟的车
    BoatTrailer,
    /// 小型车
    Car,
}

impl Vehicle {
    /// All of them, in the order of their bits and of the table's columns.
    pub const ALL: [Vehicle; 5] = [
        Vehicle::FireEngine,
        Vehicle::Ambulance,
        Vehicle::Lorry,
        Vehicle::BoatTrailer,
        Vehicle::Car,
    ];

    /// Its name on the command line and in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Vehicle::FireEngine => "fire-engine",
            Vehicle::Ambulance => "ambulance",
            Vehicle::Lorry => "lorry",
            Vehicle::BoatTrailer => "boat-trailer",
            Vehicle::Car => "car",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Vehicle> {
        Vehicle::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether it comes with light and siren: what is closed to the public may be open to it.
    #[must_use]
    pub fn is_emergency(self) -> bool {
        matches!(self, Vehicle::FireEngine | Vehicle::Ambulance)
    }
}

impl fmt::Display for Vehicle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of kinds of vehicle, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vehicles(pub u8);

impl Vehicles {
    /// No kind.
    pub const NONE: Vehicles = Vehicles(0);
    /// Every kind.
    pub const ALL: Vehicles = Vehicles(0b1_1111);

    /// The kinds for which `holds` says yes.
    #[must_use]
    pub fn which(holds: impl Fn(Vehicle) -> bool) -> Vehicles {
        let bits = Vehicle::ALL.into_iter().filter(|it| holds(*it));
        Vehicles(bits.fold(0, |bits, it| bits | 1 << it as u8))
    }

    /// Whether the kind is in it.
    #[must_use]
    pub fn has(self, vehicle: Vehicle) -> bool {
        self.0 & (1 << vehicle as u8) != 0
    }

    /// Whether it holds no kind.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// A class of road, as `highway` of OpenStreetMap names it. The numbers stand in the pack for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    Motorway = 0,
    MotorwayLink = 1,
    Trunk = 2,
    TrunkLink = 3,
    Primary = 4,
    PrimaryLink = 5,
    Secondary = 6,
    SecondaryLink = 7,
    Tertiary = 8,
    TertiaryLink = 9,
    Unclassified = 10,
    Residential = 11,
    LivingStreet = 12,
    Service = 13,
    Track = 14,
    Pedestrian = 15,
    Busway = 16,
}

/// Every class, in the order of its number, with its name in the table.
pub const CLASSES: [(Class, &str); 17] = [
    (Class::Motorway, "motorway"),
    (Class::MotorwayLink, "motorway-link"),
    (Class::Trunk, "trunk"),
    (Class::TrunkLink, "trunk-link"),
    (Class::Primary, "primary"),
    (Class::PrimaryLink, "primary-link"),
    (Class::Secondary, "secondary"),
    (Class::SecondaryLink, "secondary-link"),
    (Class::Tertiary, "tertiary"),
    (Class::TertiaryLink, "tertiary-link"),
    (Class::Unclassified, "unclassified"),
    (Class::Residential, "residential"),
    (Class::LivingStreet, "living-street"),
    (Class::Service, "service"),
    (Class::Track, "track"),
    (Class::Pedestrian, "pedestrian"),
    (Class::Busway, "busway"),
];

impl Class {
    /// The class of a number of the pack.
    #[must_use]
    pub fn of_number(number: u8) -> Option<Class> {
        CLASSES.get(usize::from(number)).map(|(class, _)| *class)
    }

    /// The class that a value of `highway` means; `None` where no vehicle of ours goes.
    #[must_use]
    pub fn of_highway(value: &str) -> Option<Class> {
        let name = value.replace('_', "-");
        let name = match name.as_str() {
            "road" => "unclassified",
            "bus-guideway" => return None,
            name => name,
        };
        let found = CLASSES.iter().find(|(_, it)| *it == name);
        found.map(|(class, _)| *class)
    }
}

/// One column of the table: what a kind of vehicle can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ability {
    /// By number of [`Class`], in km/h; 0 where it does not go.
    pub speed_kmh: [u32; CLASSES.len()],
    /// Its height, in cm.
    pub height_cm: u32,
    /// Its weight, loaded, in kg.
    pub weight_kg: u32,
    /// Its width, in cm.
    pub width_cm: u32,
    /// On its heaviest axle, loaded, in kg.
    pub axle_kg: u32,
    /// Added for a turn to the right, in s.
    pub turn_right_s: u32,
    /// Added for a turn to the left, in s.
    pub turn_left_s: u32,
    /// Added for turning round at a dead end, in s.
    pub turn_back_s: u32,
    /// Without a road graph: the speed over the ground, in km/h.
    pub straight_kmh: u32,
    /// Without a road graph: how much longer a way is than the straight line, in per mille.
    pub straight_permille: u32,
    /// Off the road, on foot with what has to be carried, in cm/s.
    pub walking_cm_per_s: u32,
}

/// The table: a column for each kind of vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table([Ability; Vehicle::ALL.len()]);

/// What is wrong with the text of a table, and where, both from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {what}, expected {expected}")]
pub struct TableFault {
    pub line: usize,
    /// In characters.
    pub column: usize,
    pub what: String,
    pub expected: String,
}

impl Table {
    /// What a kind of vehicle can do.
    #[must_use]
    pub fn of(&self, vehicle: Vehicle) -> &Ability {
        &self.0[vehicle as usize]
    }

    /// Reads `what,fire-engine,…,car,mark` with a row for each class of road and each size.
    ///
    /// # Errors
    /// The first fault: another header, a row that is unknown, twice or missing, a cell that is no
    /// number or beyond what can be.
    pub fn read(text: &str) -> Result<Table, TableFault> {
        let mut table = Table([Ability::default(); Vehicle::ALL.len()]);
        let mut rows = text.lines().zip(1..);
        let header = rows.next().map_or("", |(row, _)| row.trim_end());
        let names: Vec<&str> = Vehicle::ALL.iter().map(|it| it.name()).collect();
        let wanted = format!("what,{},mark", names.join(","));
        if header.trim_start_matches('\u{FEFF}') != wanted {
            return Err(fault(1, 1, &format!("header `{header}`"), &wanted));
        }
        let mut seen = Vec::new();
        let mut last = 1;
        for (row, line) in rows.filter(|(row, _)| !row.trim().is_empty() && !row.starts_with('#')) {
            last = line;
            let name = row.split(',').next().unwrap_or_default();
            if seen.contains(&name) {
                return Err(fault(
                    line,
                    1,
                    &format!("`{name}` a second time"),
                    "each row once",
                ));
            }
            seen.push(name);
            read_row(&mut table, row, line)?;
        }
        let missing = ROWS.iter().map(|row| row.0).chain(CLASSES.map(|it| it.1));
        match missing.into_iter().find(|name| !seen.contains(name)) {
            Some(name) => Err(fault(last, 1, "the end", &format!("a row `{name}`"))),
            None => Ok(table),
        }
    }
}

/// The rows that are no class of road: name, range, where the number goes.
type Put = fn(&mut Ability) -> &mut u32;
const ROWS: [(&str, (u32, u32), Put); 10] = [
    ("height-cm", (50, 1_000), |it| &mut it.height_cm),
    ("weight-kg", (100, 200_000), |it| &mut it.weight_kg),
    ("width-cm", (50, 500), |it| &mut it.width_cm),
    ("axle-kg", (50, 50_000), |it| &mut it.axle_kg),
    ("turn-right-s", (0, 600), |it| &mut it.turn_right_s),
    ("turn-left-s", (0, 600), |it| &mut it.turn_left_s),
    ("turn-back-s", (0, 3_600), |it| &mut it.turn_back_s),
    ("straight-kmh", (1, 200), |it| &mut it.straight_kmh),
    ("straight-permille", (1_000, 5_000), |it| {
        &mut it.straight_permille
    }),
    ("walking-cm-per-s", (10, 500), |it| &mut it.walking_cm_per_s),
];

fn read_row(table: &mut Table, row: &str, line: usize) -> Result<(), TableFault> {
    let cells: Vec<&str> = row.trim_end().split(',').collect();
    let name = cells[0];
    let class = CLASSES.iter().position(|(_, it)| *it == name);
    let other = ROWS.iter().find(|(it, ..)| *it == name);
    if class.is_none() && other.is_none() {
        return Err(fault(
            line,
            1,
            &format!("`{name}`"),
            "a class of road or a size",
        ));
    }
    let wanted = Vehicle::ALL.len() + 2;
    if cells.len() != wanted {
        return Err(fault(
            line,
            1,
            &format!("{} cells", cells.len()),
            &format!("{wanted}"),
        ));
    }
    let mut column = 1 + name.chars().count() + 1;
    for (ability, cell) in table.0.iter_mut().zip(&cells[1..]) {
        let (least, most) = other.map_or((0, 200), |(_, range, _)| *range);
        let number = cell.parse().ok().filter(|it| (least..=most).contains(it));
        let Some(number) = number else {
            let expected = format!("a number from {least} to {most}");
            return Err(fault(line, column, &format!("`{cell}`"), &expected));
        };
        match (class, other) {
            (Some(class), _) => ability.speed_kmh[class] = number,
            (None, Some((.., put))) => *put(ability) = number,
            (None, None) => {}
        }
        column += cell.chars().count() + 1;
    }
    Ok(())
}

fn fault(line: usize, column: usize, what: &str, expected: &str) -> TableFault {
    TableFault {
        line,
        column,
        what: what.to_owned(),
        expected: expected.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../assets/roads/vehicles.csv");

    #[test]
    fn the_shipped_table_is_read() {
        let table = Table::read(SHIPPED).unwrap();
        let engine = table.of(Vehicle::FireEngine);
        assert_eq!(engine.speed_kmh[Class::Primary as usize], 50);
        assert_eq!((engine.height_cm, engine.weight_kg), (350, 19_000));
        assert_eq!((engine.width_cm, engine.axle_kg), (250, 11_500));
        assert_eq!(table.of(Vehicle::Car).speed_kmh[Class::Busway as usize], 0);
    }

    #[test]
    fn a_fault_is_named_with_its_place() {
        let table = [
            ("primary,50,", "primary,fast,", (6, 9, "`fast`")),
            ("primary,50,", "primery,50,", (6, 1, "`primery`")),
            (
                "primary,50,",
                "motorway,50,",
                (6, 1, "`motorway` a second time"),
            ),
            ("primary,50,55,", "primary,50,", (6, 1, "6 cells")),
            ("height-cm,350", "height-cm,49", (19, 11, "`49`")),
            ("what,fire", "that,fire", (1, 1, "header")),
        ];
        for (from, to, (line, column, what)) in table {
            let fault = Table::read(&SHIPPED.replacen(from, to, 1)).unwrap_err();
            assert_eq!((fault.line, fault.column), (line, column), "{fault}");
            assert!(fault.what.starts_with(what), "{fault}");
        }
        let cut = SHIPPED.lines().take(20).collect::<Vec<_>>().join("\n");
        assert!(Table::read(&cut).is_err());
    }

    #[test]
    fn every_class_has_its_number() {
        for ((class, name), number) in CLASSES.into_iter().zip(0..) {
            assert_eq!(class as u8, number);
            assert_eq!(Class::of_number(number), Some(class));
            assert_eq!(Class::of_highway(&name.replace('-', "_")), Some(class));
        }
        assert_eq!(Class::of_highway("footway"), None);
    }
}
