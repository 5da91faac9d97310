/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What the examples of rules_test.c do not show: places, edges of each check, settings, hostile sizes. */
#include "lint/testing.h"

#define PLAN_FRONT                                                                                           \
    "+++\ntitle = \"Two\"\nweight = 2\nminutes = {read = 20, practice = 25}\nstatus = \"planned\"\n"
#define TWO(body) "-- m/two.md --\n" PLAN_FRONT "+++\n" body
#define MANIFEST                                                                                             \
    "-- curriculum.toml --\nid = \"t\"\ntitle = \"T\"\nversion = \"1.0.0\"\nlicense = \"CC BY 4.0\"\n"       \
    "modules = [\"m\"]\npages = [\"overview\"]\n"
#define LINT "\n[lint]\nunit_words = 20\nunit_questions = [1, 6]\nunit_quests = 1\n"

static void assert_only(const char *text, const char *place, const char *rule, const char *part) {
    struct arena *a = arena_new();
    struct lint_report report = example_lint(a, text);
    assert_reported(a, &report, place, rule, part);
    if (report.problems.n != 1) {
        print_report(&report);
    }
    assert_int_equal(report.problems.n, 1);
    arena_free(a);
}

static void assert_none(const char *text) {
    struct arena *a = arena_new();
    struct lint_report report = example_lint(a, text);
    print_report(&report);
    assert_int_equal(report.problems.n, 0);
    arena_free(a);
}

/* ---- Text ---- */

static void filler_has_its_place(void **state) {
    (void)state;
    assert_only(TWO("A well.\n\nLorem Ipsum dolor.\n"), "m/two.md:9:1", "filler", "lorem ipsum");
    assert_only(TWO("A well. TBD\n"), "m/two.md:7:1", "filler", "TBD");
    assert_only(TWO("(insert intro for legal module here)\n"), "m/two.md:7:1", "filler", "insert");
    assert_only(TWO("A new legal unit will be here soon\n"), "m/two.md:7:1", "filler", "will be here soon");
    assert_only(TWO("A well.\n\n- [Name one well]\n"), "m/two.md:9:1", "filler", "Name one well");
    assert_only("-- m/two.md --\n" PLAN_FRONT "teaser = \"Your text here\"\n+++\nA well.\n", "m/two.md:6:10",
                "filler", "your text here");
}

static void words_that_only_look_like_filler(void **state) {
    (void)state;
    assert_none(TWO("TO"
                    "DOS and a METBD, a [well](one.md) and [one].\n"));
    assert_none(TWO("```\nTO"
                    "DO in code\nlorem ipsum\n```\n\n~~~\nTBD\n```\nTBD\n~~~\n"));
    assert_none(TWO("<!-- TO"
                    "DO between authors,\nlorem ipsum\nTBD -->\nA well.\n"));
    assert_none(TWO("- [ ] draw water\n- [x] close the lid\n"));
}

static void a_paragraph_is_the_same_whatever_its_lines(void **state) {
    (void)state;
    const char *text =
        TWO("Whoever draws water in the morning looks after the rope,\n  and whoever draws it at night "
            "closes the lid.\n") "-- m/three.md --\n" PLAN_FRONT "+++\n# lint-allow none\n"
                                 "Whoever draws water in the morning looks after the rope, and "
                                 "whoever draws it at\nnight closes the lid.\n";
    struct arena *a = arena_new();
    struct lint_report report = example_lint(a, text);
    assert_int_equal(count_rule(&report, "repeated"), 1);
    assert_int_equal(count_rule(&report, "waiver"), 1);
    arena_free(a);
}

static void short_ones_and_footnotes_may_repeat(void **state) {
    (void)state;
    assert_none(TWO(
        "Take a quest of the bank now.\n\nOld.[^a]\n\n[^a]: The statutes of the well, as they were written "
        "down in 1783 by those who drew water there.\n") "-- quests/second.md --\n+++\ntitle = \"Q\"\n"
                                                         "teaser = \"T.\"\nunits = [\"t/m/one\"]\n"
                                                         "effort = \"quick\"\nminutes = 5\n"
                                                         "rubric = \"rubrics/practice.toml\"\n+++\n"
                                                         "Take a quest of the bank now.\n");
}

