/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "export/inside.h"

#include "curriculum/library.h"
#include "i18n/i18n.h"
#include "site/assets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena *a;
    struct world world;
    char folder[64];
    const char *out;
    struct library library;
    struct site_settings settings;
    struct site_source source;
    struct site *site;
    struct export_request request;
};

static const char *path_in(struct fixture *f, const char *name) {
    return arena_join(f->a, (const str[]){str_c(f->folder), STR("/"), str_c(name)}, 3).p;
}

static void make_site(struct fixture *f, const char *base_url) {
    f->settings = (struct site_settings){.site_name = STR("Test <site>"),
                                         .base_url = str_c(base_url),
                                         .assets_version = assets_version(f->a),
                                         .catalog = catalog_find(STR("en"))};
    f->source = (struct site_source){.books = f->library.books.at, .n = f->library.books.n};
    assert_false(failed(site_make(f->a, &f->settings, &f->source, &f->site)));
    f->request = (struct export_request){.world = &f->world,
                                         .out = f->out,
                                         .site = f->site,
                                         .settings = &f->settings,
                                         .source = &f->source,
                                         .threads = 1};
}

static int setup(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->a = arena_new();
    f->world = world_fixed(0, 7);
    f->world.file_fault = file_fault_countdown;
    (void)snprintf(f->folder, sizeof f->folder, "/tmp/waymark-export-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    f->out = path_in(f, "out");
    assert_false(failed(library_read(f->a, &f->world, "test/golden/curricula/tiny", &f->library)));
    assert_int_equal(f->library.books.n, 1);
    make_site(f, "");
    *state = f;
    return 0;
}

static void remove_all(const char *path) {
    DIR *d = opendir(path);
    const struct dirent *e = NULL;
    struct arena *a = arena_new();
    while (d && (e = readdir(d)) != NULL) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            const char *below = arena_join(a, (const str[]){str_c(path), STR("/"), str_c(e->d_name)}, 3).p;
            if (unlink(below) != 0) {
                remove_all(below);
            }
        }
    }
    if (d) {
        (void)closedir(d);
    }
    (void)rmdir(path);
    arena_free(a);
}

static int teardown(void **state) {
    struct fixture *f = *state;
    remove_all(f->folder);
    arena_free(f->a);
    free(f);
    return 0;
}

/* Names in a folder, hidden ones too. */
static size_t count_names(const char *path) {
    size_t n = 0;
    DIR *d = opendir(path);
    assert_non_null(d);
    while (readdir(d)) {
        n++;
    }
    (void)closedir(d);
    return n - 2;
}

static bool is_there(const char *path) {
    struct stat st = {0};
    return lstat(path, &st) == 0;
}

static str read_out(struct fixture *f, const char *file) {
    str bytes = {0};
    const char *path = arena_join(f->a, (const str[]){str_c(f->out), STR("/"), str_c(file)}, 3).p;
    err e = file_read(f->a, &f->world, path, FILE_BYTES_MAX, &bytes);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
    return bytes;
}

static void put(struct fixture *f, const char *path, const char *text) {
    assert_false(failed(file_write(f->a, &f->world, path, str_c(text), 0644)));
}

static struct export_result export_now(struct fixture *f) {
    struct export_result r = {0};
    err e = export_site(f->a, &f->request, &r);
    if (failed(e)) {
        fail_msg("%s", e.message);
    }
    return r;
}

static void assert_has(str text, const char *part) {
    if (!str_contains(text, str_c(part))) {
        fail_msg("\"%s\" is missing", part);
    }
}

/* Every file of the plan, rewritten. */
static struct export_plan planned(struct fixture *f) {
    struct export_plan p;
    assert_false(failed(plan_make(f->a, &f->request, &p)));
    return p;
}

static struct rewriting start_rewriting(struct fixture *f, const struct export_plan *p,
                                        const struct export_file *file) {
    buf *out = ARENA_NEW(f->a, buf);
    *out = buf_new(f->a);
    return (struct rewriting){
        .plan = p, .file = file, .arena = f->a, .out = out, .icons = ARENA_ARRAY(f->a, bool, p->icons.n)};
}

/* What becomes of `html` as the page of the unit stone. */
static str rewritten(struct fixture *f, const char *markup, size_t *ret_missing) {
    struct export_plan *p = ARENA_NEW(f->a, struct export_plan);
    *p = planned(f);
    struct export_file *file = ARENA_NEW(f->a, struct export_file);
    *file = (struct export_file){.file = STR("tiny/one/stone.html"),
                                 .path = STR("/tiny/one/stone"),
                                 .body = str_c(markup),
                                 .kind = KIND_HTML};
    struct rewriting r = start_rewriting(f, p, file);
    str out = rewrite_file(&r);
    if (ret_missing) {
        *ret_missing = r.missing.n;
    }
    return out;
}

