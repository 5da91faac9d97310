/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "format/html.h"

static void check_str(str s, const char *expected) {
    if (!str_eq(s, str_c(expected))) {
        fail_msg("\n  is       %.*s\n  expected %s", STR_ARG(s), expected);
    }
}

/* ---- The writer ------------------------------------------------------------------------------ */

static void test_elements(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    html_open(w, "p");
    html_attribute(w, "class", STR("lead"));
    html_flag(w, "hidden");
    html_text(w, STR("a "));
    html_open(w, "em");
    html_text(w, STR("b"));
    html_close(w);
    html_text(w, STR(" c"));
    html_close(w);
    html_open(w, "ul");
    html_open(w, "li");
    check_str(html_finish(w).safe, "<p class=\"lead\" hidden>a <em>b</em> c</p><ul><li></li></ul>");
    assert_true(html_empty(html_finish(w))); /* empty afterwards */
    html_text(w, STR("again"));
    check_str(html_finish(w).safe, "again");
    arena_free(a);
}

static void test_finish_keeps_what_it_gave(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    html_text(w, STR("first"));
    html first = html_finish(w);
    html_text(w, STR("other"));
    (void)html_finish(w);
    check_str(first.safe, "first");
    arena_free(a);
}

static void test_void_elements(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    html_open(w, "p");
    html_open(w, "br");
    html_text(w, STR("x")); /* ends the br */
    html_open(w, "img");
    html_attribute(w, "alt", STR(""));
    html_close(w); /* closes the img, not the p */
    html_open(w, "hr");
    html_open(w, "wbr");
    html_raw(w, html_from_text(a, STR("<")));
    html_close(w); /* the p */
    html_open(w, "input");
    html_flag(w, "checked");
    check_str(html_finish(w).safe, "<p><br>x<img alt=\"\"><hr><wbr>&lt;</p><input checked>");
    arena_free(a);
}

static void test_values_are_escaped(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    html_open(w, "a");
    html_attribute(w, "title", STR("\"><script>'&amp;\0"));
    html_text(w, STR("</a><script>alert('1')</script>&lt;\0!"));
    check_str(html_finish(w).safe, "<a "
                                   "title=\"&quot;&gt;&lt;script&gt;&#39;&amp;amp;\xEF\xBF\xBD\">&lt;/"
                                   "a&gt;&lt;script&gt;alert(&#39;1&#39;)"
                                   "&lt;/script&gt;&amp;lt;\xEF\xBF\xBD!</a>");
    arena_free(a);
}

static void test_first_line_break_stays(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    html_open(w, "pre");
    html_text(w, STR(""));
    html_text(w, STR("\nx"));
    html_text(w, STR("\ny"));
    html_close(w);
    html_open(w, "textarea");
    html_text(w, STR("z\n"));
    html_close(w);
    html_open(w, "pre");
    html_open(w, "code");
    html_text(w, STR("\nx")); /* an element came first: nothing is dropped here */
    check_str(html_finish(w).safe, "<pre>\n\nx\ny</pre><textarea>z\n</textarea><pre><code>\nx</code></pre>");
    arena_free(a);
}

static void test_svg(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    html_open(w, "svg");
    html_attribute(w, "viewBox", STR("0 0 10 10"));
    html_attribute(w, "aria-hidden", STR("true"));
    html_open(w, "linearGradient");
    html_attribute(w, "id", STR("g"));
    html_close(w);
    html_open(w, "path");
    html_attribute(w, "stroke-width", STR("2"));
    html_close(w);
    html_open(w, "use");
    html_url(w, "xlink:href", STR("#g"));
    check_str(html_finish(w).safe,
              "<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><linearGradient id=\"g\"></linearGradient>"
              "<path stroke-width=\"2\"></path><use xlink:href=\"#g\"></use></svg>");
    arena_free(a);
}

static void test_addresses_in_attributes(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    html_open(w, "a");
    html_url(w, "href", STR("/x?a=1&b=\"2\""));
    html_close(w);
    html_open(w, "a");
    html_url(w, "href", STR("javascript:alert(1)"));
    html_close(w);
    html_open(w, "img");
    html_attribute(w, "src", STR("data:text/html,x")); /* an address, whatever it was written with */
    check_str(html_finish(w).safe,
              "<a href=\"/x?a=1&amp;b=&quot;2&quot;\"></a><a href=\"#\"></a><img src=\"#\">");
    arena_free(a);
}

static void test_long_text(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct html_writer *w = html_writer_new(a);
    for (int i = 0; i < 20000; i++) {
        html_open(w, "i");
        html_text(w, STR("<&>"));
        html_close(w);
    }
    assert_int_equal(html_finish(w).safe.n, 20000 * 20);
    for (size_t i = 0; i < HTML_DEPTH_MAX; i++) {
        html_open(w, "b");
    }
    assert_int_equal(html_finish(w).safe.n, HTML_DEPTH_MAX * 7);
    arena_free(a);
}