static void summits_may_repeat(void **state) {
    (void)state;
#define SAME                                                                                                 \
    "Each question is answered with one of three words, and your text is kept until you are content with "   \
    "it.\n"
    assert_none(TWO(SAME) "-- m/summit.md --\n+++\ntitle = \"S\"\nweight = 9\nminutes = {read = 60}\n+++\n## "
                          "Task\n\n" SAME);
}

/* ---- Links ---- */

static void anchors_of_all_kinds(void **state) {
    (void)state;
    assert_none(TWO("[a](one.md#outcomes), [b](one.md#q_1), [c](../overview.md), [d](./one.md#toolkit), "
                    "[e](one#toolkit), "
                    "[m](../m#), <https://example.org/a?b=c&d>, [mail](mailto:a@example.org).\n"));
    assert_only(TWO("A.\n\nSee *this*: [a](one.md#q_2).\n"), "m/two.md:9:17", "anchor", "#q_2");
    assert_only(TWO("[a](../overview.md#none)\n"), "m/two.md:7:5", "anchor",
                "overview.md has no heading #none");
}

static void links_out_are_listed_in_order(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report =
        example_lint(a, TWO("[a](https://b.example/?x=1&y=\"2\") and[^n] [c](https://c.example/).\n\n[^n]: "
                            "[d](https://d.example/)\n\n"
                            "[e](https://e.example/)\n"));
    assert_int_equal(report.links.n, 4);
    assert_int_equal(report.links.at[0].line, 7);
    assert_int_equal(report.links.at[0].column, 5);
    assert_true(str_starts(report.links.at[0].url, STR("https://b.example/?x=1&y=")));
    assert_true(str_eq(report.links.at[1].url, STR("https://c.example/")));
    assert_int_equal(report.links.at[2].line, 9);
    assert_int_equal(report.links.at[3].line, 11);
    assert_true(str_eq(report.links.at[3].file, STR("m/two.md")));
    assert_int_equal(report.problems.n, 0);
    arena_free(a);
}

static void links_from_questions_are_seen(void **state) {
    (void)state;
    assert_only(TWO("## Check yourself\n\n### Q: Is [it](https://a.example/) deep?\n\n- [x] "
                    "[Yes](one.md#no)\n\n  Since.\n\n"
                    "- [ ] No\n\n  Since not.\n"),
                "m/two.md:11:13", "anchor", "#no");
}

/* ---- Units ---- */

static void settings_are_read(void **state) {
    (void)state;
    assert_none(MANIFEST
                "[lint]\nunit_words = 1\nunit_questions = [0, 0]\nunit_quests = 0\nunit_minutes = [1, 45]\n");
    assert_only(MANIFEST LINT "unit_mins = [1, 2]\n", "curriculum.toml:12:1", "unknown-key", "unit_mins");
    assert_only(MANIFEST LINT "unit_minutes = 50\n", "curriculum.toml:12:16", "manifest", "two numbers");
    assert_only(MANIFEST LINT "unit_minutes = [\"a\", 2]\n", "curriculum.toml:12:17", "manifest",
                "whole number");
    assert_only(MANIFEST LINT "total_hours = [-1, 2]\n", "curriculum.toml:12:16", "manifest", "whole number");
}

static void defaults_hold_without_settings(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report = example_lint(a, MANIFEST);
    assert_reported(a, &report, "m/one.md:1:0", "stub", "words");
    assert_reported(a, &report, "m/one.md:1:0", "question-count", "1 questions; a unit has 4 to 6");
    assert_reported(a, &report, "m/one.md:1:0", "quest-count", "1 quests");
    assert_int_equal(report.problems.n, 3);
    assert_false(lint_is_clean(&report));
    arena_free(a);
}

