//! What people read in English. Keys, values and examples stay in French: so are the files.
//!
//! A blank is `{name}`; `{count|file|files}` takes the singular for 1.

pub(crate) mod help;
pub(crate) mod rules;

// Around messages.
pub(crate) const ERROR_IS: &str = "error: {message}";
pub(crate) const ERROR: &str = "error";
pub(crate) const WARNING: &str = "warning";
pub(crate) const ADVICE: &str = "advice";
pub(crate) const COUNT_ERRORS: &str = "{count} {count|error|errors}";
pub(crate) const COUNT_WARNINGS: &str = "{count} {count|warning|warnings}";
pub(crate) const COUNT_ADVICE: &str = "{count} {count|advice|advice}";
pub(crate) const COUNTED: &str = "{count} {name}";
pub(crate) const REMEDY: &str = "help";
pub(crate) const NOTHING_TO_REPORT: &str = "Nothing to report";

// What reading finds: the file.
pub(crate) const ENCODING: &str = "the file is not UTF-8 text from here on";
pub(crate) const ENCODING_REMEDY: &str =
    "save the file as “UTF-8” (“Save with encoding” in the editor’s menus)";
pub(crate) const EMPTY_FILE: &str = "the file has no key";
pub(crate) const NOT_A_MAPPING: &str = "this file has no keys such as `nom: valeur`";
pub(crate) const START_A_PROGRAMME: &str =
    "start with `intitule: …`, for example; `annexe new` writes a programme to fill in";
pub(crate) const SECOND_DOCUMENT: &str =
    "a second document starts here: a file describes a single programme";
pub(crate) const SECOND_DOCUMENT_REMEDY: &str =
    "put each programme in its own file, and delete the line `---`";
pub(crate) const MAX_BYTES: &str = "the file is over {size} MB";
pub(crate) const MAX_TEXT_BYTES: &str = "this text is over {size} kB";
pub(crate) const MAX_ALIASED_BYTES: &str = "aliases repeat more than {size} kB of text";
pub(crate) const MAX_KEYS: &str = "more than {count} keys in one group";
pub(crate) const MAX_DEPTH: &str = "more than {count} levels of nesting";
pub(crate) const MAX_VALUES: &str = "more than {count} values once aliases are expanded";
pub(crate) const EXCESSIVE_REMEDY: &str = "check that this file is a programme; split it if needed";
pub(crate) const SAME_OUTPUT: &str = "another programme already writes the files “{stem}”";
pub(crate) const SAME_OUTPUT_REMEDY: &str = "rename one of the two files";

// What reading finds: keys and values.
pub(crate) const KEY_NOT_TEXT: &str = "this key is not a text";
pub(crate) const KEY_NOT_TEXT_REMEDY: &str = "a key is a word and a colon, as in `titre:`";
pub(crate) const UNKNOWN_KEY: &str = "unknown key: `{key}`";
pub(crate) const DID_YOU_MEAN: &str = "did you mean `{suggestion}`?";
pub(crate) const COMMA_IN_NUMBER: &str =
    "a comma separates two keys between braces: write the number with a point, or between quotes";
pub(crate) const SEE_CODES: &str = "`annexe rules` lists all the codes";
pub(crate) const KEY_OF_ROOT: &str = "write this key at the margin, without indentation";
pub(crate) const KEY_BELONGS: &str = "write this key in `{group}`";
pub(crate) const SEE_KEYS: &str =
    "`annexe new` writes a programme that shows every key; `sections` is for all other content";
pub(crate) const POSSIBLE_KEYS: &str = "possible keys here: {keys}";
pub(crate) const MISSING_KEY: &str = "the key `{key}` is missing";
pub(crate) const MISSING_KEY_REMEDY: &str = "add `{key}: …` here";
pub(crate) const DUPLICATE_KEY: &str = "the key `{key}` is written twice";
pub(crate) const DUPLICATE_KEY_REMEDY: &str = "keep one of the two";
pub(crate) const DASH_IS_MISSING: &str =
    "a dash `-` is probably missing before this key: a new item of the list starts here";
pub(crate) const FIRST_OCCURRENCE: &str = "first written here";
pub(crate) const EMPTY_VALUE: &str = "the key `{key}` has no value";
pub(crate) const EMPTY_VALUE_REMEDY: &str = "write the value, or delete the key";
pub(crate) const EMPTY_ITEM: &str = "no value follows this dash";
pub(crate) const EMPTY_ITEM_REMEDY: &str = "write the value, or delete the dash";
pub(crate) const VALUE_IN_COMMENT: &str = "“#” starts a comment: put the value between quotes";
pub(crate) const WRONG_TYPE: &str = "`{key}` expects {expected}, not {found}";
pub(crate) const QUOTE_VALUE: &str = "put the value between quotes: {quoted}";
pub(crate) const WRITE_ITEMS: &str =
    "write a list: one dash per line, each followed by its keys (`{key}:`…)";
