//! Sheets of many objectives, and revisions of them, always the same.

const WORDS: [&str; 40] = [
    "animer", "conduire", "préparer", "évaluer", "construire", "partager", "définir", "rédiger",
    "identifier", "organiser", "mobiliser", "analyser", "formaliser", "territoire", "projet",
    "équipe", "acteurs", "service", "accueil", "public", "méthode", "outil", "réunion",
    "diagnostic", "objectif", "décision", "groupe", "partenaire", "ressource", "démarche",
    "compétence", "pratique", "situation", "échange", "habitants", "élus", "budget", "calendrier",
    "bilan", "indicateur",
];

/// A generator of numbers that need not surprise anybody.
pub struct Chance(u64);

impl Chance {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }
}

pub fn objectives(count: usize, seed: u64) -> Vec<String> {
    let mut chance = Chance(seed);
    (0..count)
        .map(|_| {
            let length = 6 + chance.below(8);
            let words: Vec<&str> = (0..length)
                .map(|_| WORDS[chance.below(WORDS.len())])
                .collect();
            words.join(" ")
        })
        .collect()
}

/// A sheet of ten objectives a day.
pub fn sheet(objectives: &[String]) -> String {
    let mut text = "intitule: Un long parcours\nderoule:\n  journees:\n".to_owned();
    for (rank, day) in objectives.chunks(10).enumerate() {
        text.push_str(&format!(
            "    - titre: Étape {}\n      objectifs:\n",
            rank + 1
        ));
        for objective in day {
            text.push_str(&format!("        - {objective}\n"));
        }
    }
    text
}

/// A sheet of one list of objectives.
pub fn list(objectives: &[String]) -> String {
    let items = objectives
        .iter()
        .map(|objective| format!("    - {objective}\n"));
    let items: String = items.collect();
    format!("intitule: Une longue liste\nobjectifs:\n  liste:\n{items}")
}

/// A sheet and its revision: one objective in twenty has another word, and some thirty are elsewhere.
pub fn revisions(count: usize) -> [String; 2] {
    let old = objectives(count, 7);
    let mut new = old.clone();
    let mut chance = Chance(11);
    for _ in 0..count / 20 {
        let at = chance.below(count);
        new[at].push_str(" autrement");
    }
    for _ in 0..30 {
        let moved = new.remove(chance.below(count));
        new.insert(chance.below(count - 1), moved);
    }
    [sheet(&old), sheet(&new)]
}