static void live_days_make_a_certificate_of_forty_hours(void **state) {
    (void)state;
    assert_only(MANIFEST "live_minutes = 960\n" LINT, "curriculum.toml:7:16", "hours", "17 hours 30 minutes");
    assert_none(MANIFEST "live_minutes = 2400\n" LINT);
    assert_only(MANIFEST "live_minutes = 3000\n" LINT, "curriculum.toml:7:16", "hours",
                "51 hours 30 minutes");
}

static void minutes_at_the_edges(void **state) {
    (void)state;
#define MINUTES(text)                                                                                        \
    "-- m/two.md --\n+++\ntitle = \"Two\"\nweight = 2\nstatus = \"planned\"\n" text "+++\nA well.\n"
#define SUMMIT(text)                                                                                         \
    "-- m/summit.md --\n+++\ntitle = \"S\"\nweight = 9\nstatus = \"planned\"\n" text "+++\nA hill.\n"
    assert_none(MINUTES("minutes = {read = 40}\n"));
    assert_none(MINUTES("minutes = {read = 40, practice = 15}\n"));
    assert_only(MINUTES("minutes = {read = 39}\n"), "m/two.md:5:11", "minutes", "39 minutes");
    assert_only(MINUTES("minutes = {read = 40, practice = 16}\n"), "m/two.md:5:11", "minutes",
                "takes 40 to 55");
    assert_only(MINUTES(""), "m/two.md:1:0", "minutes", "does not say");
    assert_none(SUMMIT("minutes = {read = 60}\n"));
    assert_none(SUMMIT("minutes = {read = 90}\n"));
    assert_only(SUMMIT("minutes = {read = 91}\n"), "m/summit.md:5:11", "minutes", "a summit takes 60 to 90");
}

static void quests_must_differ_in_effort(void **state) {
    (void)state;
    assert_only(MANIFEST
                "[lint]\nunit_words = 1\nunit_questions = [0, 6]\nunit_quests = 2\n"
                "-- quests/second.md --\n+++\ntitle = \"Q\"\nteaser = \"T.\"\nunits = [\"t/m/one\"]\n"
                "effort = \"quick\"\nminutes = 5\nrubric = \"rubrics/practice.toml\"\n+++\nDo it.\n",
                "m/one.md:1:0", "quest-count", "same effort");
}

static void each_missing_field_of_a_quest_is_named(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report =
        example_lint(a, "-- quests/second.md --\n+++\ntitle = \"Q\"\nunits = []\nminutes = 0\n+++\nDo it.\n");
    assert_reported(a, &report, "quests/second.md:1:0", "quest", "teaser");
    assert_reported(a, &report, "quests/second.md:3:9", "quest", "units");
    assert_reported(a, &report, "quests/second.md:1:0", "quest", "effort");
    assert_reported(a, &report, "quests/second.md:4:11", "quest", "minutes");
    assert_reported(a, &report, "quests/second.md:1:0", "quest", "rubric");
    assert_int_equal(report.problems.n, 5);
    arena_free(a);
}

/* ---- Rubrics and coverage ---- */

#define CRITERION(id, skill, title)                                                                          \
    "[[criterion]]\nid = \"" id "\"\nskill = \"" skill "\"\ntitle = \"" title "\"\nexemplar = \"E.\"\n"
#define LEVEL(id, text) "[[criterion.level]]\nid = \"" id "\"\ntext = \"" text "\"\n"
#define LEVELS          LEVEL("not-yet", "n") LEVEL("met", "m") LEVEL("strong", "s")