pub(crate) const WRITE_KEYS: &str = "write keys below, indented, such as {keys}";
pub(crate) const KEY_AS_WRITTEN: &str = "`{key}:`";
pub(crate) const WRITE_SHAPES: &str = "write {shapes}";
pub(crate) const SHAPE_OR: &str = "{first}; or {second}";
pub(crate) const UNKNOWN_VALUE: &str = "“{value}” is not a value of `{key}`";
pub(crate) const POSSIBLE_VALUES: &str = "possible values: {values}";
pub(crate) const UNREADABLE: &str = "`{key}`: {error}";
pub(crate) const UNFORESEEN: &str = "this value could not be read: {error}";
pub(crate) const OUT_OF_BOUNDS: &str = "`{key}` must be {bound}";
pub(crate) const BOUND_AT_LEAST: &str = "at least {limit}";
pub(crate) const BOUND_AT_MOST: &str = "at most {limit}";
pub(crate) const BOUND_ABOVE: &str = "greater than {limit}";
pub(crate) const BOUND_BELOW: &str = "less than {limit}";
pub(crate) const BOUND_MULTIPLE: &str = "a multiple of {limit}";
pub(crate) const REVERSED: &str = "the end does not come after the start";
pub(crate) const REVERSED_REMEDY: &str = "check both, or swap them";
pub(crate) const START_OF_RANGE: &str = "the start";
pub(crate) const LEADING_ZERO: &str = "“{text}” is read as a number, and loses its zeros";
pub(crate) const LOST_COMMENT: &str =
    "the text after “#” is read as a comment and will not be printed";
pub(crate) const LOST_COMMENT_REMEDY: &str =
    "put the value between quotes, or add a space after “#” if it is a comment";
pub(crate) const SWALLOWED_KEY: &str =
    "`{key}` is indented under “|”: the line is part of the text, not a key";
pub(crate) const SWALLOWED_KEY_REMEDY: &str =
    "move the key back to the margin, or add a space before the colon if it is text";
pub(crate) const SWALLOWED_DASH: &str =
    "this dash does not start an item: the line is joined to the text above it";
pub(crate) const SWALLOWED_DASH_REMEDY: &str =
    "align the dash with those of the list, or put the whole text between quotes";

// Shapes of values: their names, then how to write them.
pub(crate) const A_TEXT: &str = "a text";
pub(crate) const AN_INTEGER: &str = "a whole number";
pub(crate) const A_NUMBER: &str = "a number";
pub(crate) const A_BOOLEAN: &str = "yes or no (true or false)";
pub(crate) const A_LIST: &str = "a list";
pub(crate) const A_MAPPING: &str = "a group of keys";
pub(crate) const AN_EMPTY_VALUE: &str = "an empty value";
pub(crate) const WRITE_TEXT: &str = "a text on the line, or a block after “|”";
pub(crate) const WRITE_INTEGER: &str = "a whole number, such as 7";
pub(crate) const WRITE_NUMBER: &str = "a number, such as 3.5";
pub(crate) const WRITE_BOOLEAN: &str = "true or false";
pub(crate) const WRITE_LIST: &str = "a list, one dash per line";
pub(crate) const WRITE_MAPPING: &str = "keys below, indented, one per line";
pub(crate) const WRITE_NOTHING: &str = "nothing";

// What the YAML parser meets.
pub(crate) const COLON_IN_TEXT: &str =
    "unexpected colon: its text is not between quotes, or the line is badly aligned";
pub(crate) const COLON_IN_TEXT_REMEDY: &str =
    "put the whole text between quotes, or on the next line after “|”";
pub(crate) const MISSING_COLON: &str = "this line does not have the form `clé: valeur`";
pub(crate) const MISSING_COLON_REMEDY: &str = "write the key, a colon, a space, then the value";
pub(crate) const TAB: &str = "a tab indents this line, which YAML forbids";
pub(crate) const TAB_REMEDY: &str = "replace the tab with two spaces";
pub(crate) const UNCLOSED_QUOTE: &str = "a quotation opens here and does not close";
pub(crate) const UNCLOSED_QUOTE_REMEDY: &str =
    "close the quotation, or put the text on the next line after “|”";
pub(crate) const UNCLOSED_BRACKET: &str = "a bracket or a brace does not close";
pub(crate) const UNCLOSED_BRACKET_REMEDY: &str =
    "close it, or put between quotes the text that starts with [ or {";
pub(crate) const TEXT_AFTER_VALUE: &str = "text follows the end of the value";
pub(crate) const TEXT_AFTER_VALUE_REMEDY: &str =
    "put the whole value between single quotes '…', and double its straight apostrophes";
pub(crate) const TEXT_AFTER_BAR: &str = "text follows “|” or “>” on the same line";
pub(crate) const TEXT_AFTER_BAR_REMEDY: &str =
    "put the text on the next line after “|” or “>”, and indent it";
pub(crate) const TEXT_AT_MARGIN: &str = "the text after “|” is not indented";
pub(crate) const TEXT_AT_MARGIN_REMEDY: &str = "indent the text by two spaces";
pub(crate) const BAD_ESCAPE: &str =
    "the backslash “\\” has a special meaning between double quotes";
