// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// Follows every link of the site from its home page:  node crawl.mjs BASE_URL FOLDER
// Each page must answer 200, each anchor must exist on its page. Pages are kept in FOLDER for the HTML checker.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [base, folder] = process.argv.slice(2);
const pages = new Map();
const wanted = [];
const queue = ['/'];
const wrong = [];

function links(html, from) {
    const found = [];
    for (const [, value] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        const address = value.replaceAll('&amp;', '&');
        const url = new URL(address, base + from);
        if (url.origin === base) found.push([url.pathname, decodeURIComponent(url.hash.slice(1))]);
    }
    return found;
}

while (queue.length) {
    const path = queue.shift();
    if (pages.has(path)) continue;
    const answer = await fetch(base + path, { redirect: 'manual' });
    const body = await answer.text();
    const isHtml = answer.headers.get('content-type')?.startsWith('text/html');
    pages.set(path, { html: isHtml ? body : '' });
    if (answer.status !== 200) wrong.push(`${path} answers ${answer.status}`);
    if (!isHtml) continue;
    for (const [to, anchor] of links(body, path)) {
        queue.push(to);
        if (anchor) wanted.push([path, to, anchor]);
    }
}
for (const [from, to, anchor] of wanted) {
    const html = pages.get(to).html;
    if (html && !html.includes(`id="${anchor}"`)) wrong.push(`${from} links to ${to}#${anchor}, which is not there`);
}
let n = 0;
for (const [path, { html }] of pages) {
    if (html) writeFileSync(join(folder, `${n++}-${path.replaceAll('/', '_')}.html`), html);
}
console.log(wrong.length ? `not ok crawl: ${[...new Set(wrong)].slice(0, 10).join('; ')}` : `ok crawl: ${n} pages, every link and anchor is there`);
process.exit(wrong.length ? 1 : 0);
