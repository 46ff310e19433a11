//! Every token of the sheet, against the program's own.

use eframe::egui::Color32;
use yishao::desk::Skin;
use yishao::desk::palette::Palette;

use super::hex;

/// §2 of the token sheet: dark, looking back, daylight, red night.
#[test]
fn the_colours_are_those_of_the_token_sheet() {
    type Of = fn(&Palette) -> Color32;
    let rows: &[(&str, Of, [&str; 4])] = &[
        (
            "bg0",
            |p| p.bg0,
            ["#0E1114", "#0A141C", "#EBEDEC", "#080000"],
        ),
        (
            "bg1",
            |p| p.bg1,
            ["#14181C", "#0F1D28", "#FFFFFF", "#0E0202"],
        ),
        (
            "bg2",
            |p| p.bg2,
            ["#1B2026", "#152735", "#F2F4F3", "#180404"],
        ),
        (
            "bg3",
            |p| p.bg3,
            ["#222A32", "#183040", "#DFE5E9", "#2C0807"],
        ),
        (
            "line",
            |p| p.line,
            ["#2B333B", "#243C4D", "#B4BCC3", "#36100D"],
        ),
        (
            "line2",
            |p| p.line2,
            ["#46515C", "#41607A", "#6B7680", "#7A241D"],
        ),
        (
            "ink1",
            |p| p.ink1,
            ["#E6EAEE", "#E6EAEE", "#0B0E11", "#FF6655"],
        ),
        (
            "ink2",
            |p| p.ink2,
            ["#A8B2BB", "#A8B2BB", "#3C464F", "#EC4B3B"],
        ),
        (
            "ink3",
            |p| p.ink3,
            ["#84909B", "#8798A6", "#58636D", "#DF3F30"],
        ),
        (
            "red text",
            |p| p.red.text,
            ["#F75D57", "#F75D57", "#8E0A22", "#FF6655"],
        ),
        (
            "red fill",
            |p| p.red.fill,
            ["#F75D57", "#F75D57", "#CE1D24", "#FF6655"],
        ),
        (
            "red on",
            |p| p.red.on,
            ["#160404", "#160404", "#FFFFFF", "#0A0000"],
        ),
        (
            "red half",
            |p| p.red.half,
            ["#7A2C28", "#7A2C28", "#F2B3BA", "#4E140F"],
        ),
        (
            "amber text",
            |p| p.amber.text,
            ["#FFC24A", "#FFC24A", "#985300", "#FF6655"],
        ),
        (
            "amber fill",
            |p| p.amber.fill,
            ["#FFC24A", "#FFC24A", "#FFB81C", "#E24132"],
        ),
        (
            "amber on",
            |p| p.amber.on,
            ["#1A1202", "#1A1202", "#0B0E11", "#0A0000"],
        ),
        (
            "amber half",
            |p| p.amber.half,
            ["#6E5723", "#6E5723", "#FFDD8F", "#4E140F"],
        ),
        (
            "blue text",
            |p| p.blue.text,
            ["#5CADFF", "#5CADFF", "#2C5CB4", "#EC4B3B"],
        ),
        (
            "blue fill",
            |p| p.blue.fill,
            ["#5CADFF", "#5CADFF", "#2F62D9", "#E24132"],
        ),
        (
            "blue on",
            |p| p.blue.on,
            ["#04101C", "#04101C", "#FFFFFF", "#0A0000"],
        ),
        (
            "blue half",
            |p| p.blue.half,
            ["#2F5680", "#2F5680", "#A9C9F2", "#4E140F"],
        ),
        (
            "green text",
            |p| p.green.text,
            ["#58C295", "#58C295", "#1F6B54", "#EC4B3B"],
        ),
        (
            "green fill",
            |p| p.green.fill,
            ["#58C295", "#58C295", "#0F7364", "#E24132"],
        ),
        (
            "green on",
            |p| p.green.on,
            ["#03150D", "#03150D", "#FFFFFF", "#0A0000"],
        ),
        (
            "green half",
            |p| p.green.half,
            ["#2B5F4B", "#2B5F4B", "#A6D3BF", "#4E140F"],
        ),
        (
            "late row",
            |p| p.late,
            ["#3A1717", "#3A1717", "#FBE3E5", "#340B08"],
        ),
        (
            "drill",
            |p| p.drill,
            ["#8857E0", "#8857E0", "#5D0A84", "#FF6655"],
        ),
        (
            "drill band",
            |p| p.drill_band,
            ["#2A1F40", "#2A1F40", "#EBDDF3", "#280806"],
        ),
        (
            "look-back",
            |p| p.past,
            ["#9AD7F0", "#9AD7F0", "#0E6A8C", "#FF6655"],
        ),
        (
            "map out",
            |p| p.map_out,
            ["#0B0E10", "#081018", "#D6DADC", "#050000"],
        ),
        (
            "land",
            |p| p.map_land,
            ["#14191D", "#0F1E29", "#F5F6F3", "#0E0202"],
        ),
        (
            "hill",
            |p| p.map_hill,
            ["#181F1C", "#12262A", "#DDE6D6", "#140503"],
        ),
        (
            "water",
            |p| p.map_water,
            ["#1A2B3A", "#173650", "#B9D3E6", "#220705"],
        ),
        (
            "street",
            |p| p.map_street,
            ["#20282E", "#172C39", "#E2E4E1", "#1A0504"],
        ),
        (
            "roads between",
            |p| p.map_sub,
            ["#2C353D", "#28404E", "#CBD0D3", "#300D09"],
        ),
        (
            "main road",
            |p| p.map_road,
            ["#39434D", "#34505F", "#B4BBC0", "#42120D"],
        ),
        (
            "border",
            |p| p.map_border,
            ["#4A5560", "#45606F", "#7F8A92", "#551812"],
        ),
        (
            "map text",
            |p| p.map_text,
            ["#8D98A3", "#8AA0B0", "#4A545D", "#DC3C2D"],
        ),
    ];
    let dark = Palette::of(Skin::Dark);
    let skins = [
        dark,
        dark.looking_back(),
        Palette::of(Skin::Daylight),
        Palette::of(Skin::RedNight),
    ];
    for (name, of, wanted) in rows {
        assert_eq!(skins.map(|it| hex(of(&it))), *wanted, "{name}");
    }
}
