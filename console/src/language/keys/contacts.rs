//! The texts of 联络盘.

use super::Key;

keys! { CONTACTS:
    ContactSearch "contact-search"  Roster "roster"  RosterGaps "roster-gaps"
    RosterWhole "roster-whole"  RosterNothing "roster-nothing"
    FromYesterday "from-yesterday"  NobodyOnDuty "nobody-on-duty"
    SilentTownships "silent-townships"  SilentSince "silent-since"
    LadderWaits "ladder-waits"  LadderNext "ladder-next"
    ContactTownships "contact-townships"  ContactDepartments "contact-departments"
    ContactOthers "contact-others"  ContactVillages "contact-villages"  ContactMore "contact-more"
    ContactVillage "contact-village"  ContactUnlisted "contact-unlisted"  CallOf "call-of"  NeverHeard "never-heard"  KeptBy "kept-by"
    StepTried "step-tried"  StepProposed "step-proposed"  NoLadder "no-ladder"
    ContactTo "contact-to"  ContactNumber "contact-number"  ContactWords "contact-words"
    WayDuty "way-duty"  WayOffice "way-office"  WayMobile "way-mobile"  NoNumber "no-number"  NumberHidden "number-hidden"
}
