/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * The table of rules. Examples are put over lint_example_base, which is clean; rules_test.c executes them.
 * They are pieced together from the macros below, so that each shows whole files and repeats nothing here.
 */
#include "lint/lint.h"

/* ---- Pieces of examples ---- */

#define MANIFEST_HEAD                                                                                        \
    "-- curriculum.toml --\nid = \"t\"\ntitle = \"A small curriculum\"\nversion = \"1.0.0\"\n"               \
    "license = \"CC BY 4.0\"\nmodules = [\"m\"]\n"
#define MANIFEST(pages, words, questions, quests)                                                            \
    MANIFEST_HEAD "pages = [" pages "]\n\n[lint]\nunit_words = " words "\nunit_questions = [" questions      \
                  ", 6]\nunit_quests = " quests "\n"
#define MANIFEST_PLAIN MANIFEST("\"overview\"", "20", "1", "1")

#define MANIFEST_NEXT                                                                                        \
    "-- curriculum.toml --\nid = \"t\"\ntitle = \"A small curriculum\"\nversion = \"1.1.0\"\n"               \
    "license = \"CC BY 4.0\"\nmodules = [\"m\"]\npages = [\"overview\"]\n\n[lint]\nunit_words = 20\n"        \
    "unit_questions = [1, 6]\nunit_quests = 1\n"
#define OLD_THREE      "-- old/m/three.md --\n+++\ntitle = \"Three\"\n+++\n" PLAN
#define OLD_NOTES      "-- old/notes.txt --\nAsk Amina about the well.\n"
#define CHANGED(class) "-- changes.toml --\n\"t/m/two\" = \"" class "\"\n"

#define PAGE(path, front, body) "-- " path " --\n+++\n" front "+++\n" body

#define LESSON_FRONT                                                                                         \
    "title = \"One\"\nweight = 1\nteaser = \"What makes a well a commons.\"\n"                               \
    "minutes = {read = 20, practice = 25}\nupdated = 2026-11-22\n"                                           \
    "outcomes = [{id = \"o1\", text = \"Find the rules of a commons.\", skill = \"finding\"}]\n"
#define BIG_QUESTION "## The big question\n\nWhose is the well?\n\n"
#define REFLECTION   "## Personal reflection\n\nWhat do you share?\n\n"
#define ESSENTIAL    "## Essential knowledge\n\nA commons is a resource, a community and its rules.\n\n"
#define CHECK_HEAD   "## Check yourself\n\n"
#define QUESTION_ONE                                                                                         \
    "### Q: Is the well a commons?\n\n- [x] Yes\n\n  Those who use it keep its rules.\n\n"                   \
    "- [ ] No\n\n  Then who cleans it?\n\n"
#define QUESTION_TWO                                                                                         \
    "### Q: What if nobody cleans it?\n\n- [ ] Nothing\n\n  Water stays, but it is bad.\n\n"                 \
    "- [x] It is lost\n\n  Neglect ends it.\n\n"
#define APPLICATION                                                                                          \
    "## Application\n\n### Toolkit\n\nKeep a page on it.\n\n### Community\n\nShow it to a neighbor.\n\n"     \
    "### Applied practice\n\nChoose a quest.\n\n"
#define LOOP         "## Closing the loop\n\nIt is theirs who keep it.\n\n"
#define SOURCES      "## Sources and further reading\n\nThe statutes of the well say who may draw.\n"
#define LESSON(body) PAGE("m/one.md", LESSON_FRONT, body)
#define LESSON_BODY  BIG_QUESTION REFLECTION ESSENTIAL CHECK_HEAD QUESTION_ONE APPLICATION LOOP SOURCES

#define PLAN_FRONT       "title = \"Two\"\nweight = 2\nminutes = {read = 20, practice = 25}\nstatus = \"planned\"\n"
#define TWO(front, body) PAGE("m/two.md", PLAN_FRONT front, body)
#define THREE(body)                                                                                          \
    PAGE("m/three.md",                                                                                       \
         "title = \"Three\"\nweight = 3\nminutes = {read = 20, practice = 25}\nstatus = \"planned\"\n",      \
         body)
