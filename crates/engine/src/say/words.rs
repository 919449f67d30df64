//! The interface's own words. Each language has a file in `locales/`; the build makes two lists of it, one with the words of the first
//! view and one with the others, and only those of the language that is spoken are loaded.
//!
//! A test holds that every file has exactly the keys that are declared here.

use crate::policy::{Json, base};

/// Declares the words and their keys in the files.
macro_rules! interface {
    (first { $($first:ident = $first_key:literal,)* } rest { $($name:ident = $key:literal,)* }) => {
        /// One of the interface's words or sentences.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // The keys say what they are; `locales/` says it in words.
        pub enum Word {
            $($first,)*
            $($name,)*
        }

        /// The keys of the first view's words, in order.
        pub const FIRST: &[&str] = &[$($first_key),*];

        /// The keys of all others, in order.
        pub const REST: &[&str] = &[$($key),*];
    };
}

interface! {
    first {
        Tag = "tag",
        Direction = "direction",
        Back = "back",
        Close = "close",
        Language = "language",
        Support = "support",
        YourTime = "clock.yours",
        BothClocks = "clock.both",
        AskTitle = "ask.title",
        AskLabel = "ask.label",
        AskHint = "ask.hint",
        HomeCovered = "home.covered",
        HomeNotCovered = "home.not-covered",
        HomeTerms = "home.terms",
        HomeReach = "home.reach",
        HomeSince = "home.since",
        InForceFrom = "in-force.from",
        HomeSource = "home.source",
        OpenUntil = "hours.open-until",
        OpenAlways = "hours.open-always",
        Closed = "hours.closed",
        NeverOpen = "hours.never",
        Phone = "channel.phone",
        CallBack = "channel.call-back",
        Mail = "channel.mail",
        WhatsApp = "channel.whatsapp",
        Telegram = "channel.telegram",
        Web = "channel.web",
        Appointment = "channel.appointment",
        Retry = "retry",
        Missing = "missing",
        Contact = "contact",
    }
    rest {
        Yes = "yes",
        No = "no",
        ListSeparator = "list.separator",
        ListTitles = "list.titles",
        AskFound = "ask.found",
        AskNone = "ask.none",
        AskGo = "ask.go",
        AskGoHint = "ask.go-hint",
        ArticleSource = "article.source",
        ArticleQuestion = "article.question",
        ArticleYes = "article.yes",
        ArticleNo = "article.no",
        SolvedTitle = "solved.title",
        SolvedText = "solved.text",
        Again = "again",
        QuestionTitle = "question.title",
        QuestionWhy = "question.why",
        QuestionBetween = "question.between",
        QuestionWorst = "question.worst",
        QuestionClauses = "question.clauses",
        QuestionUnsure = "question.unsure",
        QuestionNext = "question.next",
        QuestionAll = "question.all",
        QuestionNone = "question.none",
        QuestionVersion = "question.version",
        NotVersion = "question.not-version",
        NotNumber = "question.not-number",
        NotChoices = "question.not-choices",
        QuestionKeep = "question.keep",
        AnswersTitle = "answers.title",
        AnswersBecause = "answers.because",
        AnswersChange = "answers.change",
        AnswersChangeOf = "answers.change-of",
        AnswersUnsure = "answers.unsure",
        SourceAssumed = "source.assumed",
        SourceUrl = "source.url",
        SourcePage = "source.page",
        SourceUser = "source.user",
        SourceLookUp = "source.look-up",
        SourceVisitor = "source.visitor",
        PartDecides = "part.decides",
        PartExcludes = "part.excludes",
        PartMatters = "part.matters",
        PartIdle = "part.idle",
        Covered = "verdict.covered",
        BestEffort = "verdict.best-effort",
        Billable = "verdict.billable",
        NotYet = "verdict.not-yet",
        Elsewhere = "verdict.elsewhere",
        NotCovered = "verdict.not-covered",
        CoveredWithin = "verdict.covered.within",
        BestEffortWithin = "verdict.best-effort.within",
        BillableWithin = "verdict.billable.within",
        NotYetWithin = "verdict.not-yet.within",
        ElsewhereWithin = "verdict.elsewhere.within",
        NotCoveredWithin = "verdict.not-covered.within",
        CoveredText = "verdict.covered.text",
        BestEffortText = "verdict.best-effort.text",
        BillableText = "verdict.billable.text",
        NotYetText = "verdict.not-yet.text",
        ElsewhereText = "verdict.elsewhere.text",
        NotCoveredText = "verdict.not-covered.text",
        Undecided = "verdict.undecided",
        UndecidedText = "verdict.undecided.text",
        UndecidedWorst = "verdict.undecided.worst",
        VerdictBecause = "verdict.because",
        VerdictNext = "verdict.next",
        VerdictWrite = "verdict.write",
        Better = "better.title",
        BetterThen = "better.then",
        BetterIf = "better.if",
        BetterUpdate = "better.update",
        BetterRenew = "better.renew",
        BetterBuy = "better.buy",
        BetterAsk = "better.ask",
        BetterDo = "better.do",
        BetterExample = "better.example",
        VerdictAdvice = "verdict.advice",
        VerdictContact = "verdict.contact",
        DescribeFirst = "verdict.describe-first",
        InForceUntil = "in-force.until",
        Outdated = "hours.outdated",
        FirstResponse = "promise.first-response",
        CallBackBy = "promise.call-back",
        NextUpdate = "promise.next-update",
        Resolution = "promise.resolution",
        PromiseBy = "promise.by",
        PromiseUsuallyBy = "promise.usually-by",
        PromiseBetween = "promise.between",
        PromiseAverage = "promise.average",
        PromiseAim = "promise.aim",
        PromiseGuarantee = "promise.guarantee",
        PromiseNone = "promise.none",
        PromiseOpens = "promise.opens",
        PromiseOpen = "promise.open",
        PromiseNever = "promise.never",
        PromiseFaster = "promise.faster",
        PromiseBusy = "promise.busy",
        PromiseMedian = "promise.median",
        PromiseKnown = "promise.known",
        PromiseClocks = "promise.clocks",
        PromiseZone = "promise.zone",
        PromiseHow = "promise.how",
        PromiseHowOf = "promise.how-of",
        PromiseAround = "promise.around",
        PromiseDays = "promise.business-days",
        PromiseSameTime = "promise.same-time",
        StepOpen = "step.open",
        StepClosed = "step.closed",
        StepWeekend = "step.weekend",
        StepClosure = "step.closure",
        StepMore = "step.more",
        StepSpan = "step.span",
        TicketTitle = "ticket.title",
        TicketKind = "ticket.kind",
        TicketName = "ticket.name",
        TicketEmail = "ticket.email",
        TicketOptional = "ticket.optional",
        TicketChoose = "ticket.choose",
        TicketSend = "ticket.send",
        TicketSending = "ticket.sending",
        TicketAlong = "ticket.along",
        TicketLine = "ticket.line",
        TicketAnswer = "ticket.answer",
        FaultTitle = "fault.title",
        FaultAt = "fault.at",
        FaultMissing = "fault.missing",
        FaultMail = "fault.mail",
        FaultPhone = "fault.phone",
        FaultUrl = "fault.url",
        FaultDate = "fault.date",
        FaultChoice = "fault.choice",
        FaultLong = "fault.long",
        FailedTitle = "failed.title",
        FailedText = "failed.text",
        Copy = "copy",
        Copied = "copied",
        FiledTitle = "filed.title",
        FiledReference = "filed.reference",
        FiledNoReference = "filed.no-reference",
        FiledCopy = "filed.copy",
        Calendar = "filed.calendar",
        CalendarTitle = "filed.calendar-title",
        MailTitle = "mail.title",
        MailText = "mail.text",
        MailOpen = "mail.open",
        MailOther = "mail.other",
    }
}