pub(crate) const BAD_ESCAPE_REMEDY: &str = "write “\\\\”, or use single quotes";
pub(crate) const INDENTATION: &str = "this line is not aligned with its neighbours";
pub(crate) const INDENTATION_REMEDY: &str =
    "align the keys of one level, and the dashes of one list";
pub(crate) const MISSING_COMMA: &str = "a comma is missing between two keys of a group in braces";
pub(crate) const MISSING_COMMA_REMEDY: &str = "write a comma before this key, or one key per line";
pub(crate) const HARD_SPACE: &str = "YAML needs a plain space here, not a no-break space";
pub(crate) const HARD_SPACE_REMEDY: &str = "delete it and type a plain space";
pub(crate) const DASH: &str = "this dash does not start an item of a list";
pub(crate) const DASH_REMEDY: &str = "write a short dash and a space before the text: `- texte`";
pub(crate) const LIST_BESIDE_KEY: &str = "a list starts on the line of its key";
pub(crate) const LIST_BESIDE_KEY_REMEDY: &str =
    "start a new line after the colon, with one dash per line";
pub(crate) const RESERVED_START: &str = "this character cannot start a text without quotes";
pub(crate) const UNKNOWN_ALIAS: &str =
    "an asterisk starts the value, and YAML reads it as an alias of an anchor that does not exist";
pub(crate) const UNCALLED_ANCHOR: &str =
    "an ampersand “&” starts the value, and YAML reads the first word as the name of an anchor";
pub(crate) const TAG: &str =
    "an exclamation mark “!” starts the value, and YAML reads the first word as a type";
pub(crate) const PUT_BETWEEN_QUOTES: &str = "put the value between quotes";
pub(crate) const OTHER_SYNTAX: &str = "the YAML cannot be understood from here on";
pub(crate) const OTHER_SYNTAX_REMEDY: &str =
    "check the indentation, the quotes and the colons of this line and of the previous one";

// What reading finds: texts.
pub(crate) const HIDDEN_CHARACTER: &str = "forbidden invisible character ({code})";
pub(crate) const HIDDEN_CHARACTER_REMEDY: &str =
    "delete it: type the word again instead of pasting it";
pub(crate) const ZERO_WIDTH: &str = "zero-width character inside the text ({code})";
pub(crate) const ZERO_WIDTH_REMEDY: &str = "delete it; `annexe check --fix` does so";
pub(crate) const NO_GLYPH: &str =
    "the character “{character}” ({code}) cannot be printed in the PDF";
pub(crate) const NO_GLYPH_REMEDY: &str = "replace it with a word or a common character";
pub(crate) const NO_ADDRESS: &str = "this link has no address";
pub(crate) const LINK_TARGET: &str =
    "this link leads to an address that is not allowed: “{target}”";
pub(crate) const LINK_TARGET_REMEDY: &str = "a link starts with https://, http://, mailto: or tel:";
pub(crate) const UNCALLED_NOTE: &str = "no text calls the note [^{label}]";
pub(crate) const UNCALLED_NOTE_REMEDY: &str =
    "put the call [^{label}] in the same text, or delete the note";
pub(crate) const MARKDOWN_HTML: &str =
    "this text contains an HTML tag, or words between angle brackets < >";
pub(crate) const MARKDOWN_HTML_REMEDY: &str = "delete the tag, or write \\< to print the sign “<”";
pub(crate) const MARKDOWN_IMAGE: &str = "this text contains an image";
pub(crate) const MARKDOWN_IMAGE_REMEDY: &str =
    "an annex contains only text: describe the image, or give a link";
pub(crate) const MARKDOWN_CODE: &str =
    "this passage is indented by four spaces or stands between ```: Markdown reads it as code";
pub(crate) const MARKDOWN_CODE_REMEDY: &str = "move the passage back to the margin of the text";
pub(crate) const MARKDOWN_TABLE: &str = "this text contains a table";
pub(crate) const MARKDOWN_TABLE_REMEDY: &str =
    "write a list: the tables of the sheet come from its keys (`tarifs`, `sequences`, `epreuves`…)";
pub(crate) const MARKDOWN_RULE: &str =
    "this line of dashes or asterisks is a horizontal line in Markdown";
pub(crate) const MARKDOWN_RULE_REMEDY: &str =
    "separate with an empty line, or with a heading `### …`";
pub(crate) const MARKDOWN_UNDERLINE: &str =
    "a line of dashes or equals signs underlines this text: Markdown makes it a heading";
pub(crate) const MARKDOWN_UNDERLINE_REMEDY: &str =
    "leave an empty line between the two, or write `###` before the heading";
pub(crate) const MARKDOWN_LINK_DEFINITION: &str =
    "this line only defines a link, and would not be printed";
pub(crate) const MARKDOWN_LINK_DEFINITION_REMEDY: &str =
    "write the link in the text: [word](https://…)";
pub(crate) const MARKDOWN_LINK_TITLE: &str =
    "this link has a title between quotes, which would not be printed";