#define PLAN "This unit will follow a well through a dry year.\n"

#define QUEST(path, teaser, effort, rubric)                                                                  \
    PAGE(path,                                                                                               \
         "title = \"Ask at the well\"\n" teaser "units = [\"t/m/one\"]\nkind = \"practice\"\n"               \
         "effort = \"" effort "\"\nminutes = 15\nrubric = \"rubrics/practice.toml#" rubric "\"\n",           \
         "Ask one person who draws water there.\n")
#define TEASER "teaser = \"Talk to one person.\"\n"

#define CRITERION_HEAD                                                                                       \
    "[[criterion]]\nid = \"rules-found\"\nskill = \"finding\"\ntitle = \"The rules are found\"\n"
#define EXEMPLAR "exemplar = \"Nobody draws after dark; three people told me.\"\n"
#define LEVELS                                                                                               \
    "\n[[criterion.level]]\nid = \"not-yet\"\ntext = \"No rule is named.\"\n"                                \
    "\n[[criterion.level]]\nid = \"met\"\ntext = \"A rule is named.\"\n"                                     \
    "\n[[criterion.level]]\nid = \"strong\"\ntext = \"It is clear who made the rule.\"\n"

#define HILL                                                                                                 \
    "-- media/hill.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">"                   \
    "<path d=\"M0 8L4 2L8 8\"/></svg>\n"
#define HILL_SHA "sha256 = \"db4995dad8b95d64baf674c85139699f2ffefaa0dc2f9c669d0268ecea4dda88\"\n"
#define MEDIA(author, alt, sha)                                                                              \
    "-- media/media.toml --\n[[media]]\nfile = \"hill.svg\"\ntitle = \"The hill\"\nauthor = \"" author       \
    "\"\nlicense = \"CC BY 4.0\"\nalt = \"" alt "\"\n" sha
#define ALT "A hill, drawn with a single line."
#define LONG_ALT                                                                                             \
    "A hill. On its left side stand seven houses, on its right side nine, and on top a tower with a clock. " \
    "The hands of the clock show a quarter past four. A path leads from the first house to the tower, "      \
    "passes a well, three benches and a gate, and ends at a bridge over a stream that flows to the lake "    \
    "at the foot of the hill."

#define GLOSSARY(term)                                                                                       \
    PAGE("glossary.md", "title = \"Glossary\"\n", "## " term "\n\nWhat is meant by it here.\n")

#define PARAGRAPH                                                                                            \
    "Whoever draws water in the morning looks after the rope, and whoever draws it at night closes the "     \
    "lid.\n"
#define QUOTES_16 "> > > > > > > > > > > > > > > > "

const char lint_example_base[] =
    MANIFEST_PLAIN PAGE("m/_index.md", "title = \"Wells\"\nquestion = \"Who keeps a well?\"\n",
                        "About one well.\n") LESSON(LESSON_BODY) TWO("", PLAN)
        PAGE("overview.md", "title = \"Overview\"\n", "A small curriculum about wells.\n")
            QUEST("quests/first.md", TEASER, "quick",
                  "rules-found") "-- rubrics/practice.toml --\n" CRITERION_HEAD EXEMPLAR LEVELS;

/* ---- The table ---- */