/// The interface's words in one language: all of them, or those of the first view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// Reads the words of a language from lists in the order of [`FIRST`] and of [`REST`], as the build makes them of the files with
    /// keys: the browser has no use for those. `None` when there are more or fewer, which are then of another release.
    pub fn read(lists: &[Json]) -> Option<Self> {
        let mut words = Vec::new();
        for list in lists {
            let Json::Array(list) = list else { return None };
            words.extend(list.iter().map(|word| word.as_str().unwrap_or_default().to_owned()));
        }
        let words = Words(words);
        (words.0.len() == FIRST.len() || words.complete()).then_some(words)
    }

    /// Whether these are all words, not just those of the first view.
    pub fn complete(&self) -> bool {
        self.0.len() == FIRST.len() + REST.len()
    }

    /// The tag by which dates and numbers are written beside these words for somebody who wants a language: that one, with its region,
    /// when these are its words; else the one of these words.
    pub fn tag_for<'a>(&'a self, wanted: &'a str) -> &'a str {
        let own = self.get(Word::Tag);
        if base(own).eq_ignore_ascii_case(base(wanted)) { wanted } else { own }
    }

    /// A word.
    pub fn get(&self, word: Word) -> &str {
        self.0.get(word as usize).map_or("", String::as_str)
    }

    /// Visits the parts of a sentence, which is cut at its `{places}`.
    pub fn each_part(&self, word: Word, visit: &mut dyn FnMut(Fragment<'_>)) {
        let mut rest = self.get(word);
        while let Some((text, after)) = rest.split_once('{') {
            visit(Fragment::Text(text));
            let (place, after) = after.split_once('}').unwrap_or((after, ""));
            visit(Fragment::Place(place));
            rest = after;
        }
        visit(Fragment::Text(rest));
    }

    /// A sentence with its `{places}` filled.
    ///
    /// ```
    /// # use loket_engine::{policy::Json, say::{FIRST, Word, Words}};
    /// let of_key = |key: &&str| Json::String(format!("{key} of {{vendor}}"));
    /// let words = Words::read(&[Json::Array(FIRST.iter().map(of_key).collect())]).unwrap();
    /// assert_eq!(words.fill(Word::Contact, &[("vendor", "Syneton")]), "contact of Syneton");
    /// ```
    pub fn fill(&self, word: Word, places: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        self.each_part(word, &mut |part| {
            filled.push_str(match part {
                Fragment::Text(text) => text,
                Fragment::Place(place) => places.iter().find(|(name, _)| *name == place).map_or("", |(_, value)| value),
            });
        });
        filled
    }
}

/// A part of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fragment<'w> {
    /// As it is said.
    Text(&'w str),
    /// The name of what is put there.
    Place(&'w str),
}
