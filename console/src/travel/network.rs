//! The kinds of vehicle of the network and of the dispatch core are the same five.

use atlas::travel::By as NetworkBy;
use atlas::vehicle::Vehicle as NetworkVehicle;
use dispatch_core::travel::{By, Vehicle};

/// A kind of vehicle as the network knows it.
#[must_use]
pub fn vehicle(it: Vehicle) -> NetworkVehicle {
    match it {
        Vehicle::FireEngine => NetworkVehicle::FireEngine,
        Vehicle::Ambulance => NetworkVehicle::Ambulance,
        Vehicle::Lorry => NetworkVehicle::Lorry,
        Vehicle::BoatTrailer => NetworkVehicle::BoatTrailer,
        Vehicle::Car => NetworkVehicle::Car,
    }
}

/// How a way of the network was found; `along` says what its roads are.
pub(super) fn by(it: NetworkBy, along: By) -> By {
    match it {
        NetworkBy::Road => along,
        NetworkBy::Straight => By::Straight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_call_a_kind_by_the_same_name() {
        for it in Vehicle::ALL {
            let name = serde_json::to_value(it).unwrap();
            assert_eq!(name, vehicle(it).name());
        }
    }
}
