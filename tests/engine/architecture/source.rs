//! One file of Rust as the house rules see it: what it names, what it imports, which modules it has. It knows nothing of packages.
//!
//! It goes through the file's tokens, so it sees paths wherever they stand: in expressions and types, in attributes, and in what is
//! handed to macros (the code in Yew's `html!`). Comments and links in documentation are no code and are not seen.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{ItemUse, UseTree};

/// A path as it is written, its first segment one of `crate`, `self`, `super`, `::` or a name.
pub type Path = Vec<String>;

/// What a file, or a module that is written out within one, has.
#[derive(Debug, Default)]
pub struct Source {
    /// Paths that it names, imports included, each with its line.
    pub paths: Vec<(Path, usize)>,
    /// What each name stands for that it imports.
    pub imports: Vec<(String, Path)>,
    /// The modules of which it imports everything.
    pub globs: Vec<Path>,
    /// Macros that it calls.
    pub macros: Vec<(String, usize)>,
    /// Macros that it declares for its whole package and for others.
    pub exported_macros: Vec<String>,
    /// Types, functions and whatever else it declares.
    pub items: Vec<String>,
    /// Where it asks what it is compiled for.
    pub platforms: Vec<usize>,
    /// Files of other places that it takes as its own code, by `#[path]` or `include!`, each with its line.
    pub taken: Vec<(String, usize)>,
    pub modules: Vec<Module>,
}

/// A module that a file declares.
#[derive(Debug)]
pub struct Module {
    pub name: String,
    /// Nothing: it is in a file of its own.
    pub body: Option<Source>,
    /// The file that `#[path]` names.
    pub path: Option<String>,
}

impl Source {
    /// Reads a text.
    pub fn read(text: &str) -> Source {
        let mut source = Source::default();
        source.walk(text.parse().expect("it compiles, so it can be cut into tokens"));
        source
    }

    fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let (mut at, mut exported, mut path) = (0, false, None);
        while let Some(token) = tokens.get(at) {
            let line = token.span().start().line;
            match token {
                TokenTree::Group(group) => {
                    // An attribute, of what comes next.
                    if at > 0 && group.delimiter() == Delimiter::Bracket && is(tokens.get(at - 1), '#') {
                        exported |= group.stream().to_string() == "macro_export";
                        path = literal_after(group.stream(), "path").or(path);
                    }
                    self.walk(group.stream());
                    at += 1;
                }
                TokenTree::Ident(word) if word == "use" && !is(tokens.get(at + 1), '<') => {
                    let end = tokens.iter().skip(at).position(|token| is(Some(token), ';')).map_or(tokens.len(), |length| at + length + 1);
                    if let Ok(item) = syn::parse2::<ItemUse>(tokens[at..end].iter().cloned().collect()) {
                        let start = if item.leading_colon.is_some() { vec!["::".to_owned()] } else { Vec::new() };
                        self.import(&item.tree, &start, line);
                        at = end;
                    } else {
                        at += 1;
                    }
                }
                TokenTree::Ident(word) if word == "extern" && names(tokens.get(at + 1), "crate") => {
                    let name = tokens[at + 2].to_string();
                    self.paths.push((vec![name], line));
                    at += 3;
                }
                TokenTree::Ident(word) if word == "mod" && matches!(tokens.get(at + 1), Some(TokenTree::Ident(_))) => {
                    let body = match tokens.get(at + 2) {
                        Some(TokenTree::Group(group)) => {
                            let mut inner = Source::default();
                            inner.walk(group.stream());
                            Some(inner)
                        }
                        _ => None,
                    };
                    let path = path.take();
                    self.taken.extend(path.clone().map(|path| (path, line)));
                    self.modules.push(Module { name: tokens[at + 1].to_string(), body, path });
                    at += 3;
                }
                TokenTree::Ident(word) if word == "macro_rules" && is(tokens.get(at + 1), '!') => {
                    if std::mem::take(&mut exported) {
                        self.exported_macros.push(tokens[at + 2].to_string());
                    }
                    at += 3;
                }
                TokenTree::Ident(word) => {
                    const DECLARE: [&str; 8] = ["struct", "enum", "fn", "type", "trait", "const", "static", "union"];
                    if word == "target_arch" || word == "target_family" {
                        self.platforms.push(line);
                    }
                    if DECLARE.iter().any(|keyword| word == keyword) {
                        self.items.extend(tokens.get(at + 1).map(ToString::to_string));
                    }
                    at = self.path(&tokens, at, line);
                }
                TokenTree::Punct(_) => at += 1,
                TokenTree::Literal(_) => at += 1,
            }
        }
    }

    /// Takes the path that begins here, if it is one, or the macro that is called. Gives where it ends.
    fn path(&mut self, tokens: &[TokenTree], mut at: usize, line: usize) -> usize {
        let mut path = vec![tokens[at].to_string()];
        let colons = |at: usize| is(tokens.get(at), ':') && is(tokens.get(at + 1), ':');
        // `::std::fs`, but not `Vec::<u8>::new`, whose last name belongs to what stands before it.
        if at >= 2
            && colons(at - 2)
            && !matches!(at.checked_sub(3).map(|before| &tokens[before]), Some(TokenTree::Punct(end)) if end.as_char() == '>')
        {
            path.insert(0, "::".to_owned());
        }
        while let Some(TokenTree::Ident(next)) = tokens.get(at + 3).filter(|_| colons(at + 1)) {
            path.push(next.to_string());
            at += 3;
        }
        at += 1;
        if is(tokens.get(at), '!') && matches!(tokens.get(at + 1), Some(TokenTree::Group(_))) {
            let name = path.last().expect("one at least").clone();
            if let (true, Some(TokenTree::Group(group))) = (name == "include", tokens.get(at + 1)) {
                self.taken.push((group.stream().to_string().trim_matches('"').to_owned(), line));
            }
            self.macros.push((name, line));
        }
        if path.len() > 1 {
            self.paths.push((path, line));
        }
        at
    }

    fn import(&mut self, tree: &UseTree, before: &[String], line: usize) {
        let with = |name: String| before.iter().cloned().chain([name]).collect::<Path>();
        let mut name = |short: String, path: Path| {
            self.imports.push((short, path.clone()));
            self.paths.push((path, line));
        };
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &with(path.ident.to_string()), line),
            // `a::{self}` is `a`.
            UseTree::Name(item) if item.ident == "self" && !before.is_empty() => {
                name(before.last().cloned().unwrap_or_default(), before.to_vec());
            }
            UseTree::Rename(item) if item.ident == "self" && !before.is_empty() => name(item.rename.to_string(), before.to_vec()),
            UseTree::Name(item) => name(item.ident.to_string(), with(item.ident.to_string())),
            UseTree::Rename(item) => name(item.rename.to_string(), with(item.ident.to_string())),
            UseTree::Glob(_) => {
                self.globs.push(before.to_vec());
                self.paths.push((with("*".to_owned()), line));
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before, line)),
        }
    }
}

fn is(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == sign)
}

fn names(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(found)) if found == word)
}

/// The text in `name = "text"`.
fn literal_after(tokens: TokenStream, name: &str) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let [first, equals, TokenTree::Literal(text)] = tokens.as_slice() else { return None };
    (names(Some(first), name) && is(Some(equals), '=')).then(|| text.to_string().trim_matches('"').to_owned())
}
