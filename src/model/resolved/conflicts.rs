//! Where two values of the action cannot both be right. The sheet then prints none of the figures that follow from
//! them, and the rules report both.

use super::Action;
use super::figure::{Conflict, FigureSource, TimeSpan};
use super::length::{sum_steps, total_pauses};
use super::step::{Step, StepKind};
use crate::model::duration::{Breakdown, TotalDuration};
use crate::model::schedule::Times;
use crate::model::sessions::{KnownMode, Mode, SessionDates, SessionPart, SessionPeriod};
use crate::model::timed_item::total_minutes;
use crate::value::{Duration, When};

impl<'a> Action<'a> {
    /// What contests the totals of the action and the length of a day.
    pub(super) fn find_conflict(&self) -> Option<Conflict> {
        let steps = || self.steps.iter().flat_map(Step::with_descendants);
        let inside = || steps().find_map(|it| it.parts_conflict().or_else(|| it.times_conflict()));
        self.hours_of_days_conflict()
            .or_else(|| self.day_count_conflict())
            .or_else(|| self.planned_hours_conflict())
            .or_else(|| self.breakdown_conflict())
            .or_else(|| self.remote_hours_conflict())
            .or_else(|| self.times_conflicts().into_iter().next())
            .or_else(|| self.session_conflicts().into_iter().next())
            .or_else(inside)
            .or_else(|| self.overflow_conflicts().into_iter().next())
    }

    /// The days of the plan, in half days, when each step has some.
    #[must_use]
    pub fn planned_half_days(&self) -> Option<u32> {
        sum_steps(&self.steps, Step::counted_half_days)
    }

    /// The minutes of the plan, when each step has some.
    #[must_use]
    pub fn planned_minutes(&self) -> Option<u32> {
        sum_steps(&self.steps, Step::counted_minutes)
    }

    /// The days of the plan are not those that the duration announces, or its dates leave fewer.
    #[must_use]
    pub fn day_count_conflict(&self) -> Option<Conflict> {
        let announced = self.duration()?.half_days()?;
        let most = || sum_steps(&self.steps, Step::max_half_days);
        let planned = match self.planned_half_days() {
            Some(planned) => Some(planned).filter(|planned| *planned != announced),
            None => most().filter(|most| *most < announced),
        };
        let stated = FigureSource::half_days("duree.jours", announced);
        Some(Conflict::new(
            stated,
            FigureSource::half_days("deroule", planned?),
        ))
    }

    /// The lengths of the plan that a range, an estimate or a bound of the duration leaves out.
    #[must_use]
    pub fn lengths_out_of_estimate(&self) -> Vec<FigureSource> {
        let days = self.planned_half_days();
        let days = days.filter(|days| !self.allows_days(*days));
        let days = days.map(|days| FigureSource::half_days("duree.jours", days));
        let minutes = self.planned_minutes().filter(|minutes| {
            let trained = minutes - total_pauses(&self.steps);
            !self.allows_minutes(*minutes) && !self.allows_minutes(trained)
        });
        let minutes = minutes.map(|minutes| FigureSource::minutes("duree.heures", minutes));
        let duration = self.duration();
        let is_inexact = |source: &FigureSource| match source.span {
            TimeSpan::HalfDays(_) => duration.is_some_and(|it| it.half_days().is_none()),
            TimeSpan::Minutes(_) => duration.is_some_and(|it| it.stated_minutes().is_none()),
        };
        days.into_iter().chain(minutes).filter(is_inexact).collect()
    }

    /// The hours that are written are not those of the days.
    #[must_use]
    pub fn hours_of_days_conflict(&self) -> Option<Conflict> {
        let duration = self.duration()?;
        let (stated, made) = (duration.stated_minutes()?, duration.minutes_of_days()?);
        (stated != made && !self.add_evenings(made, stated)).then(|| {
            let made = FigureSource::minutes("duree.jours", made);
            Conflict::new(FigureSource::minutes("duree.heures", stated), made)
        })
    }

    /// Whether the evenings of the plan may make a total of the hours of its days.
    pub(super) fn add_evenings(&self, days: u32, total: u32) -> bool {
        let evenings = self.steps.iter().map(Step::evening_minutes);
        match evenings.sum::<Option<u32>>() {
            Some(evenings) => evenings > 0 && days + evenings == total,
            None => total > days,
        }
    }