static void assert_rewritten(struct fixture *f, const char *markup, const char *want) {
    str got = rewritten(f, markup, NULL);
    if (!str_eq(got, str_c(want))) {
        fail_msg("got:  %.*s\nwant: %s", STR_ARG(got), want);
    }
}

static void test_addresses(void **state) {
    struct fixture *f = *state;
    const struct {
        const char *markup, *want;
    } cases[] = {
        {"<a href=\"/tiny/\">x</a>", "<a href=\"../index.html\">x</a>"},
        {"<a href=\"/tiny\">x</a>", "<a href=\"../index.html\">x</a>"},
        {"<a href=\"/\">x</a>", "<a href=\"../../index.html\">x</a>"},
        {"<a href=\"/tiny/one/moss\">x</a>", "<a href=\"moss.html\">x</a>"},
        {"<a href=\"/tiny/one/stone\">x</a>", "<a href=\"stone.html\">x</a>"},
        {"<a href=\"/tiny/one/\">x</a>", "<a href=\"index.html\">x</a>"},
        {"<a href=\"/tiny/one/rock\">moved</a>", "<a href=\"stone.html\">moved</a>"},
        {"<a href='/tiny/quests/paint-a-stone#top'>x</a>",
         "<a href='../quests/paint-a-stone.html#top'>x</a>"},
        {"<a href=/tiny/one/moss>x</a>", "<a href=moss.html>x</a>"},
        {"<a href=\"/tiny/one/moss?a=1&amp;b=2#x\">", "<a href=\"moss.html?a=1&amp;b=2#x\">"},
        {"<a href=\"/tiny/one/moss?v=1&amp;b=2&amp;c=3\">", "<a href=\"moss.html?b=2&amp;c=3\">"},
        {"<a href=\"/tiny/one/%6Doss\">", "<a href=\"moss.html\">"},
        {"<link href=\"/assets/site.css?v=01234567\">", "<link href=\"../../assets/site.css\">"},
        {"<script src=\"/assets/site.js\" defer></script>",
         "<script src=\"../../assets/site.js\" defer></script>"},
        {"<img alt=\"/tiny/\" src=\"/tiny/media/stone.svg\"/>",
         "<img alt=\"/tiny/\" src=\"../media/stone.svg\"/>"},
        {"<form action=\"/tiny/\" data-to=\"/tiny/one/\">",
         "<form action=\"../index.html\" data-to=\"index.html\">"},
        {"<video poster=\"/tiny/media/stone.svg\"></video>", "<video poster=\"../media/stone.svg\"></video>"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_rewritten(f, cases[i].markup, cases[i].want);
    }
}

static void test_what_stays(void **state) {
    struct fixture *f = *state;
    const char *const cases[] = {
        "<a href=\"https://example.org/tiny/\">",
        "<a href=\"//example.org/tiny/\">",
        "<a href=\"#here\">",
        "<a href=\"mailto:a@example.org\">",
        "<p title=\"/tiny/\">/tiny/</p>",
        "<!-- <a href=\"/tiny/\"> -->x",
        "<title>/tiny/ <a href=\"/tiny/\"></title>",
        "<script>var a = \"<a href='/tiny/'>\";</script>",
        "<a data-x href>y</a>",
        "a < b <3",
        "<",
        "</",
        "<a href=\"",
        "<a href=\"/tiny/",
        "<a href=",
        "<!--",
        "<a b=\"\" / c>",
        "",
        "<p",
        "<pre>\n<b></b>",
        "<?xml version=\"1.0\"?>",
        "<!doctype html>",
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (strcmp(cases[i], "<a href=\"/tiny/") != 0) {
            assert_rewritten(f, cases[i], cases[i]);
        }
    }
    assert_rewritten(f, "<a href=\"/tiny/", "<a href=\"../index.html");
}

static void test_missing_links_are_told(void **state) {
    struct fixture *f = *state;
    size_t missing = 0;
    str got = rewritten(f, "<a href=\"/tiny/two/\"><a href=\"/search?q=a\"><p data-x=\"/y\" content=\"/z\">",
                        &missing);
    assert_has(got, "href=\"/tiny/two/\"");
    assert_int_equal(missing, 2);
}

static void test_icons(void **state) {
    struct fixture *f = *state;
    str got = rewritten(f, "<body><svg><use href=\"/assets/icons.svg#mark\"></use></svg></body>", NULL);
    assert_has(got, "<use href=\"#icon-mark\"></use>");
    assert_has(got, "<symbol id=\"icon-mark\" viewBox=");
    assert_has(got, "</symbol>\n</svg>\n</body>");
    assert_false(str_contains(got, STR("icon-done")));
    got = rewritten(f, "<body><ol data-progress></ol></body>", NULL);
    assert_has(got, "id=\"icon-done\"");
    assert_has(got, "id=\"icon-half\"");
    assert_has(got, "id=\"icon-here\"");
    /* One that is not there stays what it was: the file. */
    assert_rewritten(f, "<use href=\"/assets/icons.svg#none\"/></body>",
                     "<use href=\"../../assets/icons.svg#none\"/></body>");
}

static void test_absolute_addresses(void **state) {
    struct fixture *f = *state;
    make_site(f, "https://learn.example.org");
    const struct {
        const char *markup, *want;
    } cases[] = {
        {"<link href=\"https://learn.example.org/tiny/one/moss\">",
         "<link href=\"https://learn.example.org/tiny/one/moss.html\">"},
        {"<meta content=\"https://learn.example.org/tiny/\">",
         "<meta content=\"https://learn.example.org/tiny/\">"},
        {"<a href=\"https://learn.example.org\">", "<a href=\"https://learn.example.org/\">"},
        {"<a href=\"https://learn.example.organic/tiny/one/moss\">",
         "<a href=\"https://learn.example.organic/tiny/one/moss\">"},
        {"<a href=\"https://learn.example.org/none\">", "<a href=\"https://learn.example.org/none\">"},
        {"<script>{\"url\":\"https://learn.example.org/tiny/one/moss\"}</script>",
         "<script>{\"url\":\"https://learn.example.org/tiny/one/moss.html\"}</script>"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_rewritten(f, cases[i].markup, cases[i].want);
    }
}

static void test_other_kinds(void **state) {
    struct fixture *f = *state;
    make_site(f, "https://a.org");
    struct export_plan p = planned(f);
    struct export_file css = {
        .file = STR("assets/x.css"),
        .kind = KIND_CSS,
        .body = STR("a{b:url(/assets/favicon.svg)} c{d:url(\"/none\")} e{f:url('#g')} url(")};
    struct rewriting r = start_rewriting(f, &p, &css);
    assert_true(
        str_eq(rewrite_file(&r), STR("a{b:url(favicon.svg)} c{d:url(\"/none\")} e{f:url('#g')} url(")));
    struct export_file text = {
        .file = STR("robots.txt"),
        .kind = KIND_TEXT,
        .body = STR("Sitemap: https://a.org/tiny/one/moss\nhttps://a.org/x https://a.orgy")};
    r = start_rewriting(f, &p, &text);
    assert_true(str_eq(rewrite_file(&r),
                       STR("Sitemap: https://a.org/tiny/one/moss.html\nhttps://a.org/x https://a.orgy")));
    struct export_file feed = {
        .file = STR("tiny/feed.xml"),
        .kind = KIND_XML,
        .body = STR("<id>https://a.org/tiny/one/moss</id><link href=\"/tiny/one/moss\"/>"
                    "<loc>https://a.org/tiny/one/moss</loc><link href=\"https://a.org/tiny/\"/>")};
    r = start_rewriting(f, &p, &feed);
    assert_true(
        str_eq(rewrite_file(&r),
               STR("<id>https://a.org/tiny/one/moss</id><link href=\"one/moss.html\"/>"
                   "<loc>https://a.org/tiny/one/moss.html</loc><link href=\"https://a.org/tiny/\"/>")));
}

static void test_file_names(void **state) {
    struct fixture *f = *state;
    assert_true(str_eq(file_of_path(f->a, STR("/"), true), STR("index.html")));
    assert_true(str_eq(file_of_path(f->a, STR("/a/b/"), true), STR("a/b/index.html")));
    assert_true(str_eq(file_of_path(f->a, STR("/a/b"), true), STR("a/b.html")));
    assert_true(str_eq(file_of_path(f->a, STR("/a/b.html"), true), STR("a/b.html")));
    assert_true(str_eq(file_of_path(f->a, STR("/a/b.svg"), false), STR("a/b.svg")));
    assert_true(file_name_is_plain(STR("a/b c/d.svg")));
    const char *const wrong[] = {"", "/a", "a/", "a//b", "../a", "a/./b", "a/..", "a\\b", "a\nb"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_false(file_name_is_plain(str_c(wrong[i])));
    }
    buf b = buf_new(f->a);
    address_relative(&b, STR("a/b/c.html"), STR("a/d e/f&%\xc3\xa9.svg"));
    assert_true(str_eq(buf_str(&b), STR("../d%20e/f%26%25%c3%a9.svg")));
}

/* Each address in the tree: what it names must be a file. */
static void check_address(struct fixture *f, const char *file, str value) {
    if (value.n == 0 || value.p[0] == '#' || str_contains(value, STR("://")) ||
        str_starts(value, STR("mailto:"))) {
        return;
    }
    str path = address_cut(value).path;
    const char *folder = arena_z(f->a, str_sub(str_c(file), 0,
                                               str_find_last_byte(str_c(file), '/') == SIZE_MAX
                                                   ? 0
                                                   : str_find_last_byte(str_c(file), '/') + 1));
    bool rooted = value.p[0] == '/';
    assert_true(!rooted || strcmp(file, "404.html") == 0);
    const str parts[] = {str_c(f->out), STR("/"), rooted ? (str){0} : str_c(folder),
                         address_decode(f->a, path), str_ends(path, STR("/")) ? STR("index.html") : (str){0}};
    const char *target = arena_join(f->a, parts, COUNT_OF(parts)).p;
    struct stat st = {0};
    if (stat(target, &st) != 0 || !S_ISREG(st.st_mode)) {
        fail_msg("%s: %.*s leads nowhere", file, STR_ARG(value));
    }
}

static size_t check_addresses(struct fixture *f, const char *file) {
    static const char *const names[] = {" href=\"", " src=\"", " action=\"", "url="};
    size_t count = 0;
    str text = read_out(f, file);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        str rest = text;
        for (size_t at = str_find(rest, str_c(names[i])); at != SIZE_MAX;
             at = str_find(rest, str_c(names[i]))) {
            rest = str_from(rest, at + strlen(names[i]));
            check_address(f, file, str_sub(rest, 0, str_find_byte(rest, '"')));
            count++;
        }
    }
    return count;
}

static void test_every_address_leads_to_a_file(void **state) {
    struct fixture *f = *state;
    struct export_result r = export_now(f);
    struct export_plan p = planned(f);
    size_t count = 0;
    assert_int_equal(r.files, p.files.n);
    assert_int_equal(r.missing.n, 0);
    for (size_t i = 0; i < p.files.n; i++) {
        const char *file = arena_z(f->a, p.files.at[i].file);
        count += str_ends(p.files.at[i].file, STR(".html")) ? check_addresses(f, file) : 0;
        assert_true(
            is_there(arena_join(f->a, (const str[]){str_c(f->out), STR("/"), p.files.at[i].file}, 3).p));
    }
    assert_true(count > 50);
    assert_has(read_out(f, "tiny/one/rock.html"), "url=stone.html");
    assert_has(read_out(f, "404.html"), "href=\"/tiny/");
    assert_has(read_out(f, "README.txt"), "CC BY");
    assert_has(read_out(f, "README.txt"), "index.html");
    assert_has(read_out(f, EXPORT_MARKER), "\ntiny/one/stone.html\n");
}

static void test_issuer_in_the_readme(void **state) {
    struct fixture *f = *state;
    f->request.issuer_name = STR("The Friends of Stones");
    export_now(f);
    assert_has(read_out(f, "README.txt"), "The Friends of Stones");
}

static void test_same_bytes_same_times(void **state) {
    struct fixture *f = *state;
    struct export_plan p = planned(f);
    export_now(f);
    const char *first = f->out;
    f->out = f->request.out = path_in(f, "second");
    f->request.threads = 3;
    f->world.seed = 99;
    export_now(f);
    for (size_t i = 0; i < p.files.n; i++) {
        struct stat one = {0};
        struct stat two = {0};
        const char *a = arena_join(f->a, (const str[]){str_c(first), STR("/"), p.files.at[i].file}, 3).p;
        const char *b = arena_join(f->a, (const str[]){str_c(f->out), STR("/"), p.files.at[i].file}, 3).p;
        str x = {0};
        str y = {0};
        assert_false(failed(file_read(f->a, &f->world, a, FILE_BYTES_MAX, &x)));
        assert_false(failed(file_read(f->a, &f->world, b, FILE_BYTES_MAX, &y)));
        assert_true(str_eq(x, y));
        assert_true(stat(a, &one) == 0 && stat(b, &two) == 0);
        assert_int_equal(one.st_mtim.tv_sec, two.st_mtim.tv_sec);
        assert_int_equal(one.st_mtim.tv_nsec, 0);
        assert_true(one.st_mtim.tv_sec > 315532800); /* 1980 */
    }
}

static void assert_refused(struct fixture *f, enum err_code code, const char *part) {
    struct export_result r = {.files = 12345};
    err e = export_site(f->a, &f->request, &r);
    assert_int_equal(e.code, code);
    assert_int_equal(r.files, 12345);
    if (!strstr(e.message, part)) {
        fail_msg("\"%s\" does not say \"%s\"", e.message, part);
    }
    assert_int_equal(export_allowed(f->a, &f->world, f->request.out).code, code);
}

static void test_replaces_its_own(void **state) {
    struct fixture *f = *state;
    export_now(f);
    str before = read_out(f, "tiny/one/stone.html");
    f->library.books.at[0]->modules.at[0].units.n = 1; /* moss and the summit are gone */
    make_site(f, "");
    export_now(f);
    assert_false(str_eq(before, read_out(f, "tiny/one/stone.html")));
    assert_false(is_there(path_in(f, "out/tiny/one/moss.html")));
    assert_int_equal(count_names(f->folder), 1);
    f->out = f->request.out = path_in(f, "out//");
    export_now(f);
    assert_int_equal(count_names(f->folder), 1);
}

static void test_refuses_what_is_not_its_own(void **state) {
    struct fixture *f = *state;
    assert_int_equal(mkdir(f->out, 0777), 0);
    assert_false(failed(export_allowed(f->a, &f->world, f->out))); /* an empty folder holds nothing to lose */
    put(f, path_in(f, "out/thesis.txt"), "ten years");
    assert_refused(f, ERR_STATE, "thesis.txt");
    assert_true(str_eq(read_out(f, "thesis.txt"), STR("ten years")));
    put(f, path_in(f, "out/" EXPORT_MARKER), "something else\n");
    assert_refused(f, ERR_STATE, EXPORT_MARKER);
    put(f, path_in(f, "out/" EXPORT_MARKER), "waymark-site 1\nindex.html\n");
    assert_refused(f, ERR_STATE, "thesis.txt");
    assert_int_equal(count_names(f->folder), 1);
}

static void test_refuses_a_stranger_deep_inside(void **state) {
    struct fixture *f = *state;
    export_now(f);
    assert_int_equal(mkdir(path_in(f, "out/tiny/.git"), 0777), 0);
    export_now(f); /* an empty folder is no loss */
    assert_int_equal(mkdir(path_in(f, "out/tiny/.git"), 0777), 0);
    put(f, path_in(f, "out/tiny/.git/HEAD"), "x");
    assert_refused(f, ERR_STATE, "tiny/.git/HEAD");
    assert_int_equal(unlink(path_in(f, "out/tiny/.git/HEAD")), 0);
    assert_int_equal(symlink("/etc", path_in(f, "out/tiny/link")), 0);
    assert_refused(f, ERR_STATE, "tiny/link");
}

static void test_refuses_what_is_no_folder(void **state) {
    struct fixture *f = *state;
    put(f, f->out, "a file");
    assert_refused(f, ERR_STATE, "a file");
    f->request.out = path_in(f, "link");
    assert_int_equal(symlink(f->folder, f->request.out), 0);
    assert_refused(f, ERR_STATE, "symbolic link");
    const char *const none[] = {".", "..", "/", "x/.", "x/..", ""};
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        f->request.out = none[i];
        assert_refused(f, ERR_INPUT, "folder of its own");
    }
}

