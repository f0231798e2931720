//! What people read in English. Keys, values and examples stay in French: so are the files.
//!
//! A blank is `{name}`; `{count|file|files}` takes the singular for 1.

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

    // What reading finds: the file.
    ENCODING = "the file is not UTF-8 text from here on";
    ENCODING_REMEDY = "save the file as “UTF-8” (“Save with encoding” in the editor’s menus)";
    EMPTY_FILE = "the file has no key";
    NOT_A_MAPPING = "this file has no keys such as `nom: valeur`";
    START_A_PROGRAMME =
        "start with `intitule: …`, for example; `annexe new` writes a programme to fill in";
    SECOND_DOCUMENT = "a second document starts here: a file describes a single programme";
    SECOND_DOCUMENT_REMEDY = "put each programme in its own file, and delete the line `---`";
    MAX_BYTES = "the file is over {size} MB";
    MAX_TEXT_BYTES = "this text is over {size} kB";
    MAX_ALIASED_BYTES = "aliases repeat more than {size} kB of text";
    MAX_KEYS = "more than {count} keys in one group";
    MAX_DEPTH = "more than {count} levels of nesting";
    MAX_VALUES = "more than {count} values once aliases are expanded";
    EXCESSIVE_REMEDY = "check that this file is a programme; split it if needed";
    SAME_OUTPUT = "another programme already writes the files “{stem}”";
    SAME_OUTPUT_REMEDY = "rename one of the two files";

    // What reading finds: keys and values.
    KEY_NOT_TEXT = "this key is not a text";
    KEY_NOT_TEXT_REMEDY = "a key is a word and a colon, as in `titre:`";
    UNKNOWN_KEY = "unknown key: `{key}`";
    DID_YOU_MEAN = "did you mean `{suggestion}`?";
    COMMA_IN_NUMBER =
        "a comma separates two keys between braces: write the number with a point, or between quotes";
    SEE_CODES = "`annexe rules` lists all the codes";
    KEY_OF_ROOT = "write this key at the margin, without indentation";
    KEY_BELONGS = "write this key in `{group}`";
    SEE_KEYS =
        "`annexe new` writes a programme that shows every key; `sections` is for all other content";
    POSSIBLE_KEYS = "possible keys here: {keys}";
    MISSING_KEY = "the key `{key}` is missing";
    MISSING_KEY_REMEDY = "add `{key}: …` here";
    DUPLICATE_KEY = "the key `{key}` is written twice";
    DUPLICATE_KEY_REMEDY = "keep one of the two";
    DASH_IS_MISSING =
        "a dash `-` is probably missing before this key: a new item of the list starts here";
    FIRST_OCCURRENCE = "first written here";
    EMPTY_VALUE = "the key `{key}` has no value";
    EMPTY_VALUE_REMEDY = "write the value, or delete the key";
    EMPTY_ITEM = "no value follows this dash";
    EMPTY_ITEM_REMEDY = "write the value, or delete the dash";
    VALUE_IN_COMMENT = "“#” starts a comment: put the value between quotes";
    WRONG_TYPE = "`{key}` expects {expected}, not {found}";
    QUOTE_VALUE = "put the value between quotes: {quoted}";
    WRITE_ITEMS = "write a list: one dash per line, each followed by its keys (`{key}:`…)";
    WRITE_KEYS = "write keys below, indented, such as {keys}";
    KEY_AS_WRITTEN = "`{key}:`";
    WRITE_SHAPES = "write {shapes}";
    SHAPE_OR = "{first}; or {second}";
    UNKNOWN_VALUE = "“{value}” is not a value of `{key}`";
    POSSIBLE_VALUES = "possible values: {values}";
    UNREADABLE = "`{key}`: {error}";
    UNFORESEEN = "this value could not be read: {error}";
    OUT_OF_BOUNDS = "`{key}` must be {bound}";
    BOUND_AT_LEAST = "at least {limit}";
    BOUND_AT_MOST = "at most {limit}";
    BOUND_ABOVE = "greater than {limit}";
    BOUND_BELOW = "less than {limit}";
    BOUND_MULTIPLE = "a multiple of {limit}";
    REVERSED = "the end does not come after the start";
    REVERSED_REMEDY = "check both, or swap them";
    START_OF_RANGE = "the start";
    LEADING_ZERO = "“{text}” is read as a number, and loses its zeros";
    LOST_COMMENT = "the text after “#” is read as a comment and will not be printed";
    LOST_COMMENT_REMEDY =
        "put the value between quotes, or add a space after “#” if it is a comment";
    SWALLOWED_KEY = "`{key}` is indented under “|”: the line is part of the text, not a key";
    SWALLOWED_KEY_REMEDY =
        "move the key back to the margin, or add a space before the colon if it is text";
    SWALLOWED_DASH = "this dash does not start an item: the line is joined to the text above it";
    SWALLOWED_DASH_REMEDY =
        "align the dash with those of the list, or put the whole text between quotes";

    // Shapes of values: their names, then how to write them.
    A_TEXT = "a text";
    AN_INTEGER = "a whole number";
    A_NUMBER = "a number";
    A_BOOLEAN = "yes or no (true or false)";
    A_LIST = "a list";
    A_MAPPING = "a group of keys";
    AN_EMPTY_VALUE = "an empty value";
    WRITE_TEXT = "a text on the line, or a block after “|”";
    WRITE_INTEGER = "a whole number, such as 7";
    WRITE_NUMBER = "a number, such as 3.5";
    WRITE_BOOLEAN = "true or false";
    WRITE_LIST = "a list, one dash per line";
    WRITE_MAPPING = "keys below, indented, one per line";
    WRITE_NOTHING = "nothing";

    // What the YAML parser meets.
    COLON_IN_TEXT =
        "unexpected colon: its text is not between quotes, or the line is badly aligned";
    COLON_IN_TEXT_REMEDY = "put the whole text between quotes, or on the next line after “|”";
    MISSING_COLON = "this line does not have the form `clé: valeur`";
    MISSING_COLON_REMEDY = "write the key, a colon, a space, then the value";
    TAB = "a tab indents this line, which YAML forbids";
    TAB_REMEDY = "replace the tab with two spaces";
    UNCLOSED_QUOTE = "a quotation opens here and does not close";
    UNCLOSED_QUOTE_REMEDY = "close the quotation, or put the text on the next line after “|”";
    UNCLOSED_BRACKET = "a bracket or a brace does not close";
    UNCLOSED_BRACKET_REMEDY = "close it, or put between quotes the text that starts with [ or {";
    TEXT_AFTER_VALUE = "text follows the end of the value";
    TEXT_AFTER_VALUE_REMEDY =
        "put the whole value between single quotes '…', and double its straight apostrophes";
    TEXT_AFTER_BAR = "text follows “|” or “>” on the same line";
    TEXT_AFTER_BAR_REMEDY = "put the text on the next line after “|” or “>”, and indent it";
    TEXT_AT_MARGIN = "the text after “|” is not indented";
    TEXT_AT_MARGIN_REMEDY = "indent the text by two spaces";
    BAD_ESCAPE = "the backslash “\\” has a special meaning between double quotes";
    BAD_ESCAPE_REMEDY = "write “\\\\”, or use single quotes";
    INDENTATION = "this line is not aligned with its neighbours";
    INDENTATION_REMEDY = "align the keys of one level, and the dashes of one list";
    MISSING_COMMA = "a comma is missing between two keys of a group in braces";
    MISSING_COMMA_REMEDY = "write a comma before this key, or one key per line";
    HARD_SPACE = "YAML needs a plain space here, not a no-break space";
    HARD_SPACE_REMEDY = "delete it and type a plain space";
    DASH = "this dash does not start an item of a list";
    DASH_REMEDY = "write a short dash and a space before the text: `- texte`";
    LIST_BESIDE_KEY = "a list starts on the line of its key";
    LIST_BESIDE_KEY_REMEDY = "start a new line after the colon, with one dash per line";
    RESERVED_START = "this character cannot start a text without quotes";
    UNKNOWN_ALIAS =
        "an asterisk starts the value, and YAML reads it as an alias of an anchor that does not exist";
    UNCALLED_ANCHOR =
        "an ampersand “&” starts the value, and YAML reads the first word as the name of an anchor";
    TAG = "an exclamation mark “!” starts the value, and YAML reads the first word as a type";
    PUT_BETWEEN_QUOTES = "put the value between quotes";
    OTHER_SYNTAX = "the YAML cannot be understood from here on";
    OTHER_SYNTAX_REMEDY =
        "check the indentation, the quotes and the colons of this line and of the previous one";

    // What reading finds: texts.
    HIDDEN_CHARACTER = "forbidden invisible character ({code})";
    HIDDEN_CHARACTER_REMEDY = "delete it: type the word again instead of pasting it";
    ZERO_WIDTH = "zero-width character inside the text ({code})";
    ZERO_WIDTH_REMEDY = "delete it; `annexe check --fix` does so";
    NO_GLYPH = "the character “{character}” ({code}) cannot be printed in the PDF";
    NO_GLYPH_REMEDY = "replace it with a word or a common character";
    NO_ADDRESS = "this link has no address";
    LINK_TARGET = "this link leads to an address that is not allowed: “{target}”";
    LINK_TARGET_REMEDY = "a link starts with https://, http://, mailto: or tel:";
    UNCALLED_NOTE = "no text calls the note [^{label}]";
    UNCALLED_NOTE_REMEDY = "put the call [^{label}] in the same text, or delete the note";
    MARKDOWN_HTML = "this text contains an HTML tag, or words between angle brackets < >";
    MARKDOWN_HTML_REMEDY = "delete the tag, or write \\< to print the sign “<”";
    MARKDOWN_IMAGE = "this text contains an image";
    MARKDOWN_IMAGE_REMEDY = "an annex contains only text: describe the image, or give a link";
    MARKDOWN_CODE =
        "this passage is indented by four spaces or stands between ```: Markdown reads it as code";
    MARKDOWN_CODE_REMEDY = "move the passage back to the margin of the text";
    MARKDOWN_TABLE = "this text contains a table";
    MARKDOWN_TABLE_REMEDY =
        "write a list: the tables of the sheet come from its keys (`tarifs`, `sequences`, `epreuves`…)";
    MARKDOWN_RULE = "this line of dashes or asterisks is a horizontal line in Markdown";
    MARKDOWN_RULE_REMEDY = "separate with an empty line, or with a heading `### …`";
    MARKDOWN_UNDERLINE =
        "a line of dashes or equals signs underlines this text: Markdown makes it a heading";
    MARKDOWN_UNDERLINE_REMEDY =
        "leave an empty line between the two, or write `###` before the heading";
    MARKDOWN_LINK_DEFINITION = "this line only defines a link, and would not be printed";
    MARKDOWN_LINK_DEFINITION_REMEDY = "write the link in the text: [word](https://…)";
    MARKDOWN_LINK_TITLE = "this link has a title between quotes, which would not be printed";
    MARKDOWN_LINK_TITLE_REMEDY = "keep [word](https://…), without the title";
    MARKDOWN_NESTING = "too many nested lists or quotations";
    MARKDOWN_NESTING_REMEDY = "use eight levels at most";

    // What reading finds: the theme, the version, suppressions.
    THEME_FILE_NOT_FOUND = "“{path}” is not found";
    THEME_FILE_UNREADABLE = "“{path}” cannot be read";
    THEME_FILE_REMEDY = "give its path from the folder of annexe.yaml";
    THEME_FILE_TOO_HEAVY = "“{path}” is over {size} kB";
    THEME_FILE_TOO_LARGE = "“{path}” has too many pixels";
    SAVE_SMALLER = "save a smaller one";
    NO_IMAGE = "“{path}” is not a readable PNG image or SVG drawing";
    NO_IMAGE_REMEDY = "export the logo as SVG or PNG";
    DRAWING = "“{path}” contains a “{element}” element, which cannot be drawn";
    DRAWING_REMEDY = "turn texts into outlines and flatten effects, or export the logo as PNG";
    NO_FONT = "“{path}” is not a readable TTF or OTF font";
    NO_FONT_REMEDY = "give a .ttf or .otf file";
    VARIABLE_FONT = "“{path}” is a variable font, with several weights in one file";
    VARIABLE_FONT_REMEDY = "give the file of each style";
    FORBIDDEN_FONT = "“{path}” is a font that its licence forbids to embed";
    FORBIDDEN_FONT_REMEDY = "choose a free font";
    LOW_CONTRAST = "{problem}: the contrast is {ratio}, at least {least} is needed";
    NEAR_PAPER = "this colour does not stand out enough from the paper";
    NEAR_PAPER_REMEDY = "darken it";
    NEAR_BAND = "this colour does not stand out enough from the band, which is a light tone of it";
    NEAR_BAND_REMEDY = "darken it, or give a lighter `bandeau`";
    NEAR_TEXT = "texts do not stand out enough from this band";
    NEAR_TEXT_REMEDY = "lighten it";
    VERSION_REMOVED =
        "a change is substantial, and the sheet no longer has a version (it was `{old}`)";
    VERSION_KEPT = "a change is substantial, and the version is still `{old}`";
    VERSION_NOT_RAISED = "a change is substantial, and the version goes from `{old}` to `{new}`";
    VERSION_REMEDY = "give the sheet a new, higher version";
    PRINTED_SUPPRESSION =
        "this comment is inside a text: it would be printed, and suppresses nothing";
    PRINTED_SUPPRESSION_REMEDY = "put it above the key of the text";
    UNREASONED_SUPPRESSION = "this suppression gives no reason: without a reason, it has no effect";
    UNREASONED_SUPPRESSION_REMEDY = "write the reason after it: # annexe: ignore[CODE] because…";
    FIXED_SUPPRESSION = "“{code}” is a reading error, which cannot be suppressed";
    FIXED_SUPPRESSION_REMEDY = "fix the line and delete this comment";
    UNKNOWN_CODE = "no rule has the code “{code}”";
    DID_YOU_MEAN_CODE = "did you mean “{suggestion}”?";
    SEE_ALL_CODES = "`annexe rules` lists them all";
    UNUSED_SUPPRESSION = "this suppression is not needed: {code} finds nothing here";
    UNUSED_SUPPRESSION_REMEDY = "delete it";

    // Values that a text does not hold.
    DATE_EXAMPLE = "write, for example, `2019-02-14` or `14 février 2019`";
    WHEN_EXAMPLE =
        "write a date (`2019-02-14`), a month (`2019-02`), a list of dates, `debut` and `fin`, or `a-programmer`";
    DURATION_EXAMPLE = "write, for example, `7 h`, `3 h 30`, `45 min`, `1 jour` or `0,5 jour`";
    EMPTY_DATE = "the date is empty: {example}";
    NOT_A_DATE = "“{text}” is not a date: {example}";
    NO_SUCH_DAY = "{text}: {month} has only {days} days";
    NO_SUCH_MONTH = "{text}: months go from 1 to 12";
    WRONG_YEAR = "{text}: a year has four digits, from 1900 to 2199";
    WRONG_WEEKDAY = "{text}: this day is a {weekday}";
    REVERSED_DATES = "the end, {end}, comes before the start, {start}";
    EMPTY_DURATION = "the duration is empty: {example}";
    NO_UNIT = "“{text}” has no unit: write `{text} h`, `{text} min` or `{text} jours`";
    ZERO_DURATION = "a duration cannot be zero: {example}";
    MINUTES_PAST_HOUR = "“{text}”: after hours, minutes go from 0 to 59";
    FRACTION_OF_DURATION = "“{text}” is not a whole number of minutes or half-days: {example}";
    DURATION_TOO_LONG = "“{text}” is too long: a duration goes up to 10,000 hours or 1,250 days";
    NOT_A_DURATION = "“{text}” is not a duration: {example}";
    NOT_A_COLOUR =
        "“{text}” is not a colour; write a hash and six hexadecimal digits, between quotes: `\"#0f4c5c\"`";
    NOT_DAYS = "“{text}” is not a number of days; write `7`, `2,5` or `0,5`";
    HOURS_IN_DAYS = "“{text}” is in days; write hours, such as `7` or `3 h 30`";
    EMPTY_AMOUNT = "the amount is empty: write, for example, `1 200 €`";
    NEGATIVE_AMOUNT = "“{text}” is negative: an amount goes from 0 to less than €1,000,000,000";
    AMOUNT_TOO_LARGE = "“{text}” is too large: an amount goes from 0 to less than €1,000,000,000";
    NOT_AN_AMOUNT = "“{text}” is not an amount: write, for example, `1 200 €` or `1 200,50 €`";
    EMPTY_TIME = "the time is empty: write, for example, `9 h` or `9 h 30`";
    TIME_OUT_OF_RANGE = "“{text}”: hours go from 0 to 24, and minutes from 0 to 59";
    NOT_A_TIME = "“{text}” is not a time of day: write, for example, `9 h` or `9 h 30`";
    REVERSED_TIMES = "the end, {end}, does not come after the start, {start}";
    NOT_A_TIME_RANGE = "“{text}” is not a time range: write, for example, `9 h à 17 h`";

    // The rules explained.
    RULES_TITLE = "The rules";
    RULES_OPENING =
        "`annexe check` checks all of this. `annexe explain CODE` says the same in the terminal. Each example is part of a programme that is otherwise correct: the first is reported, the second is not.";
    FAMILY_STRUCTURE = "Structure of the file";
    FAMILY_TEXTS = "Texts";
    FAMILY_MENTIONS = "Expected mentions";
    FAMILY_COHERENCE = "Coherence";
    FAMILY_PEDAGOGY = "Pedagogy";
    FAMILY_REVISIONS = "Revisions";
    ALL_PROFILES = "all profiles";
    PROFILES = "profiles";
    SOURCE = "Source (in French)";
    BAD_EXAMPLE = "Reported";
    GOOD_EXAMPLE = "Correct";
    SUPPRESS =
        "To suppress it, with a reason: `# annexe: ignore[{code}] reason` on the line or above it. For a whole project: `regles: { {code}: ignore }` in annexe.yaml.";
    SUPPRESS_IN_PROJECT =
        "To suppress it for a whole project: `regles: { {code}: ignore }` in annexe.yaml.";
    CANNOT_SUPPRESS = "This error prevents the sheet from being built: it cannot be suppressed.";

    // Pages of help and of the manual.
    USAGE = "Usage";
    COMMANDS = "Commands";
    ARGUMENTS = "Arguments";
    OPTIONS = "Options";
    BY_DEFAULT = "default";
    VALUES = "values";
    ALSO_CALLED = "also";
    MORE_HELP = "To learn more: {command} --help";
    EXIT_CODES = "Exit codes: 0 success, 1 errors in programmes, 2 wrong usage, 3 could not run.";
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
    NO_PROGRAMME = "{path}: this folder contains no programme (.yaml)";
    NO_SHEET_NAME = "{path}: a sheet cannot have this name";
    INPUT_FAILED = "standard input cannot be read: {reason}";
    OUTPUT_FAILED = "cannot write: {reason}";
    NEITHER_PDF_NOR_HTML = "{path}: neither a PDF nor an HTML page";
    SHEET_TOO_LARGE = "{path}: too large for a sheet";
    BROKEN_PDF = "{path}: this PDF cannot be read";
    NO_EMBEDDED_SOURCE =
        "{path}: this file contains no source; annexe did not build it, or its source was removed";
    NO_REPOSITORY = "this folder is not in a git repository";
    WATCH_FAILED = "cannot watch files: {words}";
    PORT_TAKEN = "port {port} is not free";
    GIT_FAILED = "git: {words}";
    UNKNOWN_REVISION = "git does not know the revision `{revision}`";
    REVISION_TO_FETCH = "git does not have the revision `{revision}` here; to fetch it: {command}";
    NOT_IN_REVISION = "{path}: not in the revision `{revision}`";
    MISSING_FONTS =
        "{path}: its fonts are missing, so it cannot be rebuilt; put them where its source expects them";
    BROKEN_CONFIG = "{path} has errors; `annexe check` shows them";

    // Wrong usage.
    NO_COMMAND = "say which command to run";
    UNKNOWN_OPTION = "unknown option: “{option}”";
    UNEXPECTED_ARGUMENT = "“{argument}” is unexpected";
    UNKNOWN_COMMAND = "unknown command: “{command}”";
    NOT_A_VALUE = "“{value}” is not a value of “{option}”";
    NO_VALUE = "“{option}” needs a value";
    USAGE_AND_HINT = "{usage}; {hint}";
    GIVE_A_NUMBER = "give a whole number, at least 1";
    NO_VALUE_WANTED = "“{option}” takes no value";
    MISSING_ARGUMENTS = "{arguments} is missing";
    CONFLICT = "“{argument}” cannot be used with “{others}”";
    GIVEN_TWICE = "“{option}” is given twice";
    NOT_UTF8 = "an argument is not UTF-8 text";
    STREAM_ALONE = "use “-” alone, with one format; it writes to standard output";
    STREAM_NOT_FIXED =
        "`--fix` fixes files, and “-” is not a file; `--diff` shows what it would write";
    PROGRAMME_NAME =
        "“{name}” cannot name a programme: use letters, digits and hyphens, as in “accueil-public-2026”";
    TWO_REVISIONS = "give two revisions to compare, or `--rev` and a git revision";
    NO_AMENDMENT_FORMAT = "`--draft-avenant` needs the format text, md, html or pdf";
    NOT_FOR_A_TERMINAL = "a PDF cannot be shown here: give a file with `--output`";
    SEE_ALL_RULES = "`annexe rules` lists them all";

    // Builds, fixes and previews.
    REMAINING = "{tally} {total|remains|remain}; `annexe check` shows the details";
    MORE_IN_FILE = "{name}: {count} more, shown once these are fixed";
    MORE_IN_REPORT = "and {count} more, which `annexe check` shows";
    FIXED = "{corrections} {corrections|fix|fixes} in {files} {files|file|files}";
    TO_FIX = "{corrections} {corrections|fix|fixes} to make in {files} {files|file|files}";
    NOT_FIXED = "file left unchanged, because fixing it would cause an error: {error}";
    BUILT = "{programmes} {programmes|programme|programmes}: {counts}, in {seconds} s";
    COUNT_BUILT = "{count} built";
    COUNT_UNCHANGED = "{count} unchanged";
    COUNT_REFUSED = "{count} refused";
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
    REMOVE_BY_HAND = "remove by hand the files that `--prune` keeps";
    BOTH_REMEDIES = "{first}, and {second}";
    CREATED = "created: {path}";
    LEFT_UNCHANGED = "left unchanged: {path}";
    NEXT = "next: annexe new my-programme";
    NEXT_IN_FOLDER = "next: cd {folder}, then annexe new my-programme";
    READY = "{path} is ready to fill in; next: annexe check {path}, then annexe build {path}";
    GIT_IS_SET =
        "git now compares programmes with annexe diff: git diff, git log -p, git difftool -t annexe; file to commit: {path}";
    WATCHING = "waiting for changes (Ctrl-C to stop)";
    SERVING = "preview: {address} (Ctrl-C to stop)";
    PREVIEW_PROGRAMMES = "Programmes";
    PREVIEW_PAGE = "Page";
    PREVIEW_SHEET = "The sheet";
    PREVIEW_FINDINGS = "Findings";
    PREVIEW_GONE =
        "This programme no longer exists, or two programmes would write the same files: choose another one.";
    PREVIEW_NO_SHEET = "The sheet cannot be built: see the findings.";

    // Verification of sheets.
    SHEET_IS_SAME = "{sheet}: matches its source, byte for byte";
    SHEET_IS_COMPLETED =
        "{sheet}: matches its source; an addition (a signature) changes nothing that it shows";
    SHEET_HAS_SAME_WORDS = "{sheet}: built by “{generator}”, matches its source word for word";
    SHEET_IS_REWRITTEN =
        "{sheet}: changed since it was built: its words match its source, but the file was rewritten";
    SHEET_IS_STALE = "{sheet}: stale, it no longer matches the programme";
    SHEET_IS_CHANGED = "{sheet}: changed, it does not match its source";
    SOURCE_IS_BROKEN =
        "{sheet}: its source does not build; it was changed, or another version wrote it";
    WORDS_ADDED = "unexpected “{found}”";
    WORDS_MISSING = "“{expected}” is missing";
    WORDS_REPLACED = "“{found}” instead of “{expected}”";
    ON_PAGE = "page {page}, {rest}";
    AFTER_WORDS = "after “{words}”, {rest}";
    MORE_DIFFERENCES = "and {count} {count|other difference|other differences}";

    // Comparison of revisions.
    NO_CHANGE = "no change";
    COMPARISON = "Comparison of two revisions";
    OLD_REVISION = "Old revision";
    NEW_REVISION = "New revision";
    LENGTHS = "Durations";
    WHOLE_ACTION = "Whole action";
    BEFORE = "Before";
    AFTER = "After";
    RENUMBERED = "Numbers that follow";
    TO_CORRECT = "To fix";
    MARKED_SHEET = "The sheet, revisions marked";
    LEGEND =
        "Additions are underlined, deletions are struck through; a bar in the margin leads to each change.";
    NEW_PROGRAMME = "New programme";
    REMOVED_PROGRAMME = "Removed programme";
    NOT_COMPARED = "programmes that could not be compared, because one side cannot be read";
    VERSION = "version";
    PROGRAMMES_UNCHANGED = "{count} {count|programme|programmes} without changes";
    MOVED = "from `{from}` to `{to}`";
    SWAPPED = "{before} swap places";
    SPLIT = "{before} becomes {after}";
    MERGED = "{before} become {after}";
    QUOTED = "`{name}`";

    // Draft amendments.
    AMENDMENT = "Draft amendment";
    AMENDMENT_OPENING = "The parties agree to change the programme “{title}”, as follows.";
    AMENDMENT_OPENING_TO =
        "The parties agree to change the programme “{title}”, version {new}, as follows.";
    AMENDMENT_OPENING_FROM =
        "The parties agree to change the programme “{title}”, from version {old} to version {new}, as follows.";
    ARTICLE = "Article";
    IS_REPLACED = "Is replaced:";
    REPLACED_BY = "by:";
    IS_ADDED = "Is added:";
    IS_DELETED = "Is removed:";
    IS_REARRANGED = "Is rearranged as follows:";
    NO_ARTICLE = "No substantial change: no amendment is needed.";

    // Impacts and kinds of changes.
    IMPACT_SUBSTANTIAL = "{count|substantial change|substantial changes}";
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
    BECAUSE_AGREED = "it is part of the agreement";
    BECAUSE_WITHDRAWN = "it was part of the agreement";
    BECAUSE_ADDITION = "it adds to the agreement";
    BECAUSE_BINDING = "the addition binds as much as the rest";
    BECAUSE_DATED = "an open date is now set";
    BECAUSE_PRECISE = "the date is more precise";
    BECAUSE_DAYS = "the number of days changes";
    BECAUSE_HOURS = "the duration changes";
    BECAUSE_SUBSTANCE = "the meaning of the text changes";
    BECAUSE_WORDING = "the text says the same in other words";
    BECAUSE_NOT_AGREED = "it is not part of the agreement";
    BECAUSE_TYPOGRAPHY = "the words are the same";
    BECAUSE_ORDER = "only the place changes";
    BECAUSE_PROJECT = "level set by annexe.yaml: {reason}";
}