    /// The hours of the plan are not those that the duration announces. Wrong days are another mistake.
    #[must_use]
    pub fn planned_hours_conflict(&self) -> Option<Conflict> {
        let announced = self.announced_minutes()?;
        let planned = self.planned_minutes()?;
        let trained = planned - total_pauses(&self.steps);
        let elsewhere =
            self.day_count_conflict().is_some() || self.hours_of_days_conflict().is_some();
        let agrees = [planned, trained].contains(&announced.1);
        (!agrees && !elsewhere).then(|| {
            let (path, announced) = announced;
            let stated = FigureSource::minutes(path, announced);
            Conflict::new(stated, FigureSource::minutes("deroule", planned))
        })
    }

    /// The parts of the duration do not add up to its total.
    #[must_use]
    pub fn breakdown_conflict(&self) -> Option<Conflict> {
        let (path, total) = self.announced_minutes()?;
        let duration = self.duration()?;
        let detail = duration.detail.as_ref()?;
        let parts = detail.parts();
        let shared: Option<u32> = parts.iter().map(|(_, part)| self.minutes_of(*part)).sum();
        let shared = shared?;
        let exams = match detail.certification {
            Some(exams) => self.minutes_of(exams)?,
            None => 0,
        };
        let product = duration.minutes_of_days();
        let agrees = |sum: u32| sum == total || Some(sum) == product;
        // Exams are held in presence or at a distance: they may be counted twice.
        let taught = shared - exams;
        let partial = taught < total && (parts.len() < 2 || detail.presentiel.is_none());
        let agrees = agrees(shared) || agrees(taught) || partial;
        (!agrees).then(|| {
            let stated = FigureSource::minutes(path, total);
            Conflict::new(stated, FigureSource::minutes("duree.detail", shared))
        })
    }

    /// The hours of work-study that the duration contradicts: the company's are not those of its detail, and its total is neither
    /// the hours in the centre nor those of both.
    #[must_use]
    pub fn work_study_conflict(&self) -> Option<Conflict> {
        let hours = self.sections.alternance.as_ref()?;
        let [centre, company] = [hours.centre, hours.entreprise];
        let [centre, company] = [centre, company].map(|it| it?.duration().minutes(None));
        let of_company = self.breakdown().and_then(|it| it.entreprise);
        let of_company = of_company.and_then(|part| self.minutes_of(part));
        if let (Some(company), Some(share)) = (company, of_company)
            && company != share
        {
            let stated = FigureSource::minutes("duree.detail.entreprise", share);
            let found = FigureSource::minutes("alternance.entreprise", company);
            return Some(Conflict::new(stated, found));
        }
        let (path, total) = self.announced_minutes()?;
        let centre = centre?;
        let agrees = match company {
            Some(company) => total == centre || total == centre + company,
            None => total >= centre,
        };
        (!agrees).then(|| {
            let found = FigureSource::minutes("alternance.centre", centre);
            Conflict::new(FigureSource::minutes(path, total), found)
        })
    }

    /// The exams do not last as long as the duration reserves for them.
    #[must_use]
    pub fn exam_hours_conflict(&self) -> Option<Conflict> {
        let reserved = self.minutes_of(self.breakdown()?.certification?)?;
        let exams = &self.sections.evaluation.as_ref()?.epreuves;
        let exams = total_minutes(exams.iter().map(|exam| &exam.item), self.minutes_per_day)?;
        (exams != reserved).then(|| {
            let stated = FigureSource::minutes("duree.detail.certification", reserved);
            Conflict::new(stated, FigureSource::minutes("evaluation.epreuves", exams))
        })
    }

    /// The remote activities do not last as long as the duration announces, or as the whole of a remote action.
    #[must_use]
    pub fn remote_hours_conflict(&self) -> Option<Conflict> {
        let activities = &self.sections.distance.as_ref()?.activites;
        let activities = total_minutes(activities, self.minutes_per_day)?;
        let found = FigureSource::minutes("distance.activites", activities);
        let shares = self.remote_shares();
        let Some((key, alone)) = shares.last() else {
            let (path, total) = self.announced_minutes()?;
            let differs = activities > total || activities < total && !self.has_live_hours();
            let is_wrong = differs && self.is_all_remote();
            return is_wrong.then(|| Conflict::new(FigureSource::minutes(path, total), found));
        };
        let announced: u32 = shares.iter().map(|(_, minutes)| minutes).sum();
        let path = match shares.len() {
            1 => format!("duree.detail.{key}"),
            _ => "duree.detail".to_owned(),
        };
        (activities != announced && activities != *alone)
            .then(|| Conflict::new(FigureSource::minutes(path, announced), found))
    }

