//! The help of the command line in English: the path of a part, the name of its value, its text.

/// `check.format` is an option of `annexe check`, `check.format.json` one of its values.
pub(crate) const HELP: &[(&str, &str, &str)] = help! {
    "" "COMMAND":
        "Write the annex “PROGRAMME” of a French training agreement (convention) as Markdown, HTML and PDF, from a YAML file.",
    "--lang" "LANGUAGE":
        "Show messages in this language; by default, the language set in annexe.yaml, or else the language of the computer",
    "--help": "Show this help",
    "--version": "Show the version",
    "build": "Write the sheets of programmes",
    "build.paths" "PATH":
        "Programmes or folders of programmes; “-” reads standard input. By default, all programmes of the project",
    "build.output" "FOLDER":
        "Write to this folder; by default, the folder set in annexe.yaml, or else “output”",
    "build.format" "FORMATS": "Write these formats, separated by commas",
    "build.document" "SHEET":
        "Write this sheet: the annex of the convention, or the catalogue sheet (fiche)",
    "build.jobs" "N": "Build N programmes at once; by default, one per processor",
    "build.force": "Write all sheets, even unchanged ones",
    "build.check":
        "Write nothing. List missing and stale files; for a whole project, also list the sheets of deleted programmes (orphans). Exit with code 1 if the list is not empty",
    "build.prune": "For a whole project, delete the sheets of deleted programmes (orphans)",
    "build.depfile" "FILE":
        "Write a dependency file for make and ninja: the inputs of each sheet",
    "watch": "Write sheets again when programmes change",
    "watch.paths" "PATH":
        "Programmes or folders of programmes. By default, all programmes of the project",
    "watch.output" "FOLDER":
        "Write to this folder; by default, the folder set in annexe.yaml, or else “output”",
    "watch.format" "FORMATS": "Write these formats, separated by commas",
    "watch.document" "SHEET":
        "Write this sheet: the annex of the convention, or the catalogue sheet (fiche)",
    "preview": "Show sheets in the browser, and refresh them when programmes change",
    "preview.paths" "PATH":
        "Programmes or folders of programmes. By default, all programmes of the project",
    "preview.document" "SHEET":
        "Show this sheet: the annex of the convention, or the catalogue sheet (fiche)",
    "preview.port" "PORT":
        "Open the preview on this port; by default 8642, or another one if it is taken",
    "check": "Check programmes and report mistakes",
    "check.paths" "PATH":
        "Programmes or folders of programmes; “-” reads standard input. By default, all programmes of the project",
    "check.profile" "PROFILE":
        "Check the requirements of this profile; by default, the profile set in annexe.yaml, or else `convention`",
    "check.profile.convention": "the content required in a convention",
    "check.profile.stagiaire": "the information for trainees before they enrol",
    "check.profile.qualiopi": "the requirements of the national quality framework",
    "check.profile.individuel": "the contract of a person who pays for their training",
    "check.profile.sous-traitance": "the subcontract of an action",
    "check.deny" "SEVERITY": "Fail on this severity too, not only on errors",
    "check.format" "FORMAT": "Choose the format of the report",
    "check.format.human": "for a person: the cause, the lines, the remedy",
    "check.format.short": "one line per finding, for editors and grep",
    "check.format.json": "for a program; `annexe schema findings` prints its schema",
    "check.format.sarif": "SARIF 2.1.0, for forges and editors",
    "check.format.github": "annotations of GitHub Actions",
    "check.format.gitlab": "a GitLab “Code Quality” report",
    "check.format.junit": "a JUnit report, one suite per file",
    "check.fix": "Apply the safe fixes, then report the remaining findings",
    "check.diff": "Show the changes of --fix, without writing them",
    "explain": "Explain a rule: what it checks, why, and how to fix the mistake",
    "explain.codes" "CODE": "The codes of rules, such as C001",
    "rules": "List all the rules",
    "rules.format" "FORMAT": "Choose the format of the list",
    "rules.format.text": "one line per rule",
    "rules.format.json": "for a program, in both languages",
    "rules.format.md": "the reference of the rules, in Markdown",
    "new": "Write a new programme to fill in, with comments",
    "new.name" "NAME": "The name of the programme and of its file",
    "init":
        "Set up a folder: annexe.yaml, editor settings, a check on each push. Existing files are kept",
    "init.folder" "FOLDER": "The folder to set up; by default, the current one",
    "init.ci" "SERVICE": "Choose the service that checks programmes on each push",
    "init.ci.github": "GitHub Actions",
    "init.ci.gitlab": "GitLab CI",
    "init.ci.none": "none",
    "completions": "Write a shell script that completes annexe commands with the Tab key",
    "completions.shell" "SHELL": "The shell",
    "man": "Write the manual page, in roff",
    "man.output" "FOLDER": "Write all the pages to this folder, one per command",
    "schema":
        "Write the JSON Schema of programmes and annexe.yaml for editors, or the description of keys",
    "schema.model" "MODEL":
        "Describe these files; by default, `programme` (in Markdown, also `annexe`)",
    "schema.model.programme": "programmes",
    "schema.model.annexe": "annexe.yaml",
    "schema.model.findings": "the findings of `check --format json`",
    "schema.format" "FORMAT":
        "Choose the JSON Schema for editors (json), or the description of keys to read (md)",
    "extract": "Write the YAML programme embedded in a sheet",
    "extract.sheet" "SHEET": "A sheet written by annexe, PDF or HTML",
    "extract.output" "FILE": "Write to this file; by default, to standard output",
    "verify": "Verify that sheets match their embedded source",
    "verify.sheets" "SHEET": "Sheets written by annexe, PDF or HTML",
    "verify.source" "PROGRAMME":
        "Also verify that the sheet is up to date with this programme",
    "diff": "Compare two revisions of a programme, and report each change with its level",
    "diff.revisions" "REVISION":
        "The old and the new revision: programmes, folders, PDF or HTML sheets, “-” for standard input, or `REVISION:path` for a file in git",
    "diff.rev" "REVISION":
        "Compare with this git revision: all programmes of the project, or only the given paths",
    "diff.format" "FORMAT": "Choose the format of the report",
    "diff.format.text": "for a terminal",
    "diff.format.md": "Markdown, in French",
    "diff.format.html":
        "a web page: the changes, then the sheet with its changes marked, in French",
    "diff.format.pdf": "the same report, to print",
    "diff.format.json": "for a program, in both languages",
    "diff.format.github": "annotations of GitHub Actions",
    "diff.output" "FILE": "Write to this file; by default, to standard output",
    "diff.draft_avenant":
        "Write an amendment to sign: numbered articles with all that makes the new sheet of the old one; what is not known is left to fill in",
    "diff.only" "LEVEL":
        "Show only the changes of this level; repeat it, or write `substantiel,a-relire`. The exit code counts all changes",
    "diff.only.typographique": "changes of typography",
    "diff.only.deplacement": "changes of place",
    "diff.only.redactionnel": "changes of words",
    "diff.only.complement": "additions",
    "diff.only.a-relire": "changes of words to read",
    "diff.only.substantiel": "changes of the agreement",
    "diff.approved" "FILE":
        "Leave out the changes that were approved: this file lists their identifiers, one a line; `#` starts a comment",
    "diff.for_partner":
        "Write the report for the other party: without file names, line numbers or codes",
    "diff.fail_on" "LEVEL": "Exit with code 1 from this level up; by default, on any change",
    "diff.fail_on.typographique": "any change",
    "diff.fail_on.deplacement": "moves, and above",
    "diff.fail_on.redactionnel": "changes of wording, and above",
    "diff.fail_on.complement": "additions, and above",
    "diff.fail_on.a-relire": "changes of words to read, and above",
    "diff.fail_on.substantiel": "the same as a-relire, since what is to be read may be substantial",
    "diff.fail_on.never": "never",
    "diff.detailed_exit_code":
        "Exit with the code of the highest level: from 10 (typographique) to 14 (substantiel)",
    "diff.as" "PATH":
        "Read both files as if they were at this path, and look for annexe.yaml from there",
    "diff.git" "ARGUMENT":
        "The arguments that git passes to a diff tool",
    "git-setup": "Set up git to diff programmes with annexe",
    "git-setup.write":
        "Write the settings to .gitattributes and to the configuration of the repository, instead of printing them",
    "outline": "Write a programme with one value per line, for line-based diff tools",
    "outline.programme" "PROGRAMME": "The programme",
    "schema.model.changes": "the changes of `diff --format json`",
    "help": "Show the help of a command",
    "help.command" "COMMAND": "The command",
};
