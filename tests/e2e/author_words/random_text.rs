//! Random texts of authors: any printable character, and what looks like Markdown and is not always.

/// Numbers that follow one another without a pattern, the same on every machine.
pub struct Dice(u64);

/// Ways of writing that a tool could take for a mark.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "2*1500 € et 1*300 €", "a * b * c", "__init__", "__name__", "__FILE__", "snake_case_name", "_total", "total_", "*.txt", "**kwargs",
    "\n\n> Une citation.\n> Sur deux lignes !\n\n", "\n\n> « Une autre. »\n", "> 18 ans", "> 15 jours", ">", "+ 10 %", "- 18 ans", "-", "+", "# 1 du secteur", "#hashtag", "# Titre", "## Sous-titre ##",
    "1) Accueil", "2) Bilan", "2. Objectifs", "3. Suites", "1. Un", "3° Tiers", "a) Premier", "b) Second", "2026.",
    "2026. Bilan", "01. Zéro", "1.", "~", "~~texte~~", "~~~", "\\", "\\*", "\\_", "\\<", "C:\\dossier\\", "C:\\*.bak", "\\\\serveur\\_partage", "\\frac{a}{b}", "\\[x\\]",
    "`code`", "``a`b``", "l`accueil", "`", "$x_1 * y_2$", "f(*x*)", "x<y et y>z", "    retrait", "\tretrait", "<18 ans", "< 18", 
    "List<String>", "&nbsp;", "&amp;", "&#233;", "&", "https://exemple.fr/a_b_c*d*?x=1&y=2#z", "https://exemple.fr/_x_", "www.exemple.fr/*", "nom_prenom@exemple.fr",
    "<https://exemple.fr>", "[mot](https://exemple.fr)", "[mot](https://exemple.fr/a_(b))", "[mot]( https://exemple.fr )", "[](https://exemple.fr)", "[à définir]", "[1]", "(voir [3])", "[x](p. 4)", "![", 
    "[^1]", "[^2]", "[1]: annexe", "250 €*", "* hors frais", "** sur devis", "**", "***", "*", "_", "__", "**mot**", "*mot*", "_mot_", "**S**pécifique", "***mot***",
    "**« mot »**", "*mot", "mot*", "**mot", "mot**", "| a | b |", "|---|---|", "| 1 | 2 |", "| 1 | 2 | 3 |", "|:-:|--:|", "a|b", "--|--", "|", "\\|", "• Salle équipée • Vidéoprojecteur", "• un", "•deux", "‣ trois", "▪ quatre", "◦ cinq", "– six",
    "— sept", "· huit", "o neuf", "\u{f0b7} dix", "\u{f0b7}onze", "●\tdouze", "- un", "- deux", "* un", "* deux", "+ un", "+ deux", "  - nu", "  ◦ nu", "      - loin", "- - 10 %", "- 1. un", "1. - un", "- [ ] case",
    ": ", "  ", "\u{a0}", "\u{202f}", "l’équipe", "aujourd'hui", "“mot”", "\"mot\"", "« mot »", "9h30", "10:30", "2ème", "1ère", "XIXème", "...", "n° 4", "M. Martin", "Dr. Durand", "art. L6353-1",
    "e\u{301}te\u{301}", "\u{fb01}che", "o\u{fb03}ce", "\u{200b}", "\u{feff}", "\u{ad}", "≤ 3", "½", "²", "→ suite", "✓ fait", "★", "□ case", "\u{2026}", "formation",
    "□ Oui", "■ Non", "☐ Vu", "○ Oui ○ Non", "●● Confirmé", "○ Autre", "+ vite fait", "- cher", "- 10 °C", "– 10 %", "− 3", "\\*mot\\*", "\\[a\\]", "\\<nom\\>", "a_b\\_c",
    "\\(", "\\~", "D:\\Cours\\_x", "a<b et c>d", "<nom>", "______", "| `a\\|b` | c |", "durée", "groupe", "le", "de", "objectif",
];

/// What a diagnostic refuses, alone or beside others.
#[rustfmt::skip]
const REFUSED: &[&str] = &[
    "====", "---", "***", "___", "```", "<b>", "</b>", "<br>", "<votre nom>", "![image](x.png)", "[^1]: une note", "[^a]: autre",
    "[mot]: https://exemple.fr", "[x](p.4)", "\u{1f600}", "\u{4e2d}",
];

/// What sets pieces apart.
const GAPS: &[&str] = &[
    " ", " ", " ", " ", "", "\n", "\n", "\n\n", "  \n", "\\\n", " \n ",
];

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    pub fn below(&mut self, sides: usize) -> usize {
        (self.roll() % sides as u64) as usize
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// A field: pieces, or characters, or both.
    pub fn text(&mut self) -> String {
        let mut text = String::new();
        let kind = self.below(4);
        for _ in 0..1 + self.below(9) {
            if kind == 0 || kind == 1 && self.below(2) == 0 {
                (0..1 + self.below(6)).for_each(|_| text.push(self.character()));
            } else if self.below(40) == 0 {
                text.push_str(self.pick(REFUSED));
            } else {
                text.push_str(self.pick(PIECES));
            }
            text.push_str(self.pick(GAPS));
        }
        if self.below(8) == 0 {
            text = format!("Appel[^1] {text}\n\n[^1]: Note {}.", self.pick(PIECES));
        }
        text
    }

    fn character(&mut self) -> char {
        let code = match self.below(20) {
            0..10 => 0x20 + self.below(0x5f) as u32,
            10..13 => return char::from(b"*_`[]()<>#-+.|\\~!&="[self.below(19)]),
            13 => return '\n',
            14..18 => 0xa0 + self.below(0xe0) as u32,
            18 => 0x2010 + self.below(0x18) as u32,
            _ => match self.below(12) {
                0 => 0x370 + self.below(0x200) as u32,
                1 => 0x2028 + self.below(0x7d8) as u32,
                2 => self.below(0x2_0000) as u32,
                _ => 0x20 + self.below(0x5f) as u32,
            },
        };
        char::from_u32(code)
            .filter(|c| !c.is_control())
            .unwrap_or('é')
    }
}
