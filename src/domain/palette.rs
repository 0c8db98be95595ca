//! The colors that a site may set, and whether people can see what is written in them.

use crate::domain::contrast::{Rgb, SHAPE, TEXT};
use crate::domain::setting::Wrong;

/// The colors of a scheme, as `style/tokens.css` has them: `tests/native/settings.rs` compares.
pub struct Scheme {
    /// What is behind text and controls.
    pub backgrounds: [Rgb; 4],
    pub ink: Rgb,
    pub colors: Palette,
}

/// Those that a site may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Links, the chief button, what is chosen.
    pub accent: Rgb,
    /// Text on the accent.
    pub accent_ink: Rgb,
    /// Behind what is chosen.
    pub accent_soft: Rgb,
    /// The mark of the focus.
    pub focus: Rgb,
}

/// What a site says of them for one scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    pub accent: Option<Rgb>,
    pub accent_ink: Option<Rgb>,
    pub accent_soft: Option<Rgb>,
    pub focus: Option<Rgb>,
}

pub const LIGHT: Scheme = Scheme {
    backgrounds: [
        Rgb(0xf4, 0xf6, 0xf8),
        Rgb(0xff, 0xff, 0xff),
        Rgb(0xff, 0xff, 0xff),
        Rgb(0xed, 0xf1, 0xf4),
    ],
    ink: Rgb(0x17, 0x21, 0x2a),
    colors: Palette {
        accent: Rgb(0x0b, 0x60, 0x75),
        accent_ink: Rgb(0xff, 0xff, 0xff),
        accent_soft: Rgb(0xde, 0xf0, 0xf4),
        focus: Rgb(0x0b, 0x60, 0x75),
    },
};

pub const DARK: Scheme = Scheme {
    backgrounds: [
        Rgb(0x0e, 0x13, 0x17),
        Rgb(0x16, 0x1c, 0x22),
        Rgb(0x1d, 0x25, 0x2d),
        Rgb(0x0f, 0x15, 0x1a),
    ],
    ink: Rgb(0xe7, 0xed, 0xf1),
    colors: Palette {
        accent: Rgb(0x63, 0xc6, 0xdb),
        accent_ink: Rgb(0x04, 0x22, 0x2b),
        accent_soft: Rgb(0x12, 0x32, 0x3b),
        focus: Rgb(0x93, 0xde, 0xf0),
    },
};

/// How much of the accent is in the color behind what is chosen, in percent: as much as leaves it readable.
const SOFT: [u32; 3] = [12, 8, 4];

/// The colors of a scheme with what the site chose: what it left open goes with its accent.
/// An error names the key that people could not read or see.
pub fn complete(scheme: &Scheme, chosen: Chosen) -> Result<Palette, (&'static str, Wrong)> {
    let fixed = &scheme.colors;
    let accent = chosen.accent.unwrap_or(fixed.accent);
    let is_same = chosen.accent.is_none();
    let palette = Palette {
        accent,
        accent_ink: chosen.accent_ink.unwrap_or_else(|| clearest_on(accent)),
        accent_soft: chosen.accent_soft.unwrap_or(if is_same {
            fixed.accent_soft
        } else {
            soft(accent, scheme.backgrounds[1])
        }),
        focus: chosen
            .focus
            .unwrap_or(if is_same { fixed.focus } else { accent }),
    };
    for behind in scheme.backgrounds {
        check("accent", palette.accent, behind, TEXT)?;
        check("focus", palette.focus, behind, SHAPE)?;
    }
    check("accentInk", palette.accent_ink, palette.accent, TEXT)?;
    for ink in [palette.accent, scheme.ink] {
        match chosen.accent_soft {
            Some(soft) => check("accentSoft", soft, ink, TEXT)?,
            None => check("accent", ink, palette.accent_soft, TEXT)?,
        }
    }
    Ok(palette)
}

fn soft(accent: Rgb, surface: Rgb) -> Rgb {
    let [most, fair, least] = SOFT.map(|percent| accent.over(surface, percent));
    let mut readable = [most, fair].into_iter();
    let readable = readable.find(|it| it.contrast(accent) >= TEXT);
    readable.unwrap_or(least)
}

/// The ink of the one scheme or the other, whichever is read better.
fn clearest_on(color: Rgb) -> Rgb {
    let [light, dark] = [LIGHT.colors.accent_ink, DARK.colors.accent_ink];
    if light.contrast(color) >= dark.contrast(color) {
        light
    } else {
        dark
    }
}

fn check(key: &'static str, one: Rgb, other: Rgb, needs: u32) -> Result<(), (&'static str, Wrong)> {
    let is = one.contrast(other);
    if is >= needs {
        return Ok(());
    }
    let with = other.to_string();
    Err((key, Wrong::LowContrast { with, is, needs }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn accent(text: &str) -> Chosen {
        Chosen {
            accent: Rgb::parse(text),
            ..Chosen::default()
        }
    }

    #[test]
    fn our_own_colors_can_be_read() {
        for scheme in [&LIGHT, &DARK] {
            assert_eq!(complete(scheme, Chosen::default()), Ok(scheme.colors));
        }
    }

    #[test]
    fn the_rest_goes_with_the_accent() {
        let palette = complete(&LIGHT, accent("#8a1c4a"));
        assert_eq!(
            palette.map(|it| (it.accent_ink, it.focus)),
            Ok((Rgb(255, 255, 255), Rgb(0x8a, 0x1c, 0x4a)))
        );
        let palette = complete(&DARK, accent("#ffb3d1"));
        assert_eq!(
            palette.map(|it| it.accent_ink),
            Ok(DARK.colors.accent_ink),
            "dark text on a light accent"
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_contrast() {
        let (key, wrong) = complete(&LIGHT, accent("#ffcc00")).unwrap_err();
        assert_eq!(key, "accent");
        assert!(
            matches!(wrong, Wrong::LowContrast { is: 100..=200, needs: TEXT, ref with } if with == "#f4f6f8"),
            "{wrong:?}"
        );
        let ink = Chosen {
            accent_ink: Rgb::parse("#0b6070"),
            ..Chosen::default()
        };
        assert_eq!(complete(&LIGHT, ink).map_err(|it| it.0), Err("accentInk"));
        let soft = Chosen {
            accent_soft: Rgb::parse("#0b6070"),
            ..Chosen::default()
        };
        assert_eq!(complete(&LIGHT, soft).map_err(|it| it.0), Err("accentSoft"));
        let focus = Chosen {
            focus: Rgb::parse("#eeeeee"),
            ..Chosen::default()
        };
        assert_eq!(complete(&LIGHT, focus).map_err(|it| it.0), Err("focus"));
    }

    proptest! {
        #[test]
        fn whatever_is_let_through_can_be_read(r: u8, g: u8, b: u8) {
            let chosen = Chosen { accent: Some(Rgb(r, g, b)), ..Chosen::default() };
            for scheme in [&LIGHT, &DARK] {
                if let Ok(palette) = complete(scheme, chosen) {
                    prop_assert!(palette.accent.contrast(palette.accent_ink) >= TEXT);
                    prop_assert!(palette.accent.contrast(palette.accent_soft) >= TEXT);
                    prop_assert!(palette.accent.contrast(scheme.backgrounds[0]) >= TEXT);
                }
            }
        }
    }
}
