//! All texts in English. Keys, values and examples stay in French, as in the files.
//!
//! A placeholder is `{name}`; `{count|file|files}` picks the singular for 1.

pub(crate) mod help;
pub(crate) mod rules;

catalogue! {
    // Around messages.
    ERROR_IS = "error: {message}";
    ERROR = "error";
    WARNING = "warning";
    ADVICE = "advice";
    COUNT_ERRORS = "{count} {count|error|errors}";
    COUNT_WARNINGS = "{count} {count|warning|warnings}";
    COUNT_ADVICE = "{count} {count|advice|advice}";
    COUNTED = "{count} {name}";
    REMEDY = "help";
    NOTHING_TO_REPORT = "Nothing to report";

    // Read errors: the file.
    FOREIGN_DOCUMENT = "this file is a Word or LibreOffice document, or an archive, not a text";
    FOREIGN_PDF = "this file is a PDF, not a text";
    FOREIGN_PAGE = "this file is a web page, not a programme";
    FOREIGN_REMEDY = "copy its content into a new text file, with the keys of a programme (`annexe new` creates one)";
    ENCODING = "the file is not saved as UTF-8: its characters cannot be read from here on";
    ENCODING_REMEDY = "save the file as “UTF-8” (“Save with encoding” in the editor’s menus)";
    EMPTY_FILE = "the file has no key";
    NOT_A_MAPPING = "this file has no line such as `clé: valeur`";
    NO_KNOWN_KEY = "no line of this file starts with a known key";
    START_A_PROGRAMME =
        "start with `intitule: …`, or run `annexe new mon-programme` for a template";
    SECOND_DOCUMENT = "a second document starts here, but a file describes a single programme";
    SECOND_DOCUMENT_REMEDY = "put each programme in its own file; if this is the rest of the same one, delete the line `---`";
    MAX_BYTES = "the file is over {size} MB";
    MAX_TEXT_BYTES = "this text is over {size} kB";
    MAX_ALIASED_BYTES = "YAML aliases (`*nom`) repeat more than {size} kB of text";
    MAX_KEYS = "a group has more than {count} keys";
    MAX_DEPTH = "groups are nested more than {count} levels deep";
    MAX_VALUES = "the file has more than {count} values, including those of YAML aliases (`*nom`)";
    MAX_CONTENT = "the sheet would have over {count} words and lines";
    MAX_DIFFERENT_VALUES = "the two revisions have almost nothing in common: over {count} values differ";
    MAX_DIFFERENT_BYTES =
        "the two revisions have almost nothing in common: over {size} KB of texts differ";
    EXCESSIVE_REMEDY = "check that this file is a programme; split it if needed";
    SAME_OUTPUT = "the sheets of this programme and of “{other}” would have the same name: “{stem}”";
    SAME_OUTPUT_REMEDY = "rename one of the two files";

    // Read errors: keys and values.
    KEY_NOT_TEXT = "this key is not a word";
    KEY_NOT_TEXT_REMEDY = "write a word and a colon, as in `titre:`";
    UNKNOWN_KEY = "unknown key: `{key}`";
    DID_YOU_MEAN = "did you mean `{suggestion}`?";
    SEE_CODES = "run `annexe rules` to list all the codes";
    KEY_OF_ROOT = "write this key at the start of the line, without indentation";
    KEY_IN_GROUP = "write `{key}` under `{group}`, indented";
    STEP_LABEL = "write `{key}`, and under `deroule`: `{labels}` to keep your word";
    KEY_BELONGS = "write this key under `{group}`, indented";
    DOTTED_KEY = "a dot does not separate two keys: write `{nested}`; if `{group}` is already written, add the rest to it";
    SEE_KEYS = "run `annexe schema --format md` to see every key; put all other content in `sections`";
    POSSIBLE_KEYS = "possible keys here: {keys}";
    MISSING_KEY = "the key `{key}` is missing";
    MISSING_KEY_REMEDY = "add `{key}: …` here";
    DUPLICATE_KEY = "the key `{key}` is written twice";
    DUPLICATE_KEY_REMEDY = "keep one and delete the other";
    DASH_IS_MISSING = "add a dash `-` before this key, if a new item of the list starts here";
    PASTED_TWICE = "this programme was pasted twice: it starts again here";
    PASTED_PASSAGE = "the keys from `{key}` on were pasted twice";
    PASTED_TWICE_REMEDY = "keep one of the two copies and delete the other";
    SECOND_PROGRAMME = "another programme starts here, but a file describes only one";
    SECOND_PROGRAMME_REMEDY = "move the rest to another file; if it is a copy, delete it";
    NUMBER_ALONE = "write the number alone: {number}";
    SPLIT_BY_COMMA = "a comma separates two keys between braces: it cuts “{text}”";
    FIRST_OCCURRENCE = "first written here";
    CONTRADICTED_KEY = "this text says “{written}”, but the key `{key}` says something else";
    CONTRADICTED_KEY_REMEDY = "keep the right one, here or in `{key}`";
    OTHER_VALUE = "the other value";
    EMPTY_VALUE = "the key `{key}` has no value";
    EMPTY_VALUE_REMEDY = "write the value, or delete the key";
    EMPTY_REQUIRED_REMEDY = "write the value after `{key}:`";
    EMPTY_ITEM = "no value follows this dash";
    EMPTY_ITEM_REMEDY = "write the value, or delete the dash";
    VALUE_IN_COMMENT = "“#” starts a comment: put the value between quotes";
    WRONG_TYPE = "`{key}` expects {expected}, not {found}";
    QUOTE_VALUE = "put the value between quotes: {quoted}";
    REMOVE_BRACKETS =
        "remove the brackets or the braces; if they are part of the text, put it between quotes: {quoted}";
    WRITE_ITEMS = "write a list: one dash per line, each followed by its keys (`{key}:`…)";
    WRITE_KEYS = "start a new line and write one or more keys, indented, such as {keys}";
    KEY_AS_WRITTEN = "`{key}:`";
    WRITE_SHAPES = "write {shapes}";
    SHAPE_OR = "{first}; or {second}";
    UNKNOWN_VALUE = "`{key}` does not accept “{value}”";
    POSSIBLE_VALUES = "possible values: {values}";
    UNREADABLE = "`{key}`: {error}";
    UNFORESEEN = "this value could not be read: {error}";
    OUT_OF_BOUNDS = "`{key}` must be {bound}";
    BOUND_AT_LEAST = "at least {limit}";
    BOUND_AT_MOST = "at most {limit}";
    BOUND_ABOVE = "greater than {limit}";
    BOUND_BELOW = "less than {limit}";
    BOUND_MULTIPLE = "a multiple of {limit}";
    REVERSED = "the end must come after the start";
    REVERSED_REMEDY = "correct one of the two values, or swap them";
    START_OF_RANGE = "the start";
    LEADING_ZERO = "“{text}” is read as a number: its first zeros are lost";
    LOST_COMMENT =
        "the text after “#” will not be printed: annexe takes it for a comment (a note for you)";
    LOST_COMMENT_REMEDY =
        "to print this text, put the whole sentence between quotes, from what follows “:” or “-”; to keep a note that is not printed, add a space after “#”";
    SWALLOWED_KEY = "`{key}` is indented under “|”: this line is read as text, not as a key";
    SWALLOWED_KEY_REMEDY =
        "align this line with the other keys; if it is text, add a space before the colon";
    FOLDED_LINES = "the lines of this list or table are joined: YAML joins the lines of a text without `|`";
    FOLDED_LINES_REMEDY = "write `|` after the colon (instead of `>` if it is there), then the text, indented";
    SWALLOWED_DASH = "this dash is badly aligned: the line is read as the end of the text above";
    SWALLOWED_DASH_REMEDY =
        "align the dash with those of the list; if it is text, put the whole text between quotes";

    // Shapes of values: their names, then how to write them.
    A_TEXT = "a text";
    AN_INTEGER = "a whole number";
    A_NUMBER = "a number";
    A_DECIMAL = "a decimal number";
    A_BOOLEAN = "yes or no (true or false)";
    A_LIST = "a list";
    A_MAPPING = "a group of keys";
    AN_EMPTY_VALUE = "an empty value";
    WRITE_TEXT = "a text on the same line, or on indented lines after “|”";
    WRITE_INTEGER = "a whole number, such as 7";
    WRITE_NUMBER = "a number, such as 3.5";
    WRITE_BOOLEAN = "true or false";
    WRITE_LIST = "a list, one dash per line";
    WRITE_MAPPING = "keys below, indented, one per line";
    WRITE_NOTHING = "nothing";

    // Read errors: the YAML syntax.
    COLON_IN_TEXT = "unexpected colon: the text needs quotes, or the line is badly aligned";
    COLON_IN_TEXT_REMEDY =
        "put the whole text between quotes; or write “|” in its place, and the text on the next line, two spaces further right";
    MISSING_COLON = "this line does not have the form `clé: valeur`";
    MISSING_COLON_REMEDY = "write the key, a colon, a space, then the value";
    MISSING_DASH = "a dash is missing at the start of this line";
    MISSING_DASH_REMEDY = "write a dash and a space before the text";
    MISSING_SPACE = "a space is missing after this colon: the line is not read as `clé: valeur`";
    MISSING_SPACE_REMEDY = "write a space after the colon";
    EXTRA_DASH = "this hyphen starts a list, but the lines around it are keys";
    EXTRA_DASH_REMEDY = "delete the hyphen and the space after it";
    TWO_KEYS = "two keys are on the same line";
    TWO_KEYS_REMEDY = "start a new line before this key";
    FOREIGN_COMMENT = "this line looks like a comment, but YAML does not read it as one";
    FOREIGN_COMMENT_REMEDY = "start the line with `#`";
    CODE_FENCE = "this line comes from a Markdown page: it is not YAML";
    CODE_FENCE_REMEDY = "delete the lines that start with “```”";
    BULLET = "`*` does not start a list item in YAML";
    BULLET_REMEDY = "replace `*` with a hyphen and a space: `- text`";
    WRAPPED_LINE_REMEDY =
        "if this line continues the text above, indent it with two spaces";
    TAB = "there is a tab here, which YAML forbids";
    TAB_REMEDY = "replace the tab with two spaces";
    UNCLOSED_QUOTE = "a quotation opens here and does not close";
    UNCLOSED_QUOTE_REMEDY =
        "add the quote at the end of the text; or delete it, write “|” after the colon, and the text on the next line, two spaces further right";
    UNCLOSED_BRACKET = "a bracket or a brace does not close";
    UNCLOSED_BRACKET_REMEDY =
        "close the bracket or the brace; if it is text, put it between quotes";
    TEXT_AFTER_VALUE = "there is text after the end of the value";
    TEXT_AFTER_VALUE_REMEDY =
        "put the whole value between double quotes \"…\"";
    TEXT_AFTER_BRACKET = "there is text after a bracket or a brace";
    TEXT_AFTER_BRACKET_REMEDY =
        "remove the brackets or the braces, or put the whole value between double quotes \"…\"";
    TEXT_AFTER_BAR = "there is text on the line of “|” or “>”";
    TEXT_AFTER_BAR_REMEDY =
        "put the text between quotes; if it has several lines, start them on the next line after “|”, indented";
    TABLE_WITHOUT_BAR = "this table starts with `|`, which YAML does not read as text";
    TABLE_WITHOUT_BAR_REMEDY = "write `|` alone after the key, then the lines of the table, indented";
    TEXT_AT_MARGIN = "the text under “|” is not indented";
    TEXT_AT_MARGIN_REMEDY = "indent the text by two spaces";
    BAD_ESCAPE = "between double quotes, the backslash “\\” has a special meaning";
    BAD_ESCAPE_REMEDY = "write “\\\\”, or use single quotes";
    INDENTATION = "this line is not aligned with its neighbours";
    INDENTATION_REMEDY = "align the keys of one level, and the dashes of one list";
    MISSING_COMMA = "a comma is missing between two keys of a group in braces";
    MISSING_COMMA_REMEDY = "write a comma before this key, or one key per line";
    HARD_SPACE = "this is a no-break space, but YAML needs a plain space here";
    HARD_SPACE_REMEDY = "delete it and type a plain space";
    DASH = "this dash does not start an item of a list";
    DASH_REMEDY = "write a short dash and a space before the text: `- texte`";
    LIST_BESIDE_KEY = "a list starts on the line of its key";
    LIST_BESIDE_KEY_REMEDY = "start a new line after the colon, then write one dash per line";
    RESERVED_START = "this character cannot start a text without quotes";
    MERGE_CONFLICT =
        "two versions of this passage are in conflict: git separated them by `<<<<<<<`, `=======` and `>>>>>>>`";
    MERGE_CONFLICT_REMEDY = "keep the right version, and remove the other one and these three lines";
    UNKNOWN_ALIAS = "the value starts with “*”: YAML reads it as an alias, not as text";
    UNCALLED_ANCHOR =
        "the value starts with “&”: YAML reads its first word as an anchor, not as text";
    UNCALLED_ANCHOR_REMEDY =
        "put the value between quotes; if it is an anchor that nothing uses, delete “&” and its name";
    TAG = "the value starts with “!”: YAML reads its first word as a type, not as text";
    PUT_BETWEEN_QUOTES = "put the value between quotes";
    OTHER_SYNTAX = "the YAML file cannot be read from here on";
    OTHER_SYNTAX_REMEDY =
        "check the indentation, the quotes and the colons of this line and of the previous one";

    // Read errors: texts.
    HIDDEN_CHARACTER = "forbidden invisible character ({code})";
    HIDDEN_CHARACTER_REMEDY = "delete the word and type it again, without pasting it";
    ZERO_WIDTH = "zero-width character inside the text ({code})";
    ZERO_WIDTH_REMEDY = "delete it, or run `annexe check --fix`";
    LIGATURE = "“{character}” is a ligature pasted from a PDF: a search for “{letters}” does not find it";
    LIGATURE_REMEDY = "type the letters, or run `annexe check --fix`";
    CURLY_QUOTES = "the quotes “ ” of this value will be printed: YAML needs straight quotes";
    CURLY_QUOTES_REMEDY = "replace them with \"…\", or run `annexe check --fix`; to print them, write « … »";
    NO_GLYPH = "the character “{character}” ({code}) cannot be printed in the PDF";
    NO_GLYPH_REMEDY = "replace it with a word, or a common character such as a hyphen";
    NO_ADDRESS = "this link has no address";
    LINK_TARGET = "the address of this link is not accepted: “{target}”";
    LINK_TARGET_REMEDY = "write an address that starts with https://, http://, mailto: or tel:";
    LANGUAGE_REMEDY = "write lang: and the code of the language: lang:en, lang:pt-BR";
    UNCALLED_NOTE = "the note [^{label}] has no reference in its text";
    UNCALLED_NOTE_REMEDY = "put the reference [^{label}] in the same text, or delete the note";
    MARKDOWN_HTML =
        "this text contains the code of a web page, such as `<br>`, or words between “<” and “>”";
    MARKDOWN_HTML_REMEDY =
        "delete this code; to start a paragraph, leave an empty line; to print the sign “<”, write “\\<”";
    MARKDOWN_IMAGE = "this text contains an image";
    MARKDOWN_IMAGE_REMEDY =
        "replace the image with a description or a link: the sheet contains only text";
    MARKDOWN_CODE = "this passage stands between ``` lines: Markdown reads it as code";
    MARKDOWN_CODE_REMEDY = "remove the ``` lines";
    MARKDOWN_RULE = "Markdown reads this line of dashes or asterisks as a horizontal line";
    MARKDOWN_RULE_REMEDY = "replace it with an empty line, or with a heading `### …`";
    MARKDOWN_UNDERLINE =
        "a line of dashes or equals signs underlines this text: Markdown makes it a heading";
    MARKDOWN_UNDERLINE_REMEDY =
        "delete the line that underlines; if the text is a heading, write `###` before it";
    MARKDOWN_LINK_DEFINITION = "this line defines a link outside the text: it would not be printed";
    MARKDOWN_LINK_DEFINITION_REMEDY = "write the link in the text: [word](https://…)";
    MARKDOWN_LINK_TITLE = "this link has a title between quotes: the title would not be printed";
    MARKDOWN_LINK_TITLE_REMEDY = "delete the title, and keep [word](https://…)";
    MARKDOWN_NESTING = "lists or quotations have too many levels";
    MARKDOWN_NESTING_REMEDY = "use eight levels at most";

    // Read errors: the theme, the version, suppressions.
    THEME_FILE_NOT_FOUND = "the file “{path}” is not found";
    THEME_FILE_UNREADABLE = "the file “{path}” cannot be read";
    THEME_FILE_REMEDY = "write its path from the folder that contains annexe.yaml";
    THEME_FILE_OUTSIDE = "the file “{path}” is outside the folder of the project";
    THEME_FILE_OUTSIDE_REMEDY =
        "copy it into the folder of annexe.yaml, or give its folder with `--root`";
    THEME_FILE_TOO_HEAVY = "the file “{path}” is over {size} kB";
    THEME_FILE_TOO_LARGE = "the image “{path}” has too many pixels";
    SAVE_SMALLER = "save a smaller file";
    NO_IMAGE = "“{path}” is not a readable PNG image or SVG drawing";
    NO_IMAGE_REMEDY = "export the logo as SVG or PNG";
    DRAWING = "“{path}” contains a “{element}” element, which cannot be drawn";
    DRAWING_REMEDY =
        "export the logo as PNG, or turn its texts into outlines and flatten its effects";
    NO_FONT = "“{path}” is not a readable TTF or OTF font";
    NO_FONT_REMEDY = "give a .ttf or .otf file";
    VARIABLE_FONT = "“{path}” is a variable font: one file holds several weights";
    VARIABLE_FONT_REMEDY = "give one file for each style";
    FORBIDDEN_FONT = "the licence of the font “{path}” forbids embedding it in a file";
    FORBIDDEN_FONT_REMEDY = "choose a free font";
    LOW_CONTRAST = "{problem}: the contrast is {ratio}, but must be at least {least}";
    NEAR_PAPER = "this colour does not stand out enough from the paper";
    NEAR_PAPER_REMEDY = "choose a darker colour";
    NEAR_BAND =
        "this colour does not stand out enough from the band, a lighter shade of the same colour";
    NEAR_BAND_REMEDY = "choose a darker colour, or write a lighter one in `bandeau`";
    NEAR_TEXT = "texts do not stand out enough from this band";
    NEAR_TEXT_REMEDY = "choose a lighter colour";
    VERSION_REMOVED =
        "a change is substantial or to be read, but the sheet no longer has a version (before: `{old}`)";
    VERSION_KEPT = "a change is substantial or to be read, but the version is still `{old}`";
    VERSION_NOT_RAISED =
        "a change is substantial or to be read, but the version does not go up: `{old}`, then `{new}`";
    SHEET_IS_ALTERED = "this sheet is not what its source gives: {differences}";
    SHEET_WAS_REWRITTEN =
        "this file is not the one that its source gives: the words read are the same, but it was written again";
    SHEET_WAS_CONTINUED =
        "this file starts as annexe wrote it, but what follows is more than a signature";
    SHEET_IS_UNPROVED =
        "this file says that annexe {version} wrote it: this version cannot prove that it is what its source gives";
    SHEET_IS_NOT_REBUILT =
        "the source of this file gives no sheet: nothing proves that it is what the source gives";
    ALTERED_REMEDY =
        "ask for the original sheet; the changes are those of its source, and its own words differ from those of the other revision: {differences}";
    REWRITTEN_REMEDY =
        "ask for the original sheet; its own words are those of the other revision";
    LEVEL_CHANGED = "`niveaux` changes the level of `{field}`: `{old}`, then `{new}`";
    LEVEL_REMOVED = "`niveaux` no longer sets the level of `{field}` (before: `{old}`)";
    LEVEL_SET = "`niveaux` sets another level for `{field}`: `{new}`";
    LEVEL_REMEDY =
        "have this level approved before the sheet; until then, the level of the old revision holds, or the higher of the two";
    VERSION_REMEDY = "write a higher version in `version`";
    PRINTED_SUPPRESSION =
        "this comment is inside a text: it would be printed, and the rule is not suppressed";
    PRINTED_SUPPRESSION_REMEDY = "put the comment above the key of the text";
    MISSPELT_SUPPRESSION = "this comment has no effect: it is misspelt";
    MISSPELT_SUPPRESSION_REMEDY = "write `{right}`, or run `annexe check --fix`";
    UNREASONED_SUPPRESSION =
        "this comment has no effect: it does not say why the rule is suppressed";
    UNREASONED_SUPPRESSION_REMEDY = "add the reason at the end: # annexe: ignore[CODE] because…";
    FIXED_SUPPRESSION = "the error “{code}” cannot be suppressed: it is a reading error";
    FIXED_SUPPRESSION_REMEDY = "fix the line, then delete this comment";
    UNKNOWN_CODE = "no rule has the code “{code}”";
    DID_YOU_MEAN_CODE = "did you mean “{suggestion}”?";
    SEE_ALL_CODES = "run `annexe rules` to list all the codes";
    UNUSED_SUPPRESSION = "this comment is not needed: the rule {code} finds nothing here";
    UNUSED_SUPPRESSION_REMEDY = "delete it";

    // Errors of values.
    DATE_EXAMPLE = "write, for example, `2019-02-14` or `14 février 2019`";
    WHEN_EXAMPLE =
        "write a date (`2019-02-14`), a month (`2019-02`), `les 3 et 4 mai 2027`, `du 3 au 5 mai 2027` or `a-programmer`";
    START_EXAMPLE =
        "write the month (`mars 2027`); in a session, its first day alone: `{ debut: 2027-03-15 }`";
    DURATION_EXAMPLE = "write, for example, `7 h`, `3 h 30`, `45 min`, `1 jour`, `environ 14 h` or `de 14 à 35 h`";
    EMPTY_DATE = "the date is empty: {example}";
    NOT_A_DATE = "“{text}” is not a date: {example}";
    NO_SUCH_DAY = "{text}: {month} has only {days} days";
    NO_SUCH_MONTH = "{text}: months go from 1 to 12";
    SWAPPED_DAY_AND_MONTH = "{text}: months go from 1 to 12; if it is {date}, write it so";
    MISSING_YEAR = "the year is missing: write, for example, `{date}`";
    WRONG_YEAR = "{text}: a year has four digits, from 1900 to 2199";
    SHORT_YEAR = "{text}: a year has four digits: `{date}`";
    WRONG_WEEKDAY = "{text}: this day is a {weekday}";
    REVERSED_DATES = "the end ({end}) comes before the start ({start})";
    EMPTY_DURATION = "the duration is empty: {example}";
    NO_UNIT = "“{text}” has no unit: write `{text} h`, `{text} min` or `{text} jours`";
    NO_UNIT_DECIMAL = "“{text}” has no unit: write `{text} h`";
    AMBIGUOUS_HOURS = "“{text}” can be read in two ways: write `{clock}` or `{decimal}`";
    ZERO_DURATION = "a duration cannot be zero: {example}";
    MINUTES_PAST_HOUR = "“{text}”: after hours, minutes go from 0 to 59";
    FRACTION_OF_DURATION = "“{text}” is not a whole number of minutes or half-days: {example}";
    DURATION_TOO_LONG = "“{text}” is too long: a duration goes up to 10,000 hours or 1,000 days";
    NOT_A_DURATION = "“{text}” is not a duration: {example}";
    NOT_A_HEADCOUNT = "“{text}” is not a headcount: write 12, or de 6 à 12 participants";
    NOT_A_COLOUR =
        "“{text}” is not a colour; write a hash and six characters (0 to 9, a to f), between quotes: `\"#0f4c5c\"`";
    NOT_DAYS = "“{text}” is not a number of days; write `7`, `2,5` or `0,5`";
    NOT_WEEKS = "“{text}” is not a number of weeks; write `3` or `2 à 3`";
    NOT_MONTHS = "“{text}” is not a number of months; write `12` or `12 à 18`";
    NOT_YEARS = "“{text}” is not a number of years; write `2` or `1 à 2`";
    HOURS_IN_DAYS = "“{text}” is in days; write hours, such as `7` or `3 h 30`";
    EMPTY_AMOUNT = "the amount is empty: write, for example, `1 200 €`";
    PERCENT_AMOUNT =
        "“{text}” is not an amount: write the price after the discount, or the discount in `reglement`, under `tarifs`";
    AMOUNT_ON_QUOTE = "“{text}” is not an amount: write `tarifs: {text}` instead of the rows; beside other prices, write it in `reglement`, under `tarifs`";
    NEGATIVE_AMOUNT = "“{text}” is negative: an amount goes from 0 to less than €1,000,000,000";
    AMOUNT_TOO_LARGE = "“{text}” is too large: an amount goes from 0 to less than €1,000,000,000";
    NOT_AN_AMOUNT =
        "“{text}” is not an amount: write, for example, `1 200 €` or `1 200,50 €`; write the rest in `taxe`, `par` or `a_partir_de`";
    POINT_IN_THOUSANDS = "“{text}”: if the point separates thousands, write `{thousands}`; otherwise, write two decimals at most";
    EMPTY_TIME = "the time is empty: write, for example, `9 h` or `9 h 30`";
    TIME_OUT_OF_RANGE = "“{text}”: hours go from 0 to 24, and minutes from 0 to 59";
    NOT_A_TIME = "“{text}” is not a time of day: write, for example, `9 h` or `9 h 30`";
    REVERSED_TIMES = "the end ({end}) must come after the start ({start})";
    NOT_A_TIME_RANGE = "“{text}” is not a time range: write, for example, `9 h à 17 h`";

    // The rules explained.
    RULES_TITLE = "The rules";
    RULES_OPENING =
        "This page describes every check of `annexe check`. To read a rule in the terminal, run `annexe explain CODE`. Each rule has two examples from a programme without other errors: the first is reported, the second is correct.";
    FAMILY_STRUCTURE = "Structure of the file";
    FAMILY_TEXTS = "Texts";
    FAMILY_MENTIONS = "Expected mentions";
    FAMILY_COHERENCE = "Coherence";
    FAMILY_PEDAGOGY = "Pedagogy";
    FAMILY_REVISIONS = "Revisions";
    ALL_PROFILES = "all profiles";
    PROFILES = "profiles";
    SOURCE_CODE = "the Code du travail, articles cited as of 2026, to be verified on Légifrance";
    SOURCE_RNQ = "the national quality framework (RNQ, décret no 2019-565) and its reading guide, V9 of 8 January 2024";
    SOURCE_PAGES = "{articles}: read on 28 November 2026 in a copy";
    SOURCE_VERSIONS = "Versions";
    SOURCE = "Source (in French)";
    BAD_EXAMPLE = "Reported";
    GOOD_EXAMPLE = "Correct";
    SUPPRESS =
        "To suppress this rule in one place, write on the line or above it: `# annexe: ignore[{code}] reason`. To suppress it in the whole project, write in annexe.yaml: `regles: { {code}: ignore }`.";
    SUPPRESS_IN_PROJECT =
        "To suppress this rule in the whole project, write in annexe.yaml: `regles: { {code}: ignore }`.";
    CANNOT_SUPPRESS = "This error prevents the sheet from being built: it cannot be suppressed.";
    CANNOT_SUPPRESS_IN_DIFF = "Only `annexe diff` reports this error, which cannot be suppressed. It does not prevent the sheet from being built.";

    // Pages of help and of the manual.
    USAGE = "Usage";
    COMMANDS = "Commands";
    ARGUMENTS = "Arguments";
    OPTIONS = "Options";
    BY_DEFAULT = "default";
    VALUES = "values";
    ALSO_CALLED = "also";
    MORE_HELP = "To learn more: {command} --help";
    EXIT_CODES = "Exit codes: 0 success, 1 errors or differences, 2 wrong usage, 3 system error.";
    MAN_SOURCE = "for manual pages: `annexe man | man -l -`, or `annexe man --output folder`";
    MAN_NAME = "NAME";
    MAN_EXTRA = "CODES";

    // Failures of the system.
    PATH_FAILED = "{path}: {reason}";
    NOT_FOUND = "not found";
    ACCESS_DENIED = "access denied";
    IS_A_FOLDER = "this is a folder, not a file";
    NOT_A_FOLDER = "a part of this path is not a folder";
    ALREADY_EXISTS = "already exists";
    DISK_FULL = "the disk is full";
    READ_ONLY = "the disk is read-only";
    NOT_A_FILE = "this is not a file";
    FILE_TOO_LARGE = "this file would be larger than the system allows";
    NAME_TOO_LONG = "this name is too long";
    SYSTEM_SAYS = "the system answers “{words}”";
    NEITHER_FILE_NOR_FOLDER = "{path}: neither a regular file nor a folder";
    OUTSIDE_ROOT =
        "this path or link leads outside the folder of the project; give the folder it leads to with `--root`";
    OUTPUT_OUTSIDE =
        "{path}: this output folder is outside the folder of the project; give it with `--output` or `--root`";
    NOT_OURS =
        "{paths}: {count|this file already exists, and annexe did not write it, or it changed since. Rename or delete it|these files already exist, and annexe did not write them, or they changed since. Rename or delete them}, then run the command again";
    SHEET_OF_ANOTHER =
        "{path}: this is the sheet of another programme, {owner}; rename one of the two programmes";
    OUR_FAULT =
        "{path}: internal error of annexe, not yours. Report it with this file and these words: {words} ({place})";
    NO_PROGRAMME = "{path}: this folder contains no programme (.yaml)";
    OUTPUT_IS_A_FILE = "`--output` needs a folder, and “{path}” is the name of a file";
    NO_SHEET_NAME = "{path}: a sheet cannot have this name; rename the file";
    INPUT_FAILED = "standard input cannot be read: {reason}";
    OUTPUT_FAILED = "cannot write: {reason}";
    NEITHER_PDF_NOR_HTML = "{path}: neither a PDF nor an HTML page";
    SHEET_TOO_LARGE = "{path}: too large for a sheet; the limit is {size} MB";
    BROKEN_PDF = "{path}: this PDF cannot be read";
    ENCRYPTED_PDF = "{path}: this PDF is encrypted; save it without a password, then try again";
    COSTS_TOO_MUCH = "{path}: not read; it has {limit}, more than any sheet";
    MORE_VALUES = "over {max} values";
    MORE_DEPTH = "over {max} levels of nesting";
    MORE_DECODED_BYTES = "over {max} MB of decompressed data";
    MORE_TEXT_BYTES = "over {max} MB of text";
    MORE_STEPS = "over {max} million bytes and references to follow";
    NO_EMBEDDED_SOURCE =
        "{path}: this file contains no programme; annexe did not write it, or its programme was removed";
    NO_REPOSITORY = "this folder is not in a git repository";
    WATCH_FAILED = "cannot watch files: {words}";
    PORT_TAKEN = "port {port} is already in use; choose another one with `--port`";
    GIT_FAILED = "git: {words}";
    UNKNOWN_REVISION = "git does not know the revision `{revision}`";
    REVISION_TO_FETCH = "the revision `{revision}` is not on this computer; to fetch it: {command}";
    NOT_IN_REVISION = "{path}: this path is not in the revision `{revision}`";
    MISSING_FONTS =
        "{path}: its fonts are missing, so it cannot be rebuilt; put their files back at the paths in `theme`";
    BROKEN_CONFIG = "{path} has errors; run `annexe check` to see them";

    // Wrong usage.
    NO_COMMAND = "a command is missing";
    UNKNOWN_OPTION = "unknown option: “{option}”";
    UNEXPECTED_ARGUMENT = "“{argument}” is unexpected";
    UNKNOWN_COMMAND = "unknown command: “{command}”";
    NOT_A_VALUE = "“{option}” does not accept “{value}”";
    NO_VALUE = "“{option}” needs a value";
    USAGE_AND_HINT = "{usage}; {hint}";
    GIVE_A_NUMBER = "give a whole number, at least 1";
    NO_VALUE_WANTED = "“{option}” takes no value";
    MISSING_ARGUMENTS = "{arguments} is missing";
    CONFLICT = "“{argument}” cannot be used with “{others}”";
    GIVEN_TWICE = "“{option}” is given twice";
    NOT_UTF8 = "an argument is not UTF-8 text";
    STREAM_ALONE = "use “-” alone, with one format; the sheet goes to standard output";
    STREAM_NOT_FIXED = "`--fix` fixes files, and “-” is not a file; use `--diff` to see the fixes";
    PROGRAMME_NAME =
        "“{name}” cannot name a programme: use letters, digits and hyphens, as in “accueil-public-2026”";
    TWO_REVISIONS = "give two revisions to compare, or `--rev` and a git revision";
    NO_PARTIAL_AMENDMENT = "`--draft-avenant` takes all changes: remove `--only` and `--approved`";
    NOT_FOR_PARTNER = "`--for-partner` needs the format text, md, html or pdf";
    NO_AMENDMENT_FORMAT = "`--draft-avenant` needs the format text, md, html or pdf";
    NOT_FOR_A_TERMINAL = "a terminal cannot show a PDF: give a file with `--output`";
    SEE_ALL_RULES = "run `annexe rules` to list all the rules";

    // Builds, fixes and previews.
    REMAINING = "{tally} {total|remains|remain}; run `annexe check` for the details";
    MISSING_MENTIONS = "{count} mentions are missing from this sheet";
    MORE_IN_FILE = "{name}: {count} more {count|finding|findings}; fix these first";
    MORE_IN_REPORT = "and {count} more; run `annexe check` to see everything";
    FIXED_LINE = "fixed: {place} [{code}] {before} → {after}";
    FIXABLE = "`annexe check --fix` can fix {count} of them";
    FIXED = "{corrections} {corrections|fix|fixes} in {files} {files|file|files}";
    TO_FIX = "{corrections} {corrections|fix|fixes} to make in {files} {files|file|files}";
    NOT_FIXED = "file left unchanged, because the fix would cause an error: {error}";
    CHANGED_SINCE =
        "{path}: file not fixed, because it changed during the check; run the command again";
    BUILT = "{programmes} {programmes|programme|programmes}: {counts}, in {seconds} s";
    COUNT_BUILT = "{count} built";
    COUNT_UNCHANGED = "{count} unchanged";
    COUNT_REFUSED = "{count} not built";
    COUNT_WITH_FINDINGS = "{count} with findings";
    FILES_IN = "{files} {files|file|files} in {folders}";
    STALE = "stale: {path}";
    MISSING = "missing: {path}";
    ORPHAN = "orphan: {path}";
    REMOVED = "removed: {path}";
    KEPT_ORPHAN =
        "orphan: {path}; `--prune` keeps it, because it may have changed since annexe wrote it";
    UP_TO_DATE = "everything is up to date";
    NOT_UP_TO_DATE = "{count} {count|file is|files are} not up to date: {remedies}";
    RUN_BUILD = "run `annexe build`";
    RUN_PRUNE = "run `annexe build --prune`";
    REMOVE_BY_HAND = "delete by hand the files that `--prune` keeps";
    BOTH_REMEDIES = "{first}, and {second}";
    CREATED = "created: {path}";
    LEFT_UNCHANGED = "left unchanged: {path}";
    NEXT = "next, type `annexe new` and the name of your programme";
    NEXT_IN_FOLDER = "next, type `cd {folder}`, then `annexe new` and the name of your programme";
    READY =
        "created: {path}, to fill in\nto check it: annexe check {path}\nto write its sheet: annexe build {path}";
    GIT_IS_SET =
        "git diff, git log -p and git difftool -t annexe now compare programmes with annexe diff; commit this file: {path}";
    WATCHING = "waiting for changes (Ctrl-C to stop)";
    SERVING = "preview: {address} (Ctrl-C to stop)";
    PREVIEW_PROGRAMMES = "Programmes";
    PREVIEW_PAGE = "Page";
    PREVIEW_SHEET = "The sheet";
    PREVIEW_FINDINGS = "Findings";
    PREVIEW_GONE =
        "This programme no longer exists, or two programmes would write the same files: choose another programme.";
    PREVIEW_NO_SHEET = "The sheet cannot be built: see the findings.";

    // Verification of sheets.
    SHEET_IS_INTACT =
        "{sheet}: intact. annexe built it again from the programme that it contains: the result is the same, byte for byte";
    AUTHOR_IS_UNPROVED = "this does not say who made it: only an electronic signature proves it";
    SHEET_IS_SIGNED =
        "{sheet}: intact, then signed. annexe built it again from the programme that it contains: up to the signature, the result is the same, byte for byte";
    SHEET_IS_PREPARED =
        "{sheet}: intact, then completed. annexe built it again from the programme that it contains: up to the addition, the result is the same, byte for byte";
    SIGNED_IN_FIELD_ON = "{who} on {date} (declared), {place}";
    SIGNED_IN_FIELD = "{who} (declared), {place}";
    FIELD_IS_BOX = "in the box of the sheet “{party}” (field “{field}”)";
    FIELD_IS_ADDED = "in an invisible field added to the sheet, “{field}”";
    SIGNED_BY = "signature of “{name}”";
    SIGNED_UNREADABLY = "signature of an unreadable name";
    SIGNED_WITHOUT_NAME = "signature";
    EMPTY_FIELD_ADDED = "empty and invisible signature field added to the sheet, “{field}”";
    TIMESTAMP_ADDED = "time stamp, {place}";
    VALIDATION_DATA_ADDED = "validation data of the signatures";
    TAIL_IS_UNREAD =
        "from byte {offset} on, the file can be read in two ways, or in none";
    OBJECT_IS_NO_SIGNATURE =
        "object {number} of the PDF was added or replaced, which no signature does";
    KEY_IS_NO_SIGNATURE =
        "in object {number} of the PDF, `{key}` was added or changed, which no signature does";
    SIGNATURE_IS_PARTIAL =
        "the signature of object {number} of the PDF does not cover all that stands before it";
    SIGNATURES_ARE_UNPROVED =
        "annexe does not verify the signatures themselves: to know who signed, open the file in a PDF reader that verifies them";
    SHEET_IS_CONTINUED =
        "{sheet}: modified. It starts as annexe wrote it, but what follows is more than a signature";
    SHEET_OF_OTHER_VERSION =
        "{sheet}: nothing is proved. This file says that annexe {version} wrote it: this version cannot build the same bytes";
    RUN_OTHER_VERSION = "to verify it with that version: uvx annexe@{version} verify FILE";
    OTHER_VERSION_IS_UNSOUND =
        "before version 0.2.0, this command accepted forged sheets: rather ask for the sheet built again by a recent version";
    WORDS_FOLLOW_SOURCE =
        "the words read are those of the programme that the file contains, which proves nothing of what is seen";
    WORDS_LEAVE_SOURCE =
        "the words read are not those that this version writes for the programme that the file contains:";
    SHEET_IS_REWRITTEN =
        "{sheet}: modified. Its words are those of the programme that it contains, but the file is not the one that annexe writes: what is seen is not proved";
    SHEET_OF_OTHER_SOURCE =
        "{sheet}: stale, or of another source. The programme that it contains is not the one of {source}";
    SHEET_IS_CHANGED = "{sheet}: modified. It does not match the programme that it contains";
    SOURCE_IS_BROKEN =
        "{sheet}: cannot be rebuilt; its embedded source was changed, or comes from another version of annexe";
    WORDS_ADDED = "unexpected “{found}”";
    WORDS_MISSING = "“{expected}” is missing";
    WORDS_REPLACED = "“{found}” instead of “{expected}”";
    ON_PAGE = "page {page}, {rest}";
    AFTER_WORDS = "after “{words}”, {rest}";
    MORE_DIFFERENCES = "and {count} {count|other difference|other differences}";

    // Comparison of revisions.
    NO_CHANGE = "no change";
    APPROVED_LEFT_OUT =
        "{count} {count|change that was approved is not shown|changes that were approved are not shown}";
    OTHER_LEVELS_LEFT_OUT =
        "{count} {count|change of another level is not shown|changes of another level are not shown}";
    NO_CHANGE_OF_SOURCE = "the source of the sheet did not change, but the sheet is not what it gives";
    SOURCE_COMPARED = "the sheet is not what its source gives, and its source is what is compared";
    PAIRED_BY_CONTENT = "the file and the reference changed: these two revisions are paired by their content";
    ONLY_LEVELS_CHANGED = "the levels of fields changed, and nothing else";
    NO_OTHER_CHANGE = "no other change";
    COMPARISON = "Comparison of two revisions";
    OLD_REVISION = "Old revision";
    NEW_REVISION = "New revision";
    LENGTHS = "Durations";
    WHOLE_ACTION = "Whole action";
    BEFORE = "Before";
    AFTER = "After";
    RENUMBERED = "Shifted numbers";
    TO_CORRECT = "To fix";
    MARKED_SHEET = "The sheet with its changes";
    LEGEND =
        "Additions are underlined, or in bold in Markdown; deletions are struck through. What moved is underlined once at its old place, twice at its new one. A bar in the margin leads to each change.";
    NEW_PROGRAMME = "New programme";
    REMOVED_PROGRAMME = "Removed programme";
    NOT_COMPARED = "programmes not compared, because one of the two revisions cannot be read";
    VERSION = "version";
    PROGRAMMES_UNCHANGED = "{count} {count|programme|programmes} without changes";
    MOVED = "from `{from}` to `{to}`";
    SWAPPED = "{before} swap places";
    SPLIT = "{before} becomes {after}";
    MERGED = "{before} become {after}";
    QUOTED = "`{name}`";

    // Changes that are one act.
    GROUP_DATES_EARLIER = "{count} dates moved {days} {days|day|days} earlier";
    GROUP_DATES_LATER = "{count} dates moved {days} {days|day|days} later";
    GROUP_TIMES_EARLIER = "{count} times moved {shift} earlier";
    GROUP_TIMES_LATER = "{count} times moved {shift} later";
    GROUP_REPLACED = "“{old}” replaced by “{new}” in {count} places";
    GROUP_ADDED = "“{value}” added in {count} places";
    GROUP_REMOVED = "“{value}” removed in {count} places";

    // Amendments.
    AMENDMENT = "Amendment";
    AMENDMENT_TITLE = "Amendment no. {blank} to agreement {agreement} of {date}";
    BETWEEN = "Between";
    PROVIDER = "The training organisation";
    CLIENT = "The client";
    REPRESENTED_BY = "{words}, represented by {who}";
    DECLARED_UNDER = "activity declaration no. {number}";
    OBJECT = "Object";
    AMENDMENT_OBJECT =
        "This amendment changes the programme “{title}”, annexed to the agreement, as follows.";
    REFERENCE = "Reference";
    OLD_SHEET = "Current sheet";
    NEW_SHEET = "New sheet";
    VERSION_OF = "version {version}, of {date}";
    ARTICLE = "Article";
    IS_REPLACED = "the following text is replaced";
    IS_RESTYLED = "the style of the following text is replaced";
    REPLACED_BY = "by:";
    REPLACED_IN_SENTENCE = "{old} is replaced by {new}";
    TEXT_IS_ADDED = "the following text is added";
    ITEM_IS_ADDED = "the following item is added";
    ROW_IS_ADDED = "the following row is added";
    PART_IS_ADDED = "the following part is added";
    TABLE_IS_ADDED = "the following table is added";
    TEXT_IS_REMOVED = "the following text is removed";
    ITEM_IS_REMOVED = "the following item is removed";
    ROW_IS_REMOVED = "the following row is removed";
    PART_IS_REMOVED = "the following part is removed, with its title";
    TABLE_IS_REMOVED = "the following table is removed";
    ADDED_AT = "{place}, {what}";
    TO_PLACE = "{name} goes {place}";
    AFTER_ITEM = "after {before}";
    AT_THE_HEAD = "first, before {after}";
    NAMED_PART = "the part {name}";
    NAMED_TABLE = "the table {name}";
    NAMED_LIST = "the list that ends with {name}";
    NAMED_ROW = "the row {name}";
    IN_ROW = "in the row {row}";
    IN_COLUMN = "column “{header}”";
    NUMBERED = "{name} (no. {number})";
    NUMBERED_ITEM = "item no. {number}";
    NAMES_OF_PLACES = "The articles name each passage by the words of the current sheet; the place of an addition may be named by the words of the addition before it.";
    NOTES_AT_CALLS = "A footnote is written at its call, in square brackets.";
    NAME_REPLACED = "{name} {old} becomes {new}";
    TITLE = "the title";
    LABEL = "the label";
    QUOTED_TITLE = "Title: {title}";
    QUOTED_SUBTITLE = "Subtitle: {title}";
    LIST_IS_BULLETED = "the list has bullets";
    LIST_IS_NUMBERED = "the list is numbered from “{first}”";
    LINE_OF_HEADING = "{label} (head)";
    LINK_INSIDE = "[link: {target}]";
    TABLE_OF_SHEET = "Table {headers}";
    HEADING_OF_SHEET = "Head of the sheet";
    NOTE_INSIDE = "[footnote: {words}]";
    NOTE_TO_READERS = "Before signing: {words}.";
    READ_BEFORE_SIGNING =
        "{count} {count|change rewords|changes reword} what binds: the meaning may have changed; `annexe diff` gives the texts";
    SHEETS_PRINT_THE_SAME = "Both sheets print the same words: there is nothing to amend";
    EFFECT = "Effective date";
    TAKES_EFFECT = "This amendment takes effect on {blank}.";
    OTHER_TERMS = "Other terms";
    REST_UNCHANGED = "The other terms of the agreement and of its annexes are unchanged.";
    DONE_AT = "Made in {blank} copies, at {blank}, on {blank}.";
    SIGNATURES = "Signatures";
    FOR_PROVIDER = "For the training organisation";
    FOR_CLIENT = "For the client";

    // Impacts and kinds of changes.
    IMPACT_SUBSTANTIAL = "{count|substantial change|substantial changes}";
    IMPACT_TO_READ = "{count|change to read|changes to read}";
    IMPACT_ADDITION = "{count|addition|additions}";
    IMPACT_WORDING = "{count|change of wording|changes of wording}";
    IMPACT_MOVE = "{count|move|moves}";
    IMPACT_TYPOGRAPHY = "{count|change of typography|changes of typography}";
    CHANGE_ADDED = "added";
    CHANGE_REMOVED = "removed";
    CHANGE_CHANGED = "changed";
    CHANGE_REWORDED = "reworded";
    CHANGE_RETYPESET = "typography";
    CHANGE_MOVED = "moved";
    CHANGE_SWAPPED = "swapped";
    CHANGE_SPLIT = "split";
    CHANGE_MERGED = "merged";
    CHANGE_RENUMBERED = "renumbered";
    BECAUSE_AGREED = "this point is part of the agreement";
    BECAUSE_WITHDRAWN = "this point was part of the agreement";
    BECAUSE_ADDITION = "this point adds to the agreement";
    BECAUSE_BINDING = "the addition is as binding as the rest";
    BECAUSE_DATED = "the date is now set";
    BECAUSE_PRECISE = "the date is more precise";
    BECAUSE_DAYS = "the number of days changes";
    BECAUSE_HOURS = "the duration changes";
    BECAUSE_SUBSTANCE = "a figure, a date, a unit, a name or a negation changes";
    BECAUSE_TO_READ = "the meaning may have changed: compare both texts";
    BECAUSE_WORDING = "a mistake of grammar is corrected";
    BECAUSE_REPLACED = "another text takes its place";
    BECAUSE_SAME_WORDS = "the words are the same, shared out otherwise";
    BECAUSE_NOT_AGREED = "this point is not part of the agreement";
    BECAUSE_TYPOGRAPHY = "the words are the same";
    BECAUSE_ORDER = "only the place changes";
    BECAUSE_PROJECT = "level set by annexe.yaml: {reason}";
}