static void test_makes_the_folders_above(void **state) {
    struct fixture *f = *state;
    f->out = f->request.out = path_in(f, "a/b/out");
    export_now(f);
    assert_true(is_there(path_in(f, "a/b/out/index.html")));
    assert_int_equal(count_names(path_in(f, "a/b")), 1);
    put(f, path_in(f, "file"), "x");
    f->request.out = path_in(f, "file/out");
    struct export_result r = {0};
    assert_int_equal(export_site(f->a, &f->request, &r).code, ERR_IO);
}

static void test_two_pages_one_file(void **state) {
    struct fixture *f = *state;
    struct export_result r = {0};
    f->site->pages.at[2].path = STR("/tiny/index");
    err e = export_site(f->a, &f->request, &r);
    assert_int_equal(e.code, ERR_INPUT);
    assert_non_null(strstr(e.message, "tiny/index.html"));
    f->site->pages.at[2].path = STR("/tiny/../../escape");
    assert_int_equal(export_site(f->a, &f->request, &r).code, ERR_INPUT);
    assert_int_equal(count_names(f->folder), 0);
}

/* Every n-th operation fails, and all after it: the old output is whole, and nothing lies beside it. */
static void test_faults_leave_the_old_output(void **state) {
    struct fixture *f = *state;
    export_now(f);
    str old = read_out(f, "index.html");
    f->settings.site_name = STR("Another name");
    assert_false(failed(site_make(f->a, &f->settings, &f->source, &f->site)));
    f->request.site = f->site;
    bool done = false;
    long n = 0;
    for (; !done; n++) {
        struct export_result r = {0};
        f->world.fault_after = n;
        err e = export_site(f->a, &f->request, &r);
        f->world.fault_after = -1;
        done = !failed(e);
        assert_true(done || e.code == ERR_IO);
        assert_int_equal(count_names(f->folder), 1);
        assert_true(done || str_eq(read_out(f, "index.html"), old));
        assert_true(is_there(path_in(f, "out/tiny/one/summit.html")));
        assert_true(n < 2000);
    }
    assert_true(n > 30);
    assert_has(read_out(f, "index.html"), "Another name");
}