pub(crate) const MARKDOWN_LINK_TITLE_REMEDY: &str = "keep [word](https://…), without the title";
pub(crate) const MARKDOWN_NESTING: &str = "too many nested lists or quotations";
pub(crate) const MARKDOWN_NESTING_REMEDY: &str = "use eight levels at most";

// What reading finds: the theme, the version, suppressions.
pub(crate) const THEME_FILE_NOT_FOUND: &str = "“{path}” is not found";
pub(crate) const THEME_FILE_UNREADABLE: &str = "“{path}” cannot be read";
pub(crate) const THEME_FILE_REMEDY: &str = "give its path from the folder of annexe.yaml";
pub(crate) const THEME_FILE_TOO_HEAVY: &str = "“{path}” is over {size} kB";
pub(crate) const THEME_FILE_TOO_LARGE: &str = "“{path}” has too many pixels";
pub(crate) const SAVE_SMALLER: &str = "save a smaller one";
pub(crate) const NO_IMAGE: &str = "“{path}” is not a readable PNG image or SVG drawing";
pub(crate) const NO_IMAGE_REMEDY: &str = "export the logo as SVG or PNG";
pub(crate) const DRAWING: &str = "“{path}” contains a “{element}” element, which cannot be drawn";
pub(crate) const DRAWING_REMEDY: &str =
    "turn texts into outlines and flatten effects, or export the logo as PNG";
pub(crate) const NO_FONT: &str = "“{path}” is not a readable TTF or OTF font";
pub(crate) const NO_FONT_REMEDY: &str = "give a .ttf or .otf file";
pub(crate) const VARIABLE_FONT: &str =
    "“{path}” is a variable font, with several weights in one file";
pub(crate) const VARIABLE_FONT_REMEDY: &str = "give the file of each style";
pub(crate) const FORBIDDEN_FONT: &str = "“{path}” is a font that its licence forbids to embed";
pub(crate) const FORBIDDEN_FONT_REMEDY: &str = "choose a free font";
pub(crate) const LOW_CONTRAST: &str =
    "{problem}: the contrast is {ratio}, at least {least} is needed";
pub(crate) const NEAR_PAPER: &str = "this colour does not stand out enough from the paper";
pub(crate) const NEAR_PAPER_REMEDY: &str = "darken it";
pub(crate) const NEAR_BAND: &str =
    "this colour does not stand out enough from the band, which is a light tone of it";
pub(crate) const NEAR_BAND_REMEDY: &str = "darken it, or give a lighter `bandeau`";
pub(crate) const NEAR_TEXT: &str = "texts do not stand out enough from this band";
pub(crate) const NEAR_TEXT_REMEDY: &str = "lighten it";
pub(crate) const VERSION_REMOVED: &str =
    "a change is substantial, and the sheet no longer has a version (it was `{old}`)";
pub(crate) const VERSION_KEPT: &str = "a change is substantial, and the version is still `{old}`";
pub(crate) const VERSION_NOT_RAISED: &str =
    "a change is substantial, and the version goes from `{old}` to `{new}`";
pub(crate) const VERSION_REMEDY: &str = "give the sheet a new, higher version";
pub(crate) const PRINTED_SUPPRESSION: &str =
    "this comment is inside a text: it would be printed, and suppresses nothing";
pub(crate) const PRINTED_SUPPRESSION_REMEDY: &str = "put it above the key of the text";
pub(crate) const UNREASONED_SUPPRESSION: &str =
    "this suppression gives no reason: without a reason, it has no effect";
pub(crate) const UNREASONED_SUPPRESSION_REMEDY: &str =
    "write the reason after it: # annexe: ignore[CODE] because…";
pub(crate) const FIXED_SUPPRESSION: &str =
    "“{code}” is a reading error, which cannot be suppressed";
pub(crate) const FIXED_SUPPRESSION_REMEDY: &str = "fix the line and delete this comment";
pub(crate) const UNKNOWN_CODE: &str = "no rule has the code “{code}”";
pub(crate) const DID_YOU_MEAN_CODE: &str = "did you mean “{suggestion}”?";
pub(crate) const SEE_ALL_CODES: &str = "`annexe rules` lists them all";
pub(crate) const UNUSED_SUPPRESSION: &str =
    "this suppression is not needed: {code} finds nothing here";
pub(crate) const UNUSED_SUPPRESSION_REMEDY: &str = "delete it";

// Values that a text does not hold.
pub(crate) const DATE_EXAMPLE: &str = "write, for example, `2019-02-14` or `14 février 2019`";
pub(crate) const WHEN_EXAMPLE: &str = "write a date (`2019-02-14`), a month (`2019-02`), a list of dates, `debut` and `fin`, or `a-programmer`";
pub(crate) const DURATION_EXAMPLE: &str =
    "write, for example, `7 h`, `3 h 30`, `45 min`, `1 jour` or `0,5 jour`";