    /// The remote shares of the duration that have minutes, by their keys.
    #[must_use]
    pub fn remote_shares(&self) -> Vec<(&'static str, u32)> {
        let parts = self.breakdown().map(Breakdown::parts).unwrap_or_default();
        let parts = parts.into_iter();
        let remote = parts.filter(|(key, _)| key.starts_with("distanciel"));
        remote
            .filter_map(|(key, part)| Some((key, self.minutes_of(part)?)))
            .collect()
    }

    /// Whether something else than activities may take hours of a remote action: times, dates, sessions, steps, exams.
    fn has_live_hours(&self) -> bool {
        let all_steps = self.all_steps();
        let mut steps = all_steps.iter();
        let exams = self.sections.evaluation.as_ref();
        self.sections.horaires.is_some()
            || !self.sessions.is_empty()
            || exams.is_some_and(|it| !it.epreuves.is_empty())
            || steps.any(|step| step.date.is_some() || step.is_timed())
    }

    fn is_all_remote(&self) -> bool {
        let is_remote = |mode: &Mode| mode.known() == Some(KnownMode::Distanciel);
        let elsewhere = |mode: Option<&Mode>| mode.is_some_and(|mode| !is_remote(mode));
        let all_steps = self.all_steps();
        let mut steps = all_steps.iter().map(|step| step.details.modalite.as_ref());
        let mut sessions = self
            .sessions
            .iter()
            .map(|session| session.modalite.as_ref());
        self.sections.modalite.as_ref().is_some_and(is_remote)
            && !steps.any(elsewhere)
            && !sessions.any(elsewhere)
    }

    /// Times of day, of the action and of its sessions, that do not last a day of training.
    #[must_use]
    pub fn times_conflicts(&self) -> Vec<Conflict> {
        let sessions = self.sessions.iter().enumerate();
        let sessions = sessions.map(|(index, session)| {
            (
                format!("sessions.{index}.horaires"),
                session.horaires.as_ref(),
            )
        });
        let action = ("horaires".to_owned(), self.sections.horaires.as_ref());
        let all = std::iter::once(action).chain(sessions);
        all.filter_map(|(path, times)| self.day_conflict(path, times?))
            .collect()
    }

    /// One stretch may hold a meal or pauses that go without saying, or be that of half-days.
    fn day_conflict(&self, path: String, times: &Times) -> Option<Conflict> {
        let duration = self.duration()?;
        let length = match duration.half_days() {
            Some(1) => duration.minutes()?,
            Some(_) | None => self.minutes_per_day?,
        };
        let open = times.open_minutes()?;
        let agrees = match times.time_ranges()[..] {
            [_] => open >= length || open * 2 == length,
            [..] => open == length,
        };
        (!agrees && !self.has_day_with_evening(open, length)).then(|| {
            let stated = FigureSource::minutes(format!("duree.{}", duration.per_day_key()), length);
            Conflict::new(stated, FigureSource::minutes(path, open))
        })
    }

    /// Whether a day of the plan may last so long with its evening, and so long without it.
    fn has_day_with_evening(&self, open: u32, length: u32) -> bool {
        let all_steps = self.all_steps();
        let mut days = all_steps.iter().filter(|step| {
            let mut children = step.children.iter();
            step.kind == StepKind::Day && children.any(|it| it.kind == StepKind::Evening)
        });
        days.any(|day| {
            let evening = day.evening_minutes();
            evening.map_or(length > open, |evening| open + evening == length)
        })
    }

