//! Calls that are chased, how late who came was, and what is nearest where something cannot be had.

use super::Key;

keys! { CALLS:
    Chase "chase"  ChaseOf "chase-of"
    KeyChase "key-chase"  KeyChaseAll "key-chase-all"
    CameLate "came-late"  CameLateOf "came-late-of"
    NearestDepot "nearest-depot"
    NearestTeam "nearest-team"  NearestTeamNone "nearest-team-none"
    NearestStraight "nearest-straight"
}
