//! Light and dark, wide and narrow.

use serde_json::json;

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

impl Browser {
    /// Looks at the page so, until told otherwise, and waits until it is drawn.
    pub async fn look(&self, looks: Looks) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": looks.theme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
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