/* ---- Addresses ------------------------------------------------------------------------------- */

static void test_safe_addresses(void **state) {
    (void)state;
    static const str safe[] = {
        STR_INIT(""),
        STR_INIT("/"),
        STR_INIT("#x"),
        STR_INIT("?q=a:b"),
        STR_INIT("a/b.html"),
        STR_INIT("../x"),
        STR_INIT("http://a.example/"),
        STR_INIT("HTTPS://a.example"),
        STR_INIT("mailto:a@b.example"),
        STR_INIT("MailTo:x"),
        STR_INIT("//a.example/x"),
        STR_INIT("/a:b"),
        STR_INIT("a/b:c"),
        STR_INIT("#javascript:x"),
        STR_INIT("?javascript:x"),
        STR_INIT("x y"),
        STR_INIT("javascript"),
        STR_INIT("java script"),
        STR_INIT("./javascript:x"),
        STR_INIT("\xC3\xA9/x"),
        STR_INIT("javascript&colon;alert(1)"),
        STR_INIT("javascript%3Aalert(1)"),
        STR_INIT("/x y "),
        STR_INIT("\\\\a.example"),
    };
    for (size_t i = 0; i < COUNT_OF(safe); i++) {
        if (!html_url_is_safe(safe[i])) {
            fail_msg("refused: %.*s", STR_ARG(safe[i]));
        }
    }
}

static void test_unsafe_addresses(void **state) {
    (void)state;
    static const str unsafe[] = {
        STR_INIT("javascript:alert(1)"),
        STR_INIT("JavaScript:alert(1)"),
        STR_INIT("JAVASCRIPT:x"),
        STR_INIT("jAvAsCrIpT:x"),
        STR_INIT(" javascript:x"),
        STR_INIT("\tjavascript:x"),
        STR_INIT("\njavascript:x"),
        STR_INIT("\rjavascript:x"),
        STR_INIT("\x01javascript:x"),
        STR_INIT("\x1Fjavascript:x"),
        STR_INIT("\0javascript:x"),
        STR_INIT("java\tscript:x"),
        STR_INIT("java\nscript:x"),
        STR_INIT("java\rscript:x"),
        STR_INIT("java\r\nscript:x"),
        STR_INIT("javascript\t:x"),
        STR_INIT("javascript\n:x"),
        STR_INIT("java\0script:x"),
        STR_INIT("javascript:"),
        STR_INIT("javascript://%0aalert(1)"),
        STR_INIT("data:text/html,<script>"),
        STR_INIT("DATA:image/svg+xml,x"),
        STR_INIT("data:"),
        STR_INIT("vbscript:x"),
        STR_INIT("VbScript:x"),
        STR_INIT("file:///etc/passwd"),
        STR_INIT("FILE:x"),
        STR_INIT("blob:x"),
        STR_INIT("filesystem:x"),
        STR_INIT("about:blank"),
        STR_INIT("view-source:x"),
        STR_INIT("feed:javascript:x"),
        STR_INIT("ftp://x"),
        STR_INIT("tel:1"),
        STR_INIT("ws://x"),
        STR_INIT("jar:x"),
        STR_INIT("ms-word:x"),
        STR_INIT("x:y"),
        STR_INIT("1:x"),
        STR_INIT(":x"),
        STR_INIT("\xC3\xA9:x"),
        STR_INIT("javascript :x"),
        STR_INIT("http\t://x"),
        STR_INIT("http ://x"),
        STR_INIT(" http://x"),
        STR_INIT("  /x"),
        STR_INIT("/x\ny"),
        STR_INIT("/x\x7F"),
        STR_INIT("https\0://x"),
        STR_INIT("\xEF\xBB\xBFjavascript:x"),
        STR_INIT("\xC2\xA0javascript:x"),
    };
    for (size_t i = 0; i < COUNT_OF(unsafe); i++) {
        if (html_url_is_safe(unsafe[i])) {
            fail_msg("allowed: %.*s (case %zu)", STR_ARG(unsafe[i]), i);
        }
    }
}

/* ---- Text and back --------------------------------------------------------------------------- */

static void test_from_text(void **state) {
    (void)state;
    struct arena *a = arena_new();
    check_str(html_from_text(a, STR("")).safe, "");
    check_str(html_from_text(a, STR("plain \xC3\xA9")).safe, "plain \xC3\xA9");
    check_str(html_from_text(a, STR("<b>\"'&")).safe, "&lt;b&gt;&quot;&#39;&amp;");
    check_str(html_trusted(STR("<b>")).safe, "<b>");
    arena_free(a);
}

