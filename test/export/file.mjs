// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// Reads a static copy from the disk with Debian's Chromium:  node file.mjs FOLDER MODULES_DIR
// Prints one line a check: "ok NAME" or "not ok NAME: what was seen".

import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, modules] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(process.cwd(), modules, 'node_modules', 'x.js')));
const { chromium } = require('playwright-core');
const address = (file) => pathToFileURL(join(folder, file)).href;

const browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
const READ = ['index.html', 'core/index.html', 'core/commons/index.html', 'core/commons/significance.html', 'core/overview.html'];
const UNIT = 'core/commons/significance.html';
let bad = 0;

function say(name, wrong) {
    if (wrong) bad = 1;
    console.log(wrong ? `not ok ${name}: ${wrong}` : `ok ${name}`);
}

async function open(options, file) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.complaints = [];
    page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) page.complaints.push(m.text()); });
    page.on('pageerror', (e) => page.complaints.push(e.message));
    page.on('request', (r) => { if (!r.url().startsWith('file:')) page.complaints.push(`request ${r.url()}`); });
    page.on('requestfailed', (r) => page.complaints.push(`failed ${r.url()}`));
    await page.goto(address(file));
    return page;
}

// Drawings that are shown and have no size: a <use> that found nothing.
const emptyIcons = () => [...document.querySelectorAll('svg use')]
    .filter((u) => u.ownerSVGElement.getClientRects().length && !u.getBBox().width)
    .map((u) => u.getAttribute('href'));

for (const javaScriptEnabled of [true, false]) {
    const title = javaScriptEnabled ? 'file, with JavaScript' : 'file, without JavaScript';
    const wrong = [];
    for (const file of READ) {
        const page = await open({ javaScriptEnabled }, file);
        wrong.push(...page.complaints.map((c) => `${file}: ${c}`));
        const seen = await page.evaluate(() => ({
            styled: getComputedStyle(document.body).backgroundColor !== 'rgba(0, 0, 0, 0)' ||
                getComputedStyle(document.documentElement).backgroundColor !== 'rgba(0, 0, 0, 0)',
            icons: document.querySelectorAll('svg use').length,
        }));
        if (!seen.styled) wrong.push(`${file}: no style sheet`);
        if (!seen.icons) wrong.push(`${file}: no icon at all`);
        const empty = await page.evaluate(emptyIcons);
        if (empty.length) wrong.push(`${file}: icons without a drawing: ${empty}`);
        await page.context().close();
    }
    say(`${title}: pages, style and icons`, wrong.join('; '));

    const page = await open({ javaScriptEnabled }, 'index.html');
    const steps = [];
    await page.click('main a[href="core/index.html"]');
    steps.push(page.url());
    await page.click('main a[href="commons/significance.html"]');
    steps.push(page.url());
    await page.click('a[rel="next"]');
    steps.push(page.url());
    await page.click('a.brand');
    steps.push(page.url());
    const expected = ['core/index.html', UNIT, 'core/commons/physical-digital.html', 'index.html'].map(address);
    say(`${title}: from the home page to the map, a unit, the next and home`,
        steps.join() === expected.join() ? '' : steps.join(' '));
    say(`${title}: nothing complained on the way`, page.complaints.join('; '));
    await page.context().close();

    const unit = await open({ javaScriptEnabled }, UNIT);
    const option = unit.locator('details.option').first();
    await option.locator('summary').click();
    const isOpen = await option.evaluate((d) => d.open && d.lastElementChild.getBoundingClientRect().height > 0);
    say(`${title}: an answer opens and gives its reason`, isOpen ? '' : 'it stayed closed');
    await unit.context().close();
}

const page = await open({}, UNIT);
await page.goto(address('core/index.html'));
const here = await page.evaluate(() => {
    const row = document.querySelector('[data-unit="core/commons/significance"]');
    const use = row.querySelector('.state use');
    return { marked: row.classList.contains('row-here'), icon: use.getAttribute('href'), width: use.getBBox().width };
});
say('file: the map shows where the reader was', here.marked && here.icon === '#icon-here' && here.width ? '' : JSON.stringify(here));
const on = page.locator('[data-go-on]').first();
if (await on.count()) {
    await on.click();
    say('file: going on leads to that unit', page.url() === address(UNIT) ? '' : page.url());
}
say('file: nothing complained with progress', page.complaints.join('; '));

// The search is a script here: a question in the address, an answer whose link leads to a page.
const search = await open({}, 'search.html');
await search.fill('#q', 'commons');
await search.press('#q', 'Enter');
await search.waitForSelector('.search-answer a');
const found = await search.locator('.search-answer a').first();
const to = new URL(await found.getAttribute('href'), search.url());
await found.click();
say('file: the search finds a page and leads there',
    to.href.startsWith('file:') && await search.locator('main h1').count() ? '' : search.url());
say('file: nothing complained while searching', search.complaints.join('; '));

await browser.close();
process.exit(bad);