static void test_faults_without_an_old_output(void **state) {
    struct fixture *f = *state;
    bool done = false;
    for (long n = 0; !done; n++) {
        struct export_result r = {0};
        f->world.fault_after = n;
        done = !failed(export_site(f->a, &f->request, &r));
        f->world.fault_after = -1;
        assert_int_equal(count_names(f->folder), done ? 1 : 0);
        assert_true(n < 2000);
    }
}

/* Lets exactly the named operation fail, the `fault_after`-th time it is asked. */
static bool fail_exchange(struct world *w, const char *operation) {
    (void)w;
    return strcmp(operation, "exchange") == 0;
}

static bool fail_exchange_and_second_rename(struct world *w, const char *operation) {
    if (strcmp(operation, "rename") == 0) {
        return w->fault_after-- == 0;
    }
    return fail_exchange(w, operation);
}

static void test_without_exchange(void **state) {
    struct fixture *f = *state;
    export_now(f);
    f->settings.site_name = STR("Another name");
    assert_false(failed(site_make(f->a, &f->settings, &f->source, &f->site)));
    f->request.site = f->site;
    f->world.file_fault = fail_exchange_and_second_rename;
    for (long n = 0; n < 2; n++) {
        struct export_result r = {0};
        f->world.fault_after = n;
        assert_int_equal(export_site(f->a, &f->request, &r).code, ERR_IO);
        assert_false(str_contains(read_out(f, "index.html"), STR("Another name")));
        assert_int_equal(count_names(f->folder), 1);
    }
    f->world.file_fault = fail_exchange;
    export_now(f);
    assert_has(read_out(f, "index.html"), "Another name");
    assert_int_equal(count_names(f->folder), 1);
}