pub(crate) const EMPTY_DATE: &str = "the date is empty: {example}";
pub(crate) const NOT_A_DATE: &str = "“{text}” is not a date: {example}";
pub(crate) const NO_SUCH_DAY: &str = "{text}: {month} has only {days} days";
pub(crate) const NO_SUCH_MONTH: &str = "{text}: months go from 1 to 12";
pub(crate) const WRONG_YEAR: &str = "{text}: a year has four digits, from 1900 to 2199";
pub(crate) const WRONG_WEEKDAY: &str = "{text}: this day is a {weekday}";
pub(crate) const REVERSED_DATES: &str = "the end, {end}, comes before the start, {start}";
pub(crate) const EMPTY_DURATION: &str = "the duration is empty: {example}";
pub(crate) const NO_UNIT: &str =
    "“{text}” has no unit: write `{text} h`, `{text} min` or `{text} jours`";
pub(crate) const ZERO_DURATION: &str = "a duration cannot be zero: {example}";
pub(crate) const MINUTES_PAST_HOUR: &str = "“{text}”: after hours, minutes go from 0 to 59";
pub(crate) const FRACTION_OF_DURATION: &str =
    "“{text}” is not a whole number of minutes or half-days: {example}";
pub(crate) const DURATION_TOO_LONG: &str =
    "“{text}” is too long: a duration goes up to 10,000 hours or 1,250 days";
pub(crate) const NOT_A_DURATION: &str = "“{text}” is not a duration: {example}";
pub(crate) const NOT_A_COLOUR: &str = "“{text}” is not a colour; write a hash and six hexadecimal digits, between quotes: `\"#0f4c5c\"`";
pub(crate) const NOT_DAYS: &str = "“{text}” is not a number of days; write `7`, `2,5` or `0,5`";
pub(crate) const HOURS_IN_DAYS: &str = "“{text}” is in days; write hours, such as `7` or `3 h 30`";
pub(crate) const EMPTY_AMOUNT: &str = "the amount is empty: write, for example, `1 200 €`";
pub(crate) const NEGATIVE_AMOUNT: &str =
    "“{text}” is negative: an amount goes from 0 to less than €1,000,000,000";
pub(crate) const AMOUNT_TOO_LARGE: &str =
    "“{text}” is too large: an amount goes from 0 to less than €1,000,000,000";
pub(crate) const NOT_AN_AMOUNT: &str =
    "“{text}” is not an amount: write, for example, `1 200 €` or `1 200,50 €`";
pub(crate) const EMPTY_TIME: &str = "the time is empty: write, for example, `9 h` or `9 h 30`";
pub(crate) const TIME_OUT_OF_RANGE: &str =
    "“{text}”: hours go from 0 to 24, and minutes from 0 to 59";
pub(crate) const NOT_A_TIME: &str =
    "“{text}” is not a time of day: write, for example, `9 h` or `9 h 30`";
pub(crate) const REVERSED_TIMES: &str = "the end, {end}, does not come after the start, {start}";
pub(crate) const NOT_A_TIME_RANGE: &str =
    "“{text}” is not a time range: write, for example, `9 h à 17 h`";

// The rules explained.
pub(crate) const RULES_TITLE: &str = "The rules";
pub(crate) const RULES_OPENING: &str = "`annexe check` checks all of this. `annexe explain CODE` says the same in the terminal. Each example is part of a \
             programme that is otherwise correct: the first is reported, the second is not.";
pub(crate) const FAMILY_STRUCTURE: &str = "Structure of the file";
pub(crate) const FAMILY_TEXTS: &str = "Texts";
pub(crate) const FAMILY_MENTIONS: &str = "Expected mentions";
pub(crate) const FAMILY_COHERENCE: &str = "Coherence";
pub(crate) const FAMILY_PEDAGOGY: &str = "Pedagogy";
pub(crate) const FAMILY_REVISIONS: &str = "Revisions";
pub(crate) const ALL_PROFILES: &str = "all profiles";
pub(crate) const PROFILES: &str = "profiles";
pub(crate) const SOURCE: &str = "Source (in French)";
pub(crate) const BAD_EXAMPLE: &str = "Reported";
pub(crate) const GOOD_EXAMPLE: &str = "Correct";
pub(crate) const SUPPRESS: &str = "To suppress it, with a reason: `# annexe: ignore[{code}] reason` on the line or above it. For a whole \
             project: `regles: { {code}: ignore }` in annexe.yaml.";
pub(crate) const SUPPRESS_IN_PROJECT: &str =
    "To suppress it for a whole project: `regles: { {code}: ignore }` in annexe.yaml.";
pub(crate) const CANNOT_SUPPRESS: &str =
    "This error prevents the sheet from being built: it cannot be suppressed.";

// Pages of help and of the manual.
pub(crate) const USAGE: &str = "Usage";
pub(crate) const COMMANDS: &str = "Commands";
pub(crate) const ARGUMENTS: &str = "Arguments";
pub(crate) const OPTIONS: &str = "Options";
pub(crate) const BY_DEFAULT: &str = "default";
pub(crate) const VALUES: &str = "values";
pub(crate) const ALSO_CALLED: &str = "also";
pub(crate) const MORE_HELP: &str = "To learn more: {command} --help";
pub(crate) const EXIT_CODES: &str =
    "Exit codes: 0 success, 1 errors in programmes, 2 wrong usage, 3 could not run.";