static void rubrics_are_checked_through(void **state) {
    (void)state;
    const char *file = "-- rubrics/more.toml --\n";
    struct arena *a = arena_new();
#define RUBRIC(text) arena_join(a, (str[]){str_c(file), STR(text)}, 2).p
    assert_none(RUBRIC("title = \"More\"\n" CRITERION("a", "finding", "A") LEVELS));
    assert_only(RUBRIC("[[criterion\n"), "rubrics/more.toml:1:1", "rubric", "closing");
    assert_only(RUBRIC("title = \"none\"\n"), "rubrics/more.toml:0:0", "rubric", "no criterion");
    assert_only(RUBRIC("criterion = 3\n"), "rubrics/more.toml:0:0", "rubric", "no criterion");
    assert_only(RUBRIC("tilte = \"x\"\n" CRITERION("a", "finding", "A") LEVELS), "rubrics/more.toml:1:1",
                "unknown-key", "tilte");
    assert_only(RUBRIC(CRITERION("a", "fishing", "A") LEVELS), "rubrics/more.toml:3:9", "rubric", "fishing");
    assert_only(RUBRIC(CRITERION("a", "finding", "") LEVELS), "rubrics/more.toml:1:3", "rubric", "no title");
    assert_only(RUBRIC(CRITERION("a", "finding", "A") LEVEL("met", "m") LEVEL("not-yet", "n")),
                "rubrics/more.toml:1:3", "rubric", "2 levels");
    assert_only(
        RUBRIC(CRITERION("a", "finding", "A") LEVEL("not-yet", "n") LEVEL("met", "m") LEVEL("great", "s")),
        "rubrics/more.toml:12:13", "rubric", "should be \"strong\"");
    assert_only(
        RUBRIC(CRITERION("a", "finding", "A") LEVEL("not-yet", "n") LEVEL("met", " ") LEVEL("strong", "s")),
        "rubrics/more.toml:9:13", "rubric", "\"met\" is not described");
    assert_only(RUBRIC(CRITERION("a", "finding", "A") LEVELS CRITERION("a", "finding", "A") LEVELS),
                "rubrics/more.toml:16:6", "duplicate-id", "two criteria");
    arena_free(a);
}

static void coverage_counts(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report = example_lint(a, "");
    const struct lint_coverage *c = &report.coverage.at[0];
    const struct lint_skill *finding = &c->skills[SKILL_FINDING];
    assert_true(str_eq(c->curriculum, STR("t")));
    assert_int_equal(finding->units, 1);
    assert_int_equal(finding->outcomes, 1);
    assert_int_equal(finding->questions, 1);
    assert_int_equal(finding->quests, 1);
    assert_int_equal(finding->criteria, 1);
    assert_false(finding->claimed);
    assert_int_equal(c->skills[SKILL_TRAINING].outcomes, 0);
    arena_free(a);
}

#define SKILL(id) "[[skill]]\nid = \"" id "\"\ntitle = \"t\"\ntext = \"Do it.\"\n"

static void a_gap_is_a_note_only_while_units_are_to_come(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report = example_lint(a, MANIFEST SKILL("training") LINT);
    assert_reported(a, &report, "curriculum.toml:7:3", "coverage", "no outcome teaches");
    assert_int_equal(report.problems.at[0].severity, SEVERITY_NOTE);
    struct example e = example_read(a, MANIFEST SKILL("training") LINT);
    for (size_t i = 0; i < e.now.files.n; i++) {
        if (str_eq(e.now.files.at[i].path, STR("m/two.md"))) {
            e.now.files.at[i].path = STR("m/two.txt");
        }
    }
    struct book *book = NULL;
    struct lint_report done = {0};
    assert_false(failed(book_read(a, &e.now, &book)));
    lint_book(a, &(struct lint_input){.tree = &e.now, .book = book}, &done);
    assert_int_equal(done.problems.n, 1);
    assert_int_equal(done.problems.at[0].severity, SEVERITY_WARNING);
    arena_free(a);
}

/* ---- Pictures ---- */

#define HILL "-- media/hill.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>\n"
#define MEDIA(text)                                                                                          \
    "-- media/media.toml --\n[[media]]\nfile = \"media/hill.svg\"\ntitle = \"H\"\nauthor = \"A\"\n"          \
    "license = \"CC BY 4.0\"\n" text

static void alternative_texts(void **state) {
    (void)state;
#define SHA       "sha256 = \"75B9DF5ECC6AC5EA3B1F0E9E8C8C5B6E\"\n"
#define ALT(text) HILL MEDIA("missing = true\nsource_url = \"https://a.example/\"\nalt = \"" text "\"\n")
    assert_none(ALT("A hill with one tree."));
    assert_none(ALT("Imagery of old wells"));
    assert_only(ALT("hill"), "media/media.toml:8:7", "alt", "name of the file");
    assert_only(ALT("HILL.SVG"), "media/media.toml:8:7", "alt", "name of the file");
    assert_only(ALT("some-photo.jpeg"), "media/media.toml:8:7", "alt", "name of the file");
    assert_only(ALT("An image of a hill"), "media/media.toml:8:7", "alt", "is a picture");
    assert_only(ALT("Screenshot of a map"), "media/media.toml:8:7", "alt", "is a picture");
}