static void test_fault_in_a_thread(void **state) {
    struct fixture *f = *state;
    struct export_result r = {0};
    f->request.threads = 4;
    assert_int_equal(mkdir(path_in(f, "sealed"), 0555), 0);
    f->request.out = path_in(f, "sealed/out");
    if (geteuid() != 0) {
        assert_int_equal(export_site(f->a, &f->request, &r).code, ERR_IO);
    }
    f->request.out = f->out;
    export_now(f);
    assert_true(is_there(path_in(f, "out/index.html")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_addresses),
        TEST(test_what_stays),
        TEST(test_missing_links_are_told),
        TEST(test_icons),
        TEST(test_absolute_addresses),
        TEST(test_other_kinds),
        TEST(test_file_names),
        TEST(test_every_address_leads_to_a_file),
        TEST(test_issuer_in_the_readme),
        TEST(test_same_bytes_same_times),
        TEST(test_replaces_its_own),
        TEST(test_refuses_what_is_not_its_own),
        TEST(test_refuses_a_stranger_deep_inside),
        TEST(test_refuses_what_is_no_folder),
        TEST(test_makes_the_folders_above),
        TEST(test_two_pages_one_file),
        TEST(test_faults_leave_the_old_output),
        TEST(test_faults_without_an_old_output),
        TEST(test_without_exchange),
        TEST(test_fault_in_a_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
