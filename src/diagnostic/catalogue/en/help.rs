//! The help of the command line in English: the path of a part, the name of its value, its text.

/// `check.format` is an option of `annexe check`, `check.format.json` one of its values.
pub(crate) const HELP: &[(&str, &str, &str)] = help! {
    "" "COMMAND":
        "Write the annex “PROGRAMME” of a French training agreement (convention) as Markdown, HTML and PDF, from a YAML file.",
    "--lang" "LANGUAGE":
        "Show messages in this language; by default, the language set in annexe.yaml, or else the language of the computer",
    "--root" "FOLDER":
        "Also allow files of this folder to be read and written. Without it, what annexe.yaml or a link names outside the folder of the project is refused",
    "--help": "Show this help",
    "--version": "Show the version",
    "build": "Write the sheets of programmes",
    "build.paths" "PATH":
        "Programmes or folders of programmes; “-” reads standard input. By default, all programmes of the folder “programmes”, or of the folder set in annexe.yaml",
    "build.output" "FOLDER":
        "Write the sheets to this folder; by default, the folder set in annexe.yaml, or else “output”",
    "build.format" "FORMATS":
        "Write the sheets in these formats, separated by commas; by default, in all three",
    "build.document" "SHEET":
        "Choose the sheet to write. By default, the one set in annexe.yaml, or else `annexe`",
    "build.document.annexe": "the annex of the agreement",
    "build.document.fiche": "the sheet of the catalogue, with the block `catalogue` at the top",
    "build.jobs" "N":
        "Write the sheets of N programmes at once; by default, N is the number of processors",
    "build.force": "Write all sheets, even unchanged ones",
    "build.check":
        "Write nothing: list missing and stale sheets, and the sheets of deleted programmes (orphans; not if you give only some programmes). Exit with code 1 if there are any",
    "build.prune":
        "Also delete the sheets of deleted programmes (orphans), except modified ones. Delete nothing if you give only some programmes",
    "build.depfile" "FILE": "Write a dependency file for make and ninja: the inputs of each sheet",
    "watch": "Write sheets again when programmes change",
    "watch.paths" "PATH":
        "Programmes or folders of programmes. By default, all programmes of the folder “programmes”, or of the folder set in annexe.yaml",
    "watch.output" "FOLDER":
        "Write the sheets to this folder; by default, the folder set in annexe.yaml, or else “output”",
    "watch.format" "FORMATS":
        "Write the sheets in these formats, separated by commas; by default, in all three",
    "watch.document" "SHEET":
        "Choose the sheet to write. By default, the one set in annexe.yaml, or else `annexe`",
    "watch.document.annexe": "the annex of the agreement",
    "watch.document.fiche": "the sheet of the catalogue, with the block `catalogue` at the top",
    "preview": "Show sheets in the browser, and refresh them when programmes change",
    "preview.paths" "PATH":
        "Programmes or folders of programmes. By default, all programmes of the folder “programmes”, or of the folder set in annexe.yaml",
    "preview.document" "SHEET":
        "Choose the sheet to show. By default, the one set in annexe.yaml, or else `annexe`",
    "preview.document.annexe": "the annex of the agreement",
    "preview.document.fiche": "the sheet of the catalogue, with the block `catalogue` at the top",
    "preview.port" "PORT":
        "Open the preview on this port. By default 8642, or a free port if 8642 is taken",
    "check": "Check programmes and report mistakes",
    "check.paths" "PATH":
        "Programmes or folders of programmes; “-” reads standard input. By default, all programmes of the folder “programmes”, or of the folder set in annexe.yaml",
    "check.profile" "PROFILE":
        "Check the requirements of this profile; by default, the profile set in annexe.yaml, or else `convention`",
    "check.profile.convention": "the content required in a convention",
    "check.profile.stagiaire": "the information for trainees before they enrol",
    "check.profile.qualiopi": "the requirements of the national quality framework",
    "check.profile.individuel": "the contract of a person who pays for their training",
    "check.profile.sous-traitance": "the contract with a subcontractor of the training",
    "check.deny" "SEVERITY":
        "With `--deny warnings`, a warning makes the check fail, as an error does",
    "check.format" "FORMAT": "Choose the format of the report",
    "check.format.human": "for a person, with the cause, the lines and the remedy",
    "check.format.short": "one line per error, warning or advice",
    "check.format.json": "for a program; `annexe schema findings` prints its schema",
    "check.format.sarif": "the SARIF 2.1.0 format, for development tools",
    "check.format.github": "for GitHub, which shows the results beside the lines",
    "check.format.gitlab": "for GitLab (a “Code Quality” report)",
    "check.format.junit": "for test tools (a JUnit report, one suite per file)",
    "check.fix": "Fix what can be fixed safely, then report what remains",
    "check.diff": "Show the changes that --fix would make, without writing them",
    "explain": "Explain a rule: what it checks, why, and how to fix the mistake",
    "explain.codes" "CODE": "The codes of rules, such as C001",
    "rules": "List all the rules",
    "rules.format" "FORMAT": "Choose the format of the list",
    "rules.format.text": "one line per rule",
    "rules.format.json": "for a program, in French and English",
    "rules.format.md": "all the explanations, in Markdown",
    "new": "Create a new programme to fill in, with explanations",
    "new.name" "NAME": "The name of the programme and of its file",
    "init":
        "Set up a folder: create annexe.yaml, editor settings, and a check of the programmes on each push to GitHub or GitLab. Existing files are kept",
    "init.folder" "FOLDER": "The folder to set up; by default, the current one",
    "init.ci" "SERVICE": "Choose the service that receives your pushes and checks the programmes",
    "init.ci.github": "GitHub Actions",
    "init.ci.gitlab": "GitLab CI",
    "init.ci.none": "no service",
    "completions": "Print a setting for your shell: the Tab key then completes annexe commands",
    "completions.shell" "SHELL": "Your shell: usually bash on Linux, zsh on macOS",
    "man": "Print the manual of annexe, in the format of the `man` command (Linux and macOS)",
    "man.output" "FOLDER": "Write all the pages to this folder, one per command",
    "licences": "Print the licences of annexe and of the software and fonts that it contains",
    "schema": "Describe the keys of files: for an editor (JSON Schema), or for a person (Markdown)",
    "schema.model" "MODEL":
        "Choose what to describe. By default, programmes; with `--format md`, programmes and annexe.yaml",
    "schema.model.programme": "programmes",
    "schema.model.annexe": "annexe.yaml",
    "schema.model.findings": "the output of `annexe check --format json`, always as json",
    "schema.format" "FORMAT": "Choose the form: json for an editor, md for a person",
    "extract": "Print the YAML programme embedded in a sheet",
    "extract.sheet" "SHEET": "A sheet written by annexe, PDF or HTML",
    "extract.output" "FILE": "Write to this file; by default, print to standard output",
    "verify":
        "Verify that sheets were not modified. Each sheet contains the text of its programme: annexe builds the sheet again from this text, and compares",
    "verify.sheets" "SHEET": "Sheets written by annexe, PDF or HTML",
    "verify.source" "PROGRAMME": "Also verify that the sheet still matches this programme",
    "diff":
        "Compare two revisions of a programme. Show each change and its level: for example, whether it changes the agreement",
    "diff.revisions" "REVISION":
        "The old revision, then the new one. Each is a programme or a sheet (PDF or HTML); to compare several programmes, give two folders. “-” reads standard input. With git, `REVISION:path` is a file as it was in that revision",
    "diff.rev" "REVISION":
        "Compare the programmes of today with those of this git revision: all, or only the files and folders that you give",
    "diff.format" "FORMAT": "Choose the format of the report",
    "diff.format.text": "for a terminal",
    "diff.format.md": "a text file, in Markdown, in French",
    "diff.format.html":
        "a web page in French, with the list of changes, then the new sheet with insertions and deletions marked",
    "diff.format.pdf": "the same report, to print",
    "diff.format.json": "for a program, in French and English",
    "diff.format.github": "for GitHub, which shows the results beside the lines",
    "diff.output" "FILE": "Write to this file; by default, print to standard output",
    "diff.draft_avenant":
        "Write an amendment to sign, in French, with all the changes of the sheet in numbered articles. What annexe does not know is left to fill in",
    "diff.only" "LEVEL":
        "Show only the changes of this level. For several levels, separate them with a comma: `substantiel,a-relire`. The exit code counts all changes",
    "diff.only.typographique": "only spaces or marks change",
    "diff.only.deplacement": "an item changes place",
    "diff.only.redactionnel": "words that bind nobody change",
    "diff.only.complement": "something is added to the agreement",
    "diff.only.a-relire":
        "words of the agreement change, and a person must say whether the meaning is the same",
    "diff.only.substantiel": "the agreement changes",
    "diff.approved" "FILE":
        "Leave out the changes already approved: write their identifiers in this file, one per line. The text after `#` is not read",
    "diff.for_partner":
        "Write the report for the other party: without file names, line numbers or codes",
    "diff.fail_on" "LEVEL":
        "Choose the level of change from which the command fails (exit code 1); by default, any change makes it fail",
    "diff.fail_on.typographique": "any change (this is the lowest level)",
    "diff.fail_on.deplacement": "a change of place, or above",
    "diff.fail_on.redactionnel": "a change of words that bind nobody, or above",
    "diff.fail_on.complement": "an addition to the agreement, or above",
    "diff.fail_on.a-relire": "a change of words of the agreement, to be read by a person, or above",
    "diff.fail_on.substantiel":
        "the same as a-relire, because such a change may change the agreement",
    "diff.fail_on.never": "no change",
    "diff.detailed_exit_code":
        "Exit with a code for the highest level: 14 substantiel, 15 a-relire, 13 complement, 12 redactionnel, 11 deplacement, 10 typographique",
    "diff.as" "PATH":
        "For tools that copy files elsewhere, such as git: give their real path here. annexe looks for annexe.yaml from this path",
    "diff.git" "ARGUMENT":
        "The arguments that git passes to a diff tool",
    "git-setup":
        "Show the settings to add to git so that it compares programmes with `annexe diff`",
    "git-setup.write":
        "Write these settings to .gitattributes and to the configuration of the repository, instead of printing them",
    "outline": "For line-based diff tools: print a programme with one value per line",
    "outline.programme" "PROGRAMME": "The programme to print",
    "schema.model.changes": "the output of `annexe diff --format json`, always as json",
    "help": "Show the help of a command",
    "help.command" "COMMAND": "The name of the command",
};