    /// Days, mornings and afternoons that outlast the times around them. Several times as long, a day is several days; a remote
    /// one has times of its own.
    #[must_use]
    pub fn overflow_conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        // Times that are wrong for every day are one mistake.
        let are_wrong = !self.times_conflicts().is_empty();
        for step in self.all_steps() {
            if are_wrong && !step.surroundings.times.is_some_and(|it| it.is_own) {
                continue;
            }
            let known = step.times_conflict().or_else(|| step.parts_conflict());
            let (Some(open), Some(times), None) = (step.max_minutes(), step.date_count(), known)
            else {
                continue;
            };
            let lasts = step.min_minutes();
            let is_remote = step.details.modalite.as_ref().is_some_and(Mode::is_remote);
            let evening = step
                .details
                .duree
                .map_or(Some(0), |_| step.evening_minutes());
            let fits = evening.is_none_or(|evening| lasts <= open * times + evening);
            if fits || is_remote || lasts % open == 0 {
                continue;
            }
            let path = match step.details.duree {
                Some(_) => format!("{}.duree", step.path),
                None => step.path.clone(),
            };
            let times = FigureSource::minutes(self.path_of_times(step), open);
            found.push(Conflict::new(FigureSource::minutes(path, lasts), times));
        }
        found
    }

    /// Where the times that hold for a step are written.
    fn path_of_times(&self, step: &Step<'_>) -> String {
        let all_steps = self.all_steps();
        let around = all_steps.iter().filter(|other| {
            let rest = step.path.strip_prefix(&other.path);
            let is_around = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            is_around && other.details.horaires.is_some()
        });
        let mut nearest = around.map(|other| format!("{}.horaires", other.path));
        nearest.next_back().unwrap_or_else(|| "horaires".to_owned())
    }

    /// Sessions whose dates leave fewer days than the action has.
    #[must_use]
    pub fn session_conflicts(&self) -> Vec<Conflict> {
        let announced = self.duration().and_then(TotalDuration::half_days);
        let announced = announced.map(|days| ("duree.jours", days));
        let planned = || Some(("deroule", self.planned_half_days()?));
        let Some((path, days)) = announced.or_else(planned) else {
            return Vec::new();
        };
        let sessions = self.sessions.iter().enumerate();
        // A lone date may be the first day, unless all other sessions give all of theirs.
        let known = self.sessions.iter().filter_map(|it| it.dates.as_ref());
        let mut known = known.filter_map(max_session_half_days).peekable();
        let are_whole =
            known.peek().is_some() && known.all(|most| most == days || most == days + days % 2);
        let short = sessions.filter_map(|(index, session)| {
            let dates = session.dates.as_ref()?;
            let lone = || matches!(dates, SessionDates::When(When::Day(_))) && are_whole;
            let most = max_session_half_days(dates).or_else(|| lone().then_some(2))?;
            (most < days).then(|| {
                let stated = FigureSource::half_days(path, days);
                Conflict::new(
                    stated,
                    FigureSource::half_days(format!("sessions.{index}.dates"), most),
                )
            })
        });
        short.collect()
    }

    /// The minutes of the duration as it is written, or as its days make them, and where.
    fn announced_minutes(&self) -> Option<(String, u32)> {
        let duration = self.duration()?;
        let path = format!("duree.{}", duration.total_key());
        Some((path, duration.minutes()?))
    }

    fn duration(&self) -> Option<&'a TotalDuration> {
        self.sections.duree.as_ref()
    }

    fn breakdown(&self) -> Option<&'a Breakdown> {
        self.duration()?.detail.as_ref()
    }

    fn minutes_of(&self, part: Duration) -> Option<u32> {
        part.minutes(self.minutes_per_day)
    }
}

/// The most half-days that the dates of a session leave.
fn max_session_half_days(dates: &SessionDates) -> Option<u32> {
    // « Matin » of a range is each of its mornings.
    let group = |group: &SessionPart| {
        let days = match (group.debut, group.fin) {
            (Some(first), Some(last)) if first == last => Some(1),
            (Some(first), Some(last)) => When::from_range(first, last).ok()?.day_count(),
            (Some(_), None) | (None, Some(_)) => None,
            (None, None) => group.date.map(|_| 1),
        };
        Some(days? * if group.demi_journee.is_some() { 1 } else { 2 })
    };
    let when = |when: &When| Some(when.day_count()? * 2);
    match dates {
        SessionDates::When(When::Day(_)) => None,
        SessionDates::When(dates) => when(dates),
        SessionDates::Period(period) => group(period),
        SessionDates::Periods(periods) => periods
            .iter()
            .map(|period| match period {
                SessionPeriod::When(dates) => when(dates),
                SessionPeriod::Part(period) => group(period),
            })
            .sum(),
    }
}