pub(crate) const MAN_NAME: &str = "NAME";
pub(crate) const MAN_EXTRA: &str = "CODES";

// Failures of the system.
pub(crate) const PATH_FAILED: &str = "{path}: {reason}";
pub(crate) const NOT_FOUND: &str = "not found";
pub(crate) const ACCESS_DENIED: &str = "access denied";
pub(crate) const IS_A_FOLDER: &str = "this is a folder, not a file";
pub(crate) const NOT_A_FOLDER: &str = "a part of this path is not a folder";
pub(crate) const ALREADY_EXISTS: &str = "already exists";
pub(crate) const DISK_FULL: &str = "the disk is full";
pub(crate) const READ_ONLY: &str = "the disk is read-only";
pub(crate) const NOT_A_FILE: &str = "this is not a file";
pub(crate) const FILE_TOO_LARGE: &str = "this file would be larger than the system allows";
pub(crate) const NAME_TOO_LONG: &str = "this name is too long";
pub(crate) const SYSTEM_SAYS: &str = "the system answers “{words}”";
pub(crate) const NEITHER_FILE_NOR_FOLDER: &str = "{path}: neither a regular file nor a folder";
pub(crate) const NO_PROGRAMME: &str = "{path}: this folder contains no programme (.yaml)";
pub(crate) const NO_SHEET_NAME: &str = "{path}: a sheet cannot have this name";
pub(crate) const INPUT_FAILED: &str = "standard input cannot be read: {reason}";
pub(crate) const OUTPUT_FAILED: &str = "cannot write: {reason}";
pub(crate) const NEITHER_PDF_NOR_HTML: &str = "{path}: neither a PDF nor an HTML page";
pub(crate) const SHEET_TOO_LARGE: &str = "{path}: too large for a sheet";
pub(crate) const BROKEN_PDF: &str = "{path}: this PDF cannot be read";
pub(crate) const NO_EMBEDDED_SOURCE: &str =
    "{path}: this file contains no source; annexe did not build it, or its source was removed";
pub(crate) const NO_REPOSITORY: &str = "this folder is not in a git repository";
pub(crate) const WATCH_FAILED: &str = "cannot watch files: {words}";
pub(crate) const PORT_TAKEN: &str = "port {port} is not free";
pub(crate) const GIT_FAILED: &str = "git: {words}";
pub(crate) const UNKNOWN_REVISION: &str = "git does not know the revision `{revision}`";
pub(crate) const REVISION_TO_FETCH: &str =
    "git does not have the revision `{revision}` here; to fetch it: {command}";
pub(crate) const NOT_IN_REVISION: &str = "{path}: not in the revision `{revision}`";
pub(crate) const MISSING_FONTS: &str = "{path}: its fonts are missing, so it cannot be rebuilt; put them where its source expects them";
pub(crate) const BROKEN_CONFIG: &str = "{path} has errors; `annexe check` shows them";

// Wrong usage.
pub(crate) const NO_COMMAND: &str = "say which command to run";
pub(crate) const UNKNOWN_OPTION: &str = "unknown option: “{option}”";
pub(crate) const UNEXPECTED_ARGUMENT: &str = "“{argument}” is unexpected";
pub(crate) const UNKNOWN_COMMAND: &str = "unknown command: “{command}”";
pub(crate) const NOT_A_VALUE: &str = "“{value}” is not a value of “{option}”";
pub(crate) const NO_VALUE: &str = "“{option}” needs a value";
pub(crate) const USAGE_AND_HINT: &str = "{usage}; {hint}";
pub(crate) const GIVE_A_NUMBER: &str = "give a whole number, at least 1";
pub(crate) const NO_VALUE_WANTED: &str = "“{option}” takes no value";
pub(crate) const MISSING_ARGUMENTS: &str = "{arguments} is missing";
pub(crate) const CONFLICT: &str = "“{argument}” cannot be used with “{others}”";
pub(crate) const GIVEN_TWICE: &str = "“{option}” is given twice";
pub(crate) const NOT_UTF8: &str = "an argument is not UTF-8 text";
pub(crate) const STREAM_ALONE: &str =
    "use “-” alone, with one format; it writes to standard output";
pub(crate) const STREAM_NOT_FIXED: &str =
    "`--fix` fixes files, and “-” is not a file; `--diff` shows what it would write";
pub(crate) const PROGRAMME_NAME: &str = "“{name}” cannot name a programme: use letters, digits and hyphens, as in “accueil-public-2026”";
pub(crate) const TWO_REVISIONS: &str =
    "give two revisions to compare, or `--rev` and a git revision";
pub(crate) const NO_AMENDMENT_FORMAT: &str =
    "`--draft-avenant` needs the format text, md, html or pdf";
pub(crate) const NOT_FOR_A_TERMINAL: &str =
    "a PDF cannot be shown here: give a file with `--output`";
