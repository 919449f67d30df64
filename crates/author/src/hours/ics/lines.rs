//! The lines of an iCalendar file before a parser sees them: folded lines joined, blocks matched, each with the line it stands on.

/// How deep components may nest; RFC 5545 needs three levels. The limit keeps hostile input from exhausting the stack.
const DEEPEST: usize = 8;

/// One `VCALENDAR`.
pub(super) struct Block {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// Its content lines, unfolded.
    pub(super) text: String,
    /// The lines on which its components begin.
    pub(super) entries: Vec<usize>,
}

/// The calendars of a file (exports are sometimes just put behind each other).
pub(super) fn blocks(text: &str) -> Result<Vec<Block>, String> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    for (number, line) in unfolded(text) {
        if blocks.is_empty() && !line.trim_end().eq_ignore_ascii_case("BEGIN:VCALENDAR") {
            return Err(format!("line {number}: `{}` begins no calendar; expected BEGIN:VCALENDAR", short(&line)));
        }
        let (name, value) = line.split_once(':').ok_or_else(|| format!("line {number}: `{}` has no `:`", short(&line)))?;
        let key = name.split(';').next().unwrap_or_default();
        if key.is_empty() || !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(format!("line {number}: `{}` is not the name of a property", short(key)));
        }
        let value = value.trim().to_ascii_uppercase();
        let begins = name.eq_ignore_ascii_case("BEGIN");
        let ends = name.eq_ignore_ascii_case("END");
        if open.is_empty() && !(begins && value == "VCALENDAR") {
            return Err(format!("line {number}: `{}` stands outside BEGIN:VCALENDAR", short(&line)));
        }
        let content = if begins || ends { format!("{}:{value}", name.to_ascii_uppercase()) } else { line };
        if begins {
            match open.len() {
                0 => blocks.push(Block { line: number, text: String::new(), entries: Vec::new() }),
                1 => blocks.last_mut().into_iter().for_each(|block| block.entries.push(number)),
                DEEPEST => return Err(format!("line {number}: nested more than {DEEPEST} levels deep")),
                _ => {}
            }
            open.push((number, value.clone()));
        }
        if let Some(block) = blocks.last_mut() {
            block.text.push_str(&content);
            block.text.push_str("\r\n");
        }
        if ends {
            match open.pop() {
                Some((_, begun)) if begun == value => {}
                Some((line, begun)) => return Err(format!("line {number}: END:{} ends BEGIN:{begun} of line {line}", short(&value))),
                None => {}
            }
        }
    }
    match (open.first(), blocks.is_empty()) {
        (Some((line, begun)), _) => Err(format!("line {line}: BEGIN:{begun} has no end; the file was probably cut off")),
        (None, true) => Err("line 1: holds no BEGIN:VCALENDAR".to_owned()),
        (None, false) => Ok(blocks),
    }
}

/// Content lines with the number of their first line. A line that begins with a space or a tab goes on with the one before it.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (line, number) in text.split('\n').zip(1..) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, begun))) => begun.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

fn short(text: &str) -> String {
    text.chars().take(30).collect()
}
