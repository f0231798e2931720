//! The lengths that the keys give to days, exams, breaks and shares of an action.

use crate::check::context::CheckContext;
use crate::check::length_subject::LengthSubject;
use crate::check::statements::StatedLength;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::{Argument, Message};
use crate::model::duration::Breakdown;
use crate::model::schedule::Times;

/// A length that the keys give to a part, in minutes, and its path.
struct PartLength {
    subject: LengthSubject,
    minutes: u32,
    path: String,
}

/// What the keys give to the parts of an action.
pub(super) struct KnownLengths {
    known: Vec<PartLength>,
    /// The lengths of the steps, which a text may speak of.
    steps: Vec<u32>,
    minutes_per_day: Option<u32>,
    /// Whether weeks at the centre and in the company alternate.
    has_rhythm: bool,
}

impl KnownLengths {
    pub(super) fn new(context: &CheckContext<'_>) -> Self {
        let action = &context.action;
        let times = context.sections.horaires.as_ref();
        let by_times = times.and_then(Times::training_minutes);
        let steps = action.all_steps().into_iter();
        let mut all = Self {
            known: Vec::new(),
            steps: steps.filter_map(|it| it.counted_minutes()).collect(),
            minutes_per_day: by_times.or(action.minutes_per_day),
            has_rhythm: context.sections.alternance.is_some(),
        };
        let path = if by_times.is_some() {
            "horaires"
        } else {
            "duree"
        };
        let day = all.minutes_per_day;
        all.add(LengthSubject::Day, day, path);
        all.add(LengthSubject::Week, day.map(|day| day * 5), path);
        let ranges = times.map(Times::time_ranges).unwrap_or_default();
        if let [morning, afternoon, ..] = &ranges[..] {
            let end = morning.end().minutes();
            let gap = afternoon.start().minutes().checked_sub(end);
            all.add(LengthSubject::Lunch, gap.map(u32::from), "horaires");
        }
        all.add_exams(context);
        all.add_shares(context);
        all
    }

    fn add(&mut self, subject: LengthSubject, minutes: Option<u32>, path: &str) {
        self.known.extend(minutes.map(|minutes| PartLength {
            subject,
            minutes,
            path: path.to_owned(),
        }));
    }

    fn add_exams(&mut self, context: &CheckContext<'_>) {
        let sections = context.sections;
        let of_action = sections.evaluation.iter();
        let of_action = of_action.map(|it| ("evaluation".to_owned(), &it.epreuves));
        let certifications = sections.certification.iter().flatten().enumerate();
        let certifications =
            certifications.map(|(index, it)| (format!("certification.{index}"), &it.epreuves));
        for (path, parts) in of_action.chain(certifications) {
            let lengths = parts.iter();
            let lengths = lengths.map(|part| part.item.duree.and_then(|it| it.minutes(None)));
            let lengths: Vec<Option<u32>> = lengths.collect();
            for (index, minutes) in lengths.iter().enumerate() {
                let path = format!("{path}.epreuves.{index}.duree");
                self.add(LengthSubject::Exam, *minutes, &path);
            }
            let total = lengths.iter().copied().sum::<Option<u32>>();
            let total = total.filter(|_| lengths.len() > 1);
            self.add(LengthSubject::Exam, total, &format!("{path}.epreuves"));
        }
    }

    fn add_shares(&mut self, context: &CheckContext<'_>) {
        let duration = context.sections.duree.as_ref();
        let shares = duration.and_then(|it| it.detail.as_ref());
        let shares = shares.map(Breakdown::parts).unwrap_or_default();
        let mut remote = 0;
        for (key, share) in shares {
            let Some(minutes) = share.minutes(context.action.minutes_per_day) else {
                continue;
            };
            let subject = match key {
                "presentiel" => LengthSubject::InPerson,
                "entreprise" => LengthSubject::Company,
                "certification" => LengthSubject::Exam,
                _ => LengthSubject::Remote,
            };
            if subject == LengthSubject::Remote {
                remote += minutes;
            }
            self.add(subject, Some(minutes), &format!("duree.detail.{key}"));
        }
        let remote = Some(remote).filter(|it| *it > 0);
        self.add(LengthSubject::Remote, remote, "duree.detail");
        let company = context.sections.alternance.as_ref();
        let company = company.and_then(|it| it.entreprise?.duration().minutes(None));
        self.add(LengthSubject::Company, company, "alternance.entreprise");
    }

    /// Whether no part that the keys give a length to could last something else.
    pub(super) fn are_all_stated(&self, length: StatedLength) -> bool {
        let minutes = self.minutes_of(length);
        minutes.is_none_or(|minutes| self.known.iter().all(|it| it.minutes == minutes))
    }

    fn minutes_of(&self, length: StatedLength) -> Option<u32> {
        match length {
            StatedLength::Minutes(minutes) => Some(minutes),
            StatedLength::HalfDays(halves) => Some(halves * self.minutes_per_day? / 2),
            StatedLength::Weeks(weeks) => Some(weeks * 5 * self.minutes_per_day?),
            StatedLength::Months(_) => None,
        }
    }

    /// What the keys say of the step that a text is of, when neither it nor another is that long.
    pub(super) fn find_other_step(
        &self,
        (own, path): (u32, String),
        length: StatedLength,
    ) -> Option<(Message, String)> {
        let minutes = self.minutes_of(length)?;
        let is_said = minutes == own || self.steps.contains(&minutes);
        let length = Argument::Minutes(own);
        (!is_said).then(|| (message!(rules::C033_STEP, length), path))
    }

    /// What the keys say of a part, and where, when it is nowhere that long.
    pub(super) fn find_other(
        &self,
        subject: LengthSubject,
        length: StatedLength,
    ) -> Option<(Message, String)> {
        let minutes = self.minutes_of(length)?;
        let mut known = self.known.iter().filter(|it| it.subject == subject);
        let first = known.clone().next()?;
        // A whole day is no share of one, nor a long share a day.
        let is_share = match subject {
            LengthSubject::Day => (120..=720).contains(&minutes),
            LengthSubject::Week => minutes > first.minutes / 2,
            LengthSubject::Lunch => (20..=180).contains(&minutes),
            LengthSubject::Action
            | LengthSubject::Exam
            | LengthSubject::Remote
            | LengthSubject::InPerson
            | LengthSubject::Step
            | LengthSubject::Other => true,
            // « une semaine en centre, trois semaines en entreprise » is a rhythm.
            LengthSubject::Company => !self.has_rhythm || length.calendar_days().is_none(),
        };
        let may_be_step = !matches!(
            subject,
            LengthSubject::Week | LengthSubject::Exam | LengthSubject::Lunch
        );
        let is_said =
            known.any(|it| it.minutes == minutes) || may_be_step && self.steps.contains(&minutes);
        if is_said || !is_share {
            return None;
        }
        let length = Argument::Minutes(first.minutes);
        let message = match subject {
            LengthSubject::Day => message!(rules::C033_DAY, length),
            LengthSubject::Week => message!(rules::C033_WEEK, length),
            LengthSubject::Exam => message!(rules::C033_EXAM, length),
            LengthSubject::Lunch => message!(rules::C033_LUNCH, length),
            LengthSubject::Remote => message!(rules::C033_REMOTE, length),
            LengthSubject::InPerson => message!(rules::C033_IN_PERSON, length),
            LengthSubject::Company => message!(rules::C033_COMPANY, length),
            LengthSubject::Action | LengthSubject::Step | LengthSubject::Other => return None,
        };
        Some((message, first.path.clone()))
    }
}