pub(crate) const SEE_ALL_RULES: &str = "`annexe rules` lists them all";

// Builds, fixes and previews.
pub(crate) const REMAINING: &str =
    "{tally} {total|remains|remain}; `annexe check` shows the details";
pub(crate) const MORE_IN_FILE: &str = "{name}: {count} more, shown once these are fixed";
pub(crate) const MORE_IN_REPORT: &str = "and {count} more, which `annexe check` shows";
pub(crate) const FIXED: &str =
    "{corrections} {corrections|fix|fixes} in {files} {files|file|files}";
pub(crate) const TO_FIX: &str =
    "{corrections} {corrections|fix|fixes} to make in {files} {files|file|files}";
pub(crate) const NOT_FIXED: &str =
    "file left unchanged, because fixing it would cause an error: {error}";
pub(crate) const BUILT: &str =
    "{programmes} {programmes|programme|programmes}: {counts}, in {seconds} s";
pub(crate) const COUNT_BUILT: &str = "{count} built";
pub(crate) const COUNT_UNCHANGED: &str = "{count} unchanged";
pub(crate) const COUNT_REFUSED: &str = "{count} refused";
pub(crate) const COUNT_WITH_FINDINGS: &str = "{count} with findings";
pub(crate) const FILES_IN: &str = "{files} {files|file|files} in {folders}";
pub(crate) const STALE: &str = "stale: {path}";
pub(crate) const MISSING: &str = "missing: {path}";
pub(crate) const ORPHAN: &str = "orphan: {path}";
pub(crate) const REMOVED: &str = "removed: {path}";
pub(crate) const KEPT_ORPHAN: &str =
    "orphan: {path}; `--prune` keeps it, because it may have changed since annexe wrote it";
pub(crate) const UP_TO_DATE: &str = "everything is up to date";
pub(crate) const NOT_UP_TO_DATE: &str =
    "{count} {count|file is|files are} not up to date: {remedies}";
pub(crate) const RUN_BUILD: &str = "run `annexe build`";
pub(crate) const RUN_PRUNE: &str = "run `annexe build --prune`";
pub(crate) const REMOVE_BY_HAND: &str = "remove by hand the files that `--prune` keeps";
pub(crate) const BOTH_REMEDIES: &str = "{first}, and {second}";
pub(crate) const CREATED: &str = "created: {path}";
pub(crate) const LEFT_UNCHANGED: &str = "left unchanged: {path}";
pub(crate) const NEXT: &str = "next: annexe new my-programme";
pub(crate) const NEXT_IN_FOLDER: &str = "next: cd {folder}, then annexe new my-programme";
pub(crate) const READY: &str =
    "{path} is ready to fill in; next: annexe check {path}, then annexe build {path}";
pub(crate) const GIT_IS_SET: &str = "git now compares programmes with annexe diff: git diff, git log -p, git difftool -t annexe; file to commit: {path}";
pub(crate) const WATCHING: &str = "waiting for changes (Ctrl-C to stop)";
pub(crate) const SERVING: &str = "preview: {address} (Ctrl-C to stop)";
pub(crate) const PREVIEW_PROGRAMMES: &str = "Programmes";
pub(crate) const PREVIEW_PAGE: &str = "Page";
pub(crate) const PREVIEW_SHEET: &str = "The sheet";
pub(crate) const PREVIEW_FINDINGS: &str = "Findings";
pub(crate) const PREVIEW_GONE: &str = "This programme no longer exists, or two programmes would write the same files: choose another one.";
pub(crate) const PREVIEW_NO_SHEET: &str = "The sheet cannot be built: see the findings.";

// Verification of sheets.
pub(crate) const SHEET_IS_SAME: &str = "{sheet}: matches its source, byte for byte";
pub(crate) const SHEET_IS_COMPLETED: &str =
    "{sheet}: matches its source; an addition (a signature) changes nothing that it shows";
pub(crate) const SHEET_HAS_SAME_WORDS: &str =
    "{sheet}: built by “{generator}”, matches its source word for word";
pub(crate) const SHEET_IS_REWRITTEN: &str =
    "{sheet}: changed since it was built: its words match its source, but the file was rewritten";
pub(crate) const SHEET_IS_STALE: &str = "{sheet}: stale, it no longer matches the programme";
pub(crate) const SHEET_IS_CHANGED: &str = "{sheet}: changed, it does not match its source";
pub(crate) const SOURCE_IS_BROKEN: &str =
    "{sheet}: its source does not build; it was changed, or another version wrote it";
pub(crate) const WORDS_ADDED: &str = "unexpected “{found}”";
pub(crate) const WORDS_MISSING: &str = "“{expected}” is missing";
pub(crate) const WORDS_REPLACED: &str = "“{found}” instead of “{expected}”";
pub(crate) const ON_PAGE: &str = "page {page}, {rest}";
pub(crate) const AFTER_WORDS: &str = "after “{words}”, {rest}";
pub(crate) const MORE_DIFFERENCES: &str = "and {count} {count|other difference|other differences}";

