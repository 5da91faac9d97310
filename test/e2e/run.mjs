// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// Drives Debian's Chromium against a running Waymark:  node run.mjs BASE_URL MODULES_DIR
// Prints one line a check: "ok NAME" or "not ok NAME: what was seen". Checks live in *.check.mjs beside this file;
// each exports `checks`, a list of [name, async (world) => undefined or a string that says what is wrong].

import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [base, modules, only] = process.argv.slice(2);
if (!base || !modules) {
    console.error('usage: node run.mjs BASE_URL MODULES_DIR [PART_OF_A_NAME]');
    process.exit(2);
}
const require = createRequire(pathToFileURL(join(modules, 'node_modules', 'x.js')));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((p) => {
    try { readFileSync(p, { flag: 'r' }); return true; } catch { return false; }
});
const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A page whose errors, CSP reports and foreign requests are collected in page.complaints.
async function open(options = {}) {
    const { path, status = 200, ...contextOptions } = options;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...contextOptions });
    const page = await context.newPage();
    page.complaints = [];
    page.on('console', (m) => {
        const expected = status >= 400 && m.text().includes(`status of ${status}`);
        if (['error', 'warning'].includes(m.type()) && !expected) page.complaints.push(`console: ${m.text()}`);
    });
    page.on('pageerror', (e) => page.complaints.push(`script: ${e.message}`));
    page.on('request', (r) => {
        if (!r.url().startsWith(base) && !r.url().startsWith('data:')) page.complaints.push(`foreign request: ${r.url()}`);
    });
    page.on('requestfailed', (r) => page.complaints.push(`failed request: ${r.url()}`));
    if (path) {
        const answer = await page.goto(base + path, { waitUntil: 'load' });
        page.answer = answer;
        if (answer.status() !== status) page.complaints.push(`status ${answer.status()} and not ${status}`);
    }
    page.done = () => context.close();
    return page;
}

const world = { base, browser, open, axe };
const here = dirname(fileURLToPath(import.meta.url));
let bad = 0;
for (const file of readdirSync(here).filter((f) => f.endsWith('.check.mjs')).sort()) {
    const { checks } = await import(pathToFileURL(join(here, file)));
    for (const [name, check] of checks) {
        const title = `${file.replace('.check.mjs', '')}: ${name}`;
        if (only && !title.includes(only)) continue;
        let wrong;
        try {
            wrong = await check(world);
        } catch (e) {
            wrong = e.stack.split('\n').slice(0, 3).join(' ');
        }
        if (wrong) bad++;
        console.log(wrong ? `not ok ${title}: ${wrong}` : `ok ${title}`);
    }
}
await browser.close();
process.exit(bad ? 1 : 0);
