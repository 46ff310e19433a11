use super::*;
use crate::catalogue::LevelProfile::{Animal, Manual, Power};
use crate::level::{evaluate, reads};

#[test]
fn a_person_judges_whatever_the_figures() {
    for profile in [Animal, Manual, Power] {
        for dead in [0, 1, 30] {
            let stated = [
                ("dead", dead),
                ("serious", 0),
                ("loss_fen", 0),
                ("ill", 500),
            ];
            let assessment = evaluate(profile, &figures(&stated));
            assert!(assessment.manual && !assessment.no_harm, "{profile:?}");
            assert_eq!(assessment.level, None);
            assert_eq!(assessment.worst_case, None);
            assert_eq!(assessment.next, None);
        }
        assert_eq!(reads(profile), []);
    }
}

#[test]
fn a_power_cut_shows_its_shares() {
    let stated = figures(&[("load_lost_permille", 455), ("users_off_permille", 600)]);
    assert_eq!(
        evaluate(Power, &stated).sentence().zh,
        "本类型无官方数值,人工研判。数据:减供负荷比例45.5%、停供用户比例60%。\
         说明:电力安全事故分级无市辖区档次,只列比例。"
    );
}