const struct lint_rule lint_rules[] = {
    {"file", "files", SEVERITY_ERROR, "A file could not be read",
     "Links out of the folder, links in a circle, files without permission and files above 16 MiB are left "
     "out, so "
     "something that the author sees is not in the edition.",
     "-- notes.txt -- unreadable\n", "-- notes.txt --\nAsk Amina about the well.\n",
     "Put a readable file in its place, or take it away."},
    {"encoding", "files", SEVERITY_ERROR, "A byte is not UTF-8, or is NUL",
     "Bytes of another encoding become signs that nobody can read.", TWO("", "A caf\xE9 by the well.\n"),
     TWO("", "A caf\xC3\xA9 by the well.\n"), "Save the file as UTF-8."},
    {"text-form", "files", SEVERITY_NOTE, "A byte order mark, CR LF line ends, or a tab in front matter",
     "It works here. Other tools stumble over it, and every line changes when an editor mends it.",
     TWO("teaser =\t\"A dry year.\"\n", PLAN), TWO("teaser = \"A dry year.\"\n", PLAN),
     "Save the file as UTF-8 without a mark, with LF line ends, indented with spaces."},
    {"limit", "files", SEVERITY_ERROR, "More than a limit allows",
     "Each size has a limit (docs/limits.md), so that no file can stop the server. What is beyond it is not "
     "shown.",
     TWO("", QUOTES_16 QUOTES_16 QUOTES_16 QUOTES_16 "> Deep down.\n"), TWO("", "> Not so deep down.\n"),
     "Divide the file, or use fewer levels."},

    {"front-matter", "front matter", SEVERITY_ERROR,
     "Front matter is missing, wrong, or a value cannot be used",
     "Without it a page has no title, place or date.", TWO("updated = \"yesterday\"\n", PLAN),
     TWO("updated = 2026-11-22\n", PLAN), "Mend the line that is named."},
    {"unknown-key", "front matter", SEVERITY_ERROR, "A key that nobody reads",
     "A misspelled key is as good as a missing one, and nothing else would tell.",
     TWO("tease = \"A dry year.\"\n", PLAN), TWO("teaser = \"A dry year.\"\n", PLAN),
     "Take the nearest right name, or take the key out."},
    {"manifest", "front matter", SEVERITY_ERROR, "curriculum.toml and the folder do not agree",
     "What the manifest lists must be there, and a module in no list is never read by anybody.",
     MANIFEST("\"overview\", \"details\"", "20", "1", "1"),
     MANIFEST("\"overview\", \"details\"", "20", "1", "1")
         PAGE("details.md", "title = \"Details\"\n", "How long it takes.\n"),
     "Write what is missing, or take it out of the list."},
    {"weight", "front matter", SEVERITY_WARNING,
     "The place in the module is missing, or two units have the same",
     "Then the order of the units is an accident.",
     PAGE("m/two.md",
          "title = \"Two\"\nweight = 1\nminutes = {read = 20, practice = 25}\nstatus = \"planned\"\n", PLAN),
     TWO("", PLAN), "Give each unit of a module a weight of its own."},
    {"waiver", "front matter", SEVERITY_ERROR, "A lint-allow that allows nothing",
     "A waiver without a reason tells the next author nothing, and one with a wrong name does nothing.",
     TWO("", "<!-- lint-allow repeated -->\n" PARAGRAPH) THREE(PLAN),
     TWO("", PARAGRAPH) THREE("<!-- lint-allow repeated: the rule is quoted in full in both -->\n" PARAGRAPH),
     "Write lint-allow RULE: the reason. Errors cannot be allowed."},

    {"slug", "names", SEVERITY_ERROR, "A name that cannot stand in an address",
     "File names become addresses that people type, print and send.",
     PAGE("m/Two Wells.md", PLAN_FRONT, PLAN),
     PAGE("m/two-wells.md",
          "title = \"Two wells\"\nweight = 3\nminutes = {read = 20, practice = 25}\nstatus = \"planned\"\n",
          PLAN),
     "Use a-z, 0-9 and - in file names."},
    {"duplicate-slug", "names", SEVERITY_ERROR, "Two things of one name",
     "An address leads to one page. The other could not be reached.", TWO("aliases = [\"t/m/one\"]\n", PLAN),
     TWO("aliases = [\"t/m/wells\"]\n", PLAN), "Rename one of them."},
    {"duplicate-id", "names", SEVERITY_ERROR, "Two outcomes or criteria with one id",
     "Evidence and reviews name outcomes and criteria by their ids; with two of them nobody knows which was "
     "meant.",
     TWO("outcomes = [\n  {id = \"o1\", text = \"Find a well.\", skill = \"finding\"},\n"
         "  {id = \"o1\", text = \"Share a well.\", skill = \"sharing\"},\n]\n",
         PLAN),
     TWO("outcomes = [\n  {id = \"o1\", text = \"Find a well.\", skill = \"finding\"},\n"
         "  {id = \"o2\", text = \"Share a well.\", skill = \"sharing\"},\n]\n",
         PLAN),
     "Give each an id of its own."},
    {"renamed", "names", SEVERITY_ERROR, "A unit of the last edition is gone, and nothing says where to",
     "Certificates, bookmarks and slides name units by their key. With an alias, old addresses redirect for "
     "ever. "
     "Checked with --against DIR, the folder of the edition before.",
     MANIFEST_NEXT OLD_THREE,
     MANIFEST_NEXT OLD_THREE TWO("aliases = [\"t/m/three\"]\n", PLAN) CHANGED("editorial"),
     "Add the old key to `aliases` of the unit that takes its place."},
    {"version", "names", SEVERITY_ERROR, "Something changed, and the version did not rise",
     "An edition is named by its version and never changes. Checked with --against DIR.", OLD_NOTES,
     OLD_NOTES MANIFEST_NEXT, "Raise `version` in curriculum.toml."},
    {"change-class", "names", SEVERITY_ERROR, "A unit changed, and changes.toml does not say how much",
     "People who learned from the edition before want to know whether to read again. Publishing is refused "
     "without it. "
     "Checked with --against DIR.",
     MANIFEST_NEXT TWO("", "This unit will follow a well through a dry summer.\n"),
     MANIFEST_NEXT TWO("", "This unit will follow a well through a dry summer.\n") CHANGED("editorial"),
     "Add a line to changes.toml: \"core/x/y\" = \"editorial\", or clarifying, substantive, replaced."},
    {"changes", "names", SEVERITY_ERROR, "changes.toml cannot be read",
     "What it says of a unit is shown to everybody who has learned from it. Checked with --against DIR.",
     MANIFEST_NEXT "-- changes.toml --\n\"t/m/two\" = editorial\n",
     MANIFEST_NEXT "-- changes.toml --\n# Only the settings changed.\n",
     "One line a changed unit: \"core/x/y\" = \"editorial\"."},

    {"skeleton-missing", "skeleton", SEVERITY_ERROR, "A part of the skeleton is not there",
     "Readers know their way because each unit has the same parts.",
     LESSON(BIG_QUESTION REFLECTION ESSENTIAL CHECK_HEAD QUESTION_ONE APPLICATION SOURCES),
     LESSON(LESSON_BODY), "Add the heading and what belongs there, or say status = \"partial\"."},
    {"skeleton-empty", "skeleton", SEVERITY_ERROR, "A part of the skeleton has no text",
     "A heading with nothing below it is a promise broken.",
     LESSON(BIG_QUESTION REFLECTION ESSENTIAL CHECK_HEAD QUESTION_ONE APPLICATION
            "## Closing the loop\n\n" SOURCES),
     LESSON(LESSON_BODY), "Write it, or say status = \"partial\"."},
    {"skeleton-order", "skeleton", SEVERITY_WARNING, "Parts stand in another order",
     "The order is how the unit teaches: first the question, then what answers it.",
     LESSON(REFLECTION BIG_QUESTION ESSENTIAL CHECK_HEAD QUESTION_ONE APPLICATION LOOP SOURCES),
     LESSON(LESSON_BODY), "Put the parts in the order of [skeleton]."},
    {"skeleton-double", "skeleton", SEVERITY_ERROR, "A part stands twice",
     "Only one of them is where readers look for it.",
     LESSON(LESSON_BODY "\n## Sources and further reading\n\nThe map of the wells.\n"),
     LESSON(LESSON_BODY "\nThe map of the wells shows where it is.\n"), "Make one section of both."},
    {"stub", "skeleton", SEVERITY_WARNING, "A unit with few words that does not say so",
     "Readers who find a heap of headings feel cheated; readers who find a plan know where they are.",
     MANIFEST("\"overview\"", "300", "1", "1"),
     MANIFEST("\"overview\"", "300", "1", "1")
         PAGE("m/one.md", LESSON_FRONT "status = \"partial\"\n", LESSON_BODY),
     "Write it, or say status = \"partial\" or \"planned\". The least is unit_words in [lint]."},

    {"filler", "text", SEVERITY_WARNING, "Text of a template that was not filled in",
     "Nothing says more clearly that nobody has read the page.", TWO("", "[Describe the well here]\n"),
     TWO("", PLAN), "Write what belongs there, or take it out."},
    {"repeated", "text", SEVERITY_WARNING, "Two units share a paragraph",
     "Readers notice, and one of the two will be forgotten when the other is corrected.",
     TWO("", PARAGRAPH) THREE(PARAGRAPH), TWO("", PARAGRAPH) THREE(PLAN), "Say it once and link to it."},
    {"heading", "text", SEVERITY_WARNING,
     "A heading of level 1, a level that was skipped, or an empty heading",
     "People who listen to a page walk through it by its headings.",
     TWO("", "## The well\n\n#### Its rope\n\nNew.\n"), TWO("", "## The well\n\n### Its rope\n\nNew.\n"),
     "Start at ## and go one level deeper at a time."},
    {"callout", "text", SEVERITY_WARNING, "A quoted alert with a name that does not exist",
     "It would look like a quotation of nobody.", TWO("", "> [!HINT]\n> Bring a rope.\n"),
     TWO("", "> [!TIP]\n> Bring a rope.\n"),
     "Use NOTE, TIP, IMPORTANT, WARNING, CAUTION, PRACTITIONER, ADMINISTRATOR or LEADER."},
    {"footnote", "text", SEVERITY_WARNING, "A reference without its note",
     "The reader would look for a source that is not there.", TWO("", "The well is old.[^age]\n"),
     TWO("", "The well is old.[^age]\n\n[^age]: The stone says 1783.\n"),
     "Write the note, or take the mark out."},
    {"html", "text", SEVERITY_WARNING, "HTML, which is left out",
     "Pages are made of Markdown, so that every tool can read them.",
     TWO("", "<center>\n\nThe well\n\n</center>\n"), TWO("", "The well\n"), "Write it in Markdown."},

    {"link", "links", SEVERITY_WARNING, "A link, unit, file or rubric that is named and not there",
     "The text stays, the link does not; the reader cannot follow.",
     TWO("", "See [the other one](none.md).\n"), TWO("", "See [the other one](one.md).\n"),
     "Name a file that is there, as seen from this one."},
    {"anchor", "links", SEVERITY_ERROR, "A link to a heading that is not there",
     "The page opens at its top, and the reader has to search.", TWO("", "See [the end](one.md#the-end).\n"),
     TWO("", "See [the end](one.md#closing-the-loop).\n"),
     "Name a heading that is there: its words in small letters with - between."},
    {"link-planned", "links", SEVERITY_NOTE, "A link to a unit that is not written yet",
     "Good to know before the text relies on it.",
     PAGE("overview.md", "title = \"Overview\"\n", "It ends with [a dry year](m/two.md).\n"),
     PAGE("overview.md", "title = \"Overview\"\n", "It begins with [a well](m/one.md).\n"),
     "Nothing, as long as the unit will come."},
    {"insecure", "links", SEVERITY_NOTE, "A link to another site without https",
     "On the way, such a page can be read and changed by others.",
     TWO("", "See [the map](http://example.org/wells).\n"),
     TWO("", "See [the map](https://example.org/wells).\n"), "Try the same address with https."},

    {"question", "questions", SEVERITY_ERROR,
     "A question without exactly one right option and a reason for each",
     "The reason teaches; without it a question only judges.",
     TWO("",
         "## Check yourself\n\n### Q: Is it deep?\n\n- [ ] Yes\n\n  It is not.\n\n- [ ] No\n\n  It is.\n"),
     TWO("",
         "## Check yourself\n\n### Q: Is it deep?\n\n- [x] Yes\n\n  It is.\n\n- [ ] No\n\n  It is not.\n"),
     "Mark one option with [x], and say below each, indented, why."},
    {"question-count", "questions", SEVERITY_WARNING, "A complete unit with too few or too many questions",
     "One question tests luck, ten test patience. The range is unit_questions in [lint].",
     MANIFEST("\"overview\"", "20", "2", "1"),
     MANIFEST("\"overview\"", "20", "2", "1") LESSON(
         BIG_QUESTION REFLECTION ESSENTIAL CHECK_HEAD QUESTION_ONE QUESTION_TWO APPLICATION LOOP SOURCES),
     "Ask what readers get wrong; drop what only repeats the text."},

    {"quest", "quests and rubrics", SEVERITY_WARNING, "A quest that does not say what it asks of people",
     "People choose a quest by what it is, how long it takes and how it is read.",
     QUEST("quests/second.md", "", "medium", "rules-found"),
     QUEST("quests/second.md", TEASER, "medium", "rules-found"),
     "Add teaser, units, effort, minutes and rubric."},
    {"quest-count", "quests and rubrics", SEVERITY_WARNING,
     "A complete unit with too few quests, or all of one effort",
     "Some have a quarter of an hour, some an evening. The least number is unit_quests in [lint].",
     MANIFEST("\"overview\"", "20", "1", "2"),
     MANIFEST("\"overview\"", "20", "1", "2") QUEST("quests/second.md", TEASER, "medium", "rules-found"),
     "Write another quest, of another effort, that names the unit."},
    {"criterion", "quests and rubrics", SEVERITY_ERROR, "A quest names a criterion that is not there",
     "Nobody could say how the work will be read.", QUEST("quests/second.md", TEASER, "medium", "rules-kept"),
     QUEST("quests/second.md", TEASER, "medium", "rules-found"),
     "Name the id of a [[criterion]] of that file."},
    {"rubric", "quests and rubrics", SEVERITY_ERROR, "A criterion is not whole",
     "A review quotes the criterion, its exemplar and the level that was met. What is missing cannot be "
     "quoted.",
     "-- rubrics/practice.toml --\n" CRITERION_HEAD LEVELS,
     "-- rubrics/practice.toml --\n" CRITERION_HEAD EXEMPLAR LEVELS,
     "Give id, skill, title, exemplar and the levels not-yet, met and strong."},
    {"coverage", "quests and rubrics", SEVERITY_WARNING,
     "A skill that is promised and not taught, practiced and assessed",
     "The manifest lists the skill, so the certificate says that its holder has it. A note as long as units "
     "are planned.",
     MANIFEST_PLAIN
     "\n[[skill]]\nid = \"training\"\ntitle = \"training\"\ntext = \"Teach others to keep a well.\"\n",
     MANIFEST_PLAIN
     "\n[[skill]]\nid = \"finding\"\ntitle = \"finding\"\ntext = \"Find the rules of a well.\"\n",
     "Add an outcome, a question or quest of its unit, and a criterion; --coverage shows where the gap is."},
    {"term-unused", "quests and rubrics", SEVERITY_NOTE, "A term of the glossary that no page uses",
     "It was renamed, or it is explained for nobody.", GLOSSARY("Cistern"), GLOSSARY("Well"),
     "Use the term where it is meant, or take it out."},

    {"minutes", "hours", SEVERITY_WARNING, "A unit that takes too short or too long, or does not say",
     "People plan their week with it. The ranges are unit_minutes and summit_minutes in [lint].",
     PAGE("m/two.md",
          "title = \"Two\"\nweight = 2\nminutes = {read = 90, practice = 90}\nstatus = \"planned\"\n", PLAN),
     TWO("", PLAN), "Count again, and split the unit if it is so."},
    {"hours", "hours", SEVERITY_WARNING, "The hours of the whole are out of their range",
     "A certificate that promises 40 to 50 hours must take as long. The range is total_hours in [lint].",
     MANIFEST_PLAIN "total_hours = [40, 50]\n", MANIFEST_PLAIN "total_hours = [1, 2]\n",
     "Correct the minutes, or the range."},

    {"media", "pictures", SEVERITY_ERROR,
     "A picture without file, entry, alternative text or allowed content",
     "It would be a gap in the page, or a work that nobody may reuse.", HILL,
     HILL MEDIA("Amina", ALT, HILL_SHA), "Put the file into media/ and describe it in media/media.toml."},
    {"credit", "pictures", SEVERITY_WARNING, "A credit that is not whole",
     "Attribution is what open licenses ask for, and what this program teaches.",
     HILL MEDIA("", ALT, HILL_SHA), HILL MEDIA("Amina", ALT, HILL_SHA),
     "Give title, author, license, alternative text and sha256."},
    {"alt", "pictures", SEVERITY_WARNING,
     "An alternative text that is a file name, or says that it is a picture",
     "People who listen to the page hear just this.", HILL MEDIA("Amina", "hill.svg", HILL_SHA),
     HILL MEDIA("Amina", ALT, HILL_SHA), "Say what the picture tells."},
    {"alt-long", "pictures", SEVERITY_NOTE, "An alternative text of more than 300 characters",
     "It is heard in one piece and cannot be skimmed.", HILL MEDIA("Amina", LONG_ALT, HILL_SHA),
     HILL MEDIA("Amina", ALT, HILL_SHA), "Keep the gist, and tell the rest in the text."},

    {"certificate", "certificates", SEVERITY_ERROR, "A certificate names units that are not there, or twice",
     "Nobody could complete it. Looked at where certificates/ stands beside the folder of curricula; an "
     "edition other "
     "than the present one is a note.",
     "-- certificates/wells.toml --\nid = \"wells\"\n\n[[unit]]\nref = \"t/m/none\"\nedition = \"1.0.0\"\n",
     "-- certificates/wells.toml --\nid = \"wells\"\n\n[[unit]]\nref = \"t/m/one\"\nedition = \"1.0.0\"\n",
     "Name units as curriculum/module/slug."},

    {"license", "license", SEVERITY_WARNING, "A license that is not known",
     "Whoever wants to reuse the page must know what is allowed.", TWO("license = \"Free for all\"\n", PLAN),
     TWO("license = \"CC BY-SA 4.0\"\n", PLAN), "Write it as CC BY 4.0, CC BY-SA 4.0, CC0 1.0 or PDM 1.0."},
};
const size_t lint_rules_count = COUNT_OF(lint_rules);

const struct lint_rule *lint_rule_find(str id) {
    for (size_t i = 0; i < lint_rules_count; i++) {
        if (str_eq(id, str_c(lint_rules[i].id))) {
            return &lint_rules[i];
        }
    }
    return NULL;
}

const char *lint_rule_nearest(str id) {
    const char *best = NULL;
    size_t least = 4;
    for (size_t i = 0; i < lint_rules_count; i++) {
        size_t distance = str_distance(id, str_c(lint_rules[i].id), least - 1);
        if (distance < least) {
            least = distance;
            best = lint_rules[i].id;
        }
    }
    return best;
}