static void alternative_texts_on_pages(void **state) {
    (void)state;
    assert_only(ALT("A hill.") TWO("Look:\n\n![Image of a\n  hill](../media/hill.svg \"H\")\n"),
                "m/two.md:9:0", "alt", "is a picture");
    assert_none(ALT("A hill.") TWO("![A hill.](../media/hill.svg) ![no end ![A tree](../media/hill.svg)\n"));
}

static void credits_are_whole(void **state) {
    (void)state;
    assert_only(HILL MEDIA("alt = \"A hill.\"\nmissing = true\n"), "media/media.toml:7:11", "credit",
                "address");
    assert_only(HILL MEDIA("alt = \"A hill.\"\n"), "media/media.toml:2:8", "credit", "sha256");
    assert_only("-- media/sound.mp3 --\nnoise\n", "media/sound.mp3:0:0", "credit", "no entry");
}

/* ---- Glossary ---- */

static void terms_are_found_in_any_case_and_place(void **state) {
    (void)state;
#define TERMS(text) "-- glossary.md --\n+++\ntitle = \"G\"\n+++\n" text
    assert_none(
        TERMS("## WELL\n\nx\n\n## Resource, a community\n\nx\n\n## Rules (of a well)\n\nx\n\n## it\n\nx\n"));
    assert_only(TERMS("## Well\n\nx\n\n## Well of nobody\n\nx\n"), "glossary.md:8:1", "term-unused",
                "Well of nobody");
    assert_only(TERMS("## ell\n\nx\n"), "glossary.md:4:1", "term-unused", "ell");
}

static void many_terms_of_one_beginning_are_bounded(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf text = buf_new(a);
    buf_c(&text, TERMS(""));
    for (int i = 0; i < 300; i++) {
        buf_fmt(&text, "## abc%d\n\nx\n\n", i);
    }
    struct lint_report report = example_lint(a, buf_str(&text).p);
    assert_int_equal(count_rule(&report, "term-unused"), 64);
    arena_free(a);
}

/* ---- Files ---- */

static void forms_of_text(void **state) {
    (void)state;
    assert_only("-- notes.txt --\n\xEF\xBB\xBFhello\n", "notes.txt:1:1", "text-form", "byte order mark");
    assert_only("-- notes.txt --\nhello\nyou\r\n", "notes.txt:2:4", "text-form", "CR LF");
    assert_only("-- notes.txt --\nhello \xFF\n", "notes.txt:1:7", "encoding", "not UTF-8");
    assert_none("-- notes.bin --\nhello \xFF\r\n");
    assert_none(TWO("a\tb\n"));
}

/* ---- Waivers ---- */

static void waivers_need_a_rule_and_a_reason(void **state) {
    (void)state;
    assert_only(TWO("<!-- lint-allow minuts: long -->\n"), "m/two.md:7:1", "waiver",
                "did you mean \"minutes\"?");
    assert_only(TWO("<!-- lint-allow minutes: -->\n"), "m/two.md:7:1", "waiver", "reason is missing");
    assert_only(TWO("<!-- lint-allow anchor: never mind -->\n"), "m/two.md:7:1", "waiver",
                "cannot be allowed");
    assert_only(TWO("<!-- lint-allow minutes: long -->\n"), "m/two.md:7:1", "waiver", "nothing here breaks");
    assert_none(TWO("In a sentence, lint-allow minutes: long.\n"));
}

