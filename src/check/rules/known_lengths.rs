//! The lengths that the keys give to days, exams, breaks and shares of an action.

use crate::check::context::CheckContext;
use crate::check::length_subject::LengthSubject;
use crate::check::statements::StatedLength;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::{Argument, Message};
use crate::model::duration::Breakdown;
use crate::model::schedule::Times;

/// A length that the keys give to a part, in minutes, and its path.
struct KnownLength {
    subject: LengthSubject,
    minutes: u32,
    path: String,
}

/// What the keys give to the parts of an action.
pub(super) struct KnownLengths {
    known: Vec<KnownLength>,
    /// The lengths of the steps, which a text may speak of.
    steps: Vec<u32>,
    minutes_per_day: Option<u32>,
}

impl KnownLengths {
    pub(super) fn new(context: &CheckContext<'_>) -> Self {
        let action = &context.action;
        let sections = context.sections;
        let mut known = Vec::new();
        let mut add = |subject, minutes: Option<u32>, path: String| {
            if let Some(minutes) = minutes {
                known.push(KnownLength {
                    subject,
                    minutes,
                    path,
                });
            }
        };
        let times = sections.horaires.as_ref();
        let by_times = times.and_then(Times::training_minutes);
        let per_day = by_times.is_none().then_some(action.minutes_per_day);
        add(LengthSubject::Day, by_times, "horaires".to_owned());
        add(LengthSubject::Day, per_day.flatten(), "duree".to_owned());
        let day = by_times.or(action.minutes_per_day);
        let day_path = if by_times.is_some() {
            "horaires"
        } else {
            "duree"
        };
        add(
            LengthSubject::Week,
            day.map(|day| day * 5),
            day_path.to_owned(),
        );
        let ranges = times.map(Times::time_ranges).unwrap_or_default();
        if let [morning, afternoon, ..] = &ranges[..] {
            let gap = afternoon
                .start()
                .minutes()
                .checked_sub(morning.end().minutes());
            add(
                LengthSubject::Lunch,
                gap.map(u32::from),
                "horaires".to_owned(),
            );
        }
        let exams = sections
            .evaluation
            .iter()
            .map(|it| ("evaluation".to_owned(), &it.epreuves));
        let certifications = sections.certification.iter().flatten().enumerate();
        let certifications =
            certifications.map(|(index, it)| (format!("certification.{index}"), &it.epreuves));
        for (path, parts) in exams.chain(certifications) {
            let lengths: Vec<Option<u32>> = parts
                .iter()
                .map(|part| part.item.duree.and_then(|it| it.minutes(None)))
                .collect();
            for (index, minutes) in lengths.iter().enumerate() {
                add(
                    LengthSubject::Exam,
                    *minutes,
                    format!("{path}.epreuves.{index}.duree"),
                );
            }
            let total = lengths.iter().copied().sum::<Option<u32>>();
            let total = total.filter(|_| lengths.len() > 1);
            add(LengthSubject::Exam, total, format!("{path}.epreuves"));
        }
        let shares = sections.duree.as_ref().and_then(|it| it.detail.as_ref());
        let shares = shares.map(Breakdown::parts).unwrap_or_default();
        let mut remote = 0;
        for (key, share) in shares {
            let Some(minutes) = share.minutes(action.minutes_per_day) else {
                continue;
            };
            let subject = match key {
                "presentiel" => LengthSubject::InPerson,
                "entreprise" => LengthSubject::Company,
                "certification" => LengthSubject::Exam,
                _ => {
                    remote += minutes;
                    LengthSubject::Remote
                }
            };
            add(subject, Some(minutes), format!("duree.detail.{key}"));
        }
        add(
            LengthSubject::Remote,
            Some(remote).filter(|it| *it > 0),
            "duree.detail".to_owned(),
        );
        // « une semaine en centre, trois semaines en entreprise » is a rhythm, and no share.
        let company = sections.alternance.as_ref().and_then(|it| it.entreprise);
        let company = company.and_then(|it| it.duration().minutes(None));
        add(
            LengthSubject::Company,
            company,
            "alternance.entreprise".to_owned(),
        );
        let steps = action.all_steps().into_iter();
        let steps: Vec<u32> = steps.filter_map(|it| it.counted_minutes()).collect();
        Self {
            known,
            steps,
            minutes_per_day: day,
        }
    }

    /// Whether no part that the keys give a length to could last something else.
    pub(super) fn are_all_said(&self, length: StatedLength) -> bool {
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
            | LengthSubject::Company
            | LengthSubject::Step
            | LengthSubject::Other => true,
        };
        let is_said = known.any(|it| it.minutes == minutes)
            || subject != LengthSubject::Week && self.steps.contains(&minutes);
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
