//! axe-core over the widget as it stands.

use std::{fs, sync::LazyLock};

use serde_json::json;

use crate::{browser::Browser, environment};

static SCRIPT: LazyLock<String> = LazyLock::new(|| fs::read_to_string(environment::axe()).expect("axe-core is installed"));

/// Every violation as a line: rule, element, why.
const RUN: &str = "
    const result = await axe.run(document.querySelector(arguments[0]), { resultTypes: ['violations'] });
    if (!result.passes.length) throw 'axe looked at nothing';
    return result.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`));
";

impl Browser {
    /// What axe-core finds wrong with what is inside of `selector`.
    pub async fn violations(&self, selector: &str) -> Vec<String> {
        if self.run("return typeof window.axe", &[]).await == "undefined" {
            // As a script of the browser's own, so that the page's Content Security Policy stays as it is.
            self.run(&format!("{}\nwindow.axe = window.axe ?? axe;", *SCRIPT), &[]).await;
        }
        let found = self.wait_for(RUN, &[json!(selector)]).await;
        serde_json::from_value(found).expect("violations are lines")
    }
}
