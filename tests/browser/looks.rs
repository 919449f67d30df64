//! Light and dark, wide and narrow, with and without forced colours and motion.

use serde_json::{Value, json};

use crate::browser::Browser;

/// How a visitor sees the page.
#[derive(Clone, Copy, Debug)]
pub struct Looks {
    /// `light` or `dark`.
    pub theme: &'static str,
    /// The window's width in CSS pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// A desk, and the narrowest window that WCAG 1.4.10 asks for, in both themes.
pub const ALL: [Looks; 4] = [
    Looks { theme: "light", width: 1280, height: 900 },
    Looks { theme: "dark", width: 1280, height: 900 },
    Looks { theme: "light", width: 320, height: 640 },
    Looks { theme: "dark", width: 320, height: 640 },
];

/// Each theme and each width once: colours do not depend on the width, nor what fits on the theme.
pub const EACH: [Looks; 2] = [ALL[1], ALL[2]];

/// What WCAG 1.4.10 asks for: a window of 1280 × 1024, magnified to 400 %.
pub const MAGNIFIED: Looks = Looks { theme: "light", width: 320, height: 256 };

impl Browser {
    /// Says what the visitor prefers by media features, and nothing else.
    pub async fn prefers(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.drawn().await;
    }

    /// Looks at the page so, until told otherwise, and waits until it is drawn.
    pub async fn look(&self, looks: Looks) {
        self.prefers(&[("prefers-color-scheme", looks.theme), ("prefers-reduced-motion", "reduce")]).await;
        let size = json!({ "width": looks.width, "height": looks.height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        self.drawn().await;
    }

    /// Waits until two frames were drawn, fonts are there and nothing moves.
    pub async fn drawn(&self) {
        let script = "await document.fonts.ready; \
            await Promise.all(document.getAnimations().filter(each => each.effect.getComputedTiming().iterations !== Infinity) \
                .map(each => each.finished.catch(() => {}))); \
            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)";
        self.wait_for(script, &[]).await;
    }
}