// Comparison of revisions.
pub(crate) const NO_CHANGE: &str = "no change";
pub(crate) const COMPARISON: &str = "Comparison of two revisions";
pub(crate) const OLD_REVISION: &str = "Old revision";
pub(crate) const NEW_REVISION: &str = "New revision";
pub(crate) const LENGTHS: &str = "Durations";
pub(crate) const WHOLE_ACTION: &str = "Whole action";
pub(crate) const BEFORE: &str = "Before";
pub(crate) const AFTER: &str = "After";
pub(crate) const RENUMBERED: &str = "Numbers that follow";
pub(crate) const TO_CORRECT: &str = "To fix";
pub(crate) const MARKED_SHEET: &str = "The sheet, revisions marked";
pub(crate) const LEGEND: &str = "Additions are underlined, deletions are struck through; a bar in the margin leads to each change.";
pub(crate) const NEW_PROGRAMME: &str = "New programme";
pub(crate) const REMOVED_PROGRAMME: &str = "Removed programme";
pub(crate) const NOT_COMPARED: &str =
    "programmes that could not be compared, because one side cannot be read";
pub(crate) const VERSION: &str = "version";
pub(crate) const PROGRAMMES_UNCHANGED: &str =
    "{count} {count|programme|programmes} without changes";
pub(crate) const MOVED: &str = "from `{from}` to `{to}`";
pub(crate) const SWAPPED: &str = "{before} swap places";
pub(crate) const SPLIT: &str = "{before} becomes {after}";
pub(crate) const MERGED: &str = "{before} become {after}";
pub(crate) const QUOTED: &str = "`{name}`";

// Draft amendments.
pub(crate) const AMENDMENT: &str = "Draft amendment";
pub(crate) const AMENDMENT_OPENING: &str =
    "The parties agree to change the programme “{title}”, as follows.";
pub(crate) const AMENDMENT_OPENING_TO: &str =
    "The parties agree to change the programme “{title}”, version {new}, as follows.";
pub(crate) const AMENDMENT_OPENING_FROM: &str = "The parties agree to change the programme “{title}”, from version {old} to version {new}, as follows.";
pub(crate) const ARTICLE: &str = "Article";
pub(crate) const IS_REPLACED: &str = "Is replaced:";
pub(crate) const REPLACED_BY: &str = "by:";
pub(crate) const IS_ADDED: &str = "Is added:";
pub(crate) const IS_DELETED: &str = "Is removed:";
pub(crate) const IS_REARRANGED: &str = "Is rearranged as follows:";
pub(crate) const NO_ARTICLE: &str = "No substantial change: no amendment is needed.";

// Impacts and kinds of changes.
pub(crate) const IMPACT_SUBSTANTIAL: &str = "{count|substantial change|substantial changes}";
pub(crate) const IMPACT_ADDITION: &str = "{count|addition|additions}";
pub(crate) const IMPACT_WORDING: &str = "{count|change of wording|changes of wording}";
pub(crate) const IMPACT_MOVE: &str = "{count|move|moves}";
pub(crate) const IMPACT_TYPOGRAPHY: &str = "{count|change of typography|changes of typography}";
pub(crate) const CHANGE_ADDED: &str = "added";
pub(crate) const CHANGE_REMOVED: &str = "removed";
pub(crate) const CHANGE_CHANGED: &str = "changed";
pub(crate) const CHANGE_REWORDED: &str = "reworded";
pub(crate) const CHANGE_RETYPESET: &str = "typography";
pub(crate) const CHANGE_MOVED: &str = "moved";
pub(crate) const CHANGE_SWAPPED: &str = "swapped";
pub(crate) const CHANGE_SPLIT: &str = "split";
pub(crate) const CHANGE_MERGED: &str = "merged";
pub(crate) const CHANGE_RENUMBERED: &str = "renumbered";
pub(crate) const BECAUSE_AGREED: &str = "it is part of the agreement";
pub(crate) const BECAUSE_WITHDRAWN: &str = "it was part of the agreement";
pub(crate) const BECAUSE_ADDITION: &str = "it adds to the agreement";
pub(crate) const BECAUSE_BINDING: &str = "the addition binds as much as the rest";
pub(crate) const BECAUSE_DATED: &str = "an open date is now set";
pub(crate) const BECAUSE_PRECISE: &str = "the date is more precise";
pub(crate) const BECAUSE_DAYS: &str = "the number of days changes";
pub(crate) const BECAUSE_HOURS: &str = "the duration changes";
pub(crate) const BECAUSE_SUBSTANCE: &str = "the meaning of the text changes";
pub(crate) const BECAUSE_WORDING: &str = "the text says the same in other words";
pub(crate) const BECAUSE_NOT_AGREED: &str = "it is not part of the agreement";
pub(crate) const BECAUSE_TYPOGRAPHY: &str = "the words are the same";
pub(crate) const BECAUSE_ORDER: &str = "only the place changes";
pub(crate) const BECAUSE_PROJECT: &str = "level set by annexe.yaml: {reason}";
