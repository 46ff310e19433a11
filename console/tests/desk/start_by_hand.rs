//! The start page under a hand in a glove, and in the smallest window.

use eframe::egui::accesskit::Role;
use eframe::egui::{Pos2, Rect};
use egui_kittest::kittest::Queryable;
use yishao::desk::FirstLook;

use crate::glove::too_low_in;
use crate::newcomer::Newcomer;

#[test]
fn a_hand_in_a_glove_presses_everything_and_a_small_window_holds_it() {
    let glove = FirstLook {
        glove: true,
        ..FirstLook::default()
    };
    let mut newcomer = Newcomer::arrives(|it| it.look = glove);
    let check = |newcomer: &Newcomer, page: &str| {
        let low = too_low_in(&newcomer.harness, Rect::NOTHING);
        assert!(low.is_empty(), "{page}: {}", low.join("\n"));
    };
    check(&newcomer, "choices");
    for choice in ["建立本辖区", "打开处置记录"] {
        newcomer.press(choice);
        check(&newcomer, choice);
        newcomer.press("返回");
    }
    let mut newcomer = Newcomer::arrives(|_| {});
    newcomer.harness.set_size([640.0, 480.0].into());
    newcomer.harness.run_steps(3);
    let small = Rect::from_min_size(Pos2::ZERO, [640.0, 480.0].into());
    for choice in ["试一次演练", "建立本辖区", "打开处置记录", "退出"] {
        let node = newcomer.harness.get_by_role_and_label(Role::Button, choice);
        node.scroll_to_me();
        newcomer.harness.run_steps(3);
        let node = newcomer.harness.get_by_role_and_label(Role::Button, choice);
        assert!(
            small.contains_rect(node.rect()),
            "{choice}: {:?}",
            node.rect()
        );
    }
}