static void test_to_text(void **state) {
    (void)state;
    static const struct {
        const char *html;
        const char *text;
    } cases[] = {
        {"", ""},
        {"x", "x"},
        {"  a\n\tb  ", "a b"},
        {"<p>a</p><p>b</p>", "a b"},
        {"<p>a <em>b</em>c</p>", "a bc"},
        {"a<br>b", "a b"},
        {"a<wbr>b<span>c</span>", "abc"},
        {"<ul><li>a<li>b</ul>", "a b"},
        {"a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39; &apos;", "a & b <c> \"d\" 'e' '"},
        {"&amp;lt;", "&lt;"},
        {"&#x41;&#65;&#xe9;", "AA\xC3\xA9"},
        {"a&nbsp;b&hellip;", "a\xC2\xA0"
                             "b\xE2\x80\xA6"},
        {"a & b &; &unknown; &#xZZ; &#; &#99999999;", "a & b &; &unknown; &#xZZ; &#; &#99999999;"},
        {"&#0;", "&#0;"},
        {"<a title=\"x > y\" href='<'>z</a>", "z"},
        {"a<!-- b > -->c", "ac"},
        {"a<!-- b", "a"},
        {"a<b", "a"},
        {"<img alt=\"q\">x", "x"},
        {"<h2>One</h2>\n<p>two</p>\n", "One two"},
        {"a <b> </b>c", "a c"},
        {"<p>x</p> &amp;y", "x &y"},
        {"a&amp;", "a&"},
        {"&", "&"},
        {"<", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *a = arena_new();
        check_str(html_to_text(a, html_trusted(str_c(cases[i].html))), cases[i].text);
        check_str(html_plain(a, str_c(cases[i].html)), cases[i].text);
        arena_free(a);
    }
}

static void test_text_comes_back(void **state) {
    (void)state;
    struct arena *a = arena_new();
    char every[256];
    size_t n = 0;
    for (int c = 0x21; c < 0x7F; c++) {
        every[n++] = (char)c;
    }
    str text = str_n(every, n);
    assert_true(str_eq(html_to_text(a, html_from_text(a, text)), text));
    arena_free(a);
}

/* ---- Wrong uses end the process --------------------------------------------------------------- */

static void misuse(struct html_writer *w, int which) {
    switch (which) {
    case 0:
        html_open(w, "script");
        break;
    case 1:
        html_open(w, "style");
        break;
    case 2:
        html_open(w, "p onclick=x");
        break;
    case 3:
        html_open(w, "");
        break;
    case 4:
        html_open(w, "P");
        break;
    case 5:
        html_attribute(w, "class", STR("x")); /* no element */
        break;
    case 6:
        html_open(w, "p");
        html_text(w, STR("x"));
        html_attribute(w, "class", STR("x"));
        break;
    case 7:
        html_open(w, "p");
        html_attribute(w, "id", STR("x"));
        html_attribute(w, "id", STR("y"));
        break;
    case 8:
        html_open(w, "p");
        html_flag(w, "hidden");
        html_attribute(w, "hIDDEN", STR("y"));
        break;
    case 9:
        html_open(w, "p");
        html_attribute(w, "onclick", STR("x"));
        break;
    case 10:
        html_open(w, "p");
        html_attribute(w, "a b", STR("x"));
        break;
    case 11:
        html_open(w, "iframe");
        break;
    case 12:
        html_open(w, "img");
        html_attribute(w, "srcset", STR("javascript:x"));
        break;
    case 13:
        html_close(w);
        break;
    case 14:
        for (int i = 0; i <= HTML_DEPTH_MAX; i++) {
            html_open(w, "b");
        }
        break;
    default:
        _exit(0); /* the end of the list */
    }
    _exit(1);
}

static bool misuse_aborts(int which, bool *ret_end) {
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        signal(SIGABRT, SIG_DFL);
        close(2);
        misuse(html_writer_new(arena_new()), which);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    *ret_end = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return WIFSIGNALED(status);
}

static void test_misuse(void **state) {
    (void)state;
    int which = 0;
    for (bool end = false; !end; which++) {
        bool aborted = misuse_aborts(which, &end);
        if (!aborted && !end) {
            fail_msg("misuse %d went through", which);
        }
    }
    assert_int_equal(which, 16);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements),
        cmocka_unit_test(test_finish_keeps_what_it_gave),
        cmocka_unit_test(test_void_elements),
        cmocka_unit_test(test_values_are_escaped),
        cmocka_unit_test(test_first_line_break_stays),
        cmocka_unit_test(test_svg),
        cmocka_unit_test(test_addresses_in_attributes),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_safe_addresses),
        cmocka_unit_test(test_unsafe_addresses),
        cmocka_unit_test(test_from_text),
        cmocka_unit_test(test_to_text),
        cmocka_unit_test(test_text_comes_back),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