static void what_is_allowed_is_kept_apart(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report =
        example_lint(a, "-- m/two.md --\n+++\ntitle = \"Two\"\nweight = 2\n"
                        "# lint-allow minutes: it takes a day\n"
                        "minutes = {read = 300}\nstatus = \"planned\"\n+++\nA well.\n");
    assert_int_equal(report.problems.n, 0);
    assert_int_equal(report.waived.n, 1);
    assert_true(str_eq(report.waived.at[0].reason, STR("it takes a day")));
    assert_int_equal(report.waived.at[0].problem.line, 5);
    arena_free(a);
}

/* ---- Editions and certificates ---- */

static void nothing_is_renamed_when_keys_or_aliases_stay(void **state) {
    (void)state;
#define NEXT                                                                                                 \
    "-- curriculum.toml --\nid = \"t\"\ntitle = \"T\"\nversion = \"1.1.0\"\nlicense = \"CC BY 4.0\"\n"       \
    "modules = [\"m\"]\npages = [\"overview\"]\n" LINT
    assert_none(NEXT "-- changes.toml --\n\"t/m/one\" = \"substantive\"\n"
                     "-- old/m/one.md --\n+++\ntitle = \"Other\"\n+++\n");
    assert_only(NEXT "-- changes.toml --\n\"t/m/two\" = \"editorial\"\n"
                     "-- old/m/three.md --\n+++\ntitle = \"T\"\naliases = [\"t/x/y\"]\n+++\n"
                     "-- m/two.md --\n" PLAN_FRONT "aliases = [\"t/m/three\"]\n+++\nA well.\n",
                "curriculum.toml:0:0", "renamed", "t/x/y of edition 1.0.0");
}

static void certificates_are_resolved(void **state) {
    (void)state;
#define CERTIFICATE(text) "-- certificates/c.toml --\n" text
#define UNIT(ref)         "[[unit]]\nref = \"" ref "\"\n"
    assert_none(CERTIFICATE(UNIT("t/m/one") "[[elective]]\nchoose = 1\nof = [\"t/m/two\"]\n"));
    assert_only(CERTIFICATE("id = 3 4\n"), "certificates/c.toml:1:8", "certificate", "");
    assert_only(CERTIFICATE("id = \"c\"\n"), "certificates/c.toml:0:0", "certificate", "no unit");
    assert_only(CERTIFICATE("[[unit]]\n"), "certificates/c.toml:1:3", "certificate", "no ref");
    assert_only(CERTIFICATE(UNIT("x/m/one")), "certificates/c.toml:2:7", "certificate", "no curriculum here");
    assert_only(CERTIFICATE(UNIT("t/x/one")), "certificates/c.toml:2:7", "certificate", "no unit t/x/one");
    assert_only(CERTIFICATE("[[unit]]\nref = 3\n"), "certificates/c.toml:2:7", "certificate",
                "no curriculum here");
    assert_only(CERTIFICATE(UNIT("t/m/one") UNIT("t/m/one")), "certificates/c.toml:4:7", "certificate",
                "twice");
    assert_only(CERTIFICATE(UNIT("t/m/one") "edtion = \"1.0.0\"\n"), "certificates/c.toml:3:1", "unknown-key",
                "edtion");
    assert_only(CERTIFICATE("[[elective]]\nchoose = 2\nof = [\"t/m/two\"]\n"), "certificates/c.toml:2:10",
                "certificate", "between 1 and the 1 units");
    assert_only(CERTIFICATE(UNIT("t/m/one") "edition = \"0.9.0\"\n"), "certificates/c.toml:3:11",
                "certificate", "0.9.0 is asked for, 1.0.0 is here");
}

/* ---- Order and size ---- */

static void a_report_is_in_order(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct lint_report report = example_lint(
        a, TWO("TBD [a](one.md#b)\n\n[c](one.md#d) [e](one.md#f)\n") "-- media/a.bin --\nx\n-- glossary.md "
                                                                     "--\n+++\n"
                                                                     "title = \"G\"\n+++\n## Zebra\n\nx\n");
    static const char *const ORDER[] = {"term-unused", "filler", "anchor", "anchor", "anchor", "credit"};
    assert_int_equal(report.problems.n, COUNT_OF(ORDER));
    for (size_t i = 0; i < COUNT_OF(ORDER); i++) {
        assert_string_equal(report.problems.at[i].rule, ORDER[i]);
    }
    assert_int_equal(report.problems.at[3].column, 5);
    assert_int_equal(report.problems.at[4].column, 19);
    arena_free(a);
}

