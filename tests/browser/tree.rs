//! What a screen reader is told in each state of one visit: roles, names, states and their order, as reviewed snapshots. A change of
//! these is a change for those who listen; `cargo insta review` shows it.

use std::{collections::BTreeMap, fmt::Write};

use serde_json::{Value, json};

use crate::{
    browser::{Browser, live},
    pages,
    tour::{EXAMPLES, NOW},
    visit::Visit,
};

/// States and properties that are spoken.
const SPOKEN: &[&str] =
    &["level", "focused", "expanded", "checked", "pressed", "required", "invalid", "disabled", "busy", "modal", "hasPopup", "live"];

impl Browser {
    /// The accessibility tree of the first widget, an indented line for each thing that is told.
    async fn tree(&self) -> String {
        let document = self.devtools("DOM.getDocument", json!({})).await;
        let host = json!({ "nodeId": document["root"]["nodeId"], "selector": "loket-widget" });
        let host = self.devtools("DOM.querySelector", host).await;
        let host = self.devtools("DOM.describeNode", json!({ "nodeId": host["nodeId"], "depth": -1, "pierce": true })).await;
        let found = self.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes = found["nodes"].as_array().into_iter().flatten();
        let nodes: BTreeMap<&str, &Value> = nodes.filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let mut tree = String::new();
        for shown in host["node"]["shadowRoots"][0]["children"].as_array().into_iter().flatten() {
            if let Some(node) = nodes.values().find(|node| node["backendDOMNodeId"] == shown["backendNodeId"]) {
                draw(&nodes, node, "", 0, &mut tree);
            }
        }
        tree
    }
}

/// Draws a node and what is in it. A text that only says its parent's name or value again is left out, and so is what nobody is told.
fn draw(nodes: &BTreeMap<&str, &Value>, node: &Value, outer: &str, depth: usize, tree: &mut String) {
    let said = |key: &str| node[key]["value"].as_str().unwrap_or_default();
    let (role, name) = (said("role"), said("name"));
    let properties = node["properties"].as_array().into_iter().flatten();
    let spoken = |property: &Value| property["name"] == "live" && property["value"]["value"] != "off";
    let plain = ["none", "generic", "InlineTextBox", "ListMarker"].contains(&role) && !properties.clone().any(spoken);
    let silent = node["ignored"] == true || plain;
    let again = role == "StaticText" && outer.contains(name.trim());
    let mut inner = depth;
    if !silent && !again {
        inner += 1;
        let _ = write!(tree, "{:1$}{role}", "", depth * 2);
        if !name.is_empty() {
            let _ = write!(tree, " \"{}\"", name.replace('\u{a0}', " ").replace('\n', " ⏎ "));
        }
        for key in ["value", "description"] {
            if !said(key).is_empty() {
                let _ = write!(tree, ", {key} \"{}\"", said(key));
            }
        }
        for property in properties {
            let (key, value) = (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
            if SPOKEN.contains(&key) && *value != false && *value != "false" {
                let _ = if *value == true || *value == "true" { write!(tree, ", {key}") } else { write!(tree, ", {key} {value}") };
            }
        }
        tree.push('\n');
    }
    let own = format!("{name} {}", said("value"));
    let outer = if silent { outer } else { &own };
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = nodes.get(child) {
            draw(nodes, child, outer, inner, tree);
        }
    }
}

#[test]
fn each_state_as_a_screen_reader_is_told() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let mut trees = Vec::new();
        let stop = async |_: &Visit<'_>, state: &str| {
            browser.drawn().await;
            trees.push((state.to_owned(), browser.tree().await));
        };
        EXAMPLES[0].tour(browser, &site, stop).await;
        assert_eq!(trees.len(), 14);
        for (state, tree) in trees {
            insta::assert_snapshot!(state, tree);
        }
    });
}
