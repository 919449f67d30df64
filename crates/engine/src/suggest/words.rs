//! From text to words to stems.

use crate::policy::base;

/// A word longer than this, in bytes, is no word; hostile text must not make the index slow.
const LONGEST: usize = 64;

/// Takes a word of one language, in lower case, to its stem: the part that its inflections share. It is asked for words of at most
/// 64 bytes, gives the same stem for the same word always, and gives a word that it does not understand back as it is.
pub type Stemmer = Box<dyn Fn(&str) -> String>;

/// Takes words apart as one language does.
pub(super) struct Language {
    stemmer: Option<Stemmer>,
    stop: &'static str,
}

/// A word in a text.
pub(super) struct Token {
    /// Where it begins and ends, in bytes.
    pub(super) from: usize,
    pub(super) until: usize,
    /// In lower case, without accents.
    pub(super) folded: String,
}

impl Token {
    /// Whether it is worth looking for. What is longer is no word.
    pub(super) fn counts(&self) -> bool {
        self.folded.len() <= LONGEST
    }
}

impl Language {
    /// The ways of a language; without a stemmer its words are taken as they are.
    pub(super) fn new(lang: &str, stemmer: Option<Stemmer>) -> Self {
        let stop = STOP.iter().find(|(language, _)| *language == base(lang)).map_or("", |(_, words)| words);
        Language { stemmer, stop }
    }

    pub(super) fn stem(&self, folded: &str) -> String {
        match &self.stemmer {
            Some(stem) if folded.len() <= LONGEST => stem(folded),
            _ => folded.to_owned(),
        }
    }

    /// Whether a word says nothing about what a text is about.
    pub(super) fn is_stop(&self, folded: &str) -> bool {
        self.stop.split(' ').any(|word| word == folded)
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Token> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let from = rest + tail.find(char::is_alphanumeric)?;
        let word = text.get(from..)?;
        let until = from + word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        rest = until;
        Some(Token { from, until, folded: fold(text.get(from..until)?) })
    })
}

/// Lower case without accents. Umlauts become their vowels, as people type them on keyboards that have none.
fn fold(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(without_accent).collect()
}

fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => c,
    }
}

/// The function words of each language. A question word may matter in a short query, but never against the rest of it.
const STOP: [(&str, &str); 3] = [
    (
        "de",
        "der die das den dem des ein eine einen einem einer und oder aber dass ist sind war bin hat habe haben wird werden kann konnen muss \
         mussen darf will ich du sie wir ihr er es man zu um von fur mit auf an am im in aus bei nach durch uber als wenn dann schon noch auch \
         nicht kein keine was wie wer wo warum wann mein meine meinen ihre unser mir mich",
    ),
    (
        "en",
        "the a an and or but that this these those is are was were be been am has have had do does did can could should would will may must i \
         you we they he she it to of for with on at in out from by about as if then so not no what how who where why when my your our their me \
         us its im cant dont",
    ),
    (
        "nl",
        "de het een en of maar dat die dit deze is zijn was ben bent heb heeft hebben had word wordt worden kan kun kunnen moet moeten mag wil \
         ik je u jij we wij ze zij hij er te om van voor met op aan in uit bij naar door over als dan nu al nog ook niet geen wat hoe wie waar \
         waarom wanneer mijn jouw uw onze ons mij me",
    ),
];