static void prefixes_stand_before_every_path(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct example e = example_read(a, TWO("TBD <https://a.example/>\n"));
    struct book *book = NULL;
    struct lint_report report = {0};
    assert_false(failed(book_read(a, &e.now, &book)));
    lint_book(a, &(struct lint_input){.tree = &e.now, .book = book, .prefix = STR("x/")}, &report);
    assert_true(str_eq(report.problems.at[0].file, STR("x/m/two.md")));
    assert_true(str_eq(report.links.at[0].file, STR("x/m/two.md")));
    arena_free(a);
}

static void hostile_pages_end_soon(void **state) {
    (void)state;
    static const char *const PIECES[] = {"![",    "](", "[a](one.md#b) ", "[^a]: ", "<!--",
                                         "```\n", "> ", "\n\n- [",        "well "};
    for (size_t i = 0; i < COUNT_OF(PIECES); i++) {
        struct arena *a = arena_new();
        buf text = buf_new(a);
        buf_c(&text, TWO(""));
        for (size_t n = 0; n < 20000; n++) {
            buf_c(&text, PIECES[i]);
        }
        struct lint_report report = example_lint(a, buf_str(&text).p);
        for (size_t j = 0; j < report.problems.n; j++) {
            assert_non_null(lint_rule_find(str_c(report.problems.at[j].rule)));
        }
        arena_free(a);
    }
}

static void more_problems_than_are_listed(void **state) {
    (void)state;
    struct arena *a = arena_new();
    buf text = buf_new(a);
    buf_c(&text, "-- rubrics/more.toml --\n");
    for (size_t i = 0; i < PROBLEMS_COUNT_MAX; i++) {
        buf_c(&text, "[[criterion]]\n");
    }
    struct lint_report report = example_lint(a, buf_str(&text).p);
    assert_int_equal(report.problems.n, PROBLEMS_COUNT_MAX);
    assert_int_equal(count_rule(&report, "limit"), 1);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filler_has_its_place),
        cmocka_unit_test(words_that_only_look_like_filler),
        cmocka_unit_test(a_paragraph_is_the_same_whatever_its_lines),
        cmocka_unit_test(short_ones_and_footnotes_may_repeat),
        cmocka_unit_test(summits_may_repeat),
        cmocka_unit_test(anchors_of_all_kinds),
        cmocka_unit_test(links_out_are_listed_in_order),
        cmocka_unit_test(links_from_questions_are_seen),
        cmocka_unit_test(settings_are_read),
        cmocka_unit_test(defaults_hold_without_settings),
        cmocka_unit_test(live_days_make_a_certificate_of_forty_hours),
        cmocka_unit_test(minutes_at_the_edges),
        cmocka_unit_test(quests_must_differ_in_effort),
        cmocka_unit_test(each_missing_field_of_a_quest_is_named),
        cmocka_unit_test(rubrics_are_checked_through),
        cmocka_unit_test(coverage_counts),
        cmocka_unit_test(a_gap_is_a_note_only_while_units_are_to_come),
        cmocka_unit_test(alternative_texts),
        cmocka_unit_test(alternative_texts_on_pages),
        cmocka_unit_test(credits_are_whole),
        cmocka_unit_test(terms_are_found_in_any_case_and_place),
        cmocka_unit_test(many_terms_of_one_beginning_are_bounded),
        cmocka_unit_test(forms_of_text),
        cmocka_unit_test(waivers_need_a_rule_and_a_reason),
        cmocka_unit_test(what_is_allowed_is_kept_apart),
        cmocka_unit_test(nothing_is_renamed_when_keys_or_aliases_stay),
        cmocka_unit_test(certificates_are_resolved),
        cmocka_unit_test(a_report_is_in_order),
        cmocka_unit_test(prefixes_stand_before_every_path),
        cmocka_unit_test(hostile_pages_end_soon),
        cmocka_unit_test(more_problems_than_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
